"""What must hold for an act besides state and role: each guard is one reason to refuse, or None.

A guard sees only those standings of the person that the act is open to.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeAlias

from parindex.core.messages import Message, Parameter
from parindex.core.workflow.ids import Act, State, act_word, state_word
from parindex.core.workflow.situation import Situation, within
from parindex.core.workflow.states import STATES

LONGEST = timedelta(days=366)  # an extension beyond a year is a year mistyped

Guard: TypeAlias = "Callable[[Act, Situation], Message | None]"


def answered(act: Act, situation: Situation) -> Message | None:
    """Every returned criterion is answered."""
    open_codes = tuple(code for code, is_answered in situation.returned.items() if not is_answered)
    return Message("workflow.denied.unanswered", {"act": act_word(act), "codes": open_codes}) if open_codes else None


def complete(act: Act, situation: Situation) -> Message | None:
    """Every leaf has its figures or an explanation, and none contradicts another or waits for somebody to choose."""
    if not situation.unready:
        return None
    reasons = situation.unready[0]
    for one in situation.unready[1:]:
        reasons = Message("readiness.also", {"left": reasons, "right": one})
    return Message("workflow.denied.unready", {"act": act_word(act), "reasons": reasons})


def before_deadline(act: Act, situation: Situation) -> Message | None:
    """The last day is not over; where none is set it never is."""
    if situation.due is None or situation.today <= situation.due:
        return None
    said: dict[str, Parameter] = {"act": act_word(act), "stage": _stage(situation.state), "due": situation.due}
    return Message("workflow.denied.deadline-passed", said)


def after_deadline(act: Act, situation: Situation) -> Message | None:
    """The last day is set and over."""
    said: dict[str, Parameter] = {"act": act_word(act), "stage": _stage(situation.state)}
    if situation.due is None:
        return Message("workflow.denied.no-deadline", said)
    if situation.today > situation.due:
        return None
    return Message("workflow.denied.deadline-ahead", {**said, "due": situation.due})


def newest(act: Act, situation: Situation) -> Message | None:
    """No other version amends this one."""
    return Message("workflow.denied.newer-version", {"act": act_word(act)}) if situation.newer_version else None


def among_returned(_act: Act, situation: Situation) -> Message | None:
    """After a return the codes are of what was returned, or lie below it."""
    returned = tuple(situation.returned)
    foreign = tuple(code for code in situation.codes if not any(within(code, other) for other in returned))
    if not returned or not foreign:
        return None
    return Message("workflow.denied.not-returned", {"codes": foreign, "returned": returned})


def own_areas(_act: Act, situation: Situation) -> Message | None:
    """The codes lie in areas of one of the standings."""
    areas: set[str] = set()
    for standing in situation.standings:
        if standing.areas is None:
            return None
        areas |= standing.areas
    foreign = tuple(code for code in situation.codes if code.partition(".")[0] not in areas)
    if not foreign:
        return None
    return Message("workflow.denied.areas", {"codes": foreign, "areas": tuple(sorted(areas))})


def later_day(_act: Act, situation: Situation) -> Message | None:
    """The new last day is another than the present one, comes after that of every unit, and is no slip of the pen.

    So an extension that was mistyped can be shortened again, but no unit gets less time than the others.
    """
    day, common = situation.new_due, situation.common_due or situation.due
    if day is None:
        return None
    if day == situation.due or (common and day <= common):
        return Message("workflow.denied.not-later", {"day": day, "due": common or day})
    latest = max(common or situation.today, situation.today) + LONGEST
    return Message("workflow.denied.too-late", {"day": day, "latest": latest}) if day > latest else None


def _stage(state: State) -> Message:
    return state_word(STATES[state].deadline or state)
