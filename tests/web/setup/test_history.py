"""The history: what each may see of it, filtered, page by page, of one object, as a file; and its chain, checked."""

import csv
from datetime import datetime, timedelta, timezone
from io import BytesIO, StringIO

import pytest
from django.db import connection
from openpyxl import load_workbook

from parindex.core.messages import Message
from parindex.core.workflow import State, state_word
from parindex.documents.catalogue import catalogue
from parindex.web.records.append_only import lay, lift
from parindex.web.records.asking import asked_by_program, asked_by_request
from parindex.web.records.audit import Subject, record, refused
from parindex.web.records.head_file import keep_head
from parindex.web.records.models import AuditHead, Event, IndexYear, RoleHolding, Unit, User
from parindex.web.setup.history import chain, pages
from tests.web.conftest import signed_in
from tests.web.pages import Page

HISTORY = "/lich-su/"
ADDRESSES = (HISTORY, "/lich-su/tai/csv/", "/lich-su/tai/xlsx/")
SHEET = "Huyện Đắk Glong, 2023"
VIETNAM = timezone(timedelta(hours=7))


def person_of(role, unit="dak-glong"):
    person = User.objects.create_user(f"{role}-{unit}", f"Người {role}")
    RoleHolding.objects.create(person=person, role=role, unit=Unit.objects.get(code=unit))
    return person


def done(act, said="submit", **given):
    """The sheet of the demo year goes through `act`."""
    sheet = IndexYear.objects.select_related("unit").get()
    message = Message(
        "acting.done", {"act": Message(f"workflow.act.{said}"), "unit": "Huyện Đắk Glong", "year": "2023"}
    )
    return record(act, sheet, message, unit=sheet.unit, **given)


@pytest.fixture
def events(demo):
    """Four events of Đắk Glong and its sheet, one of another district, one of the installation."""
    other = Unit.objects.create(
        code="huyen-b", name="UBND huyện B", short_name="Huyện B", kind="district", parent=demo.unit.parent
    )
    submitter = User.objects.get(username="dau-moi")
    with asked_by_request(lambda: submitter, "r1"):
        done("submit", after={"state": state_word(State.SUBMITTED)}, before={"state": state_word(State.SELF_SCORING)})
    with asked_by_program("parindex worker"):
        done("extend", "extend", reason="Chờ số liệu của tỉnh")
    late = Message("acting.late", {"act": Message("workflow.act.submit"), "unit": "A", "year": "2023", "days": 3})
    refused("return", demo, late, unit=demo.unit)
    record("save", demo.unit, Message("chain.missing", {"seq": 4}), unit=demo.unit)
    record("save", other, Message("chain.missing", {"seq": 5}), unit=other)
    record("backup", Subject("installation", "", "Bản cài"), Message("chain.missing", {"seq": 6}), unit=None)


def shown(client, address=HISTORY):
    """The numbers of the events on the page, in its order."""
    return [int(id_[1:]) for id_ in Page(client.get(address)).ids if id_[:1] == "e" and id_[1:].isdigit()]


def test_history_tells_who_did_what_and_when_the_newest_first(officer, events):
    page = Page(officer.get(HISTORY))
    assert shown(officer) == [4, 3, 2, 1]
    at = Event.objects.get(seq=1).at.astimezone(VIETNAM)
    assert page.lacks("Đầu mối đơn vị: Huyện Đắk Glong, năm 2023: nộp phiếu điểm.", f"{at:%d/%m/%Y %H:%M}") == []
    assert page.lacks("Lý do: Chờ số liệu của tỉnh", "chặng tự chấm đã nộp", "Mã yêu cầu r1", "bị từ chối") == []
    assert "/lich-su/indexyear/" in " ".join(page.links)


def test_history_is_told_in_the_language_of_its_reader(officer, events, settings):
    officer.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = Page(officer.get(HISTORY))
    assert page.lacks("Huyện Đắk Glong, year 2023: submit the score sheet.", "stage self-scoring submitted") == []


@pytest.mark.parametrize(
    ("role", "unit", "seen"),
    [
        ("officer", "dak-nong", [5, 4, 3, 2, 1]),
        ("contact", "huyen-b", [5]),
        ("auditor", "huyen-b", [6, 5]),
        ("operator", "dak-nong", [6, 5, 4, 3, 2, 1]),
    ],
)
def test_each_sees_the_events_in_their_reach(events, role, unit, seen):
    assert shown(signed_in(person_of(role, unit))) == seen


