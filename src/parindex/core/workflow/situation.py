"""What a question about an act is asked of, and the two answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from parindex.core.messages import Message
from parindex.core.workflow.ids import Role, Side, State


@dataclass(frozen=True, slots=True)
class Standing:
    """A role of a person towards one sheet. `areas`: codes of the areas it is for, None for all."""

    role: Role
    side: Side
    areas: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """A sheet as it stands, the person who wants to act on it, and what they give.

    due: the last day, for this sheet, of the stage `STATES[state].deadline`; None where there is none. common_due: that
    of every unit, which an extension may not undercut.
    returned: the codes of the last return, each with whether it is answered; none: the sheet is open as a whole.
    unready: what of its leaves keeps it from being submitted, in words.
    newer_version: whether another sheet amends this one, published or not.
    codes: of the criteria concerned (for `enter`: entered). new_due: for `extend`.
    """

    state: State
    today: date
    standings: tuple[Standing, ...]
    due: date | None = None
    common_due: date | None = None
    returned: Mapping[str, bool] = field(default_factory=dict)
    unready: tuple[Message, ...] = ()
    newer_version: bool = False
    reason: str = ""
    codes: tuple[str, ...] = ()
    new_due: date | None = None


@dataclass(frozen=True, slots=True)
class Allowed:
    """The act may be done: the sheet goes to `to` (its own state where the act moves nothing).

    late_days: calendar days after the last day of the stage that the act ends, 0 in time; nothing is refused for it.
    """

    to: State
    late_days: int = 0


@dataclass(frozen=True, slots=True)
class Denied:
    """The act may not be done; `reason` is the sentence for the page, the API and the audit line."""

    reason: Message


def within(code: str, other: str) -> bool:
    """Whether `code` is `other`, or lies below it in the tree of criteria."""
    return code == other or code.startswith(f"{other}.")
