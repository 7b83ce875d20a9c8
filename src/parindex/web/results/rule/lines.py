"""A rule in words, its lines as the rule is made: rungs under their ladder, parts under their sum."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from django.utils.translation import ngettext

from parindex.core.messages import Message
from parindex.core.rules.guarded import SILENT, Rule
from parindex.core.rules.ladder import Ladder
from parindex.core.rules.scale import Scale, Table
from parindex.core.rules.several import BestOf, Deductions, Total
from parindex.documents.catalogue import catalogue
from parindex.web.ui import figures

APART = {"rule.rung": "rung", "rule.option": "option"}  # what stands before the points, where these stand in a column
SHORT = 150  # letters of a rule in a row of a table


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A line of a rule and those below it; `points` where they stand in a column of their own."""

    words: str
    points: str = ""
    below: tuple["RuleLine", ...] = ()


def rule_lines(rule: Rule) -> tuple[RuleLine, ...]:
    """All that core says of `rule`, in the reader's language."""
    return tuple(_of_rule(rule, iter(rule.named())))


def in_short(rule: Rule) -> str:
    """The rule in one line; what is too long for a row is cut."""
    said = [catalogue(figures.language()).render(message) for message in rule.named()]
    joined = [f"{' ' if before.endswith(':') else '; '}{one.rstrip('.')}" for before, one in pairwise(said)]
    words = "".join((said[0].rstrip("."), *joined))
    return words if len(words) <= SHORT else _cut(words[:SHORT])


def _cut(words: str) -> str:
    """`words` up to the last mark in them, or the last whole word where that would leave too little."""
    end = max(words.rfind(mark) for mark in ",;:")
    return (words[:end] if end > SHORT / 2 else words.rsplit(" ", 1)[0]) + " …"


def _of_rule(rule: Rule, said: Iterator[Message]) -> Iterator[RuleLine]:
    yield from _of_scale(rule.scale, said)
    if rule.none_arose != SILENT:
        yield _line(next(said))


def _of_scale(scale: Scale, said: Iterator[Message]) -> Iterator[RuleLine]:
    """The lines of a scale, in the order in which it names them."""
    if isinstance(scale, Ladder):
        yield replace(_line(next(said)), below=tuple(_rungs(scale, said)))
    elif isinstance(scale, Table):
        yield replace(_line(next(said)), below=tuple(_line(next(said)) for _ in scale.options))
    elif isinstance(scale, Deductions):
        items = ((item.of if isinstance(item.of, Ladder) else None) for item in scale.items)
        yield replace(_line(next(said)), below=tuple(_item(of, said) for of in items))
        yield from (_line(next(said)) for _ in scale.items[1:2])
    elif isinstance(scale, Total | BestOf):
        rules = scale.among if isinstance(scale, BestOf) else tuple(part.rule for part in scale.members)
        yield replace(_line(next(said)), below=tuple(_item(rule, said) for rule in rules))
    else:
        yield from (_line(next(said)) for _ in scale.named())


def _rungs(ladder: Ladder, said: Iterator[Message]) -> Iterator[RuleLine]:
    for rung in ladder.all:
        yield _item(rung.gives if isinstance(rung.gives, Rule) else None, said)
    if ladder.otherwise is None:
        yield _line(next(said))


def _item(of: Rule | Ladder | None, said: Iterator[Message]) -> RuleLine:
    """A line with the rule, or the ladder, that it speaks of below it."""
    line = _line(next(said))
    if of is None:
        return line
    return replace(line, below=tuple(_of_rule(of, said) if isinstance(of, Rule) else _of_scale(of, said)))


def _line(message: Message) -> RuleLine:
    said = catalogue(figures.language()).render
    if message.id not in APART:
        return RuleLine(said(message))
    points = message.parameters["points"]
    words = ngettext("%(points)s point", "%(points)s points", 1 if points == 1 else 2) % {"points": said(points)}
    return RuleLine(said(message.parameters[APART[message.id]]), words)
