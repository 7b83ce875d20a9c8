"""What an officer types for a fact, read as its kind says: a value, or one sentence on why it is none."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from parindex.core.facts import FactSpec, Kind
from parindex.core.folding import folded
from parindex.core.messages import Message, Parameter
from parindex.core.points import GROUPED, Absent, Refused, Unreadable, parse_points
from parindex.core.reading import meant
from parindex.core.rules.measured import NO, YES, option

FactValue: TypeAlias = "Decimal | bool | str | date | Absent"
Typed: TypeAlias = "str | Decimal | int | bool | date | None"

NOT_APPLICABLE_WORDS = frozenset(("khong ap dung", "kad", "n/a", "na", "not applicable"))
YES_WORDS = frozenset((folded(YES), "yes", "y", "x", "true", "1", "dung", "dat"))
NO_WORDS = frozenset((folded(NO), "no", "n", "false", "0", "sai", "khong dat"))
DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ].*)?")
MOST_DIGITS = 15  # that workbooks and databases keep exactly
NUMBERS = (Kind.COUNT, Kind.AMOUNT, Kind.PERCENT, Kind.POINTS)


@dataclass(frozen=True, slots=True)
class Read:
    """A value as declared (a percentage in percent), and what to look at again; nothing is guessed or mended."""

    value: FactValue
    warning: Message | None = None


def read_value(spec: FactSpec, typed: Typed, today: date) -> Read | Message:
    """The value that `typed` gives the fact of `spec`, or why it is refused. Blank is missing; after `today` is future.

    Numbers and words are read as Vietnamese papers write them; a percentage may be written 95 or 95%.
    """
    if is_blank(typed):
        return Read(Absent.MISSING)
    typed = typed.strip() if isinstance(typed, str) else typed
    if isinstance(typed, str) and folded(typed) in NOT_APPLICABLE_WORDS:
        return Read(Absent.NOT_APPLICABLE)
    if spec.kind in NUMBERS:
        return _number(spec, typed)
    if spec.kind is Kind.DATE:
        return _day(spec, typed, today)
    return _yes_no(spec, typed) if spec.kind is Kind.YES_NO else _choice(spec, typed)


def is_blank(typed: Typed) -> bool:
    """Whether nothing was typed."""
    return typed is None or (isinstance(typed, str) and not typed.strip())


def _refusal(spec: FactSpec, found: object) -> dict[str, Parameter]:
    return {"fact": spec.name, "found": option(found)}


def _number(spec: FactSpec, typed: Typed) -> Read | Message:
    has_sign = isinstance(typed, str) and typed.endswith("%")
    if has_sign and spec.kind is not Kind.PERCENT:
        return Message("fact.no-percentage", _refusal(spec, typed))
    value = _plain_number(spec, typed)
    if isinstance(value, Message):
        return value
    value = value if value else value.copy_abs()  # "-0" is 0
    if refusal := _out_of_limits(spec, typed, value):
        return refusal
    is_doubtful = spec.kind is Kind.PERCENT and not has_sign and 0 < value <= 1
    doubt: dict[str, Parameter] = {"fact": spec.name, "found": value, "meant": (value * 100).normalize() + 0}
    return Read(value, Message("fact.percent-or-share", doubt) if is_doubtful else None)


def _out_of_limits(spec: FactSpec, typed: Typed, value: Decimal) -> Message | None:
    if len(value.as_tuple().digits) > MOST_DIGITS or value.adjusted() >= MOST_DIGITS:
        return Message("fact.too-long", {**_refusal(spec, typed), "most": MOST_DIGITS})
    if spec.kind is Kind.COUNT and value != int(value):
        return Message("fact.not-whole", _refusal(spec, typed))
    if spec.at_least is not None and value < spec.at_least:
        is_negative = value < 0 and not spec.at_least
        said: dict[str, Parameter] = {**_refusal(spec, typed), "least": spec.at_least}
        return Message("fact.negative" if is_negative else "fact.too-small", said)
    if spec.at_most is not None and value > spec.at_most:
        above: dict[str, Parameter] = {**_refusal(spec, typed), "most": spec.at_most}
        return Message("fact.too-large", above)
    return None


def _plain_number(spec: FactSpec, typed: Typed) -> Decimal | Message:
    if isinstance(typed, bool | date):
        return Message("fact.not-a-number", _refusal(spec, typed))
    if isinstance(typed, Decimal | int):
        return Decimal(typed)
    words = str(typed).removesuffix("%").strip()
    if spec.kind is Kind.COUNT and GROUPED.fullmatch(words):
        return Decimal(words.replace(".", "").replace(",", "."))  # a count has no decimals: its dots set off thousands
    value = parse_points(words, spec.at_most)
    if isinstance(value, Refused):
        is_ambiguous = value.reason is Unreadable.AMBIGUOUS
        return Message("fact.ambiguous" if is_ambiguous else "fact.not-a-number", _refusal(spec, typed))
    return value


def _day(spec: FactSpec, typed: Typed, today: date) -> Read | Message:
    day = typed if isinstance(typed, date) else parse_day(str(typed))
    if day is None:
        return Message("fact.not-a-day", _refusal(spec, typed))
    if day > today:
        return Message("fact.future", {"fact": spec.name, "found": day, "today": today})
    return Read(day)


def parse_day(words: str) -> date | None:
    """The day that `words` write, 31/12/2024 or 2024-12-31; None if they write none."""
    match = DAY.fullmatch(words)
    year, month, day = (match[3], match[2], match[1]) if match else ("", "", "")
    if not match and (iso := ISO_DAY.fullmatch(words)):
        year, month, day = iso.groups()
    try:
        return date(int(year), int(month), int(day)) if year else None
    except ValueError:
        return None


def _yes_no(spec: FactSpec, typed: Typed) -> Read | Message:
    words = folded(str(typed))
    if words in YES_WORDS or words in NO_WORDS:
        return Read(words in YES_WORDS)
    return Message("fact.not-yes-or-no", _refusal(spec, typed))


def _choice(spec: FactSpec, typed: Typed) -> Read | Message:
    found = [option for option in spec.options if folded(option) == folded(str(typed))]
    exact = [option for option in found if option == typed]
    if len(exact or found) == 1:
        return Read((exact or found)[0])
    said = {**_refusal(spec, typed), "options": spec.options, "mend": meant(str(typed), spec.options) or ""}
    return Message("fact.no-option", said)
