"""Leaves of a sheet: entered by several people, chosen between, given to offices; refused with a reason, recorded."""

from decimal import Decimal

import pytest

from parindex.core.declaring import EXPLANATION, NOTE, SOURCE, Edit, LeafEdit
from parindex.core.facts import POINTS
from parindex.core.points import Absent
from parindex.core.readiness import LeafState
from parindex.core.workflow import Act, Allowed, Denied
from parindex.documents.catalogue import catalogue
from parindex.web.records.acting import Wanted, act_on
from parindex.web.records.declaring import Choice, declare, settle
from parindex.web.records.delegating import Delegation, delegate
from parindex.web.records.event_words import told
from parindex.web.records.models import Event, Notice
from parindex.web.records.sheet_work import work_of
from tests.web.province import day, entered, points_of, province, whole

pytestmark = pytest.mark.django_db
MISSING = Absent.MISSING


@pytest.fixture
def world():
    made = province()
    act_on(made.person("dau-moi"), made.sheet(), Wanted(Act.BEGIN), revision=0)
    return made


def enter(world, name, code, value, seen=MISSING, **texts):
    fields = {POINTS: Edit(value, seen)} | {f"@{what}": Edit(text, "") for what, text in texts.items()}
    return declare(world.person(name), world.sheet(), [LeafEdit(code, fields)])


def last(language="vi"):
    return told(Event.objects.select_related("unit").order_by("seq").last(), catalogue(language))


def leaf(world, code="1.1"):
    return world.sheet().declarations.get(code=code)


def test_two_people_on_one_leaf_both_values_are_kept_and_told(world):
    enter(world, "dau-moi", "1.1", Decimal("1.5"))
    answer = enter(world, "can-bo", "1.1", Decimal(1))
    assert (answer.changed, answer.contested) == ((), ("1.1",))
    assert points_of(world.sheet()) == {"1.1": Decimal("1.5")}
    assert [(one["value"], one["name"]) for one in leaf(world).contested] == [("1", "Người can-bo")]
    event = last()
    assert [(one.before, one.after) for one in event.changes] == [("1,5", "1")]
    assert "hai người nhập khác nhau ở tiêu chí 1.1" in event.said


def test_two_people_on_two_fields_of_one_leaf_change_both(world):
    enter(world, "dau-moi", "1.1", Decimal("1.5"))
    edit = LeafEdit("1.1", {POINTS: Edit(MISSING, MISSING), NOTE: Edit("theo sổ", "")})
    answer = declare(world.person("can-bo"), world.sheet(), [edit])
    assert (answer.changed, answer.contested, leaf(world).note) == (("1.1",), (), "theo sổ")
    assert points_of(world.sheet()) == {"1.1": Decimal("1.5")}


@pytest.mark.parametrize(("place", "stored"), [(0, Decimal(1)), (None, Decimal("1.5"))])
def test_the_value_that_is_chosen_stands_and_the_other_is_in_the_history(world, place, stored):
    enter(world, "dau-moi", "1.1", Decimal("1.5"))
    enter(world, "can-bo", "1.1", Decimal(1))
    assert settle(world.person("dau-moi"), world.sheet(), Choice("1.1", POINTS, place, leaf(world).revision)) is None
    assert (points_of(world.sheet())["1.1"], leaf(world).contested) == (stored, [])
    assert [one.before for one in last().changes] == ["1,5; 1"]


def test_a_choice_on_a_page_that_is_too_old_is_refused(world):
    enter(world, "dau-moi", "1.1", Decimal("1.5"))
    enter(world, "can-bo", "1.1", Decimal(1))
    old = leaf(world).revision
    enter(world, "can-bo", "1.1", Decimal("0.5"))
    answer = settle(world.person("dau-moi"), world.sheet(), Choice("1.1", POINTS, 0, old))
    assert isinstance(answer, Denied)
    assert len(leaf(world).contested) == 2
    assert last().is_refused


def test_a_contested_leaf_keeps_the_sheet_from_being_submitted(world):
    enter(world, "dau-moi", "1.1", Decimal("1.5"))
    enter(world, "can-bo", "1.1", Decimal(1))
    whole(world)
    answer = act_on(world.person("dau-moi"), world.sheet(), Wanted(Act.SUBMIT), revision=1)
    assert isinstance(answer, Denied)
    said = "Chưa nộp phiếu điểm được: tiêu chí 1.1 có hai giá trị khác nhau, chưa chọn giá trị nào."
    assert catalogue("vi").render(answer.reason) == said


def test_a_sheet_with_gaps_is_submitted_once_they_are_explained(world):
    asked = [code for code in work_of(world.sheet()).readiness.states if code != "8.1"]
    entered(world, "dau-moi", dict.fromkeys(asked, Decimal("0.5")))
    assert isinstance(act_on(world.person("dau-moi"), world.sheet(), Wanted(Act.SUBMIT), revision=1), Denied)
    edit = LeafEdit("8.1", {EXPLANATION: Edit("Chờ kết quả điều tra của tỉnh", "")})
    declare(world.person("dau-moi"), world.sheet(), [edit])
    assert work_of(world.sheet()).readiness.states["8.1"] is LeafState.EXPLAINED
    assert isinstance(act_on(world.person("dau-moi"), world.sheet(), Wanted(Act.SUBMIT), revision=1), Allowed)


