"""The names that the elements and attributes of a Word file have in lxml."""

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def w(*names: str) -> tuple[str, ...]:
    """These names in the language of Word's own elements."""
    return tuple(WORD + name for name in names)


PARAGRAPH, PARAGRAPH_PROPERTIES, RUN, RUN_PROPERTIES, TEXT = w("p", "pPr", "r", "rPr", "t")
TABLE, ROW, ROW_PROPERTIES, CELL, CELL_PROPERTIES = w("tbl", "tr", "trPr", "tc", "tcPr")
TEXT_BOX, PAGE_END_SEEN = w("txbxContent", "lastRenderedPageBreak")
ID, VALUE, TYPE = w("id", "val", "type")
MOST_DIGITS = 9
OFF = {"0", "false", "off"}


def whole(written: str | None, otherwise: int) -> int:
    """The whole number that an attribute holds, `otherwise` if it holds none of a sensible length."""
    digits = (written or "").removeprefix("-")
    return int(written or "") if digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS else otherwise


def is_on(value: str) -> bool:
    return value not in OFF
