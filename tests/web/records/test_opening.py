"""Opening a year for many units: all of them or none, each on the set as it is that day."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from parindex.core.workflow import STAGES, Denied, State
from parindex.documents.catalogue import catalogue
from parindex.web.records.deadlines import move_deadlines
from parindex.web.records.frozen import freeze
from parindex.web.records.models import Cycle, Event, IndexYear, Unit
from parindex.web.records.opening import open_cycle
from tests.web.province import SET, YEAR, day, days, opening, people, province, units

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return units()


@pytest.fixture
def cast(made):
    return people(made)


def opened(cast, one, who="chu-tri"):
    return open_cycle(cast[who], one, localdate())


def said(answer):
    assert isinstance(answer, Denied)
    return catalogue("vi").render(answer.reason)


def test_every_unit_gets_an_open_sheet_on_the_frozen_set_and_every_stage_its_days(made, cast):
    answer = opened(cast, opening(made))
    sheets = list(IndexYear.objects.values_list("unit__code", "state", "framework", "frozen"))
    frozen = freeze(SET).pk
    assert sheets == [("huyen-a", "open", SET, frozen), ("huyen-b", "open", SET, frozen)]
    assert dict(answer.cycle.deadlines.values_list("state", "due")) == days()
    assert Event.objects.filter(act="open", is_refused=False).count() == 2


def test_opening_again_adds_only_the_units_that_were_not_there(made, cast):
    opened(cast, opening(made, units=(made["huyen-a"],)))
    answer = opened(cast, opening(made))
    assert ([sheet.unit.code for sheet in answer.sheets], answer.before) == (["huyen-b"], 1)
    assert Cycle.objects.count() == 1


@pytest.mark.parametrize("who", ["can-bo", "tham-dinh", "lanh-dao", "dau-moi"])
def test_nobody_but_the_officer_of_the_host_opens_a_year(made, cast, who):
    assert "việc này do cán bộ CCHC của cơ quan chủ trì làm" in said(opened(cast, opening(made), who))
    assert (Cycle.objects.count(), Event.objects.filter(is_refused=True).count()) == (0, 1)


def test_units_of_another_province_are_refused_by_name(made, cast):
    other = Unit.objects.create(code="tinh-b", name="UBND tỉnh B", short_name="Tỉnh B", kind="province")
    assert "Tỉnh B không thuộc Tỉnh A" in said(opened(cast, opening(made, units=(made["huyen-a"], other))))
    assert IndexYear.objects.count() == 0


@pytest.mark.parametrize("end", [{"valid_to": date(YEAR - 1, 12, 31)}, {"valid_from": date(YEAR + 1, 1, 1)}])
def test_units_that_are_not_there_in_the_year_are_refused_by_name(made, cast, end):
    Unit.objects.filter(code="huyen-b").update(**end)
    made["huyen-b"].refresh_from_db()
    assert "chưa có hoặc không còn Huyện B" in said(opened(cast, opening(made)))


@pytest.mark.parametrize("end", [{"valid_to": date(YEAR, 1, 1)}, {"valid_from": date(YEAR, 12, 31)}])
def test_units_that_are_there_for_a_part_of_the_year_are_taken(made, cast, end):
    Unit.objects.filter(code="huyen-b").update(**end)
    made["huyen-b"].refresh_from_db()
    assert len(opened(cast, opening(made)).sheets) == 2


def test_a_unit_with_a_year_of_its_own_is_refused_by_name(made, cast):
    IndexYear.objects.create(unit=made["huyen-b"], year=YEAR, framework=SET, frozen=freeze(SET))
    assert f"Huyện B đã có phiếu điểm năm {YEAR}" in said(opened(cast, opening(made)))


def test_an_empty_group_is_refused(made, cast):
    assert "Chưa chọn đơn vị nào" in said(opened(cast, opening(made, units=())))


def test_last_days_that_go_backwards_are_refused(made, cast):
    wrong = {**days(), State.EXPLANATION: day(1)}
    assert "Chặng giải trình có hạn" in said(opened(cast, opening(made, days=wrong)))


def test_a_last_day_before_the_year_opens_is_refused(made, cast):
    assert "trước ngày mở" in said(opened(cast, opening(made, opens=day(11))))


def test_a_stage_without_a_last_day_is_refused(made, cast):
    missing = {stage: due for stage, due in days().items() if stage is not State.COUNCIL}
    assert "Chưa đặt hạn cho các chặng: hội đồng" in said(opened(cast, opening(made, days=missing)))


def test_moved_last_days_follow_each_other_and_are_recorded():
    world = province()
    later = days(first=20)
    assert move_deadlines(world.people["chu-tri"], world.cycle, later, "Nghỉ lễ") is None
    rows = list(world.cycle.deadlines.values_list("state", "opens", "due"))
    assert [due for _, _, due in rows] == [later[stage] for stage in STAGES]
    assert all(opens <= due for _, opens, due in rows)
    event = Event.objects.order_by("seq").last()
    assert (event.act, event.reason, event.is_refused) == ("move_deadlines", "Nghỉ lễ", False)


@pytest.mark.parametrize(
    ("who", "moved", "reason", "sentence"),
    [
        ("can-bo", days(20), "Nghỉ lễ", "việc này do cán bộ CCHC của cơ quan chủ trì làm"),
        ("chu-tri", days(20), " . ", "Chưa ghi lý do đổi hạn"),
        ("chu-tri", days(), "Nghỉ lễ", "Không có hạn nào khác"),
        ("chu-tri", {**days(), State.COUNCIL: day(1)}, "Nghỉ lễ", "sớm hơn hạn"),
        ("chu-tri", {**days(), State.SELF_SCORING: day(-1)}, "Nghỉ lễ", "đã qua"),
    ],
)
def test_last_days_are_moved_by_the_host_with_a_reason_and_in_order_only(who, moved, reason, sentence):
    world = province()
    assert sentence in said(move_deadlines(world.people[who], world.cycle, moved, reason))
    assert dict(world.cycle.deadlines.values_list("state", "due")) == days()
