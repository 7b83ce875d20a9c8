"""Lists of units taken in: all of a list is kept and recorded, or nothing, and only within the branch of the person."""

from dataclasses import replace
from datetime import date

import pytest

from parindex.core.organisation import Predecessor, Step, UnitRow
from parindex.documents.catalogue import catalogue
from parindex.documents.units_file import read_units, units_csv
from parindex.web.records.audit import Event
from parindex.web.records.models import RoleHolding, Succession, Unit, UnitAlias, UnitGroup, User
from parindex.web.records.organising import correct_unit, may_organise, organises, plan_units, take_in_units
from parindex.web.records.unit_rows import unit_rows

pytestmark = pytest.mark.django_db
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
MERGED = (Predecessor("xa-1", "merged"), Predecessor("xa-2", "merged"))
TREE = (
    UnitRow("tinh-a", "UBND tỉnh A", "Tỉnh A", "province", groups=("Tỉnh",)),
    UnitRow("huyen-a", "UBND huyện A", "Huyện A", "district", "tinh-a", valid_to=BEFORE),
    UnitRow("xa-1", "Xã 01", "Xã 01", "commune", "huyen-a", valid_to=BEFORE, aliases=("Xã Một",)),
    UnitRow("xa-2", "Xã 02", "Xã 02", "commune", "huyen-a", valid_to=BEFORE),
    UnitRow("xa-3", "Xã 03", "Xã 03", "commune", "tinh-a", AFTER, None, MERGED, "NQ 1", groups=("Xã, phường",)),
)
CHANGED = replace(TREE[4], aliases=("Xã Ba",), email="xa3@a.vn", predecessors=MERGED[:1])


def listed(*units):
    return read_units(units_csv(units), "danh-muc.csv")


def taken(*units, branches=None, **more):
    return take_in_units(listed(*units), branches, **more)


def steps(plan):
    return {one.unit.code: str(one.step) for one in plan.outcomes}


def refusals(plan):
    return [catalogue("vi").render(flaw.message) for flaw in plan.flaws]


def kept():
    return unit_rows(Unit.objects.all())


@pytest.fixture
def tree():
    assert taken(*TREE).is_done
    return {unit.code: unit for unit in Unit.objects.all()}


def person(tree, **held):
    made = User.objects.create_user("nguoi", "Người thử")
    for role, unit in held.items():
        RoleHolding.objects.create(person=made, role=role, unit=tree[unit])
    return made


def test_a_list_becomes_units_and_they_are_that_list_again(tree):
    assert kept() == sorted(TREE, key=lambda unit: tree[unit.code].path)
    assert tree["xa-1"].path == "tinh-a/huyen-a/xa-1/"
    assert Succession.objects.get(predecessor=tree["xa-2"]).basis == "NQ 1"
    assert [(group.name, group.owner.code) for group in UnitGroup.objects.order_by("pk")] == [
        ("Tỉnh", "tinh-a"),
        ("Xã, phường", "tinh-a"),
    ]


def test_taking_in_what_is_there_changes_nothing_and_records_nothing(tree):
    before = Event.objects.count()
    plan = take_in_units(read_units(units_csv(kept()), "a.csv"), None).plan
    assert (set(steps(plan).values()), Event.objects.count()) == ({"unchanged"}, before)


def test_a_trial_says_what_would_be_and_does_nothing(tree):
    rows, events = kept(), Event.objects.count()
    new = UnitRow("xa-4", "Xã 04", "Xã 04", "commune", "tinh-a")
    plan = plan_units(listed(CHANGED, new, TREE[0]), None)
    assert steps(plan) == {"xa-3": "changed", "xa-4": "new", "tinh-a": "unchanged"}
    (changed,) = plan.of(Step.CHANGED)
    assert [(one.field, one.before, one.after) for one in changed.changes] == [
        ("predecessors", MERGED, MERGED[:1]),
        ("aliases", (), ("Xã Ba",)),
        ("email", "", "xa3@a.vn"),
    ]
    assert (kept(), Event.objects.count()) == (rows, events)


def test_what_changed_is_kept_with_an_event_of_each_unit(tree):
    count = Event.objects.count()
    assert taken(CHANGED, TREE[0], reason="Theo NQ 1").is_done
    assert next(row for row in kept() if row.code == "xa-3") == CHANGED
    (event,) = Event.objects.filter(seq__gt=count)
    assert (event.act, event.object_id, event.unit_id, event.reason) == (
        "change_unit",
        str(tree["xa-3"].pk),
        tree["xa-3"].pk,
        "Theo NQ 1",
    )
    assert event.before == {"predecessors": event.before["predecessors"], "aliases": None, "email": None}
    assert (event.after["aliases"], event.after["email"]) == (["Xã Ba"], "xa3@a.vn")
    assert catalogue("vi").render(event.message) == "Xã 03: đổi tiền thân, tên khác, thư điện tử."


