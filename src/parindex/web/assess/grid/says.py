"""What a row has to say below itself: that it was returned, that two values met, that its figures contradict."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parindex.core.declaring import EXPLANATION, NOTE, SOURCE, Entered, nothing
from parindex.core.leaf import scored_leaf
from parindex.core.points import Absent
from parindex.core.readiness import LeafState
from parindex.core.values import value_of
from parindex.web.assess.grid.fields import shown_value
from parindex.web.assess.grid.leaf_work import LeafWork
from parindex.web.records.field_words import field_label
from parindex.web.records.last_entered import last_entered
from parindex.web.records.leaves import contested_value
from parindex.web.records.sheet_work import SheetWork
from parindex.web.ui import figures
from parindex.web.ui.telling import told

TEXT_NAMES = {
    NOTE: gettext_lazy("Note"),
    EXPLANATION: gettext_lazy("Explanation"),
    SOURCE: gettext_lazy("Source of the figures"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values that met; place: "" for the one that stands."""

    place: str
    words: str
    points: str
    who: str


@dataclass(frozen=True, slots=True)
class Say:
    """A sentence below a row, with its sign; `choices` where one of several values is to be chosen for `field`.

    confirms: the code of the leaf, where somebody is to say that what was carried over holds.
    """

    tone: str
    sign: str
    title: str
    quoted: str = ""
    meta: str = ""
    field: str = ""
    revision: int = 0
    choices: tuple[Choice, ...] = ()
    confirms: str = ""


@dataclass(frozen=True, slots=True)
class Entrant:
    """Who entered a value, and its place among those that met."""

    place: str
    who: str


def says_of(work: SheetWork, leaf: LeafWork) -> Iterator[Say]:
    """All that is to be said below `leaf`, what has to be seen to first standing first."""
    yield from _contested(work, leaf)
    for one in leaf.returns:
        said = {"who": one.person.full_name, "at": _moment(one.at)}
        title = _("%(who)s returned it at %(at)s") % said
        answered = _("changed since then") if one.answered_at else _("not changed yet")
        yield Say("info" if one.answered_at else "bad", "return", title, quoted=one.reason, meta=answered)
    for against in work.contradictions:
        if leaf.code in against.codes:
            yield Say("bad", "bad", told(against.message))
    if leaf.state is LeafState.UNCONFIRMED:
        yield Say(
            "warn", "warn", _("Figures or evidence of last year: nobody has confirmed them yet."), confirms=leaf.code
        )


def _contested(work: SheetWork, leaf: LeafWork) -> Iterator[Say]:
    """Each field in which values met, in the order they met."""
    row = leaf.declaration
    if row is None:
        return
    for name in dict.fromkeys(str(one["field"]) for one in row.contested):
        offered = [one for one in row.contested if one["field"] == name]
        now = leaf.fields.get(name, nothing(name))
        label = leaf.specs[name].name if name in leaf.specs else str(TEXT_NAMES[name])
        title = _("Several people entered “%(name)s”. Nothing is lost: choose the value to keep.") % {"name": label}
        yield Say(
            "idle",
            "clash",
            title,
            field=name,
            revision=row.revision,
            choices=(
                _choice(work, leaf, name, now, Entrant("", _standing(work, leaf, name))),
                *(
                    _choice(work, leaf, name, contested_value(leaf.specs, one), Entrant(str(place), _entered(one)))
                    for place, one in enumerate(offered)
                ),
            ),
        )


def _choice(work: SheetWork, leaf: LeafWork, name: str, value: Entered, by: Entrant) -> Choice:
    words = shown_value(leaf.specs.get(name), value) or _("nothing entered")
    return Choice(by.place, words, _points(work, leaf, name, value), by.who)


def _points(work: SheetWork, leaf: LeafWork, name: str, value: Entered) -> str:
    """What the leaf comes to with this value; "" for words, which have no points."""
    if leaf.node is None or not leaf.is_leaf or name not in leaf.specs:
        return ""
    others = {key: one for key, one in leaf.figures.items() if key != name}
    own = {} if value is Absent.MISSING else {name: value_of(leaf.specs[name], value)}
    points = scored_leaf(work.framework, leaf.node, {**others, **own}).score.points
    if isinstance(points, Absent):
        return _("no points yet") if points is Absent.MISSING else _("not applicable")
    return _("%(points)s points") % {"points": figures.exact(points, figures.EARNED_PLACES)}


def _standing(work: SheetWork, leaf: LeafWork, name: str) -> str:
    """Who entered what stands, as the history tells it."""
    event = last_entered(work.sheet, field_label(leaf.code, leaf.specs, name))
    if event is None:
        return _("stands there now")
    return _("%(who)s, saved at %(at)s") % {"who": event.actor_name, "at": _moment(event.at)}


def _entered(one: dict[str, object]) -> str:
    at = parse_datetime(str(one["at"]))
    return _("%(who)s, entered at %(at)s") % {"who": one["name"], "at": _moment(at) if at else ""}


def _moment(at: datetime) -> str:
    return timezone.localtime(at).strftime("%H:%M %d/%m/%Y")
