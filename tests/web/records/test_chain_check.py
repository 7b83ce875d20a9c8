"""Whatever is done to the table of events, its head or the file beside it is found, at the first event concerned."""

import json

import pytest
from django.db import connection

from parindex.core.messages import Message
from parindex.documents.catalogue import catalogue
from parindex.web.records import chain_check
from parindex.web.records.append_only import lift
from parindex.web.records.asking import asked_by_program
from parindex.web.records.audit import Subject, record
from parindex.web.records.chain_check import check_chain
from parindex.web.records.head_file import head_path, keep_head, kept_head
from parindex.web.records.models import AuditHead, Event, Unit, User

LAST = 20


@pytest.fixture
def chain(db):
    """Twenty events with every column filled, their head on file, and no trigger in the way of whoever tampers."""
    unit = Unit.objects.create(code="huyen-a", name="Huyện A", short_name="Huyện A", kind="district")
    person = User.objects.create_user("nguoi", "Người thử")
    for seq in range(1, LAST + 1):
        with asked_by_program("parindex worker", person):
            record(
                "save",
                Subject("unit", str(seq), "Huyện A"),
                Message("chain.missing", {"seq": seq}),
                unit=unit,
                before={"name": "cũ"},
                after={"name": "mới"},
                reason="Lý do",
            )
    head = AuditHead.objects.get()
    keep_head(head.count, head.hash)
    lift(connection)


def found():
    one = check_chain().found
    return (one.seq, one.message.id) if one else None


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


def columns():
    return [field.column for field in Event._meta.fields if field.column != "seq"]


def other(column):
    """A value of the column that differs from its own in as little as may be, as SQL."""
    if column in ("actor_id", "unit_id"):
        return "NULL"
    if column == "is_refused":
        return "NOT is_refused"
    if column == "at":
        return "'2024-12-31 00:00:00'"
    if column in ("before", "after", "said"):
        return """'{"name": "moi"}'"""
    return f"SUBSTR({column}, 1, LENGTH({column}) - 1) || 'z'"


def test_a_chain_that_nobody_touched_is_whole(chain):
    head = AuditHead.objects.get()
    checked = check_chain()
    assert (checked.count, checked.hash, checked.found) == (LAST, head.hash, None)


def test_without_any_event_the_chain_is_whole(db):
    assert (check_chain().count, check_chain().found) == (0, None)


@pytest.mark.parametrize("column", columns())
def test_any_column_of_a_row_that_was_changed_names_the_row(chain, column):
    assert sql(f"UPDATE records_event SET {column} = {other(column)} WHERE seq = 7") == 1  # noqa: S608
    assert found() == (7, "chain.changed")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite lets a column hold what is not of its type")
@pytest.mark.parametrize(
    ("column", "value", "wrong"),
    [
        ("reason", "CAST(X'ff' AS TEXT)", "chain.unreadable"),
        ("at", "'2024-13-45 00:00:00'", "chain.unreadable"),
        ("said", "'{'", "chain.changed"),
        ("at", "'hôm qua'", "chain.changed"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(chain, column, value, wrong):
    sql("PRAGMA ignore_check_constraints = 1")
    sql(f"UPDATE records_event SET {column} = {value} WHERE seq = 7")  # noqa: S608
    sql("PRAGMA ignore_check_constraints = 0")
    assert found() == (7, wrong)


@pytest.mark.parametrize(
    ("gone", "bad"),
    [
        ("seq = 1", (1, "chain.missing")),
        ("seq = 7", (7, "chain.missing")),
        ("seq BETWEEN 7 AND 9", (7, "chain.missing-several")),
        ("seq > 10", (11, "chain.cut-off")),
        ("seq > 0", (1, "chain.cut-off")),
    ],
)
def test_rows_that_are_gone_name_the_first_of_them(chain, gone, bad):
    sql(f"DELETE FROM records_event WHERE {gone}")  # noqa: S608
    assert found() == bad


def test_two_rows_that_were_swapped_name_the_first(chain):
    sql("UPDATE records_event SET seq = -7 WHERE seq = 7")
    sql("UPDATE records_event SET seq = 7 WHERE seq = 9")
    sql("UPDATE records_event SET seq = 9 WHERE seq = -7")
    assert check_chain().found.message == Message("chain.moved", {"seq": 7, "place": 9})


def cut(count):
    """Cut off the end together with the row that tells of it."""
    sql("DELETE FROM records_event WHERE seq > %s", count)
    last = Event.objects.get(seq=count)
    AuditHead.objects.update(count=count, hash=last.hash)


def test_an_end_cut_off_together_with_its_head_shows_against_the_file(chain):
    cut(10)
    assert found() == (11, "chain.cut-off")
    told = catalogue("vi").render(check_chain().found.message)
    assert told == f"Chuỗi bị cắt ở cuối, thiếu từ việc số 11: tệp đầu chuỗi {head_path()} giữ 20 việc."


def test_an_end_that_was_written_anew_shows_against_the_file(chain):
    cut(10)
    for seq in range(11, LAST + 5):
        record("save", Subject("unit", str(seq), "Huyện A"), Message("chain.missing", {"seq": seq}), unit=None)
    assert found() == (LAST, "chain.other-head")


def test_rows_beyond_the_head_of_the_database_are_named(chain):
    AuditHead.objects.update(count=18, hash=Event.objects.get(seq=18).hash)
    head_path().unlink()
    keep_head(18, Event.objects.get(seq=18).hash)
    assert found() == (19, "chain.beyond")


def test_a_head_with_another_hash_is_named(chain):
    AuditHead.objects.update(hash="f" * 64)
    assert found() == (LAST, "chain.other-head")


def test_a_file_that_lags_behind_is_right_as_far_as_it_goes(chain):
    head_path().unlink()
    keep_head(10, Event.objects.get(seq=10).hash)
    assert found() is None


@pytest.mark.parametrize(
    ("spoil", "id_"),
    [
        (lambda: head_path().unlink(), "chain.no-head-file"),
        (lambda: head_path().write_text("{"), "chain.bad-head-file"),
        (lambda: AuditHead.objects.all().delete(), "chain.no-head-row"),
    ],
    ids=["no file", "bad file", "no row"],
)
def test_a_chain_with_nothing_to_compare_its_end_with_is_not_called_whole(chain, spoil, id_):
    spoil()
    assert found() == (LAST, id_)


def test_a_wrong_event_is_named_before_a_head_that_is_gone(chain):
    head_path().unlink()
    sql("DELETE FROM records_event WHERE seq = 7")
    assert found() == (7, "chain.missing")


def test_each_page_of_a_long_chain_is_one_question(chain, django_assert_num_queries, monkeypatch):
    monkeypatch.setattr(chain_check, "PAGE", 7)
    with django_assert_num_queries(2 + 3):
        assert check_chain().found is None


def test_a_wrong_event_is_found_on_any_page(chain, monkeypatch):
    monkeypatch.setattr(chain_check, "PAGE", 7)
    sql("UPDATE records_event SET reason = 'khác' WHERE seq = 15")
    assert found() == (15, "chain.changed")


def test_the_head_on_file_is_that_of_the_last_event(chain):
    assert json.loads(head_path().read_text())["hash"] == kept_head().hash == Event.objects.get(seq=LAST).hash
