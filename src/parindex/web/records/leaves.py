"""Leaves of a score sheet as they stand: what was entered, what met it, and how a change of them is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from parindex.core.declaring import EXPLANATION, NOTE, SOURCE, Entered, Merged
from parindex.core.facts import FactSpec
from parindex.core.points import Absent
from parindex.core.values import read_back
from parindex.core.workflow.situation import within
from parindex.web.records.declarations import Declaration, DeclaredFact
from parindex.web.records.figures import asked_specs, kept_columns, kept_value
from parindex.web.records.people import User
from parindex.web.records.said import kept_text
from parindex.web.records.years import IndexYear


@dataclass(frozen=True, slots=True)
class StoredLeaf:
    """A leaf as it stands: what it asks for, the fields that have something, and its row, perhaps not saved yet."""

    specs: Mapping[str, FactSpec]
    fields: Mapping[str, Entered]
    row: Declaration


def locked_sheet(sheet: IndexYear) -> IndexYear:
    """`sheet` as it is now, and nobody else's until the transaction ends."""
    found = IndexYear.objects.select_for_update(of=("self",)).select_related("unit", "cycle", "amends__unit")
    return found.get(pk=sheet.pk)


def stored_leaves(sheet: IndexYear, codes: Iterable[str]) -> dict[str, StoredLeaf]:
    """Leaves of `sheet` by code, in two queries."""
    wanted = dict.fromkeys(codes)
    rows = {row.code: row for row in sheet.declarations.filter(code__in=wanted)}
    fields: dict[str, dict[str, Entered]] = {code: texts_of(rows.get(code)) for code in wanted}
    asked = asked_specs(sheet.frozen_id)
    for fact in sheet.facts.filter(code__in=wanted):
        spec = asked[fact.code].get(fact.fact)
        if spec:
            fields[fact.code][fact.fact] = kept_value(spec, fact.value, applies=fact.applies)
    return {
        code: StoredLeaf(asked[code], fields[code], rows.get(code) or Declaration(index_year=sheet, code=code))
        for code in wanted
    }


def texts_of(row: Declaration | None) -> dict[str, Entered]:
    """The words that go with a leaf, where there are any."""
    said: dict[str, Entered] = {NOTE: row.note, EXPLANATION: row.explanation, SOURCE: row.source} if row else {}
    return {name: text for name, text in said.items() if text}


def keep_leaf(person: User, sheet: IndexYear, stored: StoredLeaf, one: Merged) -> None:
    """Keep what `person` changed of a leaf, and beside it what met another person's value; `sheet` is locked."""
    row = stored.row
    row.source = _text(one.changed, SOURCE, row.source)
    _keep_facts(person, sheet, stored, one.changed)
    row.note = _text(one.changed, NOTE, row.note)
    row.explanation = _text(one.changed, EXPLANATION, row.explanation)
    row.contested = [*row.contested, *(_beside(person, name, value) for name, value in one.contested.items())]
    touch(person, sheet, row)
    answer_returns(sheet, row.code)


def _text(changed: Mapping[str, Entered], name: str, former: str) -> str:
    return kept_text(str(changed.get(name, former)))


def _keep_facts(person: User, sheet: IndexYear, stored: StoredLeaf, changed: Mapping[str, Entered]) -> None:
    code, source = stored.row.code, stored.row.source or person.full_name
    for key in stored.specs:
        value = changed.get(key)
        if value is Absent.MISSING:
            sheet.facts.filter(code=code, fact=key).delete()
        elif value is not None:
            kept = {**kept_columns(value), "source": source, "is_confirmed": True}
            DeclaredFact.objects.update_or_create(index_year=sheet, code=code, fact=key, defaults=kept)
    if SOURCE in changed:
        sheet.facts.filter(code=code).update(source=source)


def touch(person: User, sheet: IndexYear, row: Declaration) -> None:
    """Count a change of a leaf, and of its sheet, which is locked."""
    row.person, row.revision = person, row.revision + 1
    row.save()
    sheet.edits += 1
    sheet.save(update_fields=["edits"])


def answer_returns(sheet: IndexYear, code: str) -> None:
    """What is changed in a leaf answers the returned criterion that it belongs to."""
    for one in sheet.returns.filter(is_open=True, answered_at=None):
        if within(code, one.code):
            one.answered_at = timezone.now()
            one.save(update_fields=["answered_at"])


def _beside(person: User, name: str, value: Entered) -> dict[str, object]:
    """A value that met another one, as plain data."""
    said = {"value": "", "applies": True} if value is Absent.MISSING else kept_columns(value)
    now = timezone.now().isoformat()
    return {"field": name, **said, "person": person.pk, "name": person.full_name, "at": now}


def contested_value(specs: Mapping[str, FactSpec], kept: Mapping[str, object]) -> Entered:
    """The value of such plain data."""
    text = str(kept["value"])
    spec = specs.get(str(kept["field"]))
    if spec is None:
        return text
    if not kept["applies"]:
        return Absent.NOT_APPLICABLE
    return read_back(spec, text) if text else Absent.MISSING
