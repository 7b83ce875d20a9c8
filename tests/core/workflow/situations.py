"""Situations to ask in: whatever an act wants is given, unless a test takes it away."""

from datetime import date, timedelta
from typing import Any

from parindex.core.workflow import ACTS, Act, Role, Side, Situation, Standing, State

DUE = date(2026, 1, 15)
IN_TIME, LATE = DUE, DUE + timedelta(days=1)
HOLDERS = [(role, side) for role in Role for side in Side]


def situation(state: State, *standings: Standing, **given: Any) -> Situation:
    """Everything given, on the last day."""
    everything = {"today": IN_TIME, "due": DUE, "reason": "Thiếu văn bản", "codes": ("3.6",), "new_due": LATE}
    return Situation(state=state, standings=standings, **{**everything, **given})


def of(act: Act, **given: Any) -> Situation:
    """One in which the first who may do `act` does it in the first of its states."""
    terms = ACTS[act]
    return situation(terms.sources[0], Standing(*terms.who[0]), **given)
