"""A cycle opened by mistake taken away again, as long as no unit has begun."""

from django.db import transaction

from parindex.core.messages import Message
from parindex.core.workflow import Denied, Role, Side, State, holder_word
from parindex.web.records.asking import asked_by
from parindex.web.records.audit import record
from parindex.web.records.cycles import Cycle
from parindex.web.records.deadlines import runs
from parindex.web.records.models import IndexYear
from parindex.web.records.people import User

TAKE_BACK = "take_back_cycle"


def take_back(person: User, cycle: Cycle, reason: str) -> Denied | None:
    """Take away `cycle` with its sheets, none of which has been begun; answers why not, else None."""
    with asked_by(person), transaction.atomic():
        locked = Cycle.objects.select_for_update(of=("self",)).select_related("host").get(pk=cycle.pk)
        sheets = list(locked.sheets.select_for_update(of=("self",)).select_related("unit"))
        refusal = _against(person, locked, sheets, reason)
        said = refusal or Message(
            "closing.done", {"host": locked.host.short_name, "year": str(locked.year), "count": len(sheets)}
        )
        record(TAKE_BACK, locked, said, unit=locked.host, reason=reason, is_refused=refusal is not None)
        if refusal:
            return Denied(refusal)
        for sheet in sheets:
            sheet.delete()
        locked.delete()
        return None


def _against(person: User, cycle: Cycle, sheets: list[IndexYear], reason: str) -> Message | None:
    if not runs(person, cycle):
        return Message("closing.not-yours", {"who": holder_word(Role.OFFICER, Side.HOST)})
    begun = tuple(
        sorted(sheet.unit.short_name for sheet in sheets if sheet.state != State.OPEN or sheet.facts.exists())
    )
    if begun:
        return Message("closing.begun", {"units": begun})
    return None if any(char.isalnum() for char in reason) else Message("closing.no-reason", {})
