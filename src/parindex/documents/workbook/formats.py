"""Number formats of a workbook: with how many decimals a cell shows its number, or which day it shows."""

import re
from dataclasses import dataclass

# What a format writes as it stands, without a meaning: quoted and escaped letters, blanks, colours and currencies.
AS_IT_STANDS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
PLACEHOLDER = re.compile(r"[0#?]")
# Fractions, powers of ten and thousands cut off show another figure than the rounded one.
NOT_ROUNDED = re.compile(r"[/e]|[0#?],+(?![0#?,])")
OF_TIME = re.compile(r"[dmyhs]")
DURATION = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a cell shows its number, by the first section of its format.

    most, least: the decimals it is shown with; `most` is None where it shows all it has.
    day: the pattern of a day, "" where it shows a plain number; `is_duration` for hours that go on past a day.
    """

    most: int | None = None
    least: int = 0
    is_percent: bool = False
    day: str = ""
    is_duration: bool = False


GENERAL = NumberFormat()


def number_format(code: str) -> NumberFormat:
    """What the format `code` ("#,##0.00") shows."""
    section = AS_IT_STANDS.sub("", code).partition(";")[0].lower()
    if "general" in section:
        return GENERAL
    is_duration = DURATION.search(code) is not None
    if is_duration or OF_TIME.search(section):
        return NumberFormat(day=_day(section), is_duration=is_duration)
    is_percent = "%" in section
    if not PLACEHOLDER.search(section) or NOT_ROUNDED.search(section):
        return NumberFormat(is_percent=is_percent)
    decimals = section.partition(".")[2]
    return NumberFormat(len(PLACEHOLDER.findall(decimals)), decimals.count("0"), is_percent)


def _day(section: str) -> str:
    """Day, month and year; a format that leaves out the day, or day and month, means a whole month or year."""
    if "y" not in section or "d" in section:
        return "%d/%m/%Y"
    return "%m/%Y" if "m" in section else "%Y"
