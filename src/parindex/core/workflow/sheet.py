"""What an act that is allowed makes of a sheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from parindex.core.workflow.acts import ACTS
from parindex.core.workflow.ids import Act, State
from parindex.core.workflow.situation import within


@dataclass(frozen=True, slots=True)
class Sheet:
    """A score sheet as the workflow sees it.

    returned: the codes of the last return, each with whether it is answered. values: by code, what was entered.
    """

    state: State = State.DRAFT
    version: int = 1
    returned: Mapping[str, bool] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)


def after(act: Act, sheet: Sheet, codes: tuple[str, ...] = (), values: Mapping[str, str] | None = None) -> Sheet:
    """`sheet` after `act`, which `ask` allowed. codes: what is returned. values: what is entered, by code.

    To amend makes the sheet of the next version, with all the values; the published one stays as it is.
    An entered value answers every returned code that it is of or lies below.
    """
    terms = ACTS[act]
    if terms.starts:
        return Sheet(terms.starts, sheet.version + 1, values=sheet.values)
    entered = values or {}
    returned = sheet.returned
    if act is Act.RETURN:
        returned = dict.fromkeys(codes, False)
    elif act is Act.REOPEN:
        returned = {}
    returned = {
        code: is_answered or any(within(touched, code) for touched in entered) for code, is_answered in returned.items()
    }
    return replace(sheet, state=terms.to or sheet.state, returned=returned, values={**sheet.values, **entered})
