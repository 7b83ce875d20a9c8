"""An invented province with its districts, its people and a year in progress, for tests of the cycle."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils.timezone import localdate

from parindex.core.declaring import Edit, LeafEdit
from parindex.core.facts import POINTS
from parindex.core.points import Absent
from parindex.core.workflow import STAGES
from parindex.web.records.declaring import declare
from parindex.web.records.figures import asked_specs
from parindex.web.records.leaves import stored_leaves
from parindex.web.records.models import Cycle, IndexYear, RoleHolding, Unit, User
from parindex.web.records.opening import Opening, open_cycle

SET = "dak-glong-2023"
YEAR = 2030
CAST = {
    "chu-tri": ("officer", "tinh-a"),
    "tham-dinh": ("appraiser", "tinh-a"),
    "hoi-dong": ("council", "tinh-a"),
    "lanh-dao": ("leader", "tinh-a"),
    "kiem-tra": ("auditor", "tinh-a"),
    "dau-moi": ("contact", "phong-a"),
    "can-bo": ("officer", "huyen-a"),
    "dau-moi-b": ("contact", "huyen-b"),
    "mot-cua": ("onestop", "phong-a"),
}


@dataclass(frozen=True)
class Province:
    """Its units and people by code, and the cycle of YEAR with a sheet for each district, open."""

    units: dict[str, Unit]
    people: dict[str, User]
    cycle: Cycle

    def sheet(self, unit="huyen-a"):
        """The newest sheet of a unit, as it is now."""
        return IndexYear.objects.newest().select_related("unit", "cycle__host").get(unit__code=unit, year=YEAR)

    def person(self, name):
        """The person as a new request finds them."""
        return User.objects.get(pk=self.people[name].pk)


def days(first=10, step=10):
    """The last day of each stage, from today on."""
    return {stage: localdate() + timedelta(days=first + place * step) for place, stage in enumerate(STAGES)}


def units():
    """Province A with districts A and B; district A has an office."""
    made = {"tinh-a": Unit.objects.create(code="tinh-a", name="UBND tỉnh A", short_name="Tỉnh A", kind="province")}
    for letter in "ab":
        code, name = f"huyen-{letter}", f"Huyện {letter.upper()}"
        made[code] = Unit.objects.create(
            code=code, name=f"UBND {name}", short_name=name, kind="district", parent=made["tinh-a"]
        )
    office = {"name": "Phòng Nội vụ", "short_name": "Phòng Nội vụ", "kind": "office", "parent": made["huyen-a"]}
    return {**made, "phong-a": Unit.objects.create(code="phong-a", **office)}


def people(made):
    """One person for each line of CAST; their names are their roles."""
    cast = {}
    for name, (role, unit) in CAST.items():
        cast[name] = User.objects.create_user(name, f"Người {name}")
        RoleHolding.objects.create(person=cast[name], role=role, unit=made[unit])
    return cast


def opening(made, **other):
    """The opening of YEAR for both districts."""
    given = {
        "host": made["tinh-a"],
        "year": YEAR,
        "units": (made["huyen-a"], made["huyen-b"]),
        "framework": SET,
        "opens": localdate(),
        "days": days(),
        "simulated": True,
    }
    return Opening(**{**given, **other})


def province():
    """All of it, with the year open."""
    made = units()
    cast = people(made)
    opened = open_cycle(cast["chu-tri"], opening(made), localdate())
    return Province(made, cast, opened.cycle)


def day(offset):
    """A day from today on."""
    return localdate() + timedelta(days=offset)


def entered(world, name, figures, unit="huyen-a"):
    """What came of a person's entering points by code, None: not applicable; as one who saw what stands there."""
    sheet = world.sheet(unit)
    return declare(world.person(name), sheet, point_edits(sheet, figures))


def point_edits(sheet, figures):
    """Edits that give leaves these points, made by somebody who saw what stands there."""
    asked = asked_specs(sheet.frozen_id)
    stored = {
        code: one.fields for code, one in stored_leaves(sheet, [code for code in figures if code in asked]).items()
    }
    seen = {code: stored.get(code, {}).get(POINTS, Absent.MISSING) for code in figures}
    return [LeafEdit(code, {POINTS: Edit(value_of(points), seen[code])}) for code, points in figures.items()]


def value_of(points):
    return Absent.NOT_APPLICABLE if points is None else points


def whole(world, name="dau-moi", unit="huyen-a", points=Decimal("0.5")):
    """Every leaf that has no figure yet gets these points: the sheet can be submitted."""
    sheet = world.sheet(unit)
    has = set(sheet.facts.values_list("code", flat=True))
    return entered(world, name, {code: points for code in asked_specs(sheet.frozen_id) if code not in has}, unit)


def points_of(sheet):
    """The points of a sheet by code, None: not applicable."""
    rows = sheet.facts.filter(fact=POINTS).values_list("code", "value", "applies")
    return {code: Decimal(value) if applies else None for code, value, applies in rows}


def past(stage, cycle, ago=3):
    """Let the last day of a stage be some days ago."""
    row = cycle.deadlines.get(state=stage)
    row.opens, row.due = date(2020, 1, 1), day(-ago)
    row.save()
