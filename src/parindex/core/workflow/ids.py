"""Ids of states, acts, roles and sides, as the database keeps them, and the messages that name them."""

from enum import StrEnum

from parindex.core.messages import Message


class State(StrEnum):
    """Where a score sheet stands, in the order of the year."""

    DRAFT = "draft"
    OPEN = "open"
    SELF_SCORING = "self_scoring"
    SUBMITTED = "submitted"
    APPRAISAL_1 = "appraisal_1"
    EXPLANATION = "explanation"
    APPRAISAL_2 = "appraisal_2"
    COUNCIL = "council"
    PUBLISHED = "published"
    AMENDED = "amended"


class Act(StrEnum):
    """What can be done to a score sheet."""

    OPEN = "open"
    BEGIN = "begin"
    ENTER = "enter"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    START_APPRAISAL = "start_appraisal"
    RETURN = "return"
    ASK_EXPLANATION = "ask_explanation"
    EXPLAIN = "explain"
    CLOSE_EXPLANATION = "close_explanation"
    CONCLUDE = "conclude"
    SEND_BACK = "send_back"
    PUBLISH = "publish"
    AMEND = "amend"
    REPLACE = "replace"
    REOPEN = "reopen"
    EXTEND = "extend"


class Role(StrEnum):
    """What a person does in a unit."""

    OFFICER = "officer"
    CONTACT = "contact"
    APPRAISER = "appraiser"
    COUNCIL = "council"
    LEADER = "leader"
    ONE_STOP = "onestop"
    AUDITOR = "auditor"
    OPERATOR = "operator"


class Side(StrEnum):
    """Where a role is held: in the unit that a sheet is of, or in the one that runs its cycle."""

    UNIT = "unit"
    HOST = "host"


def state_word(state: State) -> Message:
    """What the state is called."""
    return Message(f"workflow.state.{state}")


def act_word(act: Act) -> Message:
    """What the act is called: a verb and what it is done to."""
    return Message(f"workflow.act.{act}")


def holder_word(role: Role, side: Side) -> Message:
    """A role with the side it is held on."""
    return Message(
        "workflow.holder", {"role": Message(f"workflow.role.{role}"), "side": Message(f"workflow.side.{side}")}
    )
