"""What a person is towards a score sheet, and the sheet as core.workflow asks about it."""

from datetime import date

from django.utils import timezone

from parindex.core.workflow import STATES, Role, Side, Situation, Standing, State
from parindex.web.records.cycles import Return, StageDeadline
from parindex.web.records.people import RoleHolding, User
from parindex.web.records.years import IndexYear


def standings_of(person: User, sheet: IndexYear) -> tuple[Standing, ...]:
    """The roles of `person` on the side of the unit and on that of the host; an office counts for its committee."""
    host = sheet.cycle.host_id if sheet.cycle else None
    sides = [
        (holding, side)
        for holding in person.held
        for side, unit in ((Side.UNIT, sheet.unit_id), (Side.HOST, host))
        if holding.unit.committee.pk == unit
    ]
    return tuple(Standing(Role(holding.role), side, _areas(holding)) for holding, side in sides)


def _areas(holding: RoleHolding) -> frozenset[str] | None:
    return frozenset(holding.areas) or None


def situation_of(person: User, sheet: IndexYear) -> Situation:
    """`sheet` as it stands today, and `person` before it."""
    returned = sheet.returns.filter(is_open=True)
    return Situation(
        state=State(sheet.state),
        today=timezone.localdate(),
        standings=standings_of(person, sheet),
        due=due_of(sheet),
        common_due=common_due_of(sheet),
        returned={one.code: one.answered_at is not None for one in returned},
        newer_version=IndexYear.objects.filter(amends=sheet).exists(),
    )


def due_of(sheet: IndexYear) -> date | None:
    """The last day that counts for `sheet` where it stands; None where there is none."""
    stage = STATES[State(sheet.state)].deadline
    if stage is None:
        return None
    extended = sheet.extensions.filter(state=stage).order_by("-pk").values_list("due", flat=True).first()
    return extended or common_due_of(sheet)


def common_due_of(sheet: IndexYear) -> date | None:
    """The last day of every unit where `sheet` stands; None where there is none."""
    stage = STATES[State(sheet.state)].deadline
    return StageDeadline.objects.filter(cycle=sheet.cycle_id, state=stage).values_list("due", flat=True).first()


def open_returns(sheet: IndexYear) -> list[Return]:
    """What went back last and is not closed yet, with who sent it."""
    return list(sheet.returns.filter(is_open=True).select_related("person"))
