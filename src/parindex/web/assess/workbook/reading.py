"""What workbooks that came back would do to their sheet as it stands now; nothing is kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils import timezone

from parindex.core.declaring import Entered
from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.sheet_workbook import Change, Conflict, Field, Filled, Refusal, Settled, merged, read_sheet
from parindex.web.assess.grid.door import Door, door_of
from parindex.web.assess.workbook.fields import OF_LEAF, Specs, of_leaves, stored_fields
from parindex.web.assess.workbook.handing_out import identity_of
from parindex.web.records.figures import asked_specs
from parindex.web.records.people import User
from parindex.web.records.sheet_work import SheetWork
from parindex.web.records.waiting import READERS

LONGEST_SOURCE = 300  # letters that the records have room for


@dataclass(frozen=True, slots=True)
class Refused:
    """What of one file is not taken, or is to be looked at again: its cell ("" for all of a leaf), and why."""

    file: str
    cell: str
    code: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Taking:
    """What is to be done with files: changes as they are, conflicts to choose in, and what is refused.

    bases: what stood in each field when the forms were written, where somebody changed it there.
    """

    names: tuple[str, ...]
    changes: tuple[Settled, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    unread: tuple[Message, ...] = ()
    refused: tuple[Refused, ...] = ()
    doubts: tuple[Refused, ...] = ()
    bases: Mapping[tuple[str, Field], tuple[Entered, ...]] = field(default_factory=dict)

    @property
    def closed(self) -> tuple[Refused, ...]:
        """The leaves that may not be entered now, with changes in the files."""
        return tuple(one for one in self.refused if not one.cell)

    @property
    def is_something(self) -> bool:
        return bool(self.changes or self.conflicts)


def taking(person: User, work: SheetWork, files: Iterable[tuple[str, bytes]]) -> Taking:
    """What `files`, each with its name, would do to the sheet of `work`; one that cannot be read is told of."""
    filled, unread = list[tuple[str, Filled]](), list[Message]()
    for name, content in files:
        one = _read(work, name, content)
        if isinstance(one, Message):
            unread.append(one)
        else:
            filled.append((name, one))
    specs, door = asked_specs(work.sheet.frozen_id), door_of(person, work.sheet, work.returns)
    taken, refused = list[tuple[str, Filled]](), list[Refused]()
    for name, one in filled:
        kept, against = _weighed(name, one, specs, door)
        taken.append((name, replace(one, changes=kept)))
        refused += [*_told(name, one.refusals), *against]
    found = merged(taken, stored_fields(work))
    bases: dict[tuple[str, Field], tuple[Entered, ...]] = {}
    for change in (change for _, one in taken for change in one.changes):
        key = change.code, change.field
        bases[key] = (*bases.get(key, ()), change.before)
    return Taking(
        names=tuple(name for name, _ in filled),
        changes=found.changes,
        conflicts=found.conflicts,
        unread=tuple(unread),
        refused=tuple(refused),
        doubts=tuple(doubt for name, one in filled for doubt in _told(name, one.doubts)),
        bases=bases,
    )


def _read(work: SheetWork, name: str, content: bytes) -> Filled | Message:
    try:
        with READERS:
            return read_sheet(content, name, work.framework, identity_of(work), timezone.localdate())
    except UnreadableFileError as error:
        return error.message


def _told(name: str, refusals: Sequence[Refusal]) -> list[Refused]:
    return [Refused(name, one.cell, one.code, one.reason) for one in refusals]


def _weighed(name: str, filled: Filled, specs: Specs, door: Door) -> tuple[tuple[Change, ...], list[Refused]]:
    """The changes that can be kept, and why others cannot: their leaf is closed, or a source is too long."""
    kept, refused = list[Change](), dict[tuple[str, str], Refused]()
    for change in of_leaves(filled.changes, specs):
        reason = door.against(change.code)
        if change.field == OF_LEAF and len(str(change.after)) > LONGEST_SOURCE:
            reason = reason or Message("workbook-in.long-source", {"most": LONGEST_SOURCE})
        if reason:
            refused[change.code, reason.id] = Refused(name, "", change.code, reason)
        else:
            kept.append(change)
    return tuple(kept), list(refused.values())
