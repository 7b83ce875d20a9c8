"""Published sheets: never edited, known by the hash of what they say; an amendment is a sheet of the next version."""

import hashlib

from parindex.core.canonical import canonical
from parindex.core.messages import Message, Parameter
from parindex.core.workflow import ACTS, Act, State, state_word
from parindex.web.records.audit import record
from parindex.web.records.years import DeclaredFact, IndexYear, exact


def publish(sheet: IndexYear) -> None:
    """Give `sheet` the hash of its content; the version that it amends is no longer the one that holds."""
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


def content_sha256(sheet: IndexYear) -> str:
    """SHA-256 over the canonical JSON of whose sheet it is, the text of its set, and every figure."""
    facts = sorted(sheet.facts.values_list("code", "points", "applies", "source"))  # no database's own order
    content = {
        "unit": sheet.unit.code,
        "year": sheet.year,
        "version": sheet.version,
        "framework": sheet.frozen_id,
        "facts": [[code, exact(points), applies, source] for code, points, applies, source in facts],
    }
    return hashlib.sha256(canonical(content)).hexdigest()


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
    DeclaredFact.objects.bulk_create(
        DeclaredFact(index_year=newer, code=fact.code, points=fact.points, applies=fact.applies, source=fact.source)
        for fact in sheet.facts.all()
    )
    return newer
