"""What figures come to by the code that scores: points, the reason where there are none, and words to be copied."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parindex.core.facts import Fact
from parindex.core.framework import Framework, Node
from parindex.core.leaf import scored_leaf
from parindex.core.messages import Message
from parindex.core.points import Absent
from parindex.core.rules.figures import Figures
from parindex.core.score import Score
from parindex.documents.catalogue import catalogue
from parindex.web.ui import figures
from parindex.web.ui.bars import Part, bar
from parindex.web.ui.typed import Entry, asked_specs
from parindex.web.ui.wording import LEFT_OUT

OF_ONE_FIGURE = "lacking.not-applicable"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the figures come to, with the words that an officer can copy.

    is_undecided: no figure is missing, yet the set gives no points; about: what is copied, which stands above the
    trace, so that no paper can take it for the points of a unit.
    """

    points: Decimal | Absent
    max_points: Decimal
    is_undecided: bool
    bar: tuple[Part, ...]
    about: tuple[str, ...]
    trace: tuple[str, ...]


def present_outcome(framework: Framework, node: Node, read: Figures, entries: tuple[Entry, ...], unit: str) -> Outcome:
    """What the figures `read`, of `entries`, come to; `unit` is the invented one that they are of, if any."""
    known = (entry for entry in entries if not isinstance(entry.value, Absent))
    facts = {entry.spec.key: Fact(node.code, entry.value, entry.spec.unit, source="") for entry in known}
    score = scored_leaf(framework, node, read, facts).told()
    return _outcome(score, _about(framework, node, unit), _said(score.trace))


def present_left_out(framework: Framework, node: Node, unit: str) -> Outcome:
    """What the set makes of a criterion that does not apply; no figure is the reason, so none is named."""
    read: Figures = dict.fromkeys((spec.key for spec in asked_specs(node)), Absent.NOT_APPLICABLE)
    score = scored_leaf(framework, node, read).told()
    trace = _said(tuple(message for message in score.trace if message.id != OF_ONE_FIGURE))
    policy = () if isinstance(score.points, Decimal) else (str(LEFT_OUT[node.not_applicable]),)
    return _outcome(score, _about(framework, node, unit), (*trace, *policy))


def said_of(outcome: Outcome) -> str:
    """The outcome in one sentence, for whoever hears the page."""
    if isinstance(outcome.points, Decimal):
        said = ngettext(
            "%(points)s of %(most)s point", "%(points)s of %(most)s points", figures.one_or_many(outcome.max_points)
        )
        return said % {"points": figures.trimmed(outcome.points), "most": figures.trimmed(outcome.max_points)}
    if outcome.is_undecided:
        return _("These figures cannot be scored.")
    is_missing = outcome.points is Absent.MISSING
    return _("No points yet: a figure is missing.") if is_missing else _("Not applicable with these figures.")


def _outcome(score: Score, about: tuple[str, ...], trace: tuple[str, ...]) -> Outcome:
    return Outcome(
        points=score.points,
        max_points=score.max_points,
        is_undecided=any(message.id == "trace.undecided" for message in score.trace),
        bar=_bar(score),
        about=about,
        trace=trace,
    )


def _about(framework: Framework, node: Node, unit: str) -> tuple[str, ...]:
    """What a copy begins with: that it is a trial, by which set, of which criterion and article."""
    criterion = _("Criterion %(code)s: %(name)s") % {"code": node.code, "name": node.name}
    places = {"set": framework.title}
    if not unit:
        return (_("Trial by: %(set)s") % places, _with_cite(criterion, node.cite))
    invented = _("SIMULATED FIGURES – %(unit)s") % {"unit": unit}
    trial = _("Trial with an invented formula, which is not that of: %(set)s") % places
    return (invented, trial, _with_cite(criterion, node.cite))


def _with_cite(criterion: str, cite: str) -> str:
    return f"{criterion} ({cite})" if cite else criterion


def _said(messages: tuple[Message, ...]) -> tuple[str, ...]:
    return tuple(catalogue(figures.language()).render(message) for message in messages)


def _bar(score: Score) -> tuple[Part, ...]:
    """No bar where there are no points: an empty one would look like zero."""
    if not isinstance(score.points, Decimal):
        return ()
    return bar(got=score.earned, lost=score.lost, scale=score.max_points)
