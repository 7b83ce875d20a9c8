"""Which leaves of a sheet a person may work on, and why not the others; asked of what is loaded already."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils import timezone

from parindex.core.messages import Message
from parindex.core.workflow import Act, Denied, Situation, State, ask
from parindex.web.records.cycles import Return
from parindex.web.records.models import IndexYear, User
from parindex.web.records.standing import standings_of


@dataclass(frozen=True, slots=True)
class Door:
    """A person before the leaves of a sheet. closed: why nothing may be entered; None where something may."""

    situation: Situation
    closed: Message | None

    def against(self, code: str) -> Message | None:
        """Why this leaf may not be entered; None where it may."""
        if self.closed is not None or not self.situation.returned:
            return self.closed
        return _against(self.situation, code)


def door_of(person: User, sheet: IndexYear, returns: Iterable[Return]) -> Door:
    """`person` before `sheet`, whose last return is `returns`: all that entering depends on, without a query more."""
    situation = Situation(
        state=State(sheet.state),
        today=timezone.localdate(),
        standings=standings_of(person, sheet),
        returned={one.code: one.answered_at is not None for one in returns},
    )
    any_leaf = next(iter(situation.returned), "*")
    return Door(situation, _against(situation, any_leaf))


def _against(situation: Situation, code: str) -> Message | None:
    answer = ask(Act.ENTER, replace(situation, codes=(code,)))
    return answer.reason if isinstance(answer, Denied) else None
