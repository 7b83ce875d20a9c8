"""Writing cells that a unit may fill in or not, beside the words at them: what `documents.xlsx` has no need of."""

from collections.abc import Sequence
from io import BytesIO
from textwrap import wrap
from typing import Any, TypeAlias

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from parindex.core.messages import Message
from parindex.documents.xlsx import (
    A4,
    CONTROLS,
    CREATED,
    EDGE,
    FONT,
    HEIGHT_OF_LINE,
    LONGEST_TEXT,
    MOST_LINES,
    NOT_XML,
    WIDER,
    UnwritableError,
)

Part: TypeAlias = Any  # a sheet of XlsxWriter, which has no types
OPEN_GROUND, FAINT = "#FFFBE3", "#7A736B"
LINE_OF_NOTE, LETTERS_OF_NOTE, MOST_LINES_OF_NOTE = 17, 58, 30  # pixels, letters on a line, lines shown
NOTE = {"author": "", "font_name": "Times New Roman", "font_size": 10, "color": OPEN_GROUND, "width": 360}
FOOTER = '&L&"Times New Roman"&9&A&R&"Times New Roman"&9&P/&N'


class Pen:
    """A workbook being written. Text stays text, whatever it looks like; equal content gives equal bytes."""

    def __init__(self, title: str) -> None:
        self._content = BytesIO()
        as_text = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._book = xlsxwriter.Workbook(self._content, {"in_memory": True, **as_text})
        self._book.set_properties({"title": _line(title), "created": CREATED})
        self._looks = dict[tuple[object, ...], Any]()

    def page(self, title: str, widths: Sequence[float] = ()) -> "Page":
        """A new sheet with columns so wide, in characters."""
        return Page(self, self._book.add_worksheet(title, _Growing), widths)

    def bytes(self) -> bytes:
        """The file; nothing can be written after."""
        self._book.close()
        return self._content.getvalue()

    def look(self, **properties: object) -> Any:
        """A format, which the workbook keeps once."""
        key = tuple(properties.items())
        if key not in self._looks:
            self._looks[key] = self._book.add_format({**FONT, **properties})
        return self._looks[key]

    def bare(self, **properties: object) -> Any:
        """A format of these properties alone, as a condition sets them."""
        return self._book.add_format(properties)


class Page:
    """A sheet being written; `part` is that of XlsxWriter. Its rows are as high as their words, and grow with them."""

    def __init__(self, pen: Pen, part: Part, widths: Sequence[float]) -> None:
        self.pen, self.part, self._widths = pen, part, widths
        self._lines = dict[int, int]()
        for at, width in enumerate(widths):
            part.set_column(at, at, width)

    def text(self, row: int, at: int, words: str, **look: object) -> None:
        """The words in a cell. Raises UnwritableError if it cannot hold them."""
        words, look_of = NOT_XML.sub("\ufffd", words), self.pen.look(**look)
        if len(words.encode("utf-16-le")) // 2 > LONGEST_TEXT:
            place = {"sheet": self.part.get_name(), "cell": xl_rowcol_to_cell(row, at), "most": LONGEST_TEXT}
            raise UnwritableError(Message("workbook.too-long", place))
        if words.startswith("<r>") and words.endswith("</r>"):
            # XlsxWriter would take this for a string with formats and write its marks into the XML as they stand.
            self.part.write_rich_string(row, at, words[0], words[1], words[2:], look_of)
        elif words:
            self.part.write_string(row, at, words, look_of)
        else:
            self.part.write_blank(row, at, None, look_of)
        self._lines[row] = max(self._lines.get(row, 1), self._high(at, words, look))

    def _high(self, at: int, words: str, look: dict[str, object]) -> int:
        """How many lines the words take in their column, about."""
        if at >= len(self._widths):
            return 1
        letters = max(
            1, int((self._widths[at] - 1.5 * int(str(look.get("indent", 0)))) * (1 if "bold" in look else WIDER))
        )
        return sum(max(1, len(wrap(line, letters, break_on_hyphens=False))) for line in words.split("\n"))

    def note(self, row: int, at: int, lines: list[str]) -> None:
        """Words that are shown while the pointer rests on a cell."""
        height = sum(1 + len(line) // LETTERS_OF_NOTE for line in lines) + 1
        words = "\n".join(map(_line, lines))[:LONGEST_TEXT]
        self.part.write_comment(row, at, words, {**NOTE, "height": LINE_OF_NOTE * min(height, MOST_LINES_OF_NOTE)})

    def over(self, row: int, first: int, words: str, height: float, **look: object) -> None:
        """Words over all columns from `first` on, in a row of this height."""
        look = {**look, "valign": "vcenter"}
        self.part.merge_range(row, first, row, len(self._widths) - 1, "", self.pen.look(**look))
        self.text(row, first, words, **look)
        self._lines.pop(row)
        self.part.set_row(row, height)

    def on_paper(self, *, is_landscape: bool) -> None:
        """A4, one page wide; the last thing to do, for now the heights of the rows are known."""
        self.part.set_paper(A4)
        if is_landscape:
            self.part.set_landscape()
        self.part.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.part.fit_to_pages(1, 0)
        self.part.set_footer(FOOTER)
        for row, lines in self._lines.items():
            self.part.set_row(row, HEIGHT_OF_LINE * min(lines, MOST_LINES) + 2)


class _Growing(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A sheet whose rows grow with what is typed into them; XlsxWriter would fix their heights for good."""

    def _xml_start_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
        super()._xml_start_tag_unencoded(tag, [one for one in attributes if one[0] != "customHeight"])


def cell_look(*, is_open: bool) -> dict[str, object]:
    """How the cells of a unit look, and those that are locked."""
    return {**EDGE, "locked": not is_open, **({"bg_color": OPEN_GROUND} if is_open else {})}


def _line(words: str) -> str:
    return CONTROLS.sub(" ", NOT_XML.sub("\ufffd", words))
