"""Starting from the year before: what comes over a crosswalk and what does not, and nothing takes another's place."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from parindex.core.rules.measured import YES
from parindex.core.workflow import Denied
from parindex.documents.catalogue import catalogue
from parindex.web.records.carrying import carrying
from parindex.web.records.carrying_over import carry_over, drop_carried
from parindex.web.records.models import Event, IndexYear, Unit
from parindex.web.records.organisation import Succession
from parindex.web.records.sheet_work import work_of
from tests.web.assess.two_years import LAST, SHEET, YEAR, attach, enter, figures, sheet_of, two_years
from tests.web.conftest import signed_in
from tests.web.pages import Page

pytestmark = pytest.mark.django_db
ADDRESS = f"{SHEET}tu-cham/nam-truoc/"
OLD = {
    "1.1": {"done": Decimal(80), "all": Decimal(90), "@note": "Đếm theo sổ", "@explanation": "Vì mất điện"},
    "1.2": {"points": Decimal("0.5")},
    "1.3": {"planned": True},
    "1.4": {"late": False},
    "1.5": {"points": Decimal(1)},
}


@pytest.fixture
def world():
    made = two_years()
    enter(made, OLD, LAST)
    attach(made, "1.1", LAST)
    return made


def client(world, name="dau-moi"):
    return signed_in(world.person(name))


def said(message):
    return catalogue("vi").render(message)


def test_the_same_facts_come_over_by_the_crosswalk_unconfirmed_with_notes_and_evidence(world):
    answer = carry_over(world.person("dau-moi"), sheet_of())
    assert answer.codes == ("1.1", "1.2")
    assert figures(sheet_of()) == {
        ("1.1", "done"): ("80", False),
        ("1.1", "all"): ("90", False),
        ("1.2", "planned"): ("yes", False),
    }
    row = sheet_of().declarations.get(code="1.1")
    assert (row.note, row.explanation, row.revision) == ("Đếm theo sổ", "", 1)
    (use,) = sheet_of().evidence.all()
    assert (use.code, use.place, use.is_confirmed) == ("1.1", "trang 3", False)
    assert use.revision == sheet_of(LAST).evidence.get().revision


def test_what_came_over_keeps_the_sheet_back_until_it_is_confirmed_and_is_recorded(world):
    carry_over(world.person("dau-moi"), sheet_of())
    work = work_of(sheet_of())
    assert [str(work.readiness.states[code]) for code in ("1.1", "1.2")] == ["unconfirmed", "unconfirmed"]
    event = Event.objects.order_by("seq").last()
    assert event.act == "carry_over"
    assert said(event.message) == "Huyện A, năm 2030: lấy số liệu năm 2029 của Huyện A cho 2 tiêu chí, chưa xác nhận."
    assert event.values_after == {
        "1.1 Số hồ sơ đúng hạn": Decimal(80),
        "1.1 Số hồ sơ": Decimal(90),
        "1.1 ghi chú": "Đếm theo sổ",
        "1.1 TLKC": ("12/BC-UBND, Báo cáo kết quả một cửa",),
        "1.2 Có kế hoạch": YES,
    }


def test_what_differs_stays_behind_with_its_reason(world):
    found = carrying(world.person("dau-moi"), sheet_of())
    assert {one.code: tuple(map(said, one.refused)) for one in found.leaves if one.refused} == {
        "1.3": ("điểm tối đa đổi từ 1 thành 2, nên điểm cũ không dùng lại được",),
        "1.4": ("năm trước hỏi Có báo cáo muộn, năm nay hỏi Số báo cáo muộn, nên số liệu cũ không thay được",),
    }
    assert found.gone == ("1.5",)


def test_nothing_that_is_entered_changes_and_a_second_time_brings_nothing(world):
    enter(world, {"1.1": {"done": Decimal(1), "@note": "Của năm nay"}})
    carry_over(world.person("dau-moi"), sheet_of())
    assert figures(sheet_of())["1.1", "done"] == ("1", True)
    assert sheet_of().declarations.get(code="1.1").note == "Của năm nay"
    again = carry_over(world.person("can-bo"), sheet_of())
    assert isinstance(again, Denied)
    assert said(again.reason) == "Không còn gì để lấy từ năm trước: mọi thứ lấy được đã có ở phiếu này."
    assert sheet_of().evidence.count() == 1


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"expires_on": date(2020, 1, 31)}, "có tài liệu hết hiệu lực ngày 31/01/2020"),
        ({"withdrawn_at": "2029-12-31T00:00:00Z"}, "có tài liệu đã thôi dùng"),
        ({"unit": "huyen-b"}, "có tài liệu của đơn vị cũ: hãy đính kèm lại từ kho của đơn vị"),
    ],
)
def test_evidence_that_no_longer_holds_stays_behind(world, given, reason):
    sheet_of(LAST).evidence.all().delete()
    attach(world, "1.1", LAST, **given)
    answer = carry_over(world.person("dau-moi"), sheet_of())
    assert [said(one) for one in answer.leaves[0].refused] == [reason]
    assert sheet_of().evidence.count() == 0


def test_a_leaf_with_evidence_of_this_year_gets_none_of_last_year_s(world):
    attach(world, "1.1", YEAR)
    (own,) = sheet_of().evidence.all()
    carry_over(world.person("dau-moi"), sheet_of())
    assert list(sheet_of().evidence.all()) == [own]


def test_the_one_predecessor_stands_for_a_unit_without_a_year_of_its_own(world):
    old = Unit.objects.create(
        code="huyen-cu", name="UBND Huyện Cũ", short_name="Huyện Cũ", kind="district", parent=world.units["tinh-a"]
    )
    IndexYear.objects.filter(year=LAST, unit__code="huyen-b").delete()
    IndexYear.objects.filter(year=LAST, unit__code="huyen-a").update(unit=old)
    Succession.objects.create(predecessor=old, successor=world.units["huyen-a"], way="renamed")
    found = carrying(world.person("dau-moi"), sheet_of())
    assert (found.former.sheet.unit, found.former.is_predecessor) == (old, True)
    assert found.codes == ("1.1", "1.2")
    assert Page(client(world).get(ADDRESS)).lacks("Huyện Cũ", "đơn vị cũ") == []
    Succession.objects.create(predecessor=world.units["huyen-b"], successor=world.units["huyen-a"], way="split")
    assert carrying(world.person("dau-moi"), sheet_of()) is None


def test_unconfirmed_figures_can_be_dropped_and_confirmed_ones_stay(world):
    carry_over(world.person("dau-moi"), sheet_of())
    enter(world, {"1.2": {"planned": False}})
    assert drop_carried(world.person("can-bo"), sheet_of()) == 1
    assert figures(sheet_of()) == {("1.2", "planned"): ("no", True)}
    assert sheet_of().evidence.count() == 0
    event = Event.objects.order_by("seq").last()
    assert (event.act, said(event.message)) == (
        "drop_carried",
        "Huyện A, năm 2030: bỏ số liệu và tài liệu chưa xác nhận của 1 tiêu chí.",
    )
    none_left = drop_carried(world.person("can-bo"), sheet_of())
    assert said(none_left.reason) == "Phiếu này không có số liệu nào chưa xác nhận."


@pytest.mark.parametrize("name", ["chu-tri", "tham-dinh", "mot-cua"])
def test_who_does_not_declare_takes_nothing_over_and_drops_nothing(world, name):
    for act, what in ((carry_over, "carry_over"), (drop_carried, "drop_carried")):
        assert isinstance(act(world.person(name), sheet_of()), Denied)
        event = Event.objects.order_by("seq").last()
        assert (event.act, event.is_refused) == (what, True)
    assert figures(sheet_of()) == {}


def test_the_page_tells_what_comes_what_stays_and_why_not_the_rest(world):
    enter(world, {"1.2": {"planned": False}})
    page = Page(client(world).get(ADDRESS))
    assert (
        page.lacks(
            "Số hồ sơ đúng hạn: 80 hồ sơ",
            "Ghi chú: Đếm theo sổ",
            "1 tài liệu kiểm chứng",
            "năm trước: 1.3",
            "Đã nhập, giữ nguyên",
            "Điểm tối đa đổi từ 1 thành 2",
            "Thi đua",
            "Lấy số liệu 1 tiêu chí",
        )
        == []
    )
    assert "Vì mất điện" not in page.text


def test_the_buttons_take_over_and_drop(world):
    who = client(world)
    assert who.post(ADDRESS, {"viec": "lay"})["Location"] == f"{SHEET}tu-cham/"
    done = Page(who.get(ADDRESS))
    assert done.lacks("Đã lấy số liệu năm trước cho 2 tiêu chí", "2 tiêu chí chờ xác nhận", "Không còn gì để lấy") == []
    dropped = Page(who.post(ADDRESS, {"viec": "bo"}, follow=True))
    assert dropped.lacks("Đã bỏ số liệu chưa xác nhận của 2 tiêu chí") == []


def test_without_the_right_the_page_says_why_and_has_no_button(world):
    page = Page(client(world, "tham-dinh").get(ADDRESS))
    assert (page.status, 'name="viec"' in page.html) == (200, False)
    assert page.lacks("Bạn không có vai trò để nhập số liệu") == []


def test_without_a_year_before_the_page_says_so(world):
    sheet_of(LAST).delete()
    assert Page(client(world).get(ADDRESS)).lacks("Không có phiếu năm 2029") == []
    refused = Page(client(world).post(ADDRESS, {"viec": "lay"}))
    assert refused.lacks("Không có phiếu điểm năm 2029 để lấy số liệu: hãy nhập từ đầu.") == []


def test_for_another_unit_there_is_no_such_page(world):
    assert client(world, "dau-moi-b").get(ADDRESS).status_code == 404
    assert client(world, "dau-moi-b").post(ADDRESS, {"viec": "lay"}).status_code == 404


def test_the_page_asks_the_database_the_same_however_many_leaves_there_are(world):
    who = client(world)
    who.get(ADDRESS)
    with CaptureQueriesContext(connection) as asked:
        who.get(ADDRESS)
    assert len(asked) <= 22, [one["sql"] for one in asked]
