"""Calendars of working days from YAML files: dated days of public law, refused with the line of the first flaw."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from parindex.core.messages import Message
from parindex.core.workdays import SATURDAY, Holidays
from parindex.documents.document import UnreadableFileError
from parindex.documents.files import file_content
from parindex.documents.shipped import shipped_folder
from parindex.documents.yaml_data import why_unreadable

# What a date of the file can be: a weekday off, a weekend day that is worked, a weekend holiday that is made up for.
OFF, WORKED, HOLIDAY = "off", "worked", "holiday"
WORDS = ("name", "source", "verified")
FIELDS = (*WORDS, "off", "in_lieu", "swapped", "note")
YEAR = re.compile("[0-9]{4}")


class _FlawError(Exception):
    """A flaw of a calendar at the line of `node`; it does not leave this module."""

    def __init__(self, node: Node | None, flaw: Message) -> None:
        super().__init__(flaw.id)
        self.line = int(node.start_mark.line) + 1 if node else 1
        self.flaw = flaw


@cache
def viet_nam() -> Holidays:
    """The working days of Vietnamese state offices; each day's source stands in calendars/viet-nam.yaml."""
    return read_holidays(shipped_folder("calendars") / "viet-nam.yaml")


def read_holidays(path: Path) -> Holidays:
    """The calendar in the file at `path`. Raises UnreadableFileError, with the line of the first flaw."""
    try:
        return _calendar(YAML().compose(file_content(path).decode("utf-8-sig")))
    except (UnicodeDecodeError, YAMLError) as error:
        said = Message("file.yaml", {"file": path.name, "reason": why_unreadable(error)})
    except _FlawError as error:
        said = Message("calendar.broken", {"file": path.name, "line": error.line, "flaw": error.flaw})
    raise UnreadableFileError(said)


def _calendar(root: Node | None) -> Holidays:
    years = _pairs(_fields(root, ("years",)).get("years"))
    if not years:
        raise _FlawError(root, Message("calendar.missing", {"field": "years"}))
    first, last = _span([year for year, _ in years])
    days: dict[date, str] = {}
    for _, occasions in years:
        for occasion in _items(occasions):
            for node, kind in _dated(occasion):
                day = _day(node, first, last)
                if (day.weekday() < SATURDAY) is not (kind == OFF):
                    raise _FlawError(node, Message("calendar.weekday", {"day": str(node.value)}))
                if day in days:
                    raise _FlawError(node, Message("calendar.twice", {"day": str(node.value)}))
                days[day] = kind
    off, worked = (frozenset(day for day, is_ in days.items() if is_ == kind) for kind in (OFF, WORKED))
    return Holidays(first, last, off, worked)


def _span(years: list[Node]) -> tuple[date, date]:
    """From 1 January of the first year to 31 December of the last; a year left out would pass for one without Tết."""
    numbers = [int(year.value) if YEAR.fullmatch(year.value) else 0 for year in years]
    for at, year in enumerate(years):
        if not numbers[at] or numbers[at] != numbers[0] + at:
            raise _FlawError(year, Message("calendar.year", {"found": str(year.value)}))
    return date(numbers[0], 1, 1), date(numbers[-1], 12, 31)


def _dated(occasion: Node) -> Iterator[tuple[Node, str]]:
    """The dates of one occasion, each with what it must be."""
    fields = _fields(occasion, FIELDS)
    for field in WORDS:
        word = fields.get(field)
        said = str(word.value).strip() if isinstance(word, ScalarNode) else ""
        if not said or (field == "verified" and said not in ("true", "false")):
            raise _FlawError(word or occasion, Message("calendar.missing", {"field": field}))
    yield from ((day, OFF) for day in _items(fields.get("off")))
    for off, holiday in _pairs(fields.get("in_lieu")):
        yield from ((off, OFF), (holiday, HOLIDAY))
    for off, worked in _pairs(fields.get("swapped")):
        yield from ((off, OFF), (worked, WORKED))


def _day(node: Node, first: date, last: date) -> date:
    if not isinstance(node, ScalarNode):
        raise _FlawError(node, Message("calendar.shape"))
    try:
        day = date.fromisoformat(str(node.value))
    except ValueError:
        day = None
    if day is None or not first <= day <= last:
        raise _FlawError(node, Message("calendar.day", {"found": str(node.value)}))
    return day


def _fields(node: Node | None, known: tuple[str, ...]) -> dict[str, Node]:
    """The entries of a mapping. One of them unknown, or there twice, would be lost without a word."""
    fields: dict[str, Node] = {}
    for key, value in _pairs(node):
        if key.value not in known or key.value in fields:
            raise _FlawError(key, Message("calendar.field", {"field": str(key.value)}))
        fields[key.value] = value
    return fields


def _pairs(node: Node | None) -> list[tuple[Node, Node]]:
    """The entries of a mapping, none of what is not there. An empty value has its place on a later line."""
    pairs = node.value if isinstance(node, MappingNode) else []
    if not isinstance(node, MappingNode | None) or not all(isinstance(key, ScalarNode) for key, _ in pairs):
        raise _FlawError(node, Message("calendar.shape"))
    for key, value in pairs:
        if value.value == "":
            raise _FlawError(key, Message("calendar.missing", {"field": str(key.value)}))
    return pairs


def _items(node: Node | None) -> list[Node]:
    """The items of a list, none of what is not there."""
    if not isinstance(node, SequenceNode | None):
        raise _FlawError(node, Message("calendar.shape"))
    return node.value if node else []
