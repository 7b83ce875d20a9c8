"""What a form of the grid sends is kept, field by field; what cannot be is told, and nothing typed is lost."""

from decimal import Decimal

import pytest

from parindex.core.workflow import Act
from parindex.web.records.acting import Wanted, act_on
from parindex.web.records.audit import Event
from parindex.web.records.declarations import Declaration
from tests.web.assess.grid.conftest import GRID
from tests.web.assess.grid.form import Form
from tests.web.assess.two_years import WHOLE, enter, figures, sheet_of
from tests.web.pages import Page

TYPED = {
    "so:1.1:done": "90",
    "so:1.1:all": "1.000",
    "so:1.2:planned": "co",
    "so:1.3:points": "1,5",
    "so:1.4:late": "KAD",
}


def stored():
    return {key: value for key, (value, _confirmed) in figures(sheet_of()).items()}


def test_whole_form_is_saved_without_a_script(contact, opened, send):
    answer = send({**opened(), **TYPED})
    assert (answer.status_code, answer.url) == (302, GRID)
    assert stored() == {
        ("1.1", "done"): "90",
        ("1.1", "all"): "1000",
        ("1.2", "planned"): "yes",
        ("1.3", "points"): "1.5",
        ("1.4", "late"): "",
    }
    assert Page(contact.get(GRID)).lacks("Đã lưu lúc") == []


def test_form_that_changes_nothing_changes_nothing(world, opened, send):
    enter(world, WHOLE)
    before = sheet_of().edits, Event.objects.count()
    send(opened())
    assert (sheet_of().edits, Event.objects.count()) == before


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("so:1.1:done", "chín mươi"),
        ("so:1.1:done", "1,5"),
        ("so:1.1:done", "9" * 16),
        ("so:1.2:planned", "có thể"),
        ("so:1.3:points", "2,5"),
        ("so:1.3:points", "-1"),
        ("so:1.4:late", "1 báo cáo"),
    ],
)
def test_field_that_cannot_be_read_stands_as_typed_and_the_others_are_saved(opened, send, name, words):
    answer = send({**opened(), **TYPED, name: words})
    form = Form(answer)
    assert (answer.status_code, form.values[name], form.bad) == (200, words, [name])
    code, key = name.split(":")[1:]
    assert {(one, fact) for one, fact in stored()} == {tuple(other.split(":")[1:]) for other in TYPED} - {(code, key)}
    assert Page(answer).lacks(f"Tiêu chí {code} có số liệu chưa lưu được") == []


def test_refused_field_stays_in_sight_whatever_the_filter(world, opened, send):
    enter(world, WHOLE)
    address = f"{GRID}?loc=tra-lai"
    answer = send({**opened(), "so:1.1:done": "x"}, address)
    assert Form(answer).values["so:1.1:done"] == "x"


def test_blank_field_takes_the_figure_away(world, opened, send):
    enter(world, WHOLE)
    send({**opened(), "so:1.1:done": " "})
    assert ("1.1", "done") not in stored()


def test_words_are_kept_with_their_leaf(opened, send):
    address = f"{GRID}1.1/"
    given = {"@note": "Ghi\r\nhai dòng", "@explanation": "Sổ bị cháy", "@source": "Cổng dịch vụ công"}
    send({**opened(address), **{f"so:1.1:{key}": words for key, words in given.items()}}, address)
    row = Declaration.objects.get(code="1.1")
    assert (row.note, row.explanation, row.source) == ("Ghi\nhai dòng", "Sổ bị cháy", "Cổng dịch vụ công")


def test_source_that_is_too_long_is_refused_and_stays(opened, send):
    address = f"{GRID}1.1/"
    form = Form(send({**opened(address), "so:1.1:@source": "n" * 301}, address))
    assert (form.values["so:1.1:@source"], Declaration.objects.filter(code="1.1").exists()) == ("n" * 301, False)


@pytest.mark.parametrize(
    "values",
    [
        {"so:9.9:done": "1", "goc:9.9": "{}"},
        {"so:1.1:other": "1", "goc:1.1": "{}"},
        {"so:1.1:done": "1"},
        {"so:1.1:done": "1", "goc:1.1": "[]"},
        {"so:1.1:done": "1", "goc:1.1": '{"done":"chín"}'},
        {"so:1.1:done": "1", "goc:1.1": '{"other":"9"}'},
    ],
)
def test_form_of_another_set_is_no_form(contact, send, values):
    assert (send(values).status_code, stored()) == (400, {})


def test_answer_to_the_script_holds_the_pieces_of_the_saved_leaf_and_no_page(world, opened, send):
    values = {name: value for name, value in opened().items() if ":1.1" in name}
    answer = send({**values, "so:1.1:done": "1902", "so:1.1:all": "1957"}, f"{GRID}1.1/", htmx=True)
    page, html = Page(answer), answer.content.decode()
    assert page.title == ""
    assert (
        page.lacks("3,888", "Đã lưu lúc", "Độ đầy đủ 0/4", "1902/1957") == [] or page.lacks("0,000", "Đã lưu lúc") == []
    )
    assert 'data-name="so:1.1:done" data-text="1.902" data-base="&quot;1902&quot;" data-own' in html
    assert stored() == {("1.1", "done"): "1902", ("1.1", "all"): "1957"}


