"""The one module that writes workbooks (XLSX): sheets as values become the bytes of a file that prints well.

Text stays text: it never becomes a formula, a link or a number. Figures are numbers only where a column asks for it and
Excel holds them exactly. Equal sheets give equal bytes, and rows are written out as they come.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from math import ceil
from textwrap import wrap
from typing import Any, Literal, TypeAlias

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from parindex.core.messages import Message
from parindex.core.points import decimals_of, plain
from parindex.documents.document import FileError

LONGEST_TEXT = 32_767  # UTF-16 units in a cell
MOST_ROWS = 1_048_576
MOST_DIGITS = 15  # that Excel keeps of a number
LONGEST_LIST, LONGEST_NOTE = 255, 255  # characters of a drop-down list written in place, and of a prompt
CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - stands in each file, so that equal content gives equal bytes
A4 = 9
READABLE = {True: 205, False: 140}  # characters across a printed page, landscape or not, in type that is still read
FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "top", "text_wrap": True}
EDGE = {"border": 1, "border_color": "#CFC8BC"}
GROUND, EDGE_OF_HEADER = "#F1EADD", {"bottom": 2, "bottom_color": "#9C1C1C"}
TITLE = {"bold": True, "bg_color": GROUND, "valign": "vcenter", "align": "center"}
HEADER = {**TITLE, **EDGE_OF_HEADER}
KEY = {"bold": False, "font_size": 7, "font_color": "#8A8178"}
HEIGHT_OF_LINE, MOST_LINES = 15, 27  # points; Excel shows no row that is higher
WIDER = 1.15  # a column holds more letters than the digits by which its width is told
TEXT = {"num_format": "@"}  # what is typed there stays text, too: 1.10 does not become 1.1
STRONG = {"bold": True, "bg_color": "#FAF6EE"}
NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")  # controls, too, but in cells these are written as "_x0001_"
CONTROLS = re.compile("[\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage: `value` 95 is shown as 95%."""

    value: Decimal


Value: TypeAlias = "str | int | Decimal | Percent | date | None"


class UnwritableError(FileError):
    """What no workbook can hold, with the sentence that says which cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; width in characters. Figures are numbers only in a column of the kind "figure".

    is_indented: its words stand further in, the deeper the row; is_folded: behind a [+] until a user opens it; is_key:
    its title is one for programs, small and grey.
    """

    title: str
    width: float = 14
    kind: Literal["text", "figure"] = "text"
    align: Literal["left", "center", "right"] = "left"
    is_indented: bool = False
    is_folded: bool = False
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """Words above the header: over `columns` columns, from `column` on (from 0)."""

    column: int
    words: str
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in the order of the columns; further ones may be left out."""

    cells: Sequence[Value]
    depth: int = 0
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What may be entered in the cells of `column`, from row `first` to `last` (from 0, None: to the last spare row).

    words: a drop-down list, either its words or a range of another sheet ("='Tiêu chí'!$A$2:$A$99"); note: a prompt at
    the cell; is_strict: nothing else may be entered.
    """

    column: int
    words: Sequence[str] | str = ()
    note: str = ""
    first: int = 0
    last: int | None = None
    is_strict: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with one header row, which stays in view and is printed on each page.

    frozen: how many columns stay in view, too; spare: blank rows below the last that take the same entries; titles:
    rows of words above the header, which stay in view with it.
    """

    title: str
    columns: Sequence[Column]
    rows: Iterable[Row]
    entries: Sequence[Entry] = ()
    titles: Sequence[Sequence[Title]] = ()
    frozen: int = 0
    spare: int = 0
    is_landscape: bool = True
    is_filtered: bool = False
    is_hidden: bool = False


def workbook(sheets: Iterable[Sheet], title: str = "") -> bytes:
    """The file of a workbook with these sheets, in order. Raises UnwritableError for a text or a sheet too long.

    A letter that no XML can hold becomes the replacement character.
    """
    content = BytesIO()
    as_text = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(content, {"constant_memory": True, **as_text})
    book.set_properties({"title": CONTROLS.sub(" ", _of_xml(title)), "created": CREATED})
    formats = _Formats(book)
    try:
        for sheet in sheets:
            _Writer(book.add_worksheet(sheet.title, _Page), sheet, formats).write()
    finally:  # takes away the rows that wait in temporary files, too
        book.close()
    return content.getvalue()


def is_exact(value: Decimal) -> bool:
    """Whether a workbook holds `value` as a number, every digit of it."""
    if not value.is_finite() or decimals_of(value) > MOST_DIGITS or len(value.as_tuple().digits) > MOST_DIGITS:
        return False
    return Decimal(f"{float(value):.15g}") == value and not (value.is_zero() and value.is_signed())


def stored(value: Decimal | Percent) -> Decimal:
    """The number that the file holds for it: 0.95 for 95%."""
    return value.value.scaleb(-2) if isinstance(value, Percent) else value


def number_format_of(value: Decimal | Percent) -> str:
    """The format that shows each digit `value` is written with."""
    written, sign = (value.value, "%") if isinstance(value, Percent) else (value, "")
    places = decimals_of(written)
    return ("0." + "0" * places if places else "0") + sign


class _Page(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A sheet whose rows are as high as we say until someone edits them; XlsxWriter would fix them for good."""

    def _xml_start_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
        super()._xml_start_tag_unencoded(tag, [one for one in attributes if one[0] != "customHeight"])


