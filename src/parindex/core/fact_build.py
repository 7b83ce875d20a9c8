"""Plain data become the facts that a node asks for, or flaws with their paths."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from parindex.core.facts import EVIDENCE, EXPLAINED, POINTS, FactSpec, GroupExtreme, Kind, Window
from parindex.core.messages import Message
from parindex.core.reading import Data, Path, Reader
from parindex.core.rules.build_quantity import NUMBERS, QuantityReader
from parindex.core.rules.figures import facts_of
from parindex.core.workdays import Holidays

KEY = re.compile(r"[a-z][a-z0-9_]*")
MEASURE = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+")
RESERVED = (POINTS, EVIDENCE, EXPLAINED, "undecided", "otherwise")
KEYS = ("name", "kind", "unit", "options", "from", "window", "at_least", "at_most", "step", "moves", "derived", "ask")
MOVES = ("up", "down", "free", "fixed")
GROUP = ("group_best", "group_worst")
STEP = {Kind.PERCENT: "0.01", Kind.AMOUNT: "0.01", Kind.POINTS: "0.01"}
LEAST = {Kind.COUNT: "0", Kind.AMOUNT: "0", Kind.PERCENT: "0"}
MOST = {Kind.PERCENT: "100"}


class FactReader:
    """Reads the facts of a node."""

    def __init__(self, reader: Reader, calendar: Holidays | None) -> None:
        self.reader = reader
        self.calendar = calendar

    def facts(self, data: Data, path: Path) -> dict[str, FactSpec]:
        """The facts by key; those that are derived may come before those they are derived from."""
        plain = {key: one for key, one in data.items() if not self._is_derived(one)}
        specs = {key: self._fact(key, one, (*path, key)) for key, one in plain.items()}
        derived = {key: self._derived(key, one, specs, (*path, key)) for key, one in data.items() if key not in plain}
        return {key: specs[key] if key in specs else derived[key] for key in data}

    def _is_derived(self, data: Any) -> bool:
        return isinstance(data, Mapping) and "derived" in data

    def _fact(self, key: str, data: Any, path: Path, derived: Any = None) -> FactSpec:
        data = self.reader.mapping_at(data, path)
        self.reader.known(data, KEYS, path)
        if not KEY.fullmatch(key) or key in RESERVED:
            self.reader.flaw(path, "bad-fact-key", key=key)
        kind = Kind(self.reader.word(data, "kind", tuple(Kind), path))
        at_least, at_most = self._limit(data, "at_least", kind, path), self._limit(data, "at_most", kind, path)
        if at_least is not None and at_most is not None and at_least > at_most:
            self.reader.flaw(path, "limits-crossed")
        return FactSpec(
            key=key,
            name=self.reader.text(data, "name", path),
            kind=kind,
            unit=self.reader.words(data, "unit", path),
            options=self._options(data, kind, path),
            measure=self._measure(data, path),
            window=Window(self.reader.word(data, "window", tuple(Window), path)) if "window" in data else None,
            at_least=at_least,
            at_most=at_most,
            step=self._step(data, kind, path),
            moves=self.reader.word(data, "moves", MOVES, path) if "moves" in data else "",
            derived=derived,
            ask=self.reader.words(data, "ask", path),
        )

    def _limit(self, data: Data, key: str, kind: Kind, path: Path) -> Decimal | None:
        default = (LEAST if key == "at_least" else MOST).get(kind)
        if key not in data:
            return None if default is None else Decimal(default)
        written = self.reader.number_of(data, key, path)
        value = written.value * 100 if written.is_percent else written.value
        return Decimal(value.numerator) / Decimal(value.denominator)

    def _step(self, data: Data, kind: Kind, path: Path) -> Decimal:
        if "step" not in data:
            return Decimal(STEP.get(kind, "1"))
        step = self.reader.figure(data, "step", path)
        if not step or (kind is Kind.COUNT and step != int(step)):
            self.reader.flaw((*path, "step"), "not-positive", key="step")
            return Decimal(1)
        return step

    def _options(self, data: Data, kind: Kind, path: Path) -> tuple[str, ...]:
        if kind is not Kind.CHOICE:
            if "options" in data:
                self.reader.flaw((*path, "options"), "options-of-no-choice")
            return ()
        options = self.reader.sequence(data, "options", path)
        for at, word in enumerate(options):
            if not isinstance(word, str) or word in options[:at]:
                self.reader.flaw((*path, "options", at), "bad-option", option=str(word))
        return tuple(str(word) for word in options)

    def _measure(self, data: Data, path: Path) -> str:
        measure = self.reader.words(data, "from", path)
        if measure and not MEASURE.fullmatch(measure):
            self.reader.flaw((*path, "from"), "bad-measure", measure=measure)
        return measure

    def _derived(self, key: str, data: Data, specs: Mapping[str, FactSpec], path: Path) -> FactSpec:
        """A fact calculated from others of the node, or found among the units that are scored together."""
        given, here = data["derived"], (*path, "derived")
        if data.get("kind") in [kind for kind in Kind if kind not in NUMBERS]:  # what is calculated is a number
            wanted = tuple(str(kind) for kind in NUMBERS)
            self.reader.flaw((*path, "kind"), "wrong-kind", fact=key, found=str(data["kind"]), known=wanted)
        group = next((word for word in GROUP if isinstance(given, Mapping) and word in given), "")
        if group:
            self.reader.known(given, GROUP, here)
            reader = QuantityReader(self.reader, specs, self.calendar)
            of = reader.fact(given[group], NUMBERS, (*here, group))
            return self._fact(key, data, path, GroupExtreme(of.key, is_highest=group == GROUP[0]))
        quantity = QuantityReader(self.reader, specs, self.calendar).quantity(given, here)
        if not facts_of(quantity):
            self.reader.flaw(here, "derived-from-nothing", mend=Message("mend.derived"))
        return self._fact(key, data, path, quantity)
