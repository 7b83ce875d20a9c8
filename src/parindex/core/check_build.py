"""Plain data become the checks of a node or of a set, or flaws with their paths."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from parindex.core.facts import FactSpec, Kind
from parindex.core.framework import Check, Node
from parindex.core.reading import Data, Path, Reader, meant
from parindex.core.rules.build_quantity import NOBODY, QuantityReader
from parindex.core.rules.condition import Condition
from parindex.core.rules.figures import facts_of
from parindex.core.rules.quantity import Quantity
from parindex.core.workdays import Holidays

KEYS = ("that", "say")
BETWEEN = ":"  # of the code and the key of a fact of another node
T = TypeVar("T")


class CheckReader:
    """Reads the checks of a node, and those of a set over facts of all its nodes."""

    def __init__(self, reader: Reader, calendar: Holidays | None) -> None:
        self.reader = reader
        self.calendar = calendar

    def checks(self, data: Data, specs: Mapping[str, FactSpec], path: Path) -> tuple[Check, ...]:
        """The checks among the keys of a node with these facts."""
        return self._checks(data, QuantityReader(self.reader, specs, self.calendar), path)

    def of_set(self, data: Data, own: Mapping[str, FactSpec], areas: Iterable[Node]) -> tuple[Check, ...]:
        """The checks of a set with these facts of its own and these areas."""
        if "checks" not in data:
            return ()
        nodes = [node for area in areas for node in area.walk()]
        return self._checks(data, _SetReader(self.reader, own, nodes, self.calendar), ())

    def _checks(self, data: Data, quantities: QuantityReader, path: Path) -> tuple[Check, ...]:
        checks: list[Check] = []
        items = self.reader.sequence(data, "checks", path) if "checks" in data else ()
        for one, here in self.reader.mappings(items, (*path, "checks")):
            flawless = len(self.reader.flaws)
            check = self._check(one, quantities, here)
            if check and len(self.reader.flaws) == flawless:
                if any(check.that == other.that for other in checks):
                    self.reader.flaw(here, "check-twice")
                checks.append(check)
        return tuple(checks)

    def _check(self, data: Data, quantities: QuantityReader, path: Path) -> Check | None:
        self.reader.known(data, KEYS, path)
        say = self.reader.text(data, "say", path)
        if "that" not in data:
            self.reader.flaw(path, "missing-key", key="that")
            return None
        flawless, here = len(self.reader.flaws), (*path, "that")
        that = quantities.condition(data["that"], here)
        if not facts_of(that) and len(self.reader.flaws) == flawless:
            self.reader.flaw(here, "check-of-nothing")
        return Check(that, say)


class _SetReader(QuantityReader):
    """Reads over the set's own facts by key, and those of any node by code and key ("3.6:late")."""

    def __init__(
        self, reader: Reader, own: Mapping[str, FactSpec], nodes: Sequence[Node], calendar: Holidays | None
    ) -> None:
        self.by_code = {node.code: {spec.key: spec for spec in _named(node)} for node in nodes}
        specs = {key: spec for facts in self.by_code.values() for key, spec in facts.items()}
        super().__init__(reader, {**own, **specs}, calendar)
        self.own = own

    def fact(self, key: Any, kinds: Sequence[Kind], path: Path) -> FactSpec:
        if isinstance(key, str) and key in self.specs:
            return super().fact(key, kinds, path)
        code, colon, _ = str(key).rpartition(BETWEEN)
        if colon and code not in self.by_code:
            known = tuple(self.by_code)
            self.reader.flaw(path, "unknown-code", code=code, known=known, mend=meant(code, known))
        else:
            known = tuple(self.by_code[code] if colon else self.own)
            self.reader.flaw(path, "unknown-fact", fact=str(key), known=known, mend=meant(str(key), known))
        return NOBODY


def _named(node: Node) -> Iterable[FactSpec]:
    """The facts of a node as a set names them; in words the code tells apart what has the same name elsewhere."""
    return (_with_code(spec, node.code) for spec in node.facts.values())


def _with_code(one: T, code: str) -> T:
    """`one`, a fact or what it is derived from, with `code` before the key of each fact in it."""
    if isinstance(one, tuple):
        return tuple(_with_code(part, code) for part in one)  # type: ignore[return-value]
    if isinstance(one, FactSpec):
        name, derived = f"{one.name} ({code})", _with_code(one.derived, code)
        return replace(one, key=f"{code}{BETWEEN}{one.key}", name=name, derived=derived)
    if not isinstance(one, Quantity | Condition):
        return one
    return replace(one, **{field.name: _with_code(getattr(one, field.name), code) for field in fields(one)})


def named_in(data: Any) -> frozenset[str]:
    """Every text in plain data: the facts that checks name are among them."""
    if isinstance(data, str):
        return frozenset((data,))
    inner = data.values() if isinstance(data, Mapping) else data if isinstance(data, list | tuple) else ()
    return frozenset(text for one in inner for text in named_in(one))
