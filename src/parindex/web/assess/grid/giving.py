"""Leaves given to an office of the unit: the form, and what it asks for."""

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.core.messages import Message
from parindex.core.readiness import LeafState
from parindex.web.assess.grid.door import door_of
from parindex.web.assess.grid.leaf_work import leaves_of, name_of_leaf
from parindex.web.assess.grid.states import SIGNS, TONES, WORDS
from parindex.web.records.delegating import Delegation, offices_of
from parindex.web.records.models import IndexYear, Unit, User
from parindex.web.records.said import kept_text
from parindex.web.records.sheet_work import work_of
from parindex.web.ui.telling import told

BACK = "lay-lai"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf to be chosen, with where it stands and who has it."""

    code: str
    name: str
    state: str
    tone: str
    sign: str
    office: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Giving:
    """The form. refusal: why it was refused, or may not be sent at all (closed)."""

    leaves: tuple[Leaf, ...]
    offices: tuple[tuple[int, str, bool], ...]
    first_day: str
    due: str
    note: str
    refusal: str
    closed: bool


def present_giving(person: User, sheet: IndexYear, asked: QueryDict, refusal: str = "") -> Giving:
    """The form of `sheet` for `person`, filled in as `asked`."""
    work, ticked = work_of(sheet), set(asked.getlist("ma"))
    leaves = leaves_of(work)
    door = door_of(person, sheet, work.returns)
    return Giving(
        leaves=tuple(
            Leaf(
                code=code,
                name=name_of_leaf(leaf, _("Figures of the whole set")),
                state=str(WORDS[leaf.state]),
                tone=TONES[leaf.state],
                sign=SIGNS[leaf.state],
                office=_office(leaf.declaration.office, leaf.declaration.office_due) if leaf.declaration else "",
                is_chosen=code in ticked,
            )
            for code, leaf in leaves.items()
            if leaf.state is not LeafState.JUDGED and door.against(code) is None
        ),
        offices=tuple((one.pk, one.name, str(one.pk) == asked.get("phong")) for one in offices_of(sheet)),
        first_day=timezone.localdate().isoformat(),
        due=asked.get("han", ""),
        note=asked.get("ghi-chu", ""),
        refusal=told(door.closed) if door.closed else refusal,
        closed=door.closed is not None,
    )


def _office(office: Unit | None, due: date | None) -> str:
    if office is None:
        return ""
    return _("%(office)s, due %(due)s") % {"office": office.short_name, "due": told(due)} if due else office.short_name


def delegation_of(sheet: IndexYear, posted: QueryDict) -> Delegation | str:
    """What the form asks for, or why it cannot be read."""
    codes = tuple(dict.fromkeys(posted.getlist("ma")))
    if not codes:
        return told(Message("delegating.no-codes"))
    if BACK in posted:
        return Delegation(codes, None)
    office = next((one for one in offices_of(sheet) if str(one.pk) == posted.get("phong")), None)
    if office is None:
        return _("No office is chosen: choose who is to fill the criteria in.")
    try:
        due = date.fromisoformat(posted.get("han", "")) if posted.get("han") else None
    except ValueError:
        return _("“%(words)s” is not a day: write it as 31/12/2024.") % {"words": posted["han"]}
    return Delegation(codes, office, due, kept_text(posted.get("ghi-chu", "")))