def test_without_a_role_nothing_is_seen_and_the_page_says_what_would_be(without_role, events):
    page = Page(without_role.get(HISTORY))
    assert page.lacks("Chưa ghi việc nào ở các đơn vị bạn được xem.") == []
    assert shown(without_role) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_whoever_is_not_signed_in_is_sent_to_sign_in(client, events, address):
    assert client.get(address)["Location"] == f"/dang-nhap/?next={address}"


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("q=nop+phieu", [3, 1]),
        ("q=NỘP+phiếu", [3, 1]),
        ("q=so+lieu+cua+tinh", [2]),
        ("q=khong+co+dau", []),
        ("nguoi=dau+moi", [1]),
        ("nguoi=Parindex", [2]),
        ("nguoi=nop", []),
        ("viec=submit", [1]),
        ("viec=extend&q=cho", [2]),
        ("loai=unit", [4]),
        ("kq=tu-choi", [3]),
        ("viec=khong-co", [4, 3, 2, 1]),
        ("tu=2000-01-01&den=01/01/2001", []),
        ("tu=2000-01-01", [4, 3, 2, 1]),
        ("tu=hom-qua", [4, 3, 2, 1]),
    ],
)
def test_filters_leave_what_fits(officer, events, query, seen):
    assert shown(officer, f"{HISTORY}?{query}") == seen


def test_a_day_is_that_of_vietnam_from_midnight_to_midnight(officer, demo):
    lift(connection)
    for seq, hours in ((1, 0), (2, 23.99), (3, 24), (4, -0.01)):
        done("submit")
        at = datetime(2024, 12, 31, tzinfo=VIETNAM) + timedelta(hours=hours)
        Event.objects.filter(seq=seq).update(at=at)
    lay(connection)
    assert shown(officer, f"{HISTORY}?tu=31/12/2024&den=31/12/2024") == [2, 1]


def test_what_cannot_be_read_is_said_at_its_field(officer, events):
    assert Page(officer.get(f"{HISTORY}?tu=hom-qua")).lacks("Ngày/tháng/năm, ví dụ 31/12/2024.") == []


def test_older_events_are_on_pages_of_their_own_which_keep_the_filter(officer, demo):
    for _ in range(60):
        done("submit")
        done("extend")
    address = f"{HISTORY}?viec=submit"
    assert shown(officer, address) == list(range(119, 19, -2))
    older = f"{HISTORY}?viec=submit&truoc=21"
    page = Page(officer.get(address))
    assert (older in page.links, f"{HISTORY}?viec=submit" in page.links) == (True, False)
    assert shown(officer, older) == list(range(19, 0, -2))
    assert address in Page(officer.get(older)).links
    assert shown(officer, f"{HISTORY}?truoc=abc")[0] == 120


@pytest.mark.parametrize("address", [HISTORY, "/lich-su/indexyear/{sheet}/"])
def test_a_page_asks_the_database_at_most_ten_times_whatever_it_shows(
    officer, demo, address, django_assert_max_num_queries
):
    for _ in range(60):
        done("submit", before={"state": state_word(State.OPEN)})
    with django_assert_max_num_queries(10):
        assert officer.get(address.format(sheet=demo.pk)).status_code == 200


# one object


def test_an_object_has_a_history_of_its_own(officer, demo, events):
    address = f"/lich-su/indexyear/{demo.pk}/"
    page = Page(officer.get(address))
    assert (shown(officer, address), page.lacks(SHEET, "phiếu điểm này")) == ([3, 2, 1], [])


@pytest.mark.parametrize("address", ["/lich-su/indexyear/999/", "/lich-su/installation/x/", "/lich-su/khac/{sheet}/"])
def test_an_object_without_any_event_has_no_page(officer, demo, events, address):
    assert officer.get(address.format(sheet=demo.pk)).status_code == 404


def test_an_object_out_of_reach_has_no_page(officer_elsewhere, without_role, demo, events):
    address = f"/lich-su/indexyear/{demo.pk}/"
    assert [client.get(address).status_code for client in (officer_elsewhere, without_role)] == [404, 404]


def test_an_event_of_an_older_version_is_told_by_its_act(officer, demo):
    done("submit")
    lift(connection)
    Event.objects.update(said={"message": "no.longer", "parameters": {}})
    lay(connection)
    assert Page(officer.get(HISTORY)).lacks(f"nộp phiếu điểm: {SHEET}") == []


# files


def rows_of(answer):
    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(content, newline="")))


def test_what_is_filtered_comes_as_csv_in_its_order(officer, events):
    answer = officer.get("/lich-su/tai/csv/?q=nop+phieu")
    rows = rows_of(answer)
    assert [(row["Số"], row["Kết quả"]) for row in rows] == [("1", "đã làm"), ("3", "bị từ chối")]
    assert rows[0]["Thay đổi"] == "chặng: tự chấm → đã nộp"
    assert answer["Content-Disposition"].startswith('attachment; filename="lich-su-')