class _Formats:
    """Formats of cells by their properties: a workbook keeps each of them once."""

    def __init__(self, book: Any) -> None:
        self._book, self._made = book, dict[tuple[object, ...], Any]()

    def __call__(self, **properties: object) -> Any:
        key = tuple(properties.items())
        if key not in self._made:
            self._made[key] = self._book.add_format({**FONT, **properties})
        return self._made[key]


class _Writer:
    """Writes one sheet, row by row."""

    def __init__(self, part: Any, sheet: Sheet, formats: _Formats) -> None:
        self.part, self.sheet, self.formats = part, sheet, formats
        self.top = len(sheet.titles)  # the row of the header

    def write(self) -> None:
        self._set_up()
        for above, titles in enumerate(self.sheet.titles):
            self._titles(above, titles)
        self._set_height(self.top, Row(["" if column.is_key else column.title for column in self.sheet.columns]))
        for at, column in enumerate(self.sheet.columns):
            look = {**EDGE, **HEADER, **(KEY if column.is_key else {})}
            self._text(self.top, at, column.title, self.formats(**look))
        last = self.top
        for last, row in enumerate(self.sheet.rows, start=self.top + 1):
            if last >= MOST_ROWS:
                raise UnwritableError(Message("workbook.too-many-rows", {"sheet": self.sheet.title, "most": MOST_ROWS}))
            self._row(last, row)
        for entry in self.sheet.entries:
            self._entry(entry, last + self.sheet.spare)
        if self.sheet.is_filtered:
            self.part.autofilter(self.top, 0, last, len(self.sheet.columns) - 1)

    def _set_up(self) -> None:
        self._set_columns()
        self.part.freeze_panes(self.top + 1, self.sheet.frozen)
        self._set_paper()
        self.part.set_footer('&L&"Times New Roman"&9&A&R&"Times New Roman"&9&P/&N')
        if self.sheet.is_hidden:
            self.part.hide()

    def _set_paper(self) -> None:
        """A4; a sheet too wide to be read on one page goes over several, with its first columns on each."""
        self.part.set_paper(A4)
        if self.sheet.is_landscape:
            self.part.set_landscape()
        self.part.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        width = sum(column.width for column in self.sheet.columns if not column.is_folded)
        pages = ceil(width / READABLE[self.sheet.is_landscape])
        self.part.fit_to_pages(pages, 0)
        self.part.repeat_rows(0, self.top)
        if pages > 1 and self.sheet.frozen:
            self.part.repeat_columns(0, self.sheet.frozen - 1)

    def _set_columns(self) -> None:
        """Widths and formats, of blank cells too; the [+] of folded columns stands over the next one."""
        was_folded = False
        for at, column in enumerate(self.sheet.columns):
            blank = self.formats(align=column.align, **(TEXT if column.kind == "text" else {}))
            folds = {"level": 1, "hidden": True} if column.is_folded else {"collapsed": was_folded}
            self.part.set_column(at, at, column.width, blank, folds)
            was_folded = column.is_folded
        if was_folded:
            after = len(self.sheet.columns)
            self.part.set_column(after, after, None, None, {"collapsed": True})

    def _titles(self, row: int, titles: Sequence[Title]) -> None:
        """High enough for all their words, which programs see to where no cells are merged only."""
        look, lines = self.formats(**EDGE, **TITLE), 1
        for title in titles:
            width = sum(column.width for column in self.sheet.columns[title.column : title.column + title.columns])
            lines = max(lines, ceil(1.2 * len(title.words) / width))
        self.part.set_row(row, lines * HEIGHT_OF_LINE)
        for title in titles:
            if title.columns > 1:
                self.part.merge_range(row, title.column, row, title.column + title.columns - 1, "", look)
            self._text(row, title.column, title.words, look)

    def _set_height(self, row: int, content: Row) -> None:
        """As high as its longest text needs: not every program works that out when it opens a file."""
        pairs = zip(self.sheet.columns, content.cells, strict=False)
        shown = [(column, value) for column, value in pairs if isinstance(value, str) and not column.is_folded]
        lines = max((_lines(value, column, content) for column, value in shown), default=1)
        if lines > 1:
            self.part.set_row(row, HEIGHT_OF_LINE * min(lines, MOST_LINES))

    def _row(self, row: int, content: Row) -> None:
        self._set_height(row, content)
        look: dict[str, object] = {**EDGE, **(STRONG if content.is_strong else {})}
        for at, column in enumerate(self.sheet.columns):
            value = content.cells[at] if at < len(content.cells) else None
            depth = {"indent": content.depth} if column.is_indented and content.depth else {}
            self._cell(row, at, value, {**look, "align": column.align, **depth})

    def _cell(self, row: int, at: int, value: Value, look: dict[str, object]) -> None:
        if isinstance(value, date):
            self.part.write_datetime(row, at, value, self.formats(**look, num_format="dd/mm/yyyy"))
            return
        if isinstance(value, int):
            value = Decimal(value)
        if isinstance(value, Decimal | Percent):
            if self.sheet.columns[at].kind == "figure" and is_exact(stored(value)):
                number = self.formats(**look, num_format=number_format_of(value))
                self.part.write_number(row, at, float(stored(value)), number)
                return
            value = plain(value.value) + "%" if isinstance(value, Percent) else plain(value)
        if value:
            self._text(row, at, value, self.formats(**look, **TEXT))
        else:
            is_text = self.sheet.columns[at].kind == "text"
            self.part.write_blank(row, at, None, self.formats(**look, **(TEXT if is_text else {})))

    def _text(self, row: int, at: int, words: str, look: Any) -> None:
        words = _of_xml(words)
        if len(words.encode("utf-16-le")) // 2 > LONGEST_TEXT:
            place = {"sheet": self.sheet.title, "cell": xl_rowcol_to_cell(row, at), "most": LONGEST_TEXT}
            raise UnwritableError(Message("workbook.too-long", place))
        if words.startswith("<r>") and words.endswith("</r>"):
            # XlsxWriter would take this for a string with formats and write its marks into the XML as they stand.
            self.part.write_rich_string(row, at, words[0], words[1], words[2:], look)
        else:
            self.part.write_string(row, at, words, look)

    def _entry(self, entry: Entry, last: int) -> None:
        options: dict[str, Any] = {"validate": "any", "show_error": entry.is_strict}
        if entry.words:
            options |= {"validate": "list", "source": _source(entry.words)}
        if entry.note:
            title = self.sheet.columns[entry.column].title
            options |= {"input_title": title[:32], "input_message": _cut(entry.note)}
        first, end = entry.first + self.top + 1, last if entry.last is None else entry.last + self.top + 1
        if end >= first:
            self.part.data_validation(first, entry.column, end, entry.column, options)


def _lines(text: str, column: Column, row: Row) -> int:
    """How many lines a text takes in its column, about."""
    indent = 1.5 * row.depth if column.is_indented else 0
    width = max(1, int((column.width - indent) * (1 if row.is_strong else WIDER)))
    if len(text) <= width and "\n" not in text:
        return 1
    return sum(max(1, len(wrap(line, width, break_on_hyphens=False))) for line in text.split("\n"))


def _of_xml(words: str) -> str:
    return NOT_XML.sub("\ufffd", words)


def _source(words: Sequence[str] | str) -> Any:
    """The words of a drop-down list. Raises ValueError for those that Excel would take for others, or not at all."""
    if isinstance(words, str):
        return words
    if any("," in word for word in words) or len(",".join(words)) > LONGEST_LIST:
        raise ValueError(words)
    return list(words)


def _cut(note: str) -> str:
    return note if len(note) <= LONGEST_NOTE else note[: LONGEST_NOTE - 1] + "…"
