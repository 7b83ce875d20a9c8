"""Evidence of a unit, kept once: added, corrected, brought anew, withdrawn; each by whoever works for its unit."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import TypeAlias

from django.db import transaction
from django.utils import timezone

from parindex.core.messages import Message, Parameter
from parindex.core.workflow import Denied
from parindex.web.records.asking import asked_by
from parindex.web.records.audit import record
from parindex.web.records.evidence import Evidence, EvidenceRevision
from parindex.web.records.evidence_attaching import Leaf, keep_use, locked_evidence, move_uses, why_not_attach
from parindex.web.records.evidence_search import index_words
from parindex.web.records.leaves import locked_sheet
from parindex.web.records.people import RoleHolding, User
from parindex.web.records.units import Unit

ADD = "add_evidence"
CORRECT = "correct_evidence"
REVISE = "revise_evidence"
WITHDRAW = "withdraw_evidence"
BRING_BACK = "bring_back_evidence"
KEEPERS = (RoleHolding.Role.CONTACT, RoleHolding.Role.OFFICER)


@dataclass(frozen=True, slots=True)
class Known:
    """What an office knows a paper by. expires_on: the last day that it holds; None: it does not end."""

    summary: str
    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that is in the store, or will be in this transaction; `noticed`, as said_content, is for its reader."""

    name: str
    sha256: str
    size: int
    media_type: str
    pages: int | None
    noticed: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """An address of the web."""

    url: str


Source: TypeAlias = "KeptFile | Link"


def kept_by(person: User) -> list[Unit]:
    """The units whose evidence `person` may add and change: of an office that of its committee."""
    units = {one.unit.committee.pk: one.unit.committee for one in person.held if one.role in KEEPERS}
    return sorted(units.values(), key=lambda unit: unit.path)


def why_not_keep(person: User, unit: Unit) -> Message | None:
    """What keeps `person` from changing evidence of `unit`; None if nothing does."""
    if unit in kept_by(person):
        return None
    return Message("evidence.denied.unit", {"unit": unit.short_name})


def add(person: User, unit: Unit, known: Known, source: Source, leaf: Leaf | None = None) -> Evidence | Denied:
    """New evidence of `unit`, attached to `leaf` too if one is given: all of it, or none with the reason."""
    with asked_by(person), transaction.atomic():
        refusal = why_not_keep(person, unit) or _unfit(known)
        if refusal:
            return refused(ADD, unit, refusal, unit)
        denied = why_not_attach(person, leaf) if leaf else None
        if denied:
            return denied
        made = Evidence.objects.create(unit=unit, owner=person, **asdict(known))
        revision = _revision(person, made, source, 1)
        said = Message("evidence.added", _about(made))
        record(ADD, made, said, unit=unit, after=_values(made))
        if leaf:
            keep_use(person, locked_sheet(leaf.sheet), revision, leaf)
        return made


def correct(person: User, evidence: Evidence, known: Known) -> Denied | None:
    """Change what `evidence` is known by; answers why not, else None."""
    with asked_by(person), transaction.atomic():
        held = locked_evidence(evidence)
        if refusal := why_not_keep(person, held.unit) or _unfit(known):
            return refused(CORRECT, held, refusal, held.unit)
        before = _values(held)
        for name, value in asdict(known).items():
            setattr(held, name, value)
        after = _values(held)
        if after == before:
            return None
        held.save()
        index_words(held)
        changed = [name for name in before if before[name] != after[name]]
        said = Message("evidence.corrected", _about(held))
        old, new = ({name: values[name] for name in changed} for values in (before, after))
        record(CORRECT, held, said, unit=held.unit, before=old, after=new)
        return None


def revise(person: User, evidence: Evidence, source: Source) -> EvidenceRevision | Denied:
    """A new revision of `evidence`; sheets that `person` may work on use it from now on, others what they had."""
    with asked_by(person), transaction.atomic():
        held = locked_evidence(evidence)
        if refusal := why_not_keep(person, held.unit):
            return refused(REVISE, held, refusal, held.unit)
        number = held.revisions.count() + 1
        revision = _revision(person, held, source, number)
        said = Message("evidence.revised", {**_about(held), "number": number})
        record(REVISE, held, said, unit=held.unit, after={"file": _named(source)})
        move_uses(person, revision)
        return revision


def withdraw(person: User, evidence: Evidence, reason: str) -> Denied | None:
    """Let `evidence` be used no longer: where it is attached it stays to be seen, and does not count."""
    with asked_by(person), transaction.atomic():
        held, reason = locked_evidence(evidence), reason.strip()
        refusal = why_not_keep(person, held.unit)
        if not refusal and held.withdrawn_at:
            refusal = Message("evidence.denied.withdrawn-before", _about(held))
        if not refusal and not reason:
            refusal = Message("evidence.denied.no-reason", {})
        if refusal:
            return refused(WITHDRAW, held, refusal, held.unit)
        _turn(held, WITHDRAW, Message("evidence.withdrawn", _about(held)), reason, is_back=False)
        return None


def bring_back(person: User, evidence: Evidence) -> Denied | None:
    """Let withdrawn evidence be used again; answers why not, else None."""
    with asked_by(person), transaction.atomic():
        held = locked_evidence(evidence)
        refusal = why_not_keep(person, held.unit)
        if not refusal and held.withdrawn_at is None:
            refusal = Message("evidence.denied.not-withdrawn", _about(held))
        if refusal:
            return refused(BRING_BACK, held, refusal, held.unit)
        _turn(held, BRING_BACK, Message("evidence.brought-back", _about(held)), "", is_back=True)
        return None


def refused(act: str, subject: Evidence | Unit, reason: Message, unit: Unit) -> Denied:
    """Record that a change of evidence was refused."""
    record(act, subject, reason, unit=unit, is_refused=True)
    return Denied(reason)


def _turn(evidence: Evidence, act: str, said: Message, reason: str, *, is_back: bool) -> None:
    evidence.withdrawn_at = None if is_back else timezone.now()
    evidence.save(update_fields=["withdrawn_at"])
    record(act, evidence, said, unit=evidence.unit, reason=reason)


def _revision(person: User, evidence: Evidence, source: Source, number: int) -> EvidenceRevision:
    columns = asdict(source)
    if isinstance(source, KeptFile):
        columns["noticed"] = list(source.noticed)
    read_at = timezone.now() if isinstance(source, Link) else None
    evidence.revisions.update(is_newest=False)
    made = EvidenceRevision.objects.create(evidence=evidence, number=number, person=person, read_at=read_at, **columns)
    index_words(evidence, "")
    return made


def _unfit(known: Known) -> Message | None:
    if not known.summary.strip():
        return Message("evidence.denied.no-summary", {})
    if known.issued_on and known.expires_on and known.expires_on < known.issued_on:
        return Message("evidence.denied.days", {"issued": known.issued_on, "expires": known.expires_on})
    return None


def _named(source: Source) -> str:
    return source.name if isinstance(source, KeptFile) else source.url


def _about(evidence: Evidence) -> dict[str, Parameter]:
    return {"unit": evidence.unit.short_name, "evidence": str(evidence)}


def _values(evidence: Evidence) -> "dict[str, Parameter | None]":
    return {
        "number": evidence.number or None,
        "issued_on": evidence.issued_on,
        "issuer": evidence.issuer or None,
        "summary": evidence.summary,
        "expires_on": evidence.expires_on,
    }
