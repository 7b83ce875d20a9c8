"""The table of states: who has to act next in each, and whose last day counts there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from parindex.core.workflow.ids import Role, Side, State

Holder: TypeAlias = "tuple[Role, Side]"

DECLARING: tuple[Holder, ...] = ((Role.CONTACT, Side.UNIT), (Role.OFFICER, Side.UNIT))
APPRAISING: tuple[Holder, ...] = ((Role.APPRAISER, Side.HOST), (Role.OFFICER, Side.HOST))
RUNNING: tuple[Holder, ...] = ((Role.OFFICER, Side.HOST),)
DELIBERATING: tuple[Holder, ...] = ((Role.COUNCIL, Side.HOST),)
LEADING: tuple[Holder, ...] = ((Role.LEADER, Side.HOST),)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a state waits for: `owners` have to act next, by the last day of `deadline`, the stage that counts here.

    `deadline` is a state of STAGES, or None where no day counts.
    """

    owners: tuple[Holder, ...]
    deadline: State | None = None


# A sheet that is submitted still belongs to self-scoring until its appraisal begins: the unit may take it back.
STATES: Mapping[State, Waiting] = {
    State.DRAFT: Waiting(RUNNING),
    State.OPEN: Waiting(DECLARING, State.SELF_SCORING),
    State.SELF_SCORING: Waiting(DECLARING, State.SELF_SCORING),
    State.SUBMITTED: Waiting(APPRAISING, State.SELF_SCORING),
    State.APPRAISAL_1: Waiting(APPRAISING, State.APPRAISAL_1),
    State.EXPLANATION: Waiting(DECLARING, State.EXPLANATION),
    State.APPRAISAL_2: Waiting(APPRAISING, State.APPRAISAL_2),
    State.COUNCIL: Waiting(DELIBERATING + LEADING, State.COUNCIL),
    State.PUBLISHED: Waiting(RUNNING),
    State.AMENDED: Waiting(()),
}
# The states that a cycle sets a last day for.
STAGES: tuple[State, ...] = tuple(state for state, waits in STATES.items() if waits.deadline is state)
