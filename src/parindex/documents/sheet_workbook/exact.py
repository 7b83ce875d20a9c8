"""Values as exact text and back, as one types them, and whether two of them are the same."""

import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation

from parindex.core.fact_words import FactValue
from parindex.core.points import Absent, plain
from parindex.core.rules.measured import option
from parindex.documents.facts_file.form import NOT_APPLICABLE

NUMBER, DAY, YES_NO, TEXT = "number", "day", "yes-no", "text"


def exact(value: FactValue) -> tuple[str, str]:
    """What kind of value it is, and the value without the loss of a digit or a letter."""
    if isinstance(value, Absent):
        return value.value, ""
    if isinstance(value, bool):
        return YES_NO, str(int(value))
    if isinstance(value, date):
        return DAY, value.isoformat()
    return (NUMBER, plain(value)) if isinstance(value, Decimal) else (TEXT, value)


def restored(kind: str, text: str) -> FactValue:
    """The value that `exact` wrote so. Raises ValueError for what it cannot have written."""
    if kind == NUMBER:
        return _number(text)
    if kind == DAY:
        return date.fromisoformat(text)
    if kind == YES_NO:
        return bool(int(text))
    return text if kind == TEXT else Absent(kind)


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None


def typed(value: FactValue) -> str:
    """A value as one types it: a decimal comma, no mark for thousands, no zeros at the end; "" for a missing one."""
    if isinstance(value, Absent):
        return NOT_APPLICABLE if value is Absent.NOT_APPLICABLE else ""
    if isinstance(value, Decimal):
        digits = plain(value)
        return (digits.rstrip("0").rstrip(".") if "." in digits else digits).replace(".", ",")
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return spaced(option(value))


def same(one: FactValue, other: FactValue) -> bool:
    """Whether two values say the same; of texts their ends, and how their letters are put together, do not count."""
    if isinstance(one, str) and isinstance(other, str):
        return spaced(one) == spaced(other)
    return type(one) is type(other) and one == other


def spaced(text: str) -> str:
    """A text as every program hands it back: lines end alike, letters are whole, no blanks around it."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