def test_a_reason_like_a_formula_is_none_in_csv(officer, demo):
    done("submit", reason="=HYPERLINK(1)")
    assert [row["Lý do"] for row in rows_of(officer.get("/lich-su/tai/csv/"))] == ["'=HYPERLINK(1)"]


def test_what_is_filtered_comes_as_a_workbook(officer, events):
    sheet = load_workbook(BytesIO(officer.get("/lich-su/tai/xlsx/?viec=extend").content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[0] for row in rows] == ["Số", "2"]
    assert "Chờ số liệu của tỉnh" in rows[1]


def test_a_file_holds_what_its_reader_may_see_and_no_more(officer_elsewhere, events):
    assert rows_of(officer_elsewhere.get("/lich-su/tai/csv/")) == []


def test_there_is_no_file_of_another_kind(officer, events):
    assert officer.get("/lich-su/tai/pdf/").status_code == 404


def test_a_workbook_too_long_to_wait_for_is_refused_with_a_way_out(officer, events, monkeypatch):
    monkeypatch.setattr(pages, "MOST_ROWS", 3)
    answer = officer.get("/lich-su/tai/xlsx/?loai=indexyear", follow=True)
    assert answer.redirect_chain == []
    answer = officer.get("/lich-su/tai/xlsx/", follow=True)
    assert Page(answer).lacks("hãy lọc theo ngày, hoặc tải tệp CSV") == []


# the chain


@pytest.fixture
def auditor(events):
    return signed_in(person_of("auditor"))


def keep():
    head = AuditHead.objects.get()
    keep_head(head.count, head.hash)


def test_the_chain_is_checked_and_the_result_recorded(auditor):
    keep()
    head = AuditHead.objects.get().hash
    page = Page(auditor.post("/lich-su/kiem-chuoi/", follow=True))
    assert page.lacks(f"Chuỗi nguyên vẹn: 6 việc, đầu chuỗi {head}.", "Kiểm gần nhất", "Số việc đã ghi 7") == []
    event = Event.objects.get(seq=7)
    assert (event.act, event.actor_name, event.message.id) == ("check_chain", "Người auditor", "chain.whole")


def test_a_broken_chain_is_told_at_its_first_bad_event(auditor):
    keep()
    lift(connection)
    Event.objects.filter(seq=3).update(reason="khác")
    lay(connection)
    page = Page(auditor.post("/lich-su/kiem-chuoi/", follow=True))
    told = "Việc số 3 đã bị sửa sau khi ghi: nội dung không khớp mã băm của nó."
    assert (page.lacks(told, "không nguyên vẹn"), page.text.count(told)) == ([], 3)


def test_a_chain_that_lost_its_head_is_told_though_nothing_can_be_added(auditor):
    keep()
    AuditHead.objects.all().delete()
    page = Page(auditor.post("/lich-su/kiem-chuoi/", follow=True))
    assert (page.lacks("Không còn dòng đầu chuỗi"), Event.objects.count()) == ([], 6)


def test_a_chain_too_long_to_wait_for_is_left_to_the_command(auditor, monkeypatch):
    monkeypatch.setattr(chain, "MOST_AT_ONCE", 5)
    page = Page(auditor.post("/lich-su/kiem-chuoi/", follow=True))
    assert (page.lacks("hãy chạy “parindex audit verify”"), Event.objects.count()) == ([], 6)


def test_whoever_looks_after_the_installation_prints_the_head(auditor):
    head = AuditHead.objects.get().hash
    page = Page(auditor.get("/lich-su/dau-chuoi/"))
    assert head in page.text.replace(" ", "")


def test_others_neither_check_the_chain_nor_print_its_head(officer, events):
    page = Page(officer.get(HISTORY))
    assert ("Kiểm chuỗi" in page.text, "In đầu chuỗi" in page.text, page.lacks("Số việc đã ghi 6")) == (
        False,
        False,
        [],
    )
    assert (officer.post("/lich-su/kiem-chuoi/").status_code, officer.get("/lich-su/dau-chuoi/").status_code) == (
        403,
        403,
    )
    assert Event.objects.count() == 6


def test_a_link_does_not_check_the_chain(auditor):
    assert (auditor.get("/lich-su/kiem-chuoi/").status_code, Event.objects.count()) == (405, 6)


def test_each_sentence_of_the_history_has_words_in_both_languages(events):
    sentences = [
        [catalogue(language).render(event.message) for event in Event.objects.all()] for language in ("vi", "en")
    ]
    assert all(all(one) for one in sentences)
