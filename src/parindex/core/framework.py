"""A criteria set: a versioned tree of areas, criteria and sub-criteria with points, and its bands.

`build` is the one way in: it takes plain data (of a YAML file, a form, an API) and answers the
framework or all that is wrong with the data, each flaw with its path.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from parindex.core.bands import NO_BANDS, Band, Bands
from parindex.core.messages import Message, Parameter

RULES = ("declared",)
FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?")
LEVELS = ("areas", "criteria", "sub_criteria")
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """An area, a criterion or a sub-criterion. A leaf has a rule and no children; others the reverse."""

    code: str
    name: str
    max_points: Decimal
    rule: str | None
    children: tuple["Node", ...] = ()

    def leaves(self) -> Iterator["Node"]:
        """The leaves at and below this node, in order."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


@dataclass(frozen=True, slots=True)
class Framework:
    """A criteria set as published: `id` and `version` name it, `source` says where it comes from."""

    id: str
    version: str
    title: str
    year: int
    max_points: Decimal
    source: Mapping[str, str]
    bands: Bands
    areas: tuple[Node, ...]

    def leaves(self) -> Iterator[Node]:
        for area in self.areas:
            yield from area.leaves()

    def criteria(self) -> Iterator[tuple[Node, Node]]:
        """Each criterion with its area, in order."""
        for area in self.areas:
            for criterion in area.children:
                yield area, criterion


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with the data of a framework, and where: `path` leads there from the top."""

    path: Path
    message: Message


def build(data: Mapping[str, Any]) -> Framework | tuple[Flaw, ...]:
    """The framework that `data` describes, or all its flaws.

    data: the keys of a framework.yaml; figures and codes as strings, figures with a dot.
    """
    builder = _Builder()
    framework = builder.framework(data)
    return tuple(builder.flaws) if builder.flaws else framework


class _Builder:
    """Reads plain data and keeps every flaw it meets; what is flawed gets a stand-in, so that reading goes on."""

    def __init__(self) -> None:
        self.flaws: list[Flaw] = []
        self.codes: set[str] = set()

    def flaw(self, path: Path, said: str, **parameters: Parameter) -> None:
        self.flaws.append(Flaw(path, Message(f"framework.{said}", parameters)))

    def framework(self, data: Mapping[str, Any]) -> Framework:
        areas = self.nodes(data, (), 0)
        source = {str(key): str(value) for key, value in self.mapping(data, "source", ()).items()}
        framework = Framework(
            id=self.text(data, "id", ()),
            version=self.text(data, "version", ()),
            title=self.text(data, "title", ()),
            year=self.year(data, ()),
            max_points=self.figure(data, "max_points", ()),
            source=source,
            bands=self.bands(self.mapping(data, "bands", ()), ("bands",)) if "bands" in data else NO_BANDS,
            areas=areas,
        )
        self.sum(framework.max_points, areas, ("max_points",), code=framework.id)
        return framework

    def nodes(self, data: Mapping[str, Any], path: Path, depth: int) -> tuple[Node, ...]:
        items = self.sequence(data, LEVELS[depth], path)
        return tuple(self.node(item, (*path, LEVELS[depth], at), depth) for at, item in enumerate(items))

    def node(self, data: Any, path: Path, depth: int) -> Node:
        if not isinstance(data, Mapping):
            self.flaw(path, "not-a-mapping")
            data = {}
        code = self.text(data, "code", path)
        if code in self.codes:
            self.flaw((*path, "code"), "duplicate-code", code=code)
        self.codes.add(code)
        below = LEVELS[depth + 1] if depth + 1 < len(LEVELS) else None
        children = self.nodes(data, path, depth + 1) if below in data else ()
        node = Node(
            code=code,
            name=self.text(data, "name", path),
            max_points=self.figure(data, "max_points", path),
            rule=None if children else self.rule(data, path),
            children=children,
        )
        if children:
            self.sum(node.max_points, children, (*path, "max_points"), code=code)
        return node

    def rule(self, data: Mapping[str, Any], path: Path) -> str:
        rule = self.text(data, "rule", path)
        if rule and rule not in RULES:
            self.flaw((*path, "rule"), "unknown-rule", rule=rule, known=RULES)
        return rule

    def bands(self, data: Mapping[str, Any], path: Path) -> Bands:
        items = self.sequence(data, "items", path)
        bands = tuple(self.band(item, (*path, "items", at)) for at, item in enumerate(items))
        floors = [band.floor for band in bands]
        if floors != sorted(floors, reverse=True):
            self.flaw((*path, "items"), "bands-not-descending")
        return Bands(bands, assumed=self.flag(data, "assumed", path), basis=self.text(data, "basis", path))

    def band(self, data: Any, path: Path) -> Band:
        if not isinstance(data, Mapping):
            self.flaw(path, "not-a-mapping")
            data = {}
        floor = self.figure(data, "from", path)
        return Band(self.text(data, "name", path), floor, inclusive=self.flag(data, "inclusive", path))

    def sum(self, whole: Decimal, parts: Sequence[Node], path: Path, *, code: str) -> None:
        total = sum((part.max_points for part in parts), Decimal(0))
        if total != whole:
            each = tuple(Message("framework.part", {"code": part.code, "points": part.max_points}) for part in parts)
            self.flaw(path, "sum", code=code, stated=whole, total=total, parts=each)

    def text(self, data: Mapping[str, Any], key: str, path: Path) -> str:
        value = data.get(key)
        if isinstance(value, str) and value.strip():
            return value
        if value in (None, ""):
            self.flaw(path, "missing-key", key=key)
        else:
            self.flaw((*path, key), "not-a-string", key=key, found=str(value))
        return ""

    def figure(self, data: Mapping[str, Any], key: str, path: Path) -> Decimal:
        """The figure under `key`; numbers of a YAML file may come as they are, for they are read exactly."""
        value = data.get(key)
        if value in (None, ""):
            self.flaw(path, "missing-key", key=key)
            return Decimal(0)
        if not FIGURE.fullmatch(str(value)):
            self.flaw((*path, key), "not-a-figure", key=key, found=str(value))
            return Decimal(0)
        return Decimal(str(value))

    def year(self, data: Mapping[str, Any], path: Path) -> int:
        year = self.figure(data, "year", path)
        if year != int(year):
            self.flaw((*path, "year"), "not-a-figure", key="year", found=str(data["year"]))
        return int(year)

    def flag(self, data: Mapping[str, Any], key: str, path: Path) -> bool:
        value = data.get(key)
        if not isinstance(value, bool):
            self.flaw((*path, key) if key in data else path, "not-a-flag", key=key)
        return value is True

    def mapping(self, data: Mapping[str, Any], key: str, path: Path) -> Mapping[str, Any]:
        value = data.get(key)
        if isinstance(value, Mapping):
            return value
        self.flaw(path, "missing-key", key=key)
        return {}

    def sequence(self, data: Mapping[str, Any], key: str, path: Path) -> Sequence[Any]:
        value = data.get(key)
        if isinstance(value, Sequence) and not isinstance(value, str) and value:
            return value
        self.flaw(path, "missing-key", key=key)
        return ()
