"""One act on many sheets of a cycle: each is asked for itself, and what was refused is told with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.messages import ERROR, SUCCESS, WARNING
from django.http import QueryDict
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parindex.core.workflow import ACTS, Act, Denied, Role, Side, act_word
from parindex.web.records.acting import act_on
from parindex.web.records.cycles import Cycle
from parindex.web.records.models import IndexYear, User
from parindex.web.setup.cycle.asked import UnreadableActError, wanted_act
from parindex.web.setup.cycle.overview import Wanted, chosen
from parindex.web.setup.cycle.sheets import days_of, sheets_of
from parindex.web.ui.telling import titled, told

SHOWN_NAMES = 5
# Of several units at once: what needs no criteria and is meant for all of them alike.
MANY = (
    Act.EXTEND,
    Act.START_APPRAISAL,
    Act.ASK_EXPLANATION,
    Act.CLOSE_EXPLANATION,
    Act.CONCLUDE,
    Act.PUBLISH,
    Act.REOPEN,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """An act that can be done to many sheets at once."""

    id: str
    words: str


def many_for(person: User, cycle: Cycle) -> tuple[Choice, ...]:
    """The acts that the roles of `person` at the host let them do to the sheets of `cycle`."""
    held = {holding.role for holding in person.held if holding.unit.committee.pk == cycle.host_id}
    mine = {(Role(role), Side.HOST) for role in held}
    return tuple(Choice(act, titled(act_word(act))) for act in MANY if mine & set(ACTS[act].who))


def act_on_many(person: User, cycle: Cycle, posted: QueryDict) -> Iterator[tuple[int, str]]:
    """Do what the form asks to the sheets it names; answers the messages to show, each with its level."""
    sheets = _ticked(person, cycle, posted)
    try:
        wanted = wanted_act(posted)
    except UnreadableActError as error:
        yield ERROR, str(error)
        return
    if not sheets:
        yield ERROR, _("No unit is ticked: tick at least one.")
        return
    refused: dict[str, list[str]] = {}
    for sheet in sheets:
        answer = act_on(person, sheet, wanted, revision=sheet.revision)
        if isinstance(answer, Denied):
            refused.setdefault(told(answer.reason), []).append(sheet.unit.short_name)
    if done := len(sheets) - sum(map(len, refused.values())):
        words = ngettext("%(act)s: done for %(count)d unit.", "%(act)s: done for %(count)d units.", done)
        yield SUCCESS, words % {"act": titled(act_word(wanted.act)), "count": done}
    for reason, names in refused.items():
        yield WARNING, f"{_named(names)}: {reason}"


def _ticked(person: User, cycle: Cycle, posted: QueryDict) -> list[IndexYear]:
    """The sheets that were ticked, or all that the filter of the page left."""
    if posted.get("tat-ca"):
        wanted = Wanted(posted.get("loc", ""), posted.get("q", ""))
        return [one.sheet for one in chosen(sheets_of(cycle, person, days_of(cycle), localdate()), wanted)]
    keys = {int(key) for key in posted.getlist("phieu") if key.isdecimal() and len(key) < 19}
    return list(IndexYear.objects.visible_to(person).newest().filter(cycle=cycle, pk__in=keys))


def _named(names: list[str]) -> str:
    shown = ", ".join(names[:SHOWN_NAMES])
    more = len(names) - SHOWN_NAMES
    return _("%(names)s and %(more)d more") % {"names": shown, "more": more} if more > 0 else shown