def test_a_new_unit_has_an_event_with_all_that_is_known_of_it(tree):
    event = Event.objects.get(act="begin_unit", object_id=str(tree["xa-3"].pk))
    assert catalogue("vi").render(event.message) == "Xã 03: lập đơn vị, từ 01/07/2025."
    assert set(event.after) == {"name", "short_name", "kind", "parent", "valid_from", "predecessors", "basis", "groups"}


def test_one_refused_row_keeps_the_whole_list_out(tree):
    rows, events = kept(), Event.objects.count()
    bad = UnitRow("xa-4", "Xã 04", "Xã 04", "commune", "khong-co")
    done = taken(CHANGED, UnitRow("xa-5", "Xã 05", "Xã 05", "commune", "tinh-a"), bad)
    assert (done.is_done, steps(done.plan)) == (False, {"xa-3": "changed", "xa-5": "new", "xa-4": "refused"})
    assert (kept(), Event.objects.count()) == (rows, events)
    assert taken(CHANGED, UnitRow("xa-5", "Xã 05", "Xã 05", "commune", "tinh-a")).is_done


def test_a_list_is_not_taken_in_where_it_would_do_other_than_was_seen(tree):
    seen = plan_units(listed(CHANGED), None).digest
    Unit.objects.filter(code="xa-3").update(phone="1")
    assert not taken(CHANGED, seen=seen).is_done
    assert taken(CHANGED, seen=plan_units(listed(CHANGED), None).digest).is_done


def test_columns_that_a_list_lacks_stay_as_they_are(tree):
    file = read_units("Mã,Thư điện tử\nxa-3,a@b.vn\n".encode(), "a.csv")
    assert take_in_units(file, None).is_done
    assert next(row for row in kept() if row.code == "xa-3") == replace(TREE[4], email="a@b.vn")


def test_other_names_are_found_by_and_stay_so_when_the_unit_is_saved_again(tree):
    unit = Unit.objects.get(folded__contains="xa mot")
    assert (unit.code, UnitAlias.objects.get(unit=unit).folded) == ("xa-1", "xa mot")
    unit.save()
    assert Unit.objects.get(folded__contains="xa mot") == unit
    assert taken(replace(TREE[2], aliases=())).is_done
    assert not Unit.objects.filter(folded__contains="xa mot").exists()


def test_a_predecessor_ends_only_where_the_list_says_so(tree):
    Unit.objects.filter(code="xa-1").update(valid_to=None)
    Unit.objects.filter(code="huyen-a").update(valid_to=None)
    done = taken(replace(TREE[4], email="a@b.vn"))
    assert (done.is_done, refusals(done.plan)) == (
        False,
        ["Hiệu lực chồng nhau: đơn vị này từ 01/07/2025, tiền thân xa-1 còn hiệu lực không ghi ngày."],
    )
    assert taken(replace(TREE[4], email="a@b.vn"), TREE[2]).is_done
    assert Unit.objects.get(code="xa-1").valid_to == BEFORE


OUTSIDE = "xa-4 không thuộc nhánh đơn vị bạn được giao."


@pytest.mark.parametrize(
    ("parent", "expected"),
    [("huyen-b", "new"), ("tinh-a", "refused"), ("huyen-a", "refused"), ("", "refused")],
)
def test_a_row_outside_the_branch_is_refused_with_the_reason(tree, parent, expected):
    Unit.objects.create(code="huyen-b", name="Huyện B", short_name="Huyện B", kind="district", parent=tree["tinh-a"])
    row = UnitRow("xa-4", "Xã 04", "Xã 04", "commune", parent, valid_to=BEFORE)
    plan = plan_units(listed(row), ("tinh-a/huyen-b/",))
    assert steps(plan) == {"xa-4": expected}
    assert refusals(plan) == ([OUTSIDE] if expected == "refused" else [])


def test_a_unit_elsewhere_is_not_changed_and_nothing_of_it_is_told(tree):
    other = UnitRow("tinh-b", "Tỉnh B", "Tỉnh B", "province")
    assert taken(other).is_done
    for changed in (replace(other, name="Tỉnh khác"), replace(other, kind="district", parent="khong-co")):
        plan = plan_units(listed(changed), ("tinh-a/",))
        assert (refusals(plan), plan.outcomes[0].changes) == (["tinh-b không thuộc nhánh đơn vị bạn được giao."], ())
    assert steps(plan_units(listed(other, TREE[0]), ("tinh-a/",))) == {"tinh-b": "unchanged", "tinh-a": "unchanged"}


