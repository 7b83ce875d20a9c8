"""Figures of one unit that cannot be true together: what the checks of its set find, and parts above their wholes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from parindex.core.facts import WHOLE_SET, FactSpec
from parindex.core.framework import Check, Framework, Node
from parindex.core.messages import Message, Parameter
from parindex.core.rules.condition import AtMost, Condition, Several, decides
from parindex.core.rules.figures import Figures, Lacking, facts_of
from parindex.core.rules.quantity import Of, known
from parindex.core.rules.walk import above_its_whole, inside, ratios
from parindex.core.score import NOTHING

Key = tuple[str, str]  # code and fact


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Figures that contradict each other.

    codes: of the nodes they are declared at, in the order of the set, WHOLE_SET before all; facts: code and key of
    each figure; message: what cannot be, with the figures.
    """

    codes: tuple[str, ...]
    facts: tuple[Key, ...]
    message: Message


def contradictions(framework: Framework, figures: Mapping[str, Figures]) -> tuple[Contradiction, ...]:
    """What contradicts itself in the figures of one unit by node code and fact key.

    Node by node in the order of the set, parts above their wholes before its checks; the checks of the set come last.
    Where a figure is missing or does not apply, nothing is said.
    """
    return Checking(framework).found(figures)


def checks_on(framework: Framework, node: Node) -> tuple[Check, ...]:
    """The checks that the figures of `node` take part in: its own, then those of the set."""
    between = (
        one.check for one in _asked(framework.checks, "") if any(code == node.code for code, _ in one.places.values())
    )
    return (*node.checks, *between)


class Checking:
    """The checks of a set, made ready for many units."""

    def __init__(self, framework: Framework) -> None:
        codes = (WHOLE_SET, *(node.code for node in framework.nodes()))
        self.order = {code: at for at, code in enumerate(codes)}
        self.parts = {node.code: tuple(dict.fromkeys(ratios(node.rule))) for node in framework.nodes()}
        self.checks = {node.code: tuple(_asked(node.checks, node.code)) for node in framework.nodes()}
        self.of_set = tuple(_asked(framework.checks, ""))

    def found(self, figures: Mapping[str, Figures]) -> tuple[Contradiction, ...]:
        """As `contradictions`, for one unit."""
        return tuple(self._found(figures))

    def _found(self, figures: Mapping[str, Figures]) -> Iterator[Contradiction]:
        for code, parts in self.parts.items():
            own = figures.get(code, NOTHING)
            for ratio in parts:
                said = above_its_whole(ratio, own)
                if said is not None:
                    yield self._told(((code, key) for key in facts_of(ratio) if key in own), said)
            yield from self._contradicted(self.checks[code], figures)
        yield from self._contradicted(self.of_set, figures)

    def _contradicted(self, checks: Iterable["_Asked"], figures: Mapping[str, Figures]) -> Iterator[Contradiction]:
        for one in checks:
            own = one.figures(figures)
            if one.fails(own):
                yield self._told((one.places[name] for name in own), one.said(own))

    def _told(self, facts: Iterable[Key], message: Message) -> Contradiction:
        kept = tuple(facts)
        codes = tuple(sorted({code for code, _ in kept}, key=self.order.__getitem__))
        return Contradiction(codes, kept, message)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A check with the facts it asks for; `places`: where the figure of each is declared, by its name in the check."""

    check: Check
    specs: tuple[FactSpec, ...]
    places: Mapping[str, Key]

    def figures(self, figures: Mapping[str, Figures]) -> Figures:
        """The figures it asks for, by the names in the check."""
        places = self.places.items()
        return {name: figures[code][key] for name, (code, key) in places if key in figures.get(code, NOTHING)}

    def fails(self, figures: Figures) -> bool:
        """Whether it does not hold and every figure is known, those that would not be needed, too."""
        try:
            for spec in self.specs:
                known(spec, figures)
            return not self.check.that.holds(figures)
        except Lacking:
            return False

    def said(self, figures: Figures) -> Message:
        places = {"say": self.check.say.strip().rstrip("."), "figures": _figures(self.check.that, figures)}
        return Message("contradiction.check", places)


def _asked(checks: Iterable[Check], code: str) -> Iterator[_Asked]:
    """Checks of the node of this code; "" for those of the set, which name the nodes themselves."""
    for check in checks:
        specs = {spec.key: spec for spec in inside(check.that, FactSpec)}
        places = {name: (code, name) if code else _place(name) for name in facts_of(check.that)}
        yield _Asked(check, tuple(specs.values()), places)


def _place(name: str) -> Key:
    """Where the fact that a check of the set names is declared: "3.6:late", or "late" of the set itself."""
    code, _, key = name.rpartition(":")
    return code or WHOLE_SET, key


def _figures(that: Condition, figures: Figures) -> Parameter:
    """The figures that decide against `that`, which does not hold."""
    if isinstance(that, AtMost):
        places = {"found": that.of.calculation(figures), "most": that.limit.calculation(figures)}
        return Message("contradiction.more", places)
    if isinstance(that, Several) and that.needs_all:
        return _figures(next(one for one in that.conditions if decides(one, figures, holds=False)), figures)
    specs = {spec.key: spec for spec in inside(that, FactSpec) if spec.key in figures}
    return tuple(_figure(spec, figures) for spec in specs.values())


def _figure(spec: FactSpec, figures: Figures) -> Message:
    value = known(spec, figures)
    if isinstance(value, bool):
        return Message("condition.yes" if value else "condition.no", {"fact": spec.name})
    if isinstance(value, str):
        return Message("condition.is", {"fact": spec.name, "options": value})
    figure = value if isinstance(value, date) else Of(spec).calculation(figures)
    return Message("contradiction.figure", {"fact": spec.name, "figure": figure})
