"""A year opened for many units in one act: the set frozen to it, deadlines set, a sheet for each of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from parindex.core.messages import Message, Parameter
from parindex.core.workflow import Act, Denied, Role, Side, Situation, Standing, State, ask, state_word
from parindex.web.records.asking import asked_by
from parindex.web.records.audit import record, refused
from parindex.web.records.cycles import Cycle, StageDeadline
from parindex.web.records.deadlines import firsts, out_of_order
from parindex.web.records.frozen import freeze
from parindex.web.records.people import User
from parindex.web.records.recipients import tell_unit
from parindex.web.records.units import Unit
from parindex.web.records.years import IndexYear


@dataclass(frozen=True, slots=True)
class Opening:
    """The year that `host` wants to open for `units` on `opens`; days: the last day of each stage."""

    host: Unit
    year: int
    units: tuple[Unit, ...]
    framework: str
    opens: date
    days: Mapping[State, date]
    simulated: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """What was opened: the cycle, the new sheets, and how many units had theirs in it before."""

    cycle: Cycle
    sheets: tuple[IndexYear, ...]
    before: int


def runs_for(person: User) -> list[Unit]:
    """The committees whose cycles `person` runs as their reform officer."""
    run = (holding.unit.committee for holding in person.held if holding.role == Role.OFFICER)
    return list({unit.pk: unit for unit in run}.values())


def open_cycle(person: User, opening: Opening, today: date) -> Opened | Denied:
    """Open the year for every unit of `opening`, or, with the first reason against it, for none.

    Units that have a sheet in the cycle keep it as it is. Raises UnreadableFileError if the set cannot be read.
    """
    with asked_by(person):
        if reason := _against(person, opening, today):
            refused(Act.OPEN, opening.host, reason, unit=opening.host)
            return Denied(reason)
        with transaction.atomic():
            return _open(opening)


def _against(person: User, opening: Opening, today: date) -> Message | None:
    standings = [Standing(Role.OFFICER, Side.HOST)] if opening.host in runs_for(person) else []
    answer = ask(Act.OPEN, Situation(State.DRAFT, today, tuple(standings)))
    if isinstance(answer, Denied):
        return answer.reason
    return _of_units(opening) or out_of_order(opening.days) or _of_opening_day(opening)


def _of_units(opening: Opening) -> Message | None:
    if not opening.units:
        return Message("opening.no-unit", {})
    outside = [unit for unit in opening.units if not unit.path.startswith(opening.host.path)]
    if outside:
        return Message("opening.outside", {"units": _names(outside), "host": opening.host.short_name})
    first, last = date(opening.year, 1, 1), date(opening.year, 12, 31)
    gone = [unit for unit in opening.units if unit.valid_to and unit.valid_to < first]
    gone += [unit for unit in opening.units if unit.valid_from and unit.valid_from > last]
    if gone:
        return Message("opening.not-there", {"units": _names(gone), "year": str(opening.year)})
    held = IndexYear.objects.filter(unit__in=opening.units, year=opening.year).select_related("unit")
    other = held.exclude(cycle__host=opening.host)
    if other:
        return Message("opening.has-sheet", {"units": _names(one.unit for one in other), "year": str(opening.year)})
    return None


def _of_opening_day(opening: Opening) -> Message | None:
    stage, due = min(opening.days.items(), key=lambda item: item[1])
    if due >= opening.opens:
        return None
    return Message("opening.before-opening", {"stage": state_word(stage), "due": due, "opens": opening.opens})


def _names(units: Iterable[Unit]) -> tuple[str, ...]:
    return tuple(sorted(unit.short_name for unit in units))


def _open(opening: Opening) -> Opened:
    cycle, is_new = Cycle.objects.get_or_create(
        host=opening.host,
        year=opening.year,
        defaults={"simulated": opening.simulated},
    )
    if is_new:
        opens = firsts(opening.opens, opening.days)
        StageDeadline.objects.bulk_create(
            StageDeadline(cycle=cycle, state=stage, opens=opens[stage], due=due) for stage, due in opening.days.items()
        )
    Cycle.objects.select_for_update().get(pk=cycle.pk)  # two who open at once take turns
    there = set(cycle.sheets.values_list("unit_id", flat=True))
    frozen = freeze(opening.framework)
    sheets = IndexYear.objects.bulk_create(
        IndexYear(
            unit=unit,
            year=opening.year,
            framework=opening.framework,
            frozen=frozen,
            simulated=opening.simulated,
            cycle=cycle,
            state=State.OPEN,
        )
        for unit in opening.units
        if unit.pk not in there
    )
    for sheet in sheets:
        said: dict[str, Parameter] = {"unit": sheet.unit.short_name, "year": str(sheet.year)}
        told = Message("opening.done", {**said, "framework": opening.framework})
        tell_unit(sheet, told)
        record(
            Act.OPEN,
            sheet,
            told,
            unit=sheet.unit,
            after={"state": state_word(State.OPEN), "framework": opening.framework},
        )
    return Opened(cycle, tuple(sheets), len(opening.units) - len(sheets))
