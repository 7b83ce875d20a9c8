"""Published sheets: never edited, known by the hash of what they say; an amendment is a sheet of the next version."""

import hashlib
from typing import Any

from django.db.models import QuerySet

from parindex.core.canonical import canonical
from parindex.core.facts import POINTS
from parindex.core.messages import Message, Parameter
from parindex.core.workflow import ACTS, Act, State, state_word
from parindex.web.records.audit import record
from parindex.web.records.figures import does_count, first_day
from parindex.web.records.years import IndexYear


def publish(sheet: IndexYear) -> None:
    """Settle what evidence of `sheet` counts, give it the hash of its content, and end the version that it amends."""
    settle_evidence(sheet)
    sheet.content_sha256 = content_sha256(sheet)
    if sheet.amends is None:
        return
    former = sheet.amends
    former.state, former.revision = State.AMENDED, former.revision + 1
    former.save(update_fields=["state", "revision"])
    said: dict[str, Parameter] = {"unit": former.unit.short_name, "year": str(former.year), "version": former.version}
    record(
        Act.REPLACE,
        former,
        Message("acting.replaced", {**said, "newer": sheet.version}),
        unit=former.unit,
        before={"state": state_word(State.PUBLISHED)},
        after={"state": state_word(State.AMENDED)},
    )


def settle_evidence(sheet: IndexYear) -> None:
    """What evidence counts for `sheet` now counts from here on, whatever happens to the evidence itself."""
    for use in sheet.evidence.filter(counts=None).select_related("revision__evidence"):
        use.counts = does_count(use, first_day(sheet))
        use.save(update_fields=["counts"])


def content_sha256(sheet: IndexYear) -> str:
    """SHA-256 over the canonical JSON of whose sheet it is, the text of its set, and every figure."""
    content: dict[str, object] = {
        "unit": sheet.unit.code,
        "year": sheet.year,
        "version": sheet.version,
        "framework": sheet.frozen_id,
        "facts": _facts(sheet),
    }
    content |= {name: rows for name, rows in _beside(sheet).items() if rows}
    return hashlib.sha256(canonical(content)).hexdigest()


def _facts(sheet: IndexYear) -> list[list[object]]:
    """Every figure, in no database's own order; points are written as they were before there were other facts."""
    rows = sorted(sheet.facts.values_list("code", "fact", "value", "applies", "source"))
    return [
        [code, value if applies else None, applies, source]
        if fact == POINTS
        else [code, fact, value if applies else None, applies, source]
        for code, fact, value, applies, source in rows
    ]


def _beside(sheet: IndexYear) -> dict[str, list[list[object]]]:
    """What goes with the figures: words, and evidence by its content."""
    words = sheet.declarations.exclude(note="", explanation="").values_list("code", "note", "explanation")
    used = sheet.evidence.values_list("code", "revision__sha256", "revision__url", "place", "counts")
    return {"words": sorted(map(list, words)), "evidence": sorted(map(list, used))}


def new_version(sheet: IndexYear) -> IndexYear:
    """The sheet of the next version, with every figure of the published one, which stays as it is."""
    newer = IndexYear.objects.create(
        unit=sheet.unit,
        year=sheet.year,
        framework=sheet.framework,
        frozen=sheet.frozen,
        simulated=sheet.simulated,
        cycle=sheet.cycle,
        state=ACTS[Act.AMEND].starts or sheet.state,
        version=sheet.version + 1,
        amends=sheet,
    )
    for rows in (sheet.facts.all(), sheet.declarations.all(), sheet.evidence.all()):
        _copy(rows, newer)
    return newer


def _copy(rows: "QuerySet[Any]", newer: IndexYear) -> None:
    copies = list(rows)
    for row in copies:
        row.pk, row.index_year = None, newer
        row._state.adding = True
    rows.model.objects.bulk_create(copies)
