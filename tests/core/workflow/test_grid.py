"""The whole grid of role, side, state and act, against the table written by hand in grid.txt."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from parindex.core.workflow import ACTS, STATES, Act, Allowed, Denied, Role, Side, Standing, State, ask, offered
from tests.core.workflow.situations import HOLDERS, IN_TIME, LATE, situation

TABLE = Path(__file__).with_name("grid.txt")
# Explanation may be closed by the host only after its last day; a sheet is taken back only before.
DAY = {Act.CLOSE_EXPLANATION: LATE}


def _rows() -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Each row: the act, who, and a mark per state."""
    act = ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        words = line.split()
        if not line.startswith((" ", "#")) and words:
            (act,) = words
        elif "." in words:
            yield act, tuple(words[: -len(State)]), tuple(words[-len(State) :])


ROWS = list(_rows())
MAY = {(act, *who, state) for act, who, marks in ROWS for state, mark in zip(State, marks, strict=True) if mark == "x"}
OPEN = {(cell[0], cell[-1]) for cell in MAY}


def test_the_table_written_by_hand_has_a_row_for_every_act():
    assert sorted({act for act, _, _ in ROWS}) == sorted(Act)


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("state", State)
def test_an_act_is_allowed_in_a_state_to_those_of_the_table_and_refused_to_all_others(act: Act, state: State):
    found = {}
    for role, side in HOLDERS:
        answer = ask(act, situation(state, Standing(role, side), today=DAY.get(act, IN_TIME)))
        found[role, side] = answer.reason.id if isinstance(answer, Denied) else "allowed"
    refused = "workflow.denied.role" if (act, state) in OPEN else "workflow.denied.state"
    refused = "workflow.denied.nobody" if act is Act.REPLACE and (act, state) in OPEN else refused
    assert found == {who: "allowed" if (act, *who, state) in MAY else refused for who in HOLDERS}


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("state", State)
def test_a_person_without_a_role_may_do_nothing(act: Act, state: State):
    assert isinstance(ask(act, situation(state)), Denied)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize(("role", "side"), HOLDERS)
def test_what_is_offered_is_what_the_table_has_for_the_role_in_the_state(role: Role, side: Side, state: State):
    shown = {act for act, _ in offered(situation(state, Standing(role, side)))}
    assert shown == {act for act in Act if (act, role, side, state) in MAY}


LEADS_TO = {
    "open": "open",
    "begin": "self_scoring",
    "enter": None,
    "submit": "submitted",
    "withdraw": "self_scoring",
    "start_appraisal": "appraisal_1",
    "return": "self_scoring",
    "ask_explanation": "explanation",
    "explain": "appraisal_2",
    "close_explanation": "appraisal_2",
    "conclude": "council",
    "send_back": "appraisal_2",
    "publish": "published",
    "amend": None,
    "reopen": "self_scoring",
    "extend": None,
}


@pytest.mark.parametrize(("act", "role", "side", "state"), sorted(cell for cell in MAY if len(cell) == 4))
def test_an_act_leads_where_it_is_meant_to(act: str, role: str, side: str, state: str):
    """Those that lead nowhere leave the sheet in its state."""
    day = DAY.get(Act(act), IN_TIME)
    answer = ask(Act(act), situation(State(state), Standing(Role(role), Side(side)), today=day))
    assert isinstance(answer, Allowed)
    assert answer.to == (LEADS_TO[act] or state)


def test_every_state_has_somebody_who_must_act_next_but_the_last():
    assert [state for state in State if not STATES[state].owners] == [State.AMENDED]


@pytest.mark.parametrize("state", [state for state in State if STATES[state].owners])
def test_each_of_those_who_must_act_next_can_move_the_sheet_on(state: State):
    idle = []
    for role, side in STATES[state].owners:
        moves = {cell[0] for cell in MAY if cell[1:] == (role, side, state)} - {"extend", "enter", "reopen"}
        idle += [] if moves else [(role, side)]
    assert idle == []


def test_a_last_day_counts_from_the_opening_to_the_council_and_can_be_put_off_where_it_counts():
    counted = {state: waiting.deadline for state, waiting in STATES.items() if waiting.deadline}
    assert counted == {
        "open": "self_scoring",
        "self_scoring": "self_scoring",
        "submitted": "self_scoring",
        "appraisal_1": "appraisal_1",
        "explanation": "explanation",
        "appraisal_2": "appraisal_2",
        "council": "council",
    }
    assert set(counted) == {cell[-1] for cell in MAY if cell[0] == "extend"}


def test_every_state_can_be_reached_from_the_first():
    reached = {State.DRAFT}
    for _ in State:
        for terms in ACTS.values():
            if reached & set(terms.sources):
                reached |= {state for state in (terms.to, terms.starts) if state}
    assert reached == set(State)
