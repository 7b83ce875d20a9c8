"""The table of acts: the whole of who may do what to a score sheet, from which state, and on what terms."""

from collections.abc import Mapping
from dataclasses import dataclass

from parindex.core.workflow import guards
from parindex.core.workflow.guards import Guard
from parindex.core.workflow.ids import Act, State
from parindex.core.workflow.states import APPRAISING, DECLARING, DELIBERATING, LEADING, RUNNING, Holder


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of an act.

    sources: the states it can be done in. to: where it leads; None: the sheet stays where it is.
    who: the roles it is open to; nobody: it is done by the system alone.
    stage: the stage that it ends, whose last day lateness is counted from.
    starts: the state of the new version that it makes.
    guards: what must hold of the sheet. limits: what must hold of what the person gives.
    """

    sources: tuple[State, ...]
    to: State | None
    who: tuple[Holder, ...]
    stage: State | None = None
    starts: State | None = None
    needs_reason: bool = False
    needs_codes: bool = False
    needs_day: bool = False
    guards: tuple[Guard, ...] = ()
    limits: tuple[Guard, ...] = ()


UNDER_WAY = (State.SUBMITTED, State.APPRAISAL_1, State.EXPLANATION, State.APPRAISAL_2, State.COUNCIL)

ACTS: Mapping[Act, Terms] = {
    Act.OPEN: Terms((State.DRAFT,), State.OPEN, RUNNING),
    Act.BEGIN: Terms((State.OPEN,), State.SELF_SCORING, DECLARING),
    Act.ENTER: Terms((State.SELF_SCORING,), None, DECLARING, needs_codes=True, limits=(guards.among_returned,)),
    Act.SUBMIT: Terms(
        (State.SELF_SCORING,),
        State.SUBMITTED,
        DECLARING,
        stage=State.SELF_SCORING,
        guards=(guards.answered, guards.complete),
    ),
    Act.WITHDRAW: Terms((State.SUBMITTED,), State.SELF_SCORING, DECLARING, guards=(guards.before_deadline,)),
    Act.START_APPRAISAL: Terms((State.SUBMITTED,), State.APPRAISAL_1, APPRAISING),
    Act.RETURN: Terms(
        (State.SUBMITTED, State.APPRAISAL_1),
        State.SELF_SCORING,
        APPRAISING,
        needs_reason=True,
        needs_codes=True,
        limits=(guards.own_areas,),
    ),
    Act.ASK_EXPLANATION: Terms((State.APPRAISAL_1,), State.EXPLANATION, APPRAISING, stage=State.APPRAISAL_1),
    Act.EXPLAIN: Terms((State.EXPLANATION,), State.APPRAISAL_2, DECLARING, stage=State.EXPLANATION),
    Act.CLOSE_EXPLANATION: Terms((State.EXPLANATION,), State.APPRAISAL_2, RUNNING, guards=(guards.after_deadline,)),
    Act.CONCLUDE: Terms((State.APPRAISAL_2,), State.COUNCIL, APPRAISING, stage=State.APPRAISAL_2),
    Act.SEND_BACK: Terms((State.COUNCIL,), State.APPRAISAL_2, DELIBERATING, needs_reason=True),
    Act.PUBLISH: Terms((State.COUNCIL,), State.PUBLISHED, LEADING, stage=State.COUNCIL),
    Act.AMEND: Terms(
        (State.PUBLISHED,), None, RUNNING, starts=State.APPRAISAL_2, needs_reason=True, guards=(guards.newest,)
    ),
    Act.REPLACE: Terms((State.PUBLISHED,), State.AMENDED, ()),
    Act.REOPEN: Terms(UNDER_WAY, State.SELF_SCORING, RUNNING, needs_reason=True),
    Act.EXTEND: Terms(
        (State.OPEN, State.SELF_SCORING, *UNDER_WAY),
        None,
        RUNNING,
        needs_reason=True,
        needs_day=True,
        limits=(guards.later_day,),
    ),
}
