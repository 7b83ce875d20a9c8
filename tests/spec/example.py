"""An example file: a rule or a whole set in YAML, the figures an officer types, and what they must come to.

The same files are tests (`test_spec.py`) and pages of the guide (`docs/rules_pages.py`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from parindex.core.admission import Admission, Admitted
from parindex.core.contradictions import contradictions
from parindex.core.framework import Framework, Node
from parindex.core.framework_build import build
from parindex.core.messages import Message
from parindex.core.rules.figures import Value
from parindex.core.scoring import ScoreSheet, score_figures
from parindex.documents.catalogue import catalogue
from parindex.documents.holidays import viet_nam

FOLDER = Path(__file__).parent
TODAY = date(2025, 1, 31)  # after every day of the examples, so that none lies in the future
LEAF, AREA = "1.1", "1"
KEYS = {"title", "shape", "about", "leaf", "set", "examples", "require"}
EXAMPLE_KEYS = {
    "about",
    "figures",
    "reason",
    "others",
    "points",
    "status",
    "total",
    "band",
    "why",
    "says",
    "contradicts",
}
REQUIRE_KEYS = {"about", "figures", "points", "moving", "changes", "earns", "or", "reason"}
Figures = Mapping[str, Any]


class _Exact(SafeConstructor):
    """Numbers with a dot stay as the file writes them: a float is no figure."""


_Exact.add_constructor("tag:yaml.org,2002:float", SafeConstructor.construct_scalar)


@dataclass(frozen=True)
class Row:
    """One figure as a row of a file brings it."""

    unit: str
    code: str
    fact: str
    value: Any
    source: str | None = None
    start: str | None = None
    end: str | None = None
    by: str | None = None
    at: str | None = None


@dataclass(frozen=True)
class Example:
    """One file. `path` is relative to the folder of all of them; `data` is what it holds."""

    path: Path
    data: Mapping[str, Any]

    @property
    def folder(self) -> str:
        return self.path.parent.as_posix()

    @property
    def title(self) -> str:
        return str(self.data["title"])

    @property
    def shapes(self) -> list[str]:
        """The shapes of DOMAIN that it shows: "R5", "R21c"."""
        shape = self.data["shape"]
        return list(shape) if isinstance(shape, list) else [shape]

    @property
    def is_leaf(self) -> bool:
        return "leaf" in self.data

    @property
    def cases(self) -> list[dict[str, Any]]:
        return list(self.data["examples"])

    @property
    def questions(self) -> list[dict[str, Any]]:
        return list(self.data.get("require", ()))

    @cached_property
    def framework(self) -> Framework:
        """The set that the file writes, or a set of the one leaf that it writes."""
        built = build(self._wrapped() if self.is_leaf else self.data["set"], viet_nam())
        if isinstance(built, Framework):
            return built
        told = "; ".join(f"{flaw.path}: {catalogue('vi').render(flaw.message)}" for flaw in built)
        message = f"{self.path}: {told}"
        raise ValueError(message)

    def _wrapped(self) -> dict[str, Any]:
        leaf = {"code": LEAF, "name": self.title, **self.data["leaf"]}
        most = leaf["max_points"]
        area = {"code": AREA, "name": "Lĩnh vực ví dụ", "max_points": most, "criteria": [leaf]}
        head = {"id": "vi-du", "version": "1", "title": "Bộ ví dụ", "year": 2024, "max_points": most}
        return {**head, "source": {"note": "ví dụ"}, "rounding": {"leaf": 3}, "areas": [area]}

    @property
    def leaf(self) -> Node:
        return next(self.framework.leaves())

    def admitted(self, case: Mapping[str, Any]) -> Admitted[Row]:
        """What comes of the figures of an example, the other units that are scored with it included."""
        admission: Admission[Row] = Admission(self.framework, TODAY, keep={""})
        for unit, figures in enumerate((case["figures"], *case.get("others", ()))):
            by_code = {LEAF: figures} if self.is_leaf else figures
            for code, given in by_code.items():
                for fact, value in given.items():
                    admission.take(Row(str(unit or ""), code, fact, value, source=case.get("reason")))
            admission.unit(str(unit or ""))
        return admission.finish()

    def figures(self, case: Mapping[str, Any]) -> dict[str, dict[str, Value]]:
        """The figures of the unit of an example, by code and fact. Raises ValueError for one that is refused."""
        admitted = self.admitted(case)
        told = [f"{row.fact}: {catalogue('vi').render(why)}" for row, why in admitted.refused]
        if told:
            message = f"{self.path}: {'; '.join(told)}"
            raise ValueError(message)
        return admitted.units[""].figures

    def sheet(self, case: Mapping[str, Any]) -> ScoreSheet:
        """The score of an example, with its trace; where a reason is given, from the facts that carry it."""
        facts = self.admitted(case).units[""].facts if "reason" in case else ()
        return score_figures(self.framework, self.figures(case), is_traced=True, facts=facts)

    def contradictions(self, case: Mapping[str, Any]) -> list[Message]:
        """What contradicts itself in the figures of an example."""
        return [one.message for one in contradictions(self.framework, self.figures(case))]


def examples() -> Iterator[Example]:
    """Every example, by folder and name."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _Exact
    for path in sorted(FOLDER.rglob("*.yaml")):
        yield Example(path.relative_to(FOLDER), yaml.load(path.read_text(encoding="utf-8")))


def told(said: Message) -> str:
    """A sentence in Vietnamese."""
    return catalogue("vi").render(said)
