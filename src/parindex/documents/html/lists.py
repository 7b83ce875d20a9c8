"""The numbers and dashes that a page shows before the items of its lists."""

import re

from parindex.documents.html.page import Element

UNMARKED = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b", re.IGNORECASE)
STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*\b(lower|upper)-(alpha|latin|roman)\b", re.IGNORECASE)
TYPES = {"alpha": "a", "latin": "a", "roman": "i"}
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LARGEST_ROMAN = 3999
WHOLE = re.compile(r"\s*([+-]?[0-9]{1,9})")


class Lists:
    """Counts the items of each ordered list of a page."""

    def __init__(self) -> None:
        self._next: dict[Element, int] = {}

    def marker(self, item: Element) -> str:
        """What stands before the next item: "3.", "c.", a dash, or nothing."""
        parent = item.getparent()
        if UNMARKED.search(item.get("style", "")) or UNMARKED.search(parent.get("style", "")):
            return ""
        if parent.tag != "ol":
            return "-"
        number = whole(item.get("value"), self._next.get(parent, whole(parent.get("start"), 1)))
        self._next[parent] = number + 1
        return f"{_numeral(number, _type(item) or _type(parent) or '1')}."


def whole(written: str | None, otherwise: int) -> int:
    """The whole number that an attribute begins with, as browsers read it."""
    match = WHOLE.match(written or "")
    return int(match[1]) if match else otherwise


def _type(element: Element) -> str:
    """How an item or its list wants to be numbered: "a", "A", "i", "I", "1", or "" if it does not say."""
    if match := STYLE.search(element.get("style", "")):
        letter = TYPES[match[2].lower()]
        return letter.upper() if match[1].lower() == "upper" else letter
    return str(element.get("type", ""))


def _numeral(number: int, kind: str) -> str:
    if kind in ("a", "A") and number > 0:
        numeral = _letters(number)
    elif kind in ("i", "I") and 0 < number <= LARGEST_ROMAN:
        numeral = _roman(number)
    else:
        return str(number)
    return numeral.upper() if kind.isupper() else numeral


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters


def _roman(number: int) -> str:
    numeral = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral
