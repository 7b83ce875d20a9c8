"""Events: recorded whole and in turn, in the transaction of what they tell of, seen by those whom they concern."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection, transaction

from parindex.core.chain import BEGINNING
from parindex.core.messages import Message
from parindex.documents.catalogue import catalogue
from parindex.web.records.append_only import IN_TURN, STAYS, lift
from parindex.web.records.asking import NOBODY, SYSTEM, asked_by_program, asked_by_request, asking
from parindex.web.records.audit import OutsideTransactionError, SecretError, Subject, record, refused
from parindex.web.records.chain_check import check_chain
from parindex.web.records.head_file import HeadFileError, head_path, keep_head, kept_head
from parindex.web.records.models import AuditHead, Event, RoleHolding, Unit, User

SAID = Message("chain.missing", {"seq": 7})
DATABASE = Subject("database", "", "cơ sở dữ liệu")


@pytest.fixture
def tree(db):
    """A province with two districts."""
    units = {"tinh": Unit.objects.create(code="tinh", name="Tỉnh A", short_name="Tỉnh A", kind="province")}
    for code in ("huyen-a", "huyen-b"):
        units[code] = Unit.objects.create(
            code=code, name=f"Huyện {code[-1]}", short_name=code, kind="district", parent=units["tinh"]
        )
    return units


def record_some(count, unit=None):
    with transaction.atomic():
        return [record("save", DATABASE, Message("chain.missing", {"seq": seq}), unit=unit) for seq in range(count)]


def fail_after_recording():
    with transaction.atomic():
        record("save", DATABASE, SAID, unit=None)
        raise LookupError


def first_bad():
    """What checking the chain finds, with the head on file that a commit would have written."""
    head = AuditHead.objects.get()
    keep_head(head.count, head.hash)
    return check_chain().found


def holder(tree, role, unit, name="nguoi"):
    person = User.objects.create_user(name, "Người thử")
    RoleHolding.objects.create(person=person, role=role, unit=tree[unit])
    return person


def test_events_are_chained_from_one_without_a_gap(tree):
    made = record_some(3)
    assert [event.seq for event in made] == [1, 2, 3]
    assert [event.previous for event in made] == [BEGINNING, made[0].hash, made[1].hash]
    head = AuditHead.objects.get()
    assert (head.pk, head.count, head.hash) == (1, 3, made[2].hash)


def test_what_the_database_gives_back_fits_the_hashes(tree):
    unit = tree["huyen-a"]
    said = Message("chain.cut-off", {"seq": 3, "where": Message("chain.head-row"), "count": 9})
    before = {"points": Decimal("13.50"), "due": date(2024, 12, 31), "codes": ("3.6", "7.2"), "state": None}
    person = holder(tree, "officer", "huyen-a")
    with asked_by_request(lambda: person, "a1"):
        record("return", unit, said, unit=unit, before=before, after={"is_open": True, "state": SAID}, reason="Lý do\n")
    (event,) = Event.objects.all()
    assert first_bad() is None
    assert event.message == said
    assert catalogue("vi").render(event.message).endswith("dòng đầu chuỗi trong cơ sở dữ liệu giữ 9 việc.")
    assert (event.object_type, event.object_id, event.object_name) == ("unit", str(unit.pk), "Huyện a")
    assert (event.actor, event.actor_name, event.request_id, event.reason) == (person, "Người thử", "a1", "Lý do\n")
    assert event.folded.startswith("nguoi thu\nhuyen a\nchuoi bi cat o cuoi")


def test_values_before_and_after_stay_exact(tree):
    values = {"points": Decimal("13.50"), "due": date(2024, 12, 31), "codes": ("3.6", Decimal(2)), "state": SAID}
    record("save", DATABASE, SAID, unit=None, before=values, after={"name": "A", "count": 3, "nothing": None})
    event = Event.objects.get()
    assert (event.values_before, event.values_after) == (values, {"name": "A", "count": 3, "nothing": None})


def test_letters_that_a_database_has_no_room_for_are_replaced(tree):
    record("save", Subject("unit", "1", "A\x00B"), SAID, unit=None, reason="\x00\ud800", after={"name": "\x00"})
    event = Event.objects.get()
    assert (event.object_name, event.reason, event.after) == ("A\ufffdB", "\ufffd\ufffd", {"name": "\ufffd"})
    assert first_bad() is None


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused_and_leaves_nothing():
    with pytest.raises(OutsideTransactionError):
        record("save", DATABASE, SAID, unit=None)
    assert (Event.objects.count(), AuditHead.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_an_event_goes_with_the_transaction_that_fails():
    record_some(2)

    with pytest.raises(LookupError):
        fail_after_recording()
    assert [event.seq for event in record_some(1)] == [3]
    assert first_bad() is None


@pytest.mark.parametrize("values", [{"password": "a"}, {"new_password": "a"}, {"access_token": "a"}, {"Secret": "a"}])
@pytest.mark.parametrize("side", ["before", "after"])
def test_a_value_named_as_a_secret_is_refused(tree, side, values):
    with pytest.raises(SecretError):
        record("save", DATABASE, SAID, unit=None, **{side: values})
    with pytest.raises(SecretError):
        record("save", DATABASE, Message("chain.missing", {"seq": 1, **values}), unit=None)


def test_a_message_that_no_catalogue_has_is_refused(tree):
    with pytest.raises(KeyError):
        record("save", DATABASE, Message("no.such"), unit=None)


def test_a_figure_without_an_exact_writing_is_refused(tree):
    with pytest.raises(TypeError):
        record("save", DATABASE, SAID, unit=None, after={"share": 0.5})


def test_a_refusal_is_recorded_with_the_very_message_that_was_told(tree):
    event = refused("submit", tree["huyen-a"], SAID, unit=tree["huyen-a"])
    event.refresh_from_db()
    assert (event.act, event.is_refused, event.message) == ("submit", True, SAID)


# who asked


def test_without_a_request_the_system_asks(tree):
    event = record("save", DATABASE, SAID, unit=None)
    assert (event.actor, event.actor_name, event.request_id) == (None, SYSTEM, "")


def test_a_program_asks_by_its_name_or_for_a_person(tree):
    person = holder(tree, "officer", "huyen-a")
    with asked_by_program("parindex worker"):
        own = record("save", DATABASE, SAID, unit=None)
    with asked_by_program("parindex worker", person):
        on_behalf = record("save", DATABASE, SAID, unit=None)
    assert (own.actor, own.actor_name) == (None, "parindex worker")
    assert (on_behalf.actor, on_behalf.actor_name) == (person, "Người thử")
    assert len({own.request_id, on_behalf.request_id, ""}) == 3


@pytest.mark.parametrize("found", [None, AnonymousUser()])
def test_whoever_is_not_signed_in_has_no_name(found):
    with asked_by_request(lambda: found, "r"):
        assert (asking().person, asking().name) == (None, NOBODY)


def test_each_answer_carries_the_id_of_its_request(officer):
    answers = [officer.get(address) for address in ("/dak-glong/2023/", "/dak-glong/2023/", "/khong-co/")]
    ids = {answer["X-Request-Id"] for answer in answers}
    assert (len(ids), {len(one) for one in ids}) == (3, {32})


# nothing is changed or taken away


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def again(event):
    columns = ", ".join(field.column for field in Event._meta.fields)
    return f"INTO records_event ({columns}) SELECT {columns} FROM records_event WHERE seq = {event.seq}"  # noqa: S608


def changed(event):
    event.reason = "khác"
    return event


CHANGES = {
    "update": lambda event: sql("UPDATE records_event SET reason = 'khác' WHERE seq = 2"),
    "delete one": lambda event: sql("DELETE FROM records_event WHERE seq = 2"),
    "delete all": lambda event: sql("DELETE FROM records_event"),
    "queryset update": lambda event: Event.objects.filter(seq=2).update(reason="khác"),
    "queryset delete": lambda event: Event.objects.all().delete(),
    "save": lambda event: changed(event).save(),
    "delete": lambda event: event.delete(),
    "bulk update": lambda event: Event.objects.bulk_update([changed(event)], ["reason"]),
    "on conflict do update": lambda event: Event.objects.bulk_create(
        [changed(event)], update_conflicts=True, unique_fields=["seq"], update_fields=["reason"]
    ),
    "out of turn": lambda event: Event.objects.bulk_create([Event(**{**values(event), "seq": 9})]),
    "in the place of one": lambda event: Event.objects.bulk_create([event]),
}
if connection.vendor == "postgresql":
    CHANGES["truncate"] = lambda event: sql("TRUNCATE records_event")
else:
    CHANGES["replace"] = lambda event: sql(f"REPLACE {again(event)}")
    CHANGES["insert or replace"] = lambda event: sql(f"INSERT OR REPLACE {again(event)}")
    CHANGES["insert or ignore"] = lambda event: sql(f"INSERT OR IGNORE {again(event)}")
    CHANGES["update or replace"] = lambda event: sql("UPDATE OR REPLACE records_event SET seq = 3 WHERE seq = 2")
INSERTS = {"on conflict do update", "out of turn", "in the place of one"}


def values(event):
    return {field.attname: getattr(event, field.attname) for field in Event._meta.fields}


@pytest.mark.parametrize("change", CHANGES)
def test_the_database_refuses_to_change_events(tree, change):
    record_some(3)
    kept = list(Event.objects.values())
    connection.check_constraints()  # PostgreSQL empties no table that has rows left to check
    reason = IN_TURN if change in INSERTS or change.startswith(("insert", "replace")) else STAYS
    with pytest.raises(IntegrityError, match=reason), transaction.atomic():
        CHANGES[change](Event.objects.get(seq=2))
    assert list(Event.objects.values()) == kept


@pytest.mark.parametrize("change", ["update", "delete all", "queryset update"])
def test_without_the_triggers_events_could_be_changed(tree, change):
    record_some(3)
    kept = list(Event.objects.values())
    lift(connection)
    CHANGES[change](Event.objects.get(seq=2))
    assert list(Event.objects.values()) != kept


# the head outside the table


@pytest.mark.django_db(transaction=True)
def test_the_head_is_written_beside_the_database_once_all_is_kept():
    last = record_some(3)[-1]
    head = kept_head()
    assert (head.count, head.hash, json.loads(head_path().read_text())["at"]) == (3, last.hash, head.at)
    left = sorted(path.name for path in head_path().parent.glob("audit-head*"))
    assert left == ["audit-head.json", "audit-head.lock"]


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_fails_leaves_the_head_on_file_as_it_was():
    record_some(2)
    kept = kept_head()
    with pytest.raises(LookupError):
        fail_after_recording()
    assert kept_head() == kept


def test_the_head_on_file_never_goes_back():
    keep_head(5, "b" * 64)
    keep_head(4, "a" * 64)
    keep_head(5, "a" * 64)
    assert (kept_head().count, kept_head().hash) == (5, "b" * 64)


@pytest.mark.parametrize("words", ["", "{", "[]", '{"count": "5", "hash": "a"}', '{"count": 5}'])
def test_a_file_that_holds_no_head_is_left_for_people_to_look_at(words):
    head_path().write_text(words)
    with pytest.raises(HeadFileError):
        keep_head(5, "b" * 64)
    assert head_path().read_text() == words


@pytest.mark.django_db(transaction=True)
def test_work_goes_on_where_the_head_on_file_is_spoilt(caplog):
    head_path().write_text("{")
    record_some(1)
    assert (Event.objects.count(), "HeadFileError" in caplog.text) == (1, True)


# who sees what


@pytest.mark.parametrize(
    ("role", "unit", "seen"),
    [
        ("officer", "huyen-a", [1, 2]),
        ("officer", "tinh", [1, 2, 3]),
        ("auditor", "huyen-b", [1, 3, 4]),
        ("operator", "tinh", [1, 2, 3, 4]),
    ],
)
def test_a_person_sees_the_events_in_their_reach(tree, role, unit, seen):
    for place in ("tinh", "huyen-a", "huyen-b"):
        record_some(1, tree[place])
    record_some(1)
    person = holder(tree, role, unit)
    assert list(Event.objects.visible_to(person).values_list("seq", flat=True)) == seen


def test_without_a_role_nobody_sees_any_event(tree):
    record_some(1, tree["tinh"])
    record_some(1)
    nobody = User.objects.create_user("moi", "Người mới")
    past = holder(tree, "auditor", "tinh", "cu")
    past.roles.update(ended_at="2024-01-01T00:00:00Z")
    assert [Event.objects.visible_to(one).count() for one in (nobody, past, AnonymousUser())] == [0, 0, 0]
