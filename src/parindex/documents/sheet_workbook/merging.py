"""The changes of several workbooks of one form put together. Where they differ, people choose; nobody else does."""

from collections.abc import Sequence
from dataclasses import dataclass

from parindex.core.fact_words import FactValue
from parindex.documents.sheet_workbook.base import Stored, blank
from parindex.documents.sheet_workbook.exact import same
from parindex.documents.sheet_workbook.reader import Change, Filled
from parindex.documents.sheet_workbook.stored import Field


@dataclass(frozen=True, slots=True)
class Settled:
    """A change that nothing speaks against; `files` are those that say it."""

    code: str
    field: Field
    before: FactValue
    after: FactValue
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of several values, which files say it, and whether it is the one that is stored now."""

    value: FactValue
    files: tuple[str, ...] = ()
    is_stored: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field of which files say different things, or that was changed in the app since; the stored side is first."""

    code: str
    field: Field
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """What can be taken as it is, and what somebody has to choose, both in the order met."""

    changes: tuple[Settled, ...]
    conflicts: tuple[Conflict, ...]


def merged(filled: Sequence[tuple[str, Filled]], stored: Stored) -> Merged:
    """The changes of the files, each with its name, on what is `stored` now (what is not there is missing or blank).

    What is stored already is no change any more.
    """
    said: dict[tuple[str, Field], list[tuple[str, Change]]] = {}
    for name, one in filled:
        for change in one.changes:
            said.setdefault((change.code, change.field), []).append((name, change))
    changes, conflicts = list[Settled](), list[Conflict]()
    for (code, field), of_files in said.items():
        now = stored.get((code, field), blank(field))
        sides = _sides(now, of_files)
        is_still = all(same(change.before, now) for _, change in of_files)
        if len(sides) > 2 or (len(sides) == 2 and not is_still):
            conflicts.append(Conflict(code, field, sides))
        elif len(sides) == 2:
            changes.append(Settled(code, field, now, sides[1].value, sides[1].files))
    return Merged(tuple(changes), tuple(conflicts))


def _sides(now: FactValue, of_files: Sequence[tuple[str, Change]]) -> tuple[Side, ...]:
    """The values there are: the stored one first, then those of the files, each once with all that say it."""
    values: list[FactValue] = [now]
    for _, change in of_files:
        if not any(same(change.after, value) for value in values):
            values.append(change.after)
    names = [tuple(name for name, change in of_files if same(change.after, value)) for value in values]
    return tuple(Side(value, files, not at) for at, (value, files) in enumerate(zip(values, names, strict=True)))
