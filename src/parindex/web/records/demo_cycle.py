"""Cycles of the demonstration, run as everybody runs them: what is refused there has no place in a demonstration."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.utils.timezone import localdate

from parindex.core.workflow import Denied, State
from parindex.documents.catalogue import catalogue
from parindex.web.records.demo import FRAMEWORK
from parindex.web.records.opening import Opening, open_cycle
from parindex.web.records.people import User
from parindex.web.records.units import Unit
from parindex.web.records.years import IndexYear

Answer = TypeVar("Answer")


class DemoRefusedError(Exception):
    """The demonstration does not fit what is in this installation; the message says why."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who acts in the invented province: for the host, and for units by their codes."""

    host: Unit
    officer: User
    leader: User
    contacts: Mapping[str, User]


def insisted(answer: Answer | Denied) -> Answer:
    """What was allowed. Raises DemoRefusedError."""
    if isinstance(answer, Denied):
        raise DemoRefusedError(catalogue("vi").render(answer.reason))
    return answer


@dataclass(frozen=True, slots=True)
class Days:
    """A year with the day it opens on and the last day of each stage."""

    year: int
    opens: date
    last: Mapping[State, date]


def units_of(cast: Cast, year: int) -> tuple[Unit, ...]:
    """Every unit below the host that was there in the end of the year, or is there now."""
    day = min(localdate(), date(year, 12, 31))
    return tuple(Unit.objects.in_branches([cast.host.path]).on(day).exclude(pk=cast.host.pk))


def opened(cast: Cast, days: Days, units: tuple[Unit, ...], framework: str = FRAMEWORK) -> list[IndexYear]:
    """The sheets of a year opened for `units`."""
    opening = Opening(cast.host, days.year, units, framework, days.opens, days.last, simulated=True)
    return list(insisted(open_cycle(cast.officer, opening, localdate())).sheets)
