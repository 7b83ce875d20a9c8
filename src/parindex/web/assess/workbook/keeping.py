"""Workbooks taken in: what nobody contradicts and what was chosen is kept, the rest stays open beside what stands."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from django.db import transaction

from parindex.core.declaring import Edit, Entered, LeafEdit, is_same
from parindex.core.workflow import Denied
from parindex.documents.sheet_workbook import Conflict, Field, Side
from parindex.documents.sheet_workbook.exact import exact
from parindex.web.assess.workbook.fields import name_of
from parindex.web.assess.workbook.reading import Taking
from parindex.web.records.declaring import declare
from parindex.web.records.figures import asked_specs
from parindex.web.records.leaves import contested_value
from parindex.web.records.people import User
from parindex.web.records.sheet_work import SheetWork

MARK = 16  # letters of a digest


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of it: how many fields got a new value, and in how many places nothing was chosen."""

    changed: int
    left_open: int


NOTHING = Kept(0, 0)


@dataclass(frozen=True, slots=True)
class _One:
    """An edit of one field."""

    code: str
    field: Field
    edit: Edit


def mark_of(value: Entered) -> str:
    """What stands for a value in a form."""
    return hashlib.sha256("\n".join(exact(value)).encode()).hexdigest()[:MARK]


def place_of(conflict: Conflict) -> str:
    """What stands for a conflict in a form."""
    return f"chon:{conflict.code}:{conflict.field.what}:{conflict.field.key}"


def keep(person: User, work: SheetWork, found: Taking, chosen: Mapping[str, str]) -> Kept | Denied:
    """Keep what `found` says, with the values `chosen` by place: all of it, or none with the reason.

    A conflict in which nothing is chosen, or something that is no longer there, is kept as contested values. Where all
    of it is refused the first reason is answered, and recorded.
    """
    if not found.is_something:
        closed = [LeafEdit(one.code, {}) for one in found.closed[:1]]
        answer = declare(person, work.sheet, closed) if closed else None
        return answer if isinstance(answer, Denied) else NOTHING
    plain = [_One(one.code, one.field, Edit(one.after, one.before)) for one in found.changes]
    left: list[list[_One]] = []
    for conflict in found.conflicts:
        side = next((one for one in conflict.sides if chosen.get(place_of(conflict)) == mark_of(one.value)), None)
        if side is None:
            left.append(list(_left_open(work, found, conflict)))
        elif not side.is_stored:
            plain.append(_One(conflict.code, conflict.field, Edit(side.value, conflict.sides[0].value)))
    rounds = zip_longest(*left)
    first = [*plain, *(one for one in next(rounds, ()) if one)]
    with transaction.atomic():
        for some in (first, *([one for one in round_ if one] for round_ in rounds)):
            answer = declare(person, work.sheet, _leaves(some)) if some else None
            if isinstance(answer, Denied):
                return answer
    return Kept(len(plain), len(left))


def _left_open(work: SheetWork, found: Taking, conflict: Conflict) -> Iterator[_One]:
    """Each value of the files as of somebody who saw another than what stands now, unless it waits already."""
    values = [side.value for side in conflict.sides if not side.is_stored and not _waits(work, conflict, side)]
    now = conflict.sides[0].value
    seen = [*found.bases[conflict.code, conflict.field], *(side.value for side in conflict.sides)]
    for value in values:
        other = next(one for one in seen if not is_same(one, now) and not is_same(one, value))
        yield _One(conflict.code, conflict.field, Edit(value, other))


def _waits(work: SheetWork, conflict: Conflict, side: Side) -> bool:
    row = work.declarations.get(conflict.code)
    specs, name = asked_specs(work.sheet.frozen_id)[conflict.code], name_of(conflict.field)
    waiting = [one for one in row.contested if one["field"] == name] if row else []
    return any(is_same(contested_value(specs, one), side.value) for one in waiting)


def _leaves(some: list[_One]) -> list[LeafEdit]:
    by_code: dict[str, dict[str, Edit]] = {}
    for one in some:
        by_code.setdefault(one.code, {})[name_of(one.field)] = one.edit
    return [LeafEdit(code, fields) for code, fields in by_code.items()]
