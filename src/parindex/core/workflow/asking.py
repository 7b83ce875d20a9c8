"""May this person do this now? The one place that answers, in one order: state, role, guards, what they give."""

from dataclasses import replace

from parindex.core.messages import Message
from parindex.core.workflow.acts import ACTS, Terms
from parindex.core.workflow.guards import Guard
from parindex.core.workflow.ids import Act, act_word, holder_word, state_word
from parindex.core.workflow.situation import Allowed, Denied, Situation, Standing


def ask(act: Act, situation: Situation) -> Allowed | Denied:
    """Whether `act` may be done, given all that the person gives; the first reason against it decides.

    State comes before role: that the time for an act is over, or yet to come, helps whoever asks.
    """
    refusal = (
        _of_state(act, situation)
        or _of_role(act, situation)
        or _of_guards(ACTS[act].guards, act, situation)
        or _of_given(act, situation)
        or _of_guards(ACTS[act].limits, act, situation)
    )
    return Denied(refusal) if refusal else _allowed(ACTS[act], situation)


def offered(situation: Situation) -> tuple[tuple[Act, Allowed | Denied], ...]:
    """The acts to show the person before they give anything: those of this state and their roles.

    What is possible now comes first; the others are refused by a guard, and say why.
    """
    answers: list[tuple[Act, Allowed | Denied]] = []
    for act, terms in ACTS.items():
        if _of_state(act, situation) is None and _of_role(act, situation) is None:
            refusal = _of_guards(terms.guards, act, situation)
            answers.append((act, Denied(refusal) if refusal else _allowed(terms, situation)))
    return tuple(sorted(answers, key=lambda answer: isinstance(answer[1], Denied)))


def _allowed(terms: Terms, situation: Situation) -> Allowed:
    late_days = (situation.today - situation.due).days if terms.stage and situation.due else 0
    return Allowed(terms.to or situation.state, max(late_days, 0))


def _of_state(act: Act, situation: Situation) -> Message | None:
    sources = ACTS[act].sources
    if situation.state in sources:
        return None
    said = {"act": act_word(act), "state": state_word(situation.state)}
    return Message("workflow.denied.state", {**said, "states": tuple(state_word(state) for state in sources)})


def _of_role(act: Act, situation: Situation) -> Message | None:
    who = ACTS[act].who
    if not who:
        return Message("workflow.denied.nobody", {"act": act_word(act)})
    if _entitled(act, situation):
        return None
    holders = tuple(holder_word(role, side) for role, side in who)
    return Message("workflow.denied.role", {"act": act_word(act), "who": holders})


def _entitled(act: Act, situation: Situation) -> tuple[Standing, ...]:
    """The standings of the person that the act is open to."""
    return tuple(one for one in situation.standings if (one.role, one.side) in ACTS[act].who)


def _of_guards(guards: tuple[Guard, ...], act: Act, situation: Situation) -> Message | None:
    seen = replace(situation, standings=_entitled(act, situation))
    return next((refusal for guard in guards if (refusal := guard(act, seen))), None)


def _of_given(act: Act, situation: Situation) -> Message | None:
    terms = ACTS[act]
    # a reason of blanks, invisible characters or dots alone tells nobody anything
    if terms.needs_reason and not any(char.isalnum() for char in situation.reason):
        return Message("workflow.denied.no-reason", {"act": act_word(act)})
    if terms.needs_codes and not situation.codes:
        return Message("workflow.denied.no-codes", {"act": act_word(act)})
    if terms.needs_day and situation.new_due is None:
        return Message("workflow.denied.no-day", {"act": act_word(act)})
    return None