def test_whoever_submits_what_they_have_not_seen_is_told_so(world):
    whole(world)
    seen = world.sheet()
    enter(world, "can-bo", "1.1", Decimal(0), Decimal("0.5"))
    wanted = Wanted(Act.SUBMIT, edits=seen.edits)
    answer = act_on(world.person("dau-moi"), seen, wanted, revision=seen.revision)
    assert "Người can-bo vừa làm trước bạn" in catalogue("vi").render(answer.reason)
    assert world.sheet().state == "self_scoring"


def test_entering_figures_does_not_make_the_page_of_the_host_too_old(world):
    seen = world.sheet()
    enter(world, "dau-moi", "1.1", Decimal(1))
    wanted = Wanted(Act.EXTEND, reason="Bão", day=day(40))
    assert isinstance(act_on(world.person("chu-tri"), seen, wanted, revision=seen.revision), Allowed)


def test_a_source_goes_with_the_figures_and_without_one_whoever_entered_them_is_named(world):
    enter(world, "dau-moi", "1.1", Decimal(1))
    enter(world, "dau-moi", "1.2", Decimal(1), source="Sổ theo dõi, mẫu 06")
    sources = dict(world.sheet().facts.values_list("code", "source"))
    assert sources == {"1.1": "Người dau-moi", "1.2": "Sổ theo dõi, mẫu 06"}
    blank = LeafEdit("1.2", {SOURCE: Edit("", "Sổ theo dõi, mẫu 06")})
    declare(world.person("can-bo"), world.sheet(), [blank])
    assert world.sheet().facts.get(code="1.2").source == "Người can-bo"


def test_letters_that_a_database_has_no_room_for_are_replaced(world):
    enter(world, "dau-moi", "1.1", Decimal(1), note="theo\0sổ")
    assert leaf(world).note == "theo\ufffdsổ"


def test_a_figure_that_is_blanked_is_missing_again(world):
    enter(world, "dau-moi", "1.1", Decimal(0))
    enter(world, "dau-moi", "1.1", MISSING, Decimal(0))
    assert points_of(world.sheet()) == {}
    assert [(one.before, one.after) for one in last().changes] == [("0", "")]


@pytest.mark.parametrize("name", ["chu-tri", "tham-dinh", "dau-moi-b", "mot-cua", "kiem-tra"])
def test_nobody_else_enters_figures_and_the_refusal_is_recorded(world, name):
    assert isinstance(enter(world, name, "1.1", Decimal(1)), Denied)
    assert (points_of(world.sheet()), last().is_refused) == ({}, True)


def test_one_figure_that_cannot_be_keeps_all_of_them_out(world):
    edits = [LeafEdit(code, {POINTS: Edit(Decimal(points), MISSING)}) for code, points in (("1.1", 1), ("1.2", 99))]
    assert isinstance(declare(world.person("dau-moi"), world.sheet(), edits), Denied)
    assert points_of(world.sheet()) == {}


def test_leaves_given_to_an_office_are_told_to_its_people_and_taken_back(world):
    Notice.objects.all().delete()
    office = world.units["phong-a"]
    given = Delegation(("1.1", "1.2"), office, day(5), "Số liệu quý IV")
    assert delegate(world.person("can-bo"), world.sheet(), given) is None
    assert (leaf(world).office, leaf(world).office_due, leaf(world).office_note) == (office, day(5), "Số liệu quý IV")
    assert f"giao tiêu chí 1.1, 1.2 cho Phòng Nội vụ, hạn {day(5):%d/%m/%Y}" in last().said
    assert list(Notice.objects.values_list("person__username", flat=True)) == ["dau-moi"]
    assert delegate(world.person("can-bo"), world.sheet(), Delegation(("1.1",), None)) is None
    assert (leaf(world).office, leaf(world, "1.2").office) == (None, office)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (lambda world: Delegation((), world.units["phong-a"], day(5)), "Chưa chọn tiêu chí nào"),
        (lambda world: Delegation(("1.1",), world.units["huyen-b"], day(5)), "Huyện B không phải phòng, ban"),
        (lambda world: Delegation(("1.1",), world.units["phong-a"], day(-1)), "chọn một ngày từ hôm nay"),
        (lambda world: Delegation(("1.1",), world.units["phong-a"]), "Chưa có hạn"),
        (lambda world: Delegation(("1.1",), world.units["phong-a"], day(11)), "Hạn giao sau hạn nộp phiếu điểm"),
        (lambda world: Delegation(("99",), world.units["phong-a"], day(5)), "không có mã 99"),
    ],
)
def test_what_cannot_be_given_is_refused_with_the_reason(world, given, sentence):
    answer = delegate(world.person("can-bo"), world.sheet(), given(world))
    assert isinstance(answer, Denied)
    assert sentence in catalogue("vi").render(answer.reason)
    assert world.sheet().declarations.count() == 0


def test_another_unit_s_contact_gives_nothing(world):
    given = Delegation(("1.1",), world.units["phong-a"], day(5))
    assert isinstance(delegate(world.person("dau-moi-b"), world.sheet(), given), Denied)
    assert last().is_refused
