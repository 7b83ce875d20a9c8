"""What the figures of a criterion must become for wanted points, in sentences; or why nothing helps."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parindex.core.facts import FactSpec, Kind
from parindex.core.framework import Framework, Node
from parindex.core.require import Change, require
from parindex.core.rules.direction import Direction
from parindex.core.rules.figures import Figures, Value
from parindex.core.values import fact_value
from parindex.documents.catalogue import catalogue
from parindex.web.ui import figures
from parindex.web.ui.typed import name_of


@dataclass(frozen=True, slots=True)
class Needed:
    """The ways to the points `wanted`, each of changes that go together; without any, the reason."""

    wanted: Decimal
    ways: tuple[tuple[str, ...], ...]
    reason: str


def present_needed(framework: Framework, node: Node, read: Figures, wanted: Decimal) -> Needed:
    """What `read` must become for `wanted` points of `node`."""
    found = require(framework, node, read, wanted)
    ways = (found.changes, *found.others) if found.changes else ()
    return Needed(
        wanted=wanted,
        ways=tuple(tuple(_change(node, change) for change in way) for way in ways),
        reason=catalogue(figures.language()).render(found.reason) if found.reason else "",
    )


def _change(node: Node, change: Change) -> str:
    """One change, as an officer would write it into a plan."""
    spec, before, after = change.spec, change.before, change.after
    places = {"fact": name_of(spec), "after": _words(spec, after, with_unit=before is None)}
    if before is None:
        return _from_nothing(node, change) % places
    places["before"] = _words(spec, before)
    if isinstance(before, date) and isinstance(after, date):
        return _moved((after - before).days) % {**places, "days": abs((after - before).days)}
    if change.add is None:
        return _("%(fact)s: from %(before)s to %(after)s") % places
    more = _("%(fact)s: up from %(before)s to %(after)s (%(add)s more)")
    less = _("%(fact)s: down from %(before)s to %(after)s (%(add)s less)")
    return (more if change.add > 0 else less) % {**places, "add": _difference(spec, abs(change.add))}


def _from_nothing(node: Node, change: Change) -> str:
    """A figure that is not known yet; one that must be small has a limit, any other a mark to reach."""
    must_be_small = node.rule is not None and node.rule.direction(change.spec.key) is Direction.DOWN
    if must_be_small and change.add is not None:
        return _("%(fact)s: no more than %(after)s")
    return _("%(fact)s: %(after)s is needed")


def _moved(days: int) -> str:
    if days < 0:
        return ngettext(
            "%(fact)s: %(after)s instead of %(before)s (%(days)s day earlier)",
            "%(fact)s: %(after)s instead of %(before)s (%(days)s days earlier)",
            -days,
        )
    return ngettext(
        "%(fact)s: %(after)s instead of %(before)s (%(days)s day later)",
        "%(fact)s: %(after)s instead of %(before)s (%(days)s days later)",
        days,
    )


def _words(spec: FactSpec, value: Value, *, with_unit: bool = False) -> str:
    """A value as a sentence says it; words stand in marks of quotation."""
    declared = fact_value(spec, value)
    if isinstance(declared, Decimal):
        figure = figures.trimmed(declared)
        if spec.kind is Kind.PERCENT:
            return f"{figure}%"
        return f"{figure} {spec.unit}".rstrip() if with_unit else figure
    if isinstance(declared, date):
        return catalogue(figures.language()).render(declared)
    yes_no = {True: _("Yes"), False: _("No")}
    return f"“{yes_no[declared] if isinstance(declared, bool) else declared}”"


def _difference(spec: FactSpec, add: Decimal) -> str:
    if spec.kind is Kind.PERCENT:
        said = ngettext("%(points)s percentage point", "%(points)s percentage points", figures.one_or_many(add))
        return said % {"points": figures.trimmed(add)}
    return f"{figures.trimmed(add)} {spec.unit}".rstrip()
