"""The self-scoring table of one unit as a workbook that offices print and hand on: points, figures, words, evidence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from parindex.core.fact_words import FactValue
from parindex.core.facts import POINTS, WHOLE_SET, FactSpec, Kind
from parindex.core.framework import Framework, Node
from parindex.core.messages import Catalogue, Message, Parameter
from parindex.core.points import Absent, decimals_of
from parindex.core.rules.measured import NO, YES
from parindex.core.score import Score
from parindex.core.scoring import ScoreSheet
from parindex.core.values import specs_of
from parindex.documents.catalogue import catalogue
from parindex.documents.xlsx import Column, Row, Sheet, Title, Value, workbook

POINTS_PLACES, MOST_PLACES = 3, 1
WIDTHS = {
    "code": 7,
    "name": 31,
    "most": 8,
    "figures": 24,
    "points": 9,
    "trace": 35,
    "evidence": 26,
    "note": 15,
    "explanation": 17,
    "former": 9,
}  # characters
FIGURES = ("most", "points", "former")
SIMULATED = "trace.simulated"  # said once, above the table


@dataclass(frozen=True, slots=True)
class Head:
    """Whose table it is. state: where the sheet stands, in words; former: the year looked back at, None: there is none.

    basis: what the thresholds of assumed bands rest on, "" where the set has others.
    """

    unit_name: str
    year: int
    version: int
    state: Parameter
    simulated: bool = False
    former: int | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A piece of evidence as it is attached: its number ("" for none), what it is, its place in words."""

    number: str
    issued_on: date | None
    summary: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What goes with one node beside its points: figures by key, words, evidence, what it had the year before."""

    figures: Mapping[str, FactValue] = field(default_factory=dict)
    note: str = ""
    explanation: str = ""
    evidence: tuple[Cited, ...] = ()
    former: Decimal | Absent | None = None


def self_table(
    framework: Framework, scores: ScoreSheet, told: Mapping[str, Told], head: Head, language: str = "vi"
) -> bytes:
    """The workbook: the table, and a sheet with the explanations alone. `told` is by code, WHOLE_SET for the set.

    Raises UnwritableError, naming the cell, for a text that is too long.
    """
    table = _Table(framework, scores, told, head, catalogue(language))
    return workbook([table.scores_sheet(), table.explanations_sheet()], table.title)


@dataclass(frozen=True, slots=True)
class _Table:
    framework: Framework
    scores: ScoreSheet
    told: Mapping[str, Told]
    head: Head
    words: Catalogue

    def said(self, what: str, /, **places: Parameter) -> str:
        return self.words.render(Message(f"self-table.{what}", places))

    @property
    def title(self) -> str:
        return self.said("title", year=str(self.head.year), unit=self.head.unit_name)

    @property
    def about(self) -> str:
        of, head = self.framework, self.head
        told = self.said(
            "about",
            framework=of.title,
            id=of.id,
            edition=of.version,
            version=str(head.version),
            state=head.state,
        )
        return f"{told} {self.said('simulated')}" if head.simulated else told

    def scores_sheet(self) -> Sheet:
        columns = tuple(
            Column(
                self._column(id_),
                width,
                "figure" if id_ in FIGURES else "text",
                "center" if id_ in FIGURES else "left",
                is_indented=id_ == "name",
            )
            for id_, width in WIDTHS.items()
        )
        return Sheet(self.said("sheet"), columns, list(self._rows()), titles=self._titles(len(columns)), frozen=2)

    def _column(self, id_: str) -> str:
        if id_ == "former":
            return self.said("former", year=str(self.head.former)) if self.head.former else self.said("no-former")
        return self.said(id_)

    def _titles(self, columns: int) -> list[list[Title]]:
        return [[Title(0, self.title, columns)], [Title(0, self.about, columns)]]

    def _rows(self) -> Iterator[Row]:
        if self.framework.facts:
            yield Row((WHOLE_SET, self.said("whole-set"), None, self._figures(WHOLE_SET)), is_strong=True)
        for area in self.framework.areas:
            yield from self._below(area, 0)
        total = self.scores.total
        yield Row(
            (
                "",
                self.said("so-far" if total.missing else "total"),
                _wide(total.max_points, MOST_PLACES),
                "",
                self._points(total),
            ),
            is_strong=True,
        )
        if self.scores.banding.band:
            yield Row(("", self._band()), is_strong=True)

    def _band(self) -> str:
        band, basis = self.scores.banding.band, self.head.basis
        return self.said("band-assumed", band=band, basis=basis) if basis else self.said("band", band=band)

    def _below(self, node: Node, depth: int) -> Iterator[Row]:
        score, told = self.scores.nodes[node.code], self.told.get(node.code, Told())
        is_leaf = not node.children
        cells: tuple[Value, ...] = (
            node.code,
            node.name,
            _wide(node.max_points, MOST_PLACES),
            self._figures(node.code),
            self._points(score),
            " ".join(self.words.render(one) for one in score.trace if one.id != SIMULATED) if is_leaf else "",
            "\n".join(map(self._cited, told.evidence)),
            told.note,
            told.explanation,
            self._value(told.former),
        )
        yield Row(cells, depth, is_strong=not depth)
        for child in node.children:
            yield from self._below(child, depth + 1)

    def _points(self, score: Score) -> Value:
        is_bare = bool(score.max_points) and score.missing == score.max_points
        return self._value(Absent.MISSING if is_bare else score.points)

    def _value(self, points: Decimal | Absent | None) -> Value:
        if isinstance(points, Absent):
            return self.said(points.value)
        return None if points is None else _wide(points, POINTS_PLACES)

    def _figures(self, code: str) -> str:
        """The figures of a node, each on a line; declared points have a column of their own."""
        specs, values = specs_of(self.framework, code), self.told.get(code, Told()).figures
        return "\n".join(
            self.said("figure", name=spec.name, value=self._figure(spec, values[key]))
            for key, spec in specs.items()
            if key in values and key != POINTS
        )

    def _figure(self, spec: FactSpec, value: FactValue) -> str:
        if isinstance(value, Absent):
            return self.said(value.value)
        if isinstance(value, bool):
            return YES if value else NO
        words = self.words.render(value)
        if spec.kind is Kind.PERCENT:
            return f"{words}%"
        return self.said("with-unit", value=words, unit=spec.unit) if spec.unit else words

    def _cited(self, paper: Cited) -> str:
        known = paper.number
        if known and paper.issued_on:
            known = self.said("of-day", number=known, day=paper.issued_on)
        whole = ", ".join(filter(None, (known, paper.summary)))
        return self.said("at-place", paper=whole, place=paper.place) if paper.place else whole

    def explanations_sheet(self) -> Sheet:
        columns = (Column(self.said("code"), 9), Column(self.said("name"), 55), Column(self.said("explanation"), 76))
        said = {code: told.explanation for code, told in self.told.items() if told.explanation}
        names = {WHOLE_SET: self.said("whole-set")} | {node.code: node.name for node in self.framework.nodes()}
        rows = [Row((code, name, said[code])) for code, name in names.items() if code in said]
        empty = [Row(("", self.said("no-explanation")))]
        return Sheet(
            self.said("explanations"), columns, rows or empty, titles=self._titles(len(columns)), is_landscape=True
        )


def _wide(value: Decimal, places: int) -> Decimal:
    """`value` with at least so many decimals: the figures of a column stand below each other."""
    return value if decimals_of(value) >= places else value.quantize(Decimal(1).scaleb(-places))
