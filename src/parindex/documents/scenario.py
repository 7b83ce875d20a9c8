"""An illustration beside a criteria set that publishes no formulas: invented rules and figures, marked as such.

The set itself stays as it is. The illustration is a set of its own, with `simulated` saying what it is, and its figures
are those of an invented unit.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast

from parindex.core.fact_words import read_value
from parindex.core.framework import Framework
from parindex.core.framework_build import build
from parindex.core.messages import Message
from parindex.core.reading import Path as DataPath
from parindex.core.reading import Reader, meant
from parindex.core.rules.figures import Value
from parindex.core.values import node_specs, value_of
from parindex.documents.document import UnreadableFileError
from parindex.documents.framework_yaml import Flawed, read_framework, shipped
from parindex.documents.holidays import viet_nam
from parindex.documents.yaml_data import read_yaml

FILE = "scenario.yaml"
KEYS = ("framework", "simulated", "rounding", "not_applicable", "unit", "leaves")
TAKEN_OVER = ("facts", "rule", "evidence", "not_applicable", "note")
SUFFIX = "-minh-hoa"


@dataclass(frozen=True, slots=True)
class Scenario:
    """The illustration: a set whose leaves have invented rules, an invented unit, and its figures by code and fact."""

    framework: Framework
    unit: str
    figures: Mapping[str, Mapping[str, Value]]
    simulated: str


@cache
def scenario_of(id_: str) -> Scenario | None:
    """The illustration that ships beside the set `id_`; None if there is none. Tests load each."""
    file = shipped()[id_].parent / FILE if id_ in shipped() else None
    return read_scenario(file) if file and file.exists() else None


def read_scenario(path: Path) -> Scenario:
    """The illustration in the file at `path`. Raises UnreadableFileError, with the line of the first flaw."""
    file, base = read_yaml(path), read_framework(path.parent / "framework.yaml")
    if isinstance(base, Flawed):
        raise UnreadableFileError(base.flaws[0][1].message)
    for line, flaw in file.repeated():
        raise _flawed(path, line, flaw.message)
    reader = Reader()
    unit, leaves = _checked(reader, file.data, base)
    for flaw in reader.flaws:
        raise _flawed(path, file.line(flaw.path), flaw.message)
    whole = _merged(read_yaml(path.parent / "framework.yaml").data, file.data, leaves)
    built = build(whole, viet_nam())
    if not isinstance(built, Framework):
        raise _flawed(path, file.line(_own_path(whole, built[0].path)), built[0].message)
    figures = {code: dict[str, Value]() for code in leaves}
    for code, key, read in _values(built, leaves):
        if isinstance(read, Message):
            raise _flawed(path, file.line(("leaves", code, "values", key)), read)
        figures[code][key] = read
    return Scenario(built, unit, figures, built.simulated)


def _flawed(path: Path, line: int, reason: Message) -> UnreadableFileError:
    return UnreadableFileError(Message("file.scenario", {"file": path.name, "line": line, "reason": reason}))


def _checked(reader: Reader, data: Any, base: Framework) -> tuple[str, Mapping[str, Mapping[str, Any]]]:
    """The unit, and what is said of each leaf of the set; what nobody reads, and what must be there, is a flaw."""
    data = reader.mapping_at(data, ())
    reader.known(data, KEYS, ())
    reader.word(data, "framework", (base.id,), ())
    reader.text(data, "simulated", ())
    codes = [leaf.code for leaf in base.leaves()]
    leaves = {}
    for code, one in reader.mapping(data, "leaves", ()).items():
        here = ("leaves", code)
        if code not in codes:
            reader.flaw(here, "unknown-code", code=code, known=tuple(codes))
        leaves[code] = reader.mapping_at(one, here)
        reader.known(leaves[code], (*TAKEN_OVER, "values"), here)
        if "values" in leaves[code]:
            reader.mapping(leaves[code], "values", here)
    return reader.text(data, "unit", ()), leaves


def _merged(base: Mapping[str, Any], scenario: Mapping[str, Any], leaves: Mapping[str, Any]) -> dict[str, Any]:
    """The set's data with the rules of the illustration in the place of its own."""
    areas = [_with_rules(area, leaves) for area in base["areas"]]
    told = {key: scenario[key] for key in ("simulated", "rounding", "not_applicable") if key in scenario}
    return {**base, **told, "id": f"{base['id']}{SUFFIX}", "status": "draft", "areas": areas}


def _with_rules(node: Mapping[str, Any], leaves: Mapping[str, Any]) -> dict[str, Any]:
    below = next((key for key in ("criteria", "sub_criteria") if key in node), None)
    if below:
        return {**node, below: [_with_rules(child, leaves) for child in node[below]]}
    own = leaves.get(str(node["code"]), {})
    return {**node, **{key: own[key] for key in TAKEN_OVER if key in own}}


def _own_path(whole: Mapping[str, Any], path: DataPath) -> DataPath:
    """Where in the illustration to look for what `path` leads to in the set that it makes."""
    own, inner = path, cast(Any, whole)
    for at, step in enumerate(path):
        try:
            inner = inner[step]
        except (KeyError, IndexError, TypeError):  # it is missing, and the flaw says so
            break
        if isinstance(inner, Mapping) and "code" in inner:
            own = ("leaves", str(inner["code"]), *path[at + 1 :])
    return own


def _values(framework: Framework, leaves: Mapping[str, Any]) -> Iterator[tuple[str, str, Value | Message]]:
    """Each figure by code and fact, or why it is none."""
    for code, leaf in leaves.items():
        node = framework.node(code)
        specs = node_specs(node) if node else {}
        for key, typed in leaf.get("values", {}).items():
            if key not in specs:
                known = tuple(specs)
                said = {"code": code, "fact": key, "known": known, "mend": meant(key, known) or ""}
                yield code, key, Message("fact.unknown", said)
                continue
            read = read_value(specs[key], None if typed is None else str(typed), date.max)
            yield code, key, read if isinstance(read, Message) else value_of(specs[key], read.value)
