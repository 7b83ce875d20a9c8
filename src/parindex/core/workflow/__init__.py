"""Who may do what to a score sheet, when, and why not: one table of states, one of acts, and `ask`."""

from parindex.core.workflow.acts import ACTS, Terms
from parindex.core.workflow.asking import ask, offered
from parindex.core.workflow.ids import Act, Role, Side, State, act_word, holder_word, state_word
from parindex.core.workflow.sheet import Sheet, after
from parindex.core.workflow.situation import Allowed, Denied, Situation, Standing
from parindex.core.workflow.states import STAGES, STATES

__all__ = [
    "ACTS",
    "STAGES",
    "STATES",
    "Act",
    "Allowed",
    "Denied",
    "Role",
    "Sheet",
    "Side",
    "Situation",
    "Standing",
    "State",
    "Terms",
    "act_word",
    "after",
    "ask",
    "holder_word",
    "offered",
    "state_word",
]
