"""What is done to leaves beside entering: given to an office, confirmed, asked what more would take."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils.timezone import localdate

from parindex.core.workflow import Denied
from parindex.web.records.audit import Event
from parindex.web.records.confirming import CONFIRM, confirm
from parindex.web.records.declarations import Declaration
from tests.web.assess.grid.conftest import GRID
from tests.web.assess.two_years import WHOLE, attach, enter, figures, sheet_of
from tests.web.pages import Page

DUE = (localdate() + timedelta(days=6)).isoformat()


def given(world, **other):
    return {"ma": ["1.1", "1.2"], "phong": world.units["phong-a"].pk, "han": DUE, "ghi-chu": "Nhờ rà lại", **other}


def test_leaves_are_given_to_an_office_with_a_last_day_and_taken_back(world, contact, client_of):
    answer = client_of("can-bo").post(f"{GRID}giao/", given(world))
    rows = list(Declaration.objects.order_by("code").values_list("code", "office__code", "office_note"))
    assert (answer.url, rows) == (GRID, [("1.1", "phong-a", "Nhờ rà lại"), ("1.2", "phong-a", "Nhờ rà lại")])
    assert Page(contact.get("/hop-tin/")).lacks("giao tiêu chí 1.1, 1.2 cho Phòng Nội vụ") == []
    contact.post(f"{GRID}giao/", {"ma": ["1.1"], "lay-lai": "1"})
    assert dict(Declaration.objects.values_list("code", "office__code")) == {"1.1": None, "1.2": "phong-a"}


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"ma": []}, "Chưa chọn tiêu chí nào để giao."),
        ({"phong": ""}, "Chưa chọn phòng, ban"),
        ({"phong": "999999"}, "Chưa chọn phòng, ban"),
        ({"han": ""}, "Chưa có hạn"),
        ({"han": "2020-01-01"}, "Chưa có hạn"),
        ({"han": "mai"}, "“mai”"),
        ({"ma": ["9.9"]}, "9.9"),
    ],
)
def test_giving_that_cannot_be_done_says_why_and_keeps_the_form(world, contact, other, words):
    page = Page(contact.post(f"{GRID}giao/", given(world, **other)))
    assert (page.status, page.lacks(words, "Nhờ rà lại"), Declaration.objects.exists()) == (200, [], False)


def test_form_of_giving_comes_with_the_leaf_that_it_was_asked_from(world, contact):
    html = contact.get(f"{GRID}giao/?ma=1.2").content.decode()
    assert ('value="1.2" checked' in html, 'value="1.1" checked' in html) == (True, False)


def test_who_may_not_enter_gives_nothing(world, client_of):
    page = Page(client_of("lanh-dao").post(f"{GRID}giao/", given(world)))
    assert (page.status, Declaration.objects.exists(), Event.objects.latest("seq").is_refused) == (200, False, True)


@pytest.fixture
def carried(world):
    """Figures of two leaves and a piece of evidence of a third that nobody has confirmed."""
    enter(world, WHOLE)
    sheet_of().facts.filter(code__in=("1.1", "1.2")).update(is_confirmed=False)
    use = attach(world, "1.4")
    use.is_confirmed = False
    use.save()
    return world


def unconfirmed():
    facts = {code for (code, _fact), (_value, is_confirmed) in figures(sheet_of()).items() if not is_confirmed}
    return facts | set(sheet_of().evidence.filter(is_confirmed=False).values_list("code", flat=True))


def test_what_waits_is_marked_and_can_be_confirmed_leaf_by_leaf(carried, contact):
    page = Page(contact.get(GRID))
    told = ("3 tiêu chí có số liệu, tài liệu lấy từ năm trước", "Chưa xác nhận", "(chưa xác nhận)", "Xác nhận số liệu")
    assert page.lacks(*told, "1.1 xác nhận số liệu năm trước") == []
    answer = contact.post(f"{GRID}xac-nhan/", {"ma": "1.1"})
    assert (answer.url, unconfirmed()) == (f"{GRID}#tc-1.1", {"1.2", "1.4"})
    event = Event.objects.latest("seq")
    assert (event.act, list(event.values_after)) == (CONFIRM, ["1.1"])


def test_all_that_waits_is_confirmed_at_once(carried, contact):
    contact.post(f"{GRID}xac-nhan/")
    assert unconfirmed() == set()
    assert Declaration.objects.get(code="1.4").revision == 2


def test_nothing_that_waits_is_told(world, contact):
    page = Page(contact.post(f"{GRID}xac-nhan/", follow=True))
    assert page.lacks("không còn số liệu, tài liệu nào của năm trước chờ xác nhận") == []


def test_who_may_not_enter_confirms_nothing(carried, client_of):
    client_of("lanh-dao").post(f"{GRID}xac-nhan/", {"ma": "1.1"})
    assert (unconfirmed(), Event.objects.latest("seq").is_refused) == ({"1.1", "1.2", "1.4"}, True)
    assert isinstance(confirm(carried.person("dau-moi-b"), sheet_of(), ("1.1",)), Denied)


def test_what_more_would_take_is_told_for_the_points_that_are_wanted(world, contact):
    enter(world, WHOLE)
    attach(world, "1.1")
    full, some = contact.get(f"{GRID}1.1/can-gi/"), contact.get(f"{GRID}1.1/can-gi/?muon=3,8")
    assert Page(full).lacks("Tiêu chí 1.1 cần gì để đạt?", "Số hồ sơ đúng hạn: từ 90 lên 100 (thêm 10 hồ sơ)") == []
    assert Page(some).lacks("Số hồ sơ đúng hạn: từ 90 lên 95 (thêm 5 hồ sơ)") == []


def test_wish_beyond_the_maximum_is_refused_at_its_field(world, contact):
    enter(world, {"1.1": {"done": Decimal(1), "all": Decimal(2)}})
    html = contact.get(f"{GRID}1.1/can-gi/?muon=45", headers={"HX-Request": "true"}).content.decode()
    assert ("field__error" in html, 'value="45"' in html, "<title>" in html) == (True, True, False)
