"""What a cell of a workbook says: the whole of its value as Vietnamese papers write it, however it is shown."""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from openpyxl.utils.datetime import from_excel

from parindex.core.points import decimals_of, plain, rounded
from parindex.documents.workbook.formats import NumberFormat

ESCAPED = re.compile(r"_x(00[01][0-9A-Fa-f]|005[Ff])_")  # controls and "_" itself, as XML cannot hold them
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
TRUTH = {"0": "FALSE", "1": "TRUE"}


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell. A number has others where it is a code ("1.10"); `rounding` is what it shows and holds."""

    text: str
    code: str = ""
    rounding: tuple[Decimal, Decimal] | None = None


def words_cell(text: str) -> Cell:
    return Cell(CONTROL.sub(" ", ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)))


def number_cell(stored: str, shown_as: NumberFormat, epoch: datetime) -> Cell:
    """A cell that stores a number: a day, a percentage or a plain figure. What is no number stays as it is stored."""
    value = held(stored)
    if value is None:
        return Cell(stored)
    if shown_as.day and (day := _day(value, shown_as, epoch)):
        return Cell(day)
    if shown_as.is_percent:
        value = value.scaleb(2)
    text = _with_comma(value) + ("%" if shown_as.is_percent else "")
    is_cut = shown_as.most is not None and decimals_of(value) > shown_as.most
    rounding = (rounded(value, shown_as.most or 0), value) if is_cut else None
    return Cell(text, _as_code(value, shown_as.least), rounding)


def held(stored: str) -> Decimal | None:
    """The number that a file stores as a binary fraction, without the tail that such fractions have.

    Excel keeps 15 digits. A sum of many figures may be off in the last of these: where 12 digits are as near as
    such sums come, they are the figure.
    """
    try:
        number = float(stored) + 0.0  # no "-0"
    except ValueError:
        return None
    if not math.isfinite(number):
        return None
    short = f"{number:.12g}"
    is_near = abs(float(short) - number) <= 8 * math.ulp(number)
    return Decimal(short if is_near else f"{number:.15g}")


def _with_comma(value: Decimal) -> str:
    return plain(value).replace(".", ",")


def _as_code(value: Decimal, least: int) -> str:
    """A number in a column of codes: with a dot, and with the zeros it is shown with, for "1.10" is not "1.1"."""
    places = decimals_of(value)
    return f"{value:.{max(places, least)}f}" if places else plain(value)


def _day(value: Decimal, shown_as: NumberFormat, epoch: datetime) -> str:
    """The day or time that a number counts to from `epoch`; "" for none before it, or so far off."""
    if value < 0:
        return ""
    try:
        moment = from_excel(float(value), epoch, timedelta=shown_as.is_duration)
    except (OverflowError, ValueError):
        return ""
    return moment_said(moment, shown_as.day)


def iso_cell(stored: str) -> Cell:
    """A cell that stores a day as ISO 8601 writes it."""
    try:
        return Cell(moment_said(datetime.fromisoformat(stored).replace(tzinfo=None), "%d/%m/%Y"))
    except ValueError:
        return Cell(stored)


def moment_said(moment: date | time | timedelta, day: str) -> str:
    """A day by its pattern, with its time unless that is midnight; a time or a duration in hours and minutes."""
    if isinstance(moment, timedelta):
        minutes = round(moment.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(moment, time):
        return _time(moment)
    at = moment.time() if isinstance(moment, datetime) else time()
    return f"{moment:{day}} {_time(at)}" if at != time() else f"{moment:{day}}"


def _time(at: time) -> str:
    return f"{at:%H:%M:%S}" if at.second else f"{at:%H:%M}"
