"""Evidence attached to leaves of score sheets: where it proves a figure, and at which page or section."""

from dataclasses import dataclass

from django.db import transaction

from parindex.core.messages import Message, Parameter
from parindex.core.workflow import Denied
from parindex.web.records.asking import asked_by
from parindex.web.records.audit import record
from parindex.web.records.declaring import may_enter, refused_entry
from parindex.web.records.evidence import Evidence, EvidenceRevision, EvidenceUse
from parindex.web.records.field_words import about
from parindex.web.records.leaves import answer_returns, locked_sheet, stored_leaves, touch
from parindex.web.records.people import User
from parindex.web.records.years import IndexYear

ATTACH = "attach_evidence"
PLACE = "place_evidence"
DETACH = "detach_evidence"
MOVE = "move_evidence"
LONGEST_PLACE = 300


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf of a sheet that evidence is attached to. `place`: the page or section that proves it."""

    sheet: IndexYear
    code: str
    place: str = ""


def attach(person: User, evidence: Evidence, leaf: Leaf) -> Denied | None:
    """Attach the newest revision of `evidence`, which `person` may see; answers why not, else None."""
    with asked_by(person), transaction.atomic():
        held, locked = locked_evidence(evidence), locked_sheet(leaf.sheet)
        refusal = may_enter(person, locked, (leaf.code,)) or _against(held, locked, leaf.code)
        if refusal:
            return refused_entry(locked, refusal)
        keep_use(person, locked, newest(held), leaf)
        return None


def why_not_attach(person: User, leaf: Leaf) -> Denied | None:
    """What keeps new evidence from being attached to `leaf`, recorded; None if nothing does. In a transaction."""
    locked = locked_sheet(leaf.sheet)
    refusal = may_enter(person, locked, (leaf.code,))
    return refused_entry(locked, refusal) if refusal else None


def keep_use(person: User, sheet: IndexYear, revision: EvidenceRevision, leaf: Leaf) -> EvidenceUse:
    """Attach `revision` to a leaf of `sheet`, which is locked; that `person` may is known."""
    place = leaf.place.strip()[:LONGEST_PLACE]
    use = EvidenceUse.objects.create(revision=revision, index_year=sheet, code=leaf.code, place=place)
    _touch(person, sheet, leaf.code)
    said = Message("evidence.attached", _said(sheet, use))
    record(ATTACH, sheet, said, unit=sheet.unit, after={leaf.code: _shown(use)})
    return use


def put_place(person: User, use: EvidenceUse, place: str) -> Denied | None:
    """Change the page or section that proves a figure; answers why not, else None."""
    with asked_by(person), transaction.atomic():
        locked = locked_sheet(use.index_year)
        if refusal := may_enter(person, locked, (use.code,)) or _gone(use):
            return refused_entry(locked, refusal)
        before, use.place = _shown(use), place.strip()[:LONGEST_PLACE]
        use.save(update_fields=["place"])
        _touch(person, locked, use.code)
        said = Message("evidence.placed", _said(locked, use))
        record(PLACE, locked, said, unit=locked.unit, before={use.code: before}, after={use.code: _shown(use)})
        return None


def detach(person: User, use: EvidenceUse) -> Denied | None:
    """Take evidence away from a leaf, not from its unit; answers why not, else None."""
    with asked_by(person), transaction.atomic():
        locked = locked_sheet(use.index_year)
        if refusal := may_enter(person, locked, (use.code,)) or _gone(use):
            return refused_entry(locked, refusal)
        said = Message("evidence.detached", _said(locked, use))
        EvidenceUse.objects.filter(pk=use.pk).delete()
        _touch(person, locked, use.code)
        record(DETACH, locked, said, unit=locked.unit, before={use.code: _shown(use)})
        return None


def move_uses(person: User, revision: EvidenceRevision) -> int:
    """Let sheets that `person` may work on now use this newest revision; answers in how many leaves.

    Others keep the revision that they were submitted with. Its evidence is locked.
    """
    uses = EvidenceUse.objects.filter(revision__evidence=revision.evidence_id).exclude(revision=revision)
    moved = 0
    for use in uses.select_related("index_year", "revision__evidence").order_by("index_year", "code"):
        locked = locked_sheet(use.index_year)
        if may_enter(person, locked, (use.code,)):
            continue
        use.revision = revision
        use.save(update_fields=["revision"])
        _touch(person, locked, use.code)
        said = Message("evidence.moved", {**_said(locked, use), "number": revision.number})
        record(MOVE, locked, said, unit=locked.unit)
        moved += 1
    return moved


def locked_evidence(evidence: Evidence) -> Evidence:
    """`evidence` as it is now, and nobody else's until the transaction ends; locked before any sheet is."""
    return Evidence.objects.select_for_update(of=("self",)).select_related("unit").get(pk=evidence.pk)


def newest(evidence: Evidence) -> EvidenceRevision:
    """The newest revision; every piece of evidence has one."""
    return evidence.revisions.get(is_newest=True)


def _against(evidence: Evidence, sheet: IndexYear, code: str) -> Message | None:
    said: dict[str, Parameter] = {"evidence": str(evidence), "unit": sheet.unit.short_name, "code": code}
    if evidence.unit_id != sheet.unit_id:
        return Message("evidence.denied.other-unit", said)
    if evidence.withdrawn_at:
        return Message("evidence.denied.withdrawn", said)
    if sheet.evidence.filter(code=code, revision__evidence=evidence).exists():
        return Message("evidence.denied.attached", said)
    return None


def _gone(use: EvidenceUse) -> Message | None:
    """Somebody else took it away meanwhile."""
    still = EvidenceUse.objects.filter(pk=use.pk).exists()
    return None if still else Message("evidence.denied.detached", {"code": use.code})


def _touch(person: User, sheet: IndexYear, code: str) -> None:
    touch(person, sheet, stored_leaves(sheet, (code,))[code].row)
    answer_returns(sheet, code)


def _said(sheet: IndexYear, use: EvidenceUse) -> dict[str, Parameter]:
    return {**about(sheet), "code": use.code, "evidence": str(use.revision.evidence)}


def _shown(use: EvidenceUse) -> str:
    named = str(use.revision.evidence)
    return f"{named} ({use.place})" if use.place else named
