"""Taking over from the year before: what comes waits to be confirmed, and takes the place of nothing."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from parindex.core.messages import Message, Parameter
from parindex.core.workflow import Denied
from parindex.web.records.asking import asked_by
from parindex.web.records.audit import record
from parindex.web.records.carrying import Carried, Carrying, Held, carrying
from parindex.web.records.declarations import Declaration, DeclaredFact
from parindex.web.records.declaring import may_enter
from parindex.web.records.evidence import EvidenceUse
from parindex.web.records.field_words import about, field_label, said_value
from parindex.web.records.figures import asked_specs, kept_columns, kept_value
from parindex.web.records.former import Former
from parindex.web.records.leaves import locked_sheet
from parindex.web.records.people import User
from parindex.web.records.years import IndexYear

CARRY = "carry_over"
DROP = "drop_carried"
LONGEST_SOURCE = 300
NOTE, EVIDENCE = "ghi chú", "TLKC"  # fields that have no fact to be named by, as the history tells them


def carry_over(person: User, sheet: IndexYear) -> Carrying | Denied:
    """Carry over what `carrying` tells, all of it to be confirmed; answers what was carried, or why nothing was."""
    with asked_by(person), transaction.atomic():
        locked = locked_sheet(sheet)
        found = carrying(person, locked)
        refusal = _against(person, locked, found)
        if refusal or found is None:
            return _refused(CARRY, locked, refusal or Message("carrying.no-former", {"year": str(sheet.year - 1)}))
        coming = [one for one in found.leaves if one.is_something]
        _keep(person, locked, found.former, coming)
        said = {**about(locked), "former": str(found.former.sheet.year), "of": found.former.sheet.unit.short_name}
        told = Message("carrying.done", {**said, "count": len(coming)})
        record(CARRY, locked, told, unit=locked.unit, after=_values(locked, coming))
        return found


def _against(person: User, sheet: IndexYear, found: Carrying | None) -> Message | None:
    if found is None:
        return Message("carrying.no-former", {"year": str(sheet.year - 1)})
    codes = found.codes or tuple(asked_specs(sheet.frozen_id))[:1]
    return may_enter(person, sheet, codes) or (None if found.codes else Message("carrying.nothing"))


def _refused(act: str, sheet: IndexYear, reason: Message) -> Denied:
    record(act, sheet, reason, unit=sheet.unit, is_refused=True)
    return Denied(reason)


def _keep(person: User, sheet: IndexYear, former: Former, coming: Iterable[Carried]) -> None:
    coming = list(coming)
    DeclaredFact.objects.bulk_create(
        DeclaredFact(
            index_year=sheet,
            code=one.code,
            fact=key,
            source=f"Năm {former.sheet.year}: {one.sources[key]}"[:LONGEST_SOURCE],
            is_confirmed=False,
            **kept_columns(value),
        )
        for one in coming
        for key, value in one.values.items()
    )
    EvidenceUse.objects.bulk_create(
        EvidenceUse(revision=use.revision, index_year=sheet, code=one.code, place=use.place, is_confirmed=False)
        for one in coming
        for use in one.uses
    )
    _touch(person, sheet, {one.code: one.note for one in coming})


def _touch(person: User, sheet: IndexYear, notes: Mapping[str, str]) -> None:
    """Count a change of each leaf named, and of the sheet, which is locked; a note is set where one is given."""
    there = {row.code: row for row in sheet.declarations.filter(code__in=notes)}
    rows = [there.get(code) or Declaration(index_year=sheet, code=code) for code in notes]
    for row in rows:
        row.note = notes[row.code] or row.note
        row.person, row.at, row.revision = person, timezone.now(), row.revision + 1
    Declaration.objects.bulk_create(row for row in rows if row.pk is None)
    kept = [row for row in rows if row.code in there]
    Declaration.objects.bulk_update(kept, ["note", "person", "at", "revision"])
    sheet.edits += len(rows)
    sheet.save(update_fields=["edits"])


def _values(sheet: IndexYear, coming: Iterable[Carried]) -> "dict[str, Parameter | None]":
    """What came over as the history tells it."""
    asked = asked_specs(sheet.frozen_id)
    told: dict[str, Parameter | None] = {}
    for one in coming:
        told |= {field_label(one.code, asked[one.code], key): said_value(value) for key, value in one.values.items()}
        if one.note:
            told[f"{one.code} {NOTE}"] = said_value(one.note)
        if one.uses:
            told[f"{one.code} {EVIDENCE}"] = tuple(str(said_value(str(use.revision.evidence))) for use in one.uses)
    return told


def unconfirmed_codes(sheet: IndexYear) -> tuple[str, ...]:
    """The leaves of `sheet` that have something carried over and not confirmed, in the order of the set."""
    waiting = {
        *sheet.facts.filter(is_confirmed=False).values_list("code", flat=True),
        *sheet.evidence.filter(is_confirmed=False).values_list("code", flat=True),
    }
    return tuple(code for code in asked_specs(sheet.frozen_id) if code in waiting)


def drop_carried(person: User, sheet: IndexYear) -> int | Denied:
    """Take away every figure and use of evidence that nobody confirmed; answers of how many leaves. Notes stay."""
    with asked_by(person), transaction.atomic():
        locked = locked_sheet(sheet)
        codes = unconfirmed_codes(locked)
        asked = codes or tuple(asked_specs(locked.frozen_id))[:1]
        if refusal := may_enter(person, locked, asked) or (None if codes else Message("carrying.none-left")):
            return _refused(DROP, locked, refusal)
        before = _values(locked, _waiting(locked))
        locked.facts.filter(is_confirmed=False).delete()
        locked.evidence.filter(is_confirmed=False).delete()
        _touch(person, locked, dict.fromkeys(codes, ""))
        told = Message("carrying.dropped", {**about(locked), "count": len(codes)})
        record(DROP, locked, told, unit=locked.unit, before=before, after=dict.fromkeys(before))
        return len(codes)


def _waiting(sheet: IndexYear) -> list[Carried]:
    """What waits to be confirmed, leaf by leaf."""
    rows, asked = Held.of(sheet), asked_specs(sheet.frozen_id)
    return [
        Carried(
            code,
            code,
            values={
                key: kept_value(asked[code][key], row.value, applies=row.applies)
                for key, row in rows.facts.get(code, {}).items()
                if not row.is_confirmed and key in asked[code]
            },
            uses=tuple(use for use in rows.uses.get(code, ()) if not use.is_confirmed),
        )
        for code in unconfirmed_codes(sheet)
    ]
