"""What stands in a cell and what it means: one way to write each value, several in which an officer may type it.

Every kind writes every value. The form that people read is taken where it reads back to exactly the same value, else
YAML, which a cell of text marks with "yaml:".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias

from openpyxl.utils.datetime import WINDOWS_EPOCH

from parindex.core.folding import folded
from parindex.documents.framework_workbook.words import Form
from parindex.documents.framework_workbook.yaml_cell import CellError, is_bare, laid_out, on_one_line, parsed, same
from parindex.documents.workbook.cells import Cell, number_cell
from parindex.documents.workbook.formats import number_format
from parindex.documents.xlsx import Percent, is_exact, number_format_of, stored

MARK = "yaml:"
FIGURE = re.compile(r"-?[0-9]+(?:\.[0-9]+)?%?")
WITH_COMMA = re.compile(r"(-?[0-9]+),([0-9]+)( ?%)?")
FLAGS = {True: "có", False: "không"}
MEANT_AS_FLAG = {"co": True, "khong": False, "true": True, "false": False, "yes": True, "no": False, "x": True}
Content: TypeAlias = str | Decimal | Percent


@dataclass(frozen=True, slots=True)
class Typed:
    """What a cell holds: its text; where that is a number, `figure` has a dot and the digits it is shown with."""

    text: str
    figure: str = ""


def typed(cell: Cell) -> Typed:
    return Typed(cell.text, cell.code and cell.code + ("%" if cell.text.endswith("%") else ""))


def written(kind: "Text", value: Any) -> Content:
    """What to write into a cell of this kind, so that it is read as exactly `value`."""
    ways = (way for way in kind.ways(value) if is_kept(way) and _is_read_as(value, kind, way))
    return next(ways, f"{MARK} {on_one_line(value)}")


def _is_read_as(value: Any, kind: "Text", way: Content) -> bool:
    try:
        return same(kind.meant(_again(way)), value)
    except CellError:
        return False


def is_kept(content: Content) -> bool:
    """Whether a file keeps this content, and so do programs that it goes through: no controls or strange spaces."""
    if not isinstance(content, str):
        return is_exact(stored(content))
    is_shown = all(letter.isprintable() or letter in "\n\xa0" for letter in content)
    return is_shown and content.strip() != "" and content.strip("\n") == content


def _again(content: Content) -> Typed:
    """`content` as it will be read."""
    if isinstance(content, str):
        return Typed(content)
    shown_as = number_format(number_format_of(content))
    return typed(number_cell(f"{float(stored(content)):.16G}", shown_as, WINDOWS_EPOCH))


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they stand; the words of `words` (code word -> what the cell says) stand for others."""

    words: Mapping[Any, str] = field(default_factory=dict)

    def meant(self, cell: Typed) -> Any:
        """The value of a cell that is not blank. Raises CellError."""
        if cell.text.startswith(MARK):
            return parsed(cell.text[len(MARK) :])
        return self.word(cell.figure or cell.text) or self.read(cell)

    def word(self, said: str) -> str | Form | None:
        """The code word that `said` says, in Vietnamese, without its marks or in English."""
        sought = folded(" ".join(said.split()))
        named = {word.name if isinstance(word, Form) else word: word for word in self.words}
        said_by = {folded(shown): word for word, shown in self.words.items()}
        return {**named, **said_by}.get(sought)

    def read(self, cell: Typed) -> Any:
        return cell.figure or cell.text

    def ways(self, value: Any) -> Iterator[Content]:
        """Ways to write `value`, the best first."""
        if isinstance(value, str | Form) and value in self.words:
            yield self.words[value]
        if isinstance(value, str):
            yield value


@dataclass(frozen=True, slots=True)
class Name(Text):
    """Codes and keys: words without spaces around them."""

    def read(self, cell: Typed) -> str:
        return cell.figure or cell.text.strip()


@dataclass(frozen=True, slots=True)
class Figure(Text):
    """Numbers and percentages, as text with a dot; a cell may hold a number, or text with a comma."""

    def read(self, cell: Typed) -> str:
        text = cell.figure or cell.text.strip()
        match = WITH_COMMA.fullmatch(text)
        return f"{match[1]}.{match[2]}{(match[3] or '').strip()}" if match else text

    def ways(self, value: Any) -> Iterator[Content]:
        if isinstance(value, str) and FIGURE.fullmatch(value) and len(value) < 30:
            yield Percent(Decimal(value[:-1])) if value.endswith("%") else Decimal(value)
        yield from Text.ways(self, value)


@dataclass(frozen=True, slots=True)
class Flag(Text):
    """True and false."""

    def read(self, cell: Typed) -> Any:
        return MEANT_AS_FLAG.get(folded(cell.text.strip()), cell.figure or cell.text)

    def ways(self, value: Any) -> Iterator[Content]:
        if isinstance(value, bool):
            yield FLAGS[value]
        yield from Text.ways(self, value)


@dataclass(frozen=True, slots=True)
class Several(Text):
    """A list of words, set apart by semicolons or on lines of their own."""

    def read(self, cell: Typed) -> list[str]:
        parts = [part.strip() for part in re.split(r"[;\n]", cell.figure or cell.text)]
        return [part for part in parts if part]

    def ways(self, value: Any) -> Iterator[Content]:
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            yield "; ".join(value)


@dataclass(frozen=True, slots=True)
class Pairs(Text):
    """Words by words: "3: 65%; 5: 70%"."""

    def read(self, cell: Typed) -> Any:
        parts = [part.partition(":") for part in re.split(r"[;\n]", cell.text) if part.strip()]
        if not all(colon for _, colon, _ in parts):
            return cell.figure or cell.text
        return {key.strip(): value.strip() for key, _, value in parts}

    def ways(self, value: Any) -> Iterator[Content]:
        if isinstance(value, Mapping) and all(isinstance(one, str) for one in value.values()):
            yield "; ".join(f"{key}: {one}" for key, one in value.items())
        yield from Text.ways(self, value)


@dataclass(frozen=True, slots=True)
class Yaml(Text):
    """Quantities, conditions and rules: YAML, of which a single word needs no quotes."""

    def meant(self, cell: Typed) -> Any:
        word = self.word(cell.figure or cell.text)
        if word is not None or cell.figure:
            return word or cell.figure
        return cell.text if is_bare(cell.text) else parsed(cell.text.removeprefix(MARK))

    def ways(self, value: Any) -> Iterator[Content]:
        yield from Text.ways(self, value)
        yield laid_out(value)
        yield on_one_line(value)