def test_a_slip_in_the_code_of_the_parent_is_told_as_that(tree):
    plan = plan_units(listed(UnitRow("xa-4", "Xã 04", "Xã 04", "commune", "tinh-aa")), ("tinh-a/",))
    assert refusals(plan) == ["Không có đơn vị mã “tinh-aa”."]


def test_a_group_kept_above_the_branch_is_not_changed_from_below(tree):
    Unit.objects.create(code="huyen-b", name="Huyện B", short_name="Huyện B", kind="district", parent=tree["tinh-a"])
    row = UnitRow("xa-4", "Xã 04", "Xã 04", "commune", "huyen-b", groups=("xã, PHƯỜNG",))
    plan = plan_units(listed(row), ("tinh-a/huyen-b/",))
    assert refusals(plan) == ["Nhóm “Xã, phường” do tinh-a lập, bạn không được thêm hay bớt đơn vị của nhóm này."]
    assert taken(row, branches=("tinh-a/",)).is_done
    assert set(UnitGroup.objects.get(name="Xã, phường").members.values_list("code", flat=True)) == {"xa-3", "xa-4"}


def test_a_group_of_one_name_with_two_owners_is_told_apart(tree):
    district = Unit.objects.create(
        code="huyen-b", name="Huyện B", short_name="Huyện B", kind="district", parent=tree["tinh-a"]
    )
    row = UnitRow("xa-4", "Xã 04", "Xã 04", "commune", "huyen-b")
    assert taken(row).is_done
    unit = Unit.objects.get(code="xa-4")
    for owner in (district, tree["tinh-a"]):
        group, _ = UnitGroup.objects.get_or_create(owner=owner, name="Nhóm 1", defaults={"code": "nhom-1"})
        group.members.add(unit)
    assert next(one for one in kept() if one.code == "xa-4").groups == ("Nhóm 1", "Nhóm 1 [tinh-a]")
    assert set(steps(plan_units(read_units(units_csv(kept()), "a.csv"), None)).values()) == {"unchanged"}
    assert taken(replace(row, groups=("Nhóm 1 [tinh-a]",))).is_done
    assert [group.owner.code for group in unit.in_groups.all()] == ["tinh-a"]


@pytest.mark.parametrize(
    ("role", "unit", "branches"),
    [
        ("officer", "phong", ("tinh-a/huyen-b/",)),
        ("operator", "tinh-a", ("tinh-a/",)),
        ("contact", "huyen-b", ()),
        ("leader", "tinh-a", ()),
        ("auditor", "tinh-a", ()),
    ],
)
def test_officers_and_operators_keep_the_units_of_their_committee_and_others_keep_none(tree, role, unit, branches):
    tree["huyen-b"] = Unit.objects.create(
        code="huyen-b", name="Huyện B", short_name="Huyện B", kind="district", parent=tree["tinh-a"]
    )
    tree["phong"] = Unit.objects.create(
        code="phong", name="Phòng", short_name="Phòng", kind="office", parent=tree["huyen-b"]
    )
    made = person(tree, **{role: unit})
    assert organises(made) == branches
    assert [may_organise(made, tree[code]) for code in ("huyen-b", "xa-3")] == [
        bool(branches),
        branches == ("tinh-a/",),
    ]


def test_a_correction_is_kept_with_its_reason_and_one_that_changes_nothing_is_not_recorded(tree):
    count = Event.objects.count()
    correct_unit(tree["xa-3"], reason="Đổi số máy", phone="123", aliases=("Xã Ba mới",), short_name="Xã 03")
    (event,) = Event.objects.filter(seq__gt=count)
    assert (event.reason, event.after) == ("Đổi số máy", {"aliases": ["Xã Ba mới"], "phone": "123"})
    assert Unit.objects.get(folded__contains="xa ba moi").phone == "123"
    correct_unit(tree["xa-3"], reason="Đổi số máy", phone="123")
    assert Event.objects.count() == count + 1


def test_a_country_is_planned_in_few_queries(tree, django_assert_max_num_queries):
    rows = [UnitRow(f"xa-{at}", f"Xã {at}", f"Xã {at}", "commune", "tinh-a") for at in range(10, 3300)]
    file = listed(*rows)
    with django_assert_max_num_queries(10):
        assert len(plan_units(file, None).of(Step.NEW)) == 3290