def test_answer_to_the_script_says_nothing_of_a_refused_field(opened, send):
    values = {name: value for name, value in opened().items() if ":1.1" in name}
    html = send({**values, "so:1.1:done": "x", "so:1.1:all": "5"}, f"{GRID}1.1/", htmx=True).content.decode()
    assert ('data-name="so:1.1:done"' in html, 'data-name="so:1.1:all"' in html) == (False, True)


def test_two_people_who_change_different_fields_of_a_leaf_both_keep_theirs(client_of, opened, send):
    first, second = opened(), opened(client=client_of("can-bo"))
    send({**first, "so:1.1:done": "90"})
    answer = send({**second, "so:1.1:all": "100"}, client=client_of("can-bo"), htmx=True)
    assert stored() == {("1.1", "done"): "90", ("1.1", "all"): "100"}
    assert 'data-name="so:1.1:done" data-text="90" data-base="&quot;90&quot;">' in answer.content.decode()


def test_second_of_two_people_sees_both_values_with_their_points(world, client_of, opened, send):
    enter(world, {"1.3": {"points": Decimal(1)}})
    second, other = opened(client=client_of("can-bo")), client_of("can-bo")
    enter(world, {"1.3": {"points": Decimal("1.25")}})
    answer = send({**second, "so:1.3:points": "2"}, client=other)
    assert Form(answer).values["so:1.3:points"] == "1,25"
    both = ("1,25 → 1,250 điểm Người dau-moi, lưu lúc", "2 → 2,000 điểm Người can-bo, nhập lúc")
    told = ("Chưa mất giá trị nào", "Giữ giá trị đã chọn", "Người khác đã nhập giá trị khác ở tiêu chí 1.3")
    assert Page(answer).lacks(*both, *told) == []
    assert stored() == {("1.3", "points"): "1.25"}


@pytest.fixture
def met(world, client_of, opened, send):
    """Two values of leaf 1.3 that met: the contact's, which stands, and the officer's."""
    second = opened(client=client_of("can-bo"))
    enter(world, {"1.3": {"points": Decimal("1.25")}})
    send({**second, "so:1.3:points": "2"}, client=client_of("can-bo"))


@pytest.mark.parametrize(("place", "kept"), [("", "1.25"), ("0", "2")])
def test_value_that_is_chosen_is_kept_and_ends_the_conflict(met, contact, place, kept):
    revision = Declaration.objects.get(code="1.3").revision
    choice = {"truong": "points", "chon": place, "ban": revision}
    answer = contact.post(f"{GRID}1.3/chon/", choice)
    assert (answer.url, stored(), Declaration.objects.get(code="1.3").contested) == (
        f"{GRID}#tc-1.3",
        {("1.3", "points"): kept},
        [],
    )
    again = contact.post(f"{GRID}1.3/chon/", choice, follow=True)
    assert Page(again).lacks("Tiêu chí 1.3 đã thay đổi từ khi bạn mở trang") == []


def test_who_may_not_enter_chooses_nothing(met, client_of):
    row = Declaration.objects.get(code="1.3")
    client_of("lanh-dao").post(f"{GRID}1.3/chon/", {"truong": "points", "chon": "0", "ban": row.revision})
    assert (stored(), Event.objects.latest("seq").is_refused) == ({("1.3", "points"): "1.25"}, True)


def test_what_was_typed_into_a_sheet_that_was_handed_in_meanwhile_is_told(world, opened, send):
    enter(world, {**WHOLE, "1.1": {**WHOLE["1.1"], "@explanation": "Bản giấy gửi sau"}})
    values = {**opened(), "so:1.4:late": "7"}
    sheet = sheet_of()
    act_on(world.person("dau-moi"), sheet, Wanted(Act.SUBMIT, edits=sheet.edits), revision=sheet.revision)
    page = Page(send(values))
    assert page.lacks("Chưa lưu “Số báo cáo muộn”; bạn đã nhập: “ 7 ”", "Chỉ xem.") == []
    assert stored()["1.4", "late"] == "0"


def test_script_is_told_what_was_denied_so_that_it_never_sends_it_by_itself(opened, send, client_of):
    values = opened()
    allowed = send({**values, "so:1.1:done": "1"}, f"{GRID}1.1/", htmx=True).content.decode()
    denied = send(
        {**values, "so:1.1:all": "2"}, f"{GRID}1.1/", htmx=True, client=client_of("lanh-dao")
    ).content.decode()
    assert ["data-denied" in answer for answer in (allowed, denied)] == [False, True]


def test_leader_saves_nothing_and_is_told_why(opened, send, client_of):
    answer = send({**opened(), **TYPED}, client=client_of("lanh-dao"))
    assert (answer.status_code, stored(), Event.objects.latest("seq").is_refused) == (200, {}, True)


@pytest.mark.parametrize("path", ["", "1.1/", "1.1/chon/", "giao/", "xac-nhan/"])
def test_sheet_of_another_unit_takes_nothing(opened, send, client_of, path):
    assert send({**opened(), **TYPED}, f"{GRID}{path}", client=client_of("dau-moi-b")).status_code == 404
    assert stored() == {}
