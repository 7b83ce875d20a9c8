"""The sheet that is filled in: a row for each figure, with what may be entered there and the rule at its cell."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from parindex.core.fact_words import FactValue
from parindex.core.facts import FactSpec, Kind
from parindex.core.messages import Message
from parindex.core.points import Absent
from parindex.documents.facts_file.form import SIGNS
from parindex.documents.sheet_workbook.choices import NUMBERS, Choices
from parindex.documents.sheet_workbook.columns import AT, COLUMNS, FORM, HEAD, IDS, JUDGED
from parindex.documents.sheet_workbook.exact import typed
from parindex.documents.sheet_workbook.lines import Line, lines_of
from parindex.documents.sheet_workbook.pen import FAINT, Page, Pen, cell_look
from parindex.documents.sheet_workbook.rule_words import told_at
from parindex.documents.sheet_workbook.stored import Form, LeafIn
from parindex.documents.workbook.cells import held
from parindex.documents.xlsx import EDGE, GROUND, HEADER, STRONG, TEXT, Percent, is_exact, stored

NUMBER, SHARE, DAY = "#,##0.##########", "0.##########%", "dd/mm/yyyy"
# A number without decimals is shown without the comma that the formats above leave behind it.
WHOLE = {NUMBER: ("=ROUND({0},10)=ROUND({0},0)", "#,##0"), SHARE: ("=ROUND({0}*100,8)=ROUND({0}*100,0)", "0%")}
FIRST_DAY = date(1900, 3, 1)  # Excel takes 1900 for a leap year
TITLES = 4  # rows above the hidden one of ids
PROTECTION = {"format_columns": True, "format_rows": True, "objects": True}
AREA = {"bold": True, "bg_color": GROUND}
LEAF_HEAD = STRONG


@dataclass(frozen=True, slots=True)
class FormWriter:
    """Writes the form of one unit."""

    page: Page
    form: Form
    choices: Choices

    def said(self, message: Message) -> str:
        return self.form.words.render(message)

    def write(self) -> None:
        self._set_up()
        self._titles()
        shown: dict[str, list[str]] = {NUMBER: [], SHARE: []}
        for row, line in enumerate(lines_of(self.form.framework), start=TITLES + 1):
            leaf = self.form.leaves.get(line.code) or LeafIn(line.code)
            if line.spec is None:
                self._head(row, line)
                continue
            self._names(row, line, line.spec, leaf)
            self._entries(row, line, line.spec, leaf)
            if line.spec.kind in NUMBERS and not line.is_judged:
                shown[_format(line.spec)].append(f"D{row + 1}")
        for form, cells in shown.items():
            self._show_whole(form, cells)
        self.page.on_paper(is_landscape=True)
        self.page.part.set_row(TITLES, None, None, {"hidden": True})

    def _set_up(self) -> None:
        self.page.part.set_column(0, 0, COLUMNS[0].width, None, {"hidden": True})
        self.page.part.freeze_panes(TITLES + 1, AT["value"])
        self.page.part.repeat_rows(TITLES - 1)
        self.page.part.protect("", PROTECTION)

    def _titles(self) -> None:
        mark = f" – {self.form.mark}" if self.form.mark else ""
        self.page.over(0, 1, self.form.title + mark, 26, bold=True, font_size=14)
        self.page.over(1, 1, self.form.set_said, 18)
        self.page.over(2, 1, self.said(Message("sheet-workbook.legend")), 20, italic=True, font_color=FAINT)
        for at, column in enumerate(COLUMNS):
            self.page.text(TITLES - 1, at, self.said(column.title) if at else HEAD, **EDGE, **HEADER)
            self.page.text(TITLES, at, column.id if at else IDS)

    def _head(self, row: int, line: Line) -> None:
        look = {**EDGE, **(AREA if not line.depth else LEAF_HEAD)}
        for at in range(1, len(COLUMNS)):
            self.page.part.write_blank(row, at, None, self.page.pen.look(**look))
        self.page.text(row, AT["code"], line.code, **look, **TEXT)
        self.page.text(row, AT["name"], self._name(line), **look, **_indent(line))

    def _name(self, line: Line) -> str:
        if line.most is None:
            return line.name
        return self.said(Message("sheet-workbook.headed", {"name": line.name, "most": line.most}))

    def _names(self, row: int, line: Line, spec: FactSpec, leaf: LeafIn) -> None:
        """The cells that tell what is asked, all locked."""
        start, end = map(self.form.words.render, self.form.framework.window_of(spec).of(self.form.identity.year))
        has_name, look = line.most is not None, cell_look(is_open=False)
        told = {
            "code": line.code if has_name else "",
            "unit": spec.unit or SIGNS.get(spec.kind, ""),
            "window": f"{start}\n{end}",
            "last_year": "\n".join(filter(None, (leaf.last_year, leaf.verdict))) if line.is_first else "",
            "evidence": "\n".join(leaf.evidence) if line.is_first else "",
        }
        self.page.text(row, 0, line.mark, **TEXT)
        self.page.text(row, AT["name"], self._name(line), **look, **_indent(line))
        for id_, words in told.items():
            self.page.text(row, AT[id_], words, **look, **TEXT, **_align(id_))

    def _entries(self, row: int, line: Line, spec: FactSpec, leaf: LeafIn) -> None:
        """The cells of the unit."""
        if line.is_judged:
            look = {**cell_look(is_open=False), "italic": True, "font_color": FAINT, "align": "center"}
            self.page.text(row, AT["value"], self.said(JUDGED), **look)
        else:
            self._value(row, spec, leaf.values.get(spec.key, Absent.MISSING))
            self.choices.offer(self.page.part, row, spec)
        self.page.note(row, AT["value"], [self.said(one) for one in told_at(line, spec)])
        texts = {"source": leaf.sources.get(spec.key, "")}
        if line.is_first:
            texts |= {"note": leaf.note, "explanation": leaf.explanation}
        for what in ("source", "note", "explanation"):
            look = cell_look(is_open=line.is_open(what))
            self.page.text(row, AT[what], texts.get(what, ""), **look, **TEXT)

    def _value(self, row: int, spec: FactSpec, value: FactValue) -> None:
        at, look = AT["value"], {**cell_look(is_open=True), "align": "center"}
        if isinstance(value, Decimal) and spec.kind in NUMBERS and _survives(spec, value):
            self.page.part.write_number(
                row, at, _number(spec, value), self.page.pen.look(**look, num_format=_format(spec))
            )
        elif isinstance(value, date) and spec.kind is Kind.DATE and value >= FIRST_DAY:
            self.page.part.write_datetime(row, at, value, self.page.pen.look(**look, num_format=DAY))
        else:
            self.page.text(row, at, _words(spec, value), **look, num_format=_format(spec))

    def _show_whole(self, form: str, cells: list[str]) -> None:
        if cells:
            criteria, whole = WHOLE[form]
            rule = {
                "type": "formula",
                "criteria": criteria.format(cells[0]),
                "format": self.page.pen.bare(num_format=whole),
            }
            self.page.part.conditional_format(cells[0], {**rule, "multi_range": " ".join(cells)})


def write_form(pen: Pen, form: Form, choices: Choices) -> None:
    """The sheet of the form. Raises UnwritableError for a text that no cell holds."""
    FormWriter(pen.page(form.words.render(FORM), [column.width for column in COLUMNS]), form, choices).write()


def _format(spec: FactSpec) -> str:
    """The number format of a value's cell; words are typed into cells of text, or 1.10 would become 1.1."""
    if spec.kind in NUMBERS:
        return SHARE if spec.kind is Kind.PERCENT else NUMBER
    return DAY if spec.kind is Kind.DATE else TEXT["num_format"]


def _number(spec: FactSpec, value: Decimal) -> float:
    return float(stored(Percent(value) if spec.kind is Kind.PERCENT else value))


def _survives(spec: FactSpec, value: Decimal) -> bool:
    """Whether the number comes back, digit by digit, from a cell."""
    kept = stored(Percent(value) if spec.kind is Kind.PERCENT else value)
    return is_exact(kept) and held(f"{float(kept):.16G}") == kept


def _words(spec: FactSpec, value: FactValue) -> str:
    is_share = spec.kind is Kind.PERCENT and isinstance(value, Decimal)
    return typed(value) + ("%" if is_share else "")


def _indent(line: Line) -> dict[str, object]:
    return {"align": "left", "indent": line.depth} if line.depth else {}


def _align(id_: str) -> dict[str, object]:
    return {"align": "center"} if COLUMNS[AT[id_]].is_centred else {}
