"""Handing a sheet in: what is locked, what keeps it back, who was faster, and taking it back while there is time."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from parindex.core.declaring import Edit, LeafEdit
from parindex.core.workflow import Act
from parindex.web.records.acting import Wanted, act_on
from parindex.web.records.carrying_over import carry_over
from parindex.web.records.declaring import declare
from parindex.web.records.models import Event, RoleHolding, User
from tests.web.assess.two_years import LAST, SHEET, WHOLE, attach, enter, sheet_of, two_years
from tests.web.conftest import signed_in
from tests.web.pages import Page
from tests.web.province import past

pytestmark = pytest.mark.django_db
ADDRESS = f"{SHEET}nop/"


@pytest.fixture
def world():
    return two_years()


@pytest.fixture
def whole(world):
    """The world with a sheet that can be handed in."""
    enter(world, WHOLE)
    attach(world, "1.1")
    return world


def see(world, name="dau-moi"):
    return Page(signed_in(world.person(name)).get(ADDRESS))


def form(act="submit"):
    """What the page that is seen now sends."""
    sheet = sheet_of()
    seen = Event.objects.filter(object_type="indexyear", object_id=str(sheet.pk), is_refused=False).last().seq
    return {"viec": act, "ban": sheet.revision, "sua": sheet.edits, "su-kien": seen}


def send(world, sent, name="dau-moi"):
    return Page(signed_in(world.person(name)).post(ADDRESS, sent, follow=True))


def test_a_whole_sheet_is_handed_in_and_its_page_says_by_whom(whole):
    page = see(whole)
    assert page.lacks("9,100", "trên 10 điểm", "Tốt", "giả định", "4 tiêu chí", "Không thiếu số liệu") == []
    done = send(whole, form())
    assert sheet_of().state == "submitted"
    assert done.lacks("Đã nộp phiếu điểm.", "dau-moi nộp lúc", "Nội dung đã nộp", "Rút phiếu điểm") == []


@pytest.fixture
def undone(world):
    """Everything that can keep a sheet back, and a leaf without its evidence."""
    enter(world, {"1.1": {"done": Decimal(80), "all": Decimal(90)}, "1.3": {"planned": True}}, LAST)
    carry_over(world.person("dau-moi"), sheet_of())
    return world


def test_what_is_still_to_be_done_stands_there_with_the_way_to_its_row(undone):
    enter(undone, {"1.3": {"points": Decimal(1)}})
    page = see(undone)
    assert page.lacks("Còn thiếu số liệu", "Nộp báo cáo", "Lấy từ năm trước, chưa xác nhận") == []
    assert [link for link in page.links if "tu-cham/#" in link] == [
        f"{SHEET}tu-cham/#tc-1.4",
        f"{SHEET}tu-cham/#tc-1.1",
        f"{SHEET}tu-cham/#tc-1.2",
    ]
    assert 'aria-disabled="true"' in page.html


def test_a_sheet_with_something_to_do_is_refused_in_the_recorded_words(undone):
    page = send(undone, form())
    event = Event.objects.order_by("seq").last()
    assert (sheet_of().state, event.act, event.is_refused) == ("self_scoring", "submit", True)
    assert page.lacks("tiêu chí 1.1, 1.2 lấy từ năm trước mà chưa được xác nhận") == []


def test_contradicting_figures_are_told_in_a_sentence(world):
    enter(world, {**WHOLE, "1.1": {"done": Decimal(100), "all": Decimal(90)}})
    page = see(world)
    assert page.lacks("Số liệu mâu thuẫn", "Số hồ sơ đúng hạn") == []
    assert sheet_of().state == "self_scoring"
    assert send(world, form()).lacks("số liệu của tiêu chí 1.1 mâu thuẫn") == []


def test_two_values_and_a_return_that_is_not_answered_keep_it_back(whole):
    late = LeafEdit("1.3", {"points": Edit(Decimal(1), Decimal("0.25"))})
    assert declare(whole.person("can-bo"), sheet_of(), [late]).contested == ("1.3",)
    assert see(whole).lacks("Có hai giá trị, chưa chọn") == []
    assert send(whole, form()).lacks("tiêu chí 1.3 có hai giá trị khác nhau, chưa chọn giá trị nào") == []


def test_a_returned_criterion_stands_there_with_what_was_asked_of_it(whole):
    send(whole, form())
    sheet = sheet_of()
    returned = Wanted(Act.RETURN, "Thiếu trang 2 của báo cáo", ("1.1",))
    act_on(whole.person("tham-dinh"), sheet, returned, revision=sheet.revision)
    page = see(whole)
    assert page.lacks("Bị trả lại, chưa sửa", "Thiếu trang 2 của báo cáo") == []
    assert send(whole, form()).lacks("1.1") == []
    assert sheet_of().state == "self_scoring"


def test_without_evidence_the_points_that_fall_away_are_told_and_it_can_be_handed_in(world):
    enter(world, WHOLE)
    page = see(world)
    assert page.lacks("Thiếu tài liệu kiểm chứng", "Có tài liệu thì được 3,6 điểm; chưa có nên còn 0 điểm.") == []
    send(world, form())
    assert sheet_of().state == "submitted"


def test_explanations_and_who_signs_stand_there(whole):
    enter(whole, {"1.1": {"@explanation": "Mất điện\nba ngày"}})
    assert see(whole).lacks("chưa lãnh đạo nào của đơn vị có tài khoản", "Mất điện ba ngày") == []
    leader = User.objects.create_user("lanh-dao-a", "Lãnh đạo A")
    RoleHolding.objects.create(person=leader, role="leader", unit=whole.units["huyen-a"])
    assert see(whole).lacks("Lãnh đạo A") == []


def test_whose_page_is_stale_is_told_what_changed_and_hands_nothing_in(whole):
    old = form()
    enter(whole, {"1.3": {"points": Decimal("0.5")}}, name="can-bo")
    page = send(whole, old)
    assert sheet_of().state == "self_scoring"
    assert page.lacks("can-bo vừa làm trước bạn", "Từ khi bạn mở trang đã có:", "can-bo: Huyện A, năm 2030") == []


def test_of_two_people_who_hand_in_at_once_the_second_is_told(whole):
    same = form()
    send(whole, same)
    page = send(whole, same, "can-bo")
    assert page.lacks("dau-moi vừa làm trước bạn") == []
    assert Event.objects.filter(act="submit", is_refused=False).count() == 1


def test_a_late_sheet_is_told_and_its_days_are_kept(whole):
    past("self_scoring", whole.cycle, ago=3)
    assert see(whole).lacks("Nộp hôm nay là muộn 3 ngày; số ngày muộn được ghi lại.") == []
    assert send(whole, form()).lacks("Muộn 3 ngày.") == []
    assert list(sheet_of().lateness.values_list("state", "days")) == [("self_scoring", 3)]


def test_it_is_taken_back_before_the_last_day_and_not_after(whole):
    send(whole, form())
    assert send(whole, form("withdraw")).lacks("Đã rút phiếu điểm về", "Nộp phiếu điểm") == []
    assert sheet_of().state == "self_scoring"
    send(whole, form())
    past("self_scoring", whole.cycle, ago=1)
    page = see(whole)
    assert ('aria-disabled="true"' in page.html, page.lacks("được nữa vì hạn của chặng tự chấm")) == (True, [])
    assert send(whole, form("withdraw")).lacks("được nữa vì hạn của chặng tự chấm") == []
    assert sheet_of().state == "submitted"


@pytest.mark.parametrize("name", ["chu-tri", "tham-dinh", "kiem-tra", "mot-cua"])
def test_who_does_not_declare_sees_it_with_the_reason_and_hands_nothing_in(whole, name):
    page = see(whole, name)
    assert (page.status, 'name="viec"' in page.html, page.lacks("Bạn không có vai trò để nộp")) == (200, False, [])
    assert send(whole, form(), name).lacks("Bạn không có vai trò để nộp") == []
    assert sheet_of().state == "self_scoring"


@pytest.mark.parametrize("broken", [{"viec": "publish"}, {"ban": "x"}, {"sua": ""}, {"su-kien": "-1"}])
def test_a_form_that_does_not_say_what_was_seen_does_nothing(whole, broken):
    assert send(whole, {**form(), **broken}).lacks("tải lại trang") == []
    assert sheet_of().state == "self_scoring"


def test_for_another_unit_there_is_no_such_page(whole):
    other = signed_in(whole.person("dau-moi-b"))
    assert [other.get(ADDRESS).status_code, other.post(ADDRESS, form()).status_code] == [404, 404]


def test_the_page_asks_the_database_few_things(whole):
    who = signed_in(whole.person("dau-moi"))
    who.get(ADDRESS)
    with CaptureQueriesContext(connection) as asked:
        who.get(ADDRESS)
    assert len(asked) <= 20, [one["sql"] for one in asked]
