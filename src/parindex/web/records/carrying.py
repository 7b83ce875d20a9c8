"""What a sheet could take over from the year before, leaf by leaf, and why not the rest."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from parindex.core.declaring import Entered
from parindex.core.fact_words import read_value
from parindex.core.facts import POINTS, FactSpec
from parindex.core.folding import normalised
from parindex.core.framework import Framework
from parindex.core.messages import Message, Parameter
from parindex.core.points import Absent
from parindex.web.records.declarations import DeclaredFact
from parindex.web.records.evidence import EvidenceUse
from parindex.web.records.figures import asked_specs, kept_value
from parindex.web.records.former import Former, former_of, same_criteria
from parindex.web.records.frozen import frozen_framework
from parindex.web.records.people import User
from parindex.web.records.years import IndexYear


@dataclass(frozen=True, slots=True)
class Carried:
    """What of one leaf comes over, and what does not.

    old_code: its code in the year before. values: by key; sources: where these were from; kept: the keys of figures
    that are filled in already; refused: why something of it is left behind.
    """

    code: str
    old_code: str
    values: Mapping[str, Entered] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    uses: tuple[EvidenceUse, ...] = ()
    kept: tuple[str, ...] = ()
    refused: tuple[Message, ...] = ()

    @property
    def is_something(self) -> bool:
        return bool(self.values or self.note or self.uses)


@dataclass(frozen=True, slots=True)
class Carrying:
    """All that could be carried over: leaves in the order of the set; `gone`: old codes that this year has no more."""

    former: Former
    leaves: tuple[Carried, ...]
    gone: tuple[str, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The leaves that something comes to."""
        return tuple(one.code for one in self.leaves if one.is_something)


@dataclass(frozen=True, slots=True)
class Held:
    """What a sheet holds, by the codes of its leaves."""

    facts: Mapping[str, Mapping[str, DeclaredFact]]
    notes: Mapping[str, str]
    uses: Mapping[str, tuple[EvidenceUse, ...]]

    @classmethod
    def of(cls, sheet: IndexYear) -> "Held":
        facts: dict[str, dict[str, DeclaredFact]] = {}
        for row in sheet.facts.all():
            facts.setdefault(row.code, {})[row.fact] = row
        uses: dict[str, tuple[EvidenceUse, ...]] = {}
        for use in sheet.evidence.select_related("revision__evidence"):
            uses[use.code] = (*uses.get(use.code, ()), use)
        notes = sheet.declarations.exclude(note="").values_list("code", "note")
        return cls(facts, dict(notes), uses)

    def codes(self) -> set[str]:
        return {*self.facts, *self.notes, *self.uses}


def carrying(person: User, sheet: IndexYear) -> Carrying | None:
    """What could be carried over to `sheet`, which `person` may see; None: there is no year before. Nine queries."""
    former = former_of(person, sheet)
    if former is None:
        return None
    weighing = _Weighing(sheet, former.sheet, Held.of(former.sheet), Held.of(sheet), timezone.localdate())
    pairs = same_criteria(sheet.frozen_id, former.sheet.frozen_id)
    asked = asked_specs(sheet.frozen_id)
    found = (weighing.leaf(code, pairs[code]) for code in asked if pairs.get(code) in weighing.old.codes())
    met = {pairs[code] for code in asked if code in pairs}
    order = asked_specs(former.sheet.frozen_id)
    return Carrying(former, tuple(found), tuple(code for code in order if code in weighing.old.codes() - met))


@dataclass(frozen=True, slots=True)
class _Weighing:
    """Two sheets, leaf by leaf."""

    sheet: IndexYear
    former: IndexYear
    old: Held
    new: Held
    today: date

    def leaf(self, code: str, old_code: str) -> Carried:
        old, new = asked_specs(self.former.frozen_id).get(old_code, {}), asked_specs(self.sheet.frozen_id)[code]
        refusal = self.differs(code, old_code, old, new)
        if refusal:
            return Carried(code, old_code, refused=(refusal,))
        values, unfit = self.values(code, old_code, new)
        uses, unused = self.uses(code, old_code)
        return Carried(
            code,
            old_code,
            values=values,
            sources={key: self.old.facts[old_code][key].source for key in values},
            note=self.old.notes.get(old_code, "") if code not in self.new.notes else "",
            uses=uses,
            kept=tuple(key for key in self.new.facts.get(code, {}) if key in self.old.facts.get(old_code, {})),
            refused=(*unfit, *unused),
        )

    def differs(
        self, code: str, old_code: str, old: Mapping[str, FactSpec], new: Mapping[str, FactSpec]
    ) -> Message | None:
        """Why nothing of a leaf can stand for what is asked this year."""
        if {key: _meaning(spec) for key, spec in old.items()} != {key: _meaning(spec) for key, spec in new.items()}:
            return Message("carrying.other-facts", {"before": _asks(old), "after": _asks(new)})
        sets = frozen_framework(self.former.frozen_id), frozen_framework(self.sheet.frozen_id)
        before, after = (_most(one, of) for one, of in zip(sets, (old_code, code), strict=True))
        if POINTS in new and before != after:
            return Message("carrying.other-points", {"before": before, "after": after})
        return None

    def values(
        self, code: str, old_code: str, specs: Mapping[str, FactSpec]
    ) -> tuple[dict[str, Entered], list[Message]]:
        """The values that come over, and why others do not."""
        values: dict[str, Entered] = {}
        unfit: list[Message] = []
        has = self.new.facts.get(code, {})
        for key, row in self.old.facts.get(old_code, {}).items():
            if key in has or key not in specs:
                continue
            value = kept_value(specs[key], row.value, applies=row.applies)
            read = None if isinstance(value, Absent) else read_value(specs[key], value, self.today)
            if isinstance(read, Message):
                unfit.append(read)
            else:
                values[key] = value
        return values, unfit

    def uses(self, code: str, old_code: str) -> tuple[tuple[EvidenceUse, ...], tuple[Message, ...]]:
        """The evidence that comes over, and why other does not; a leaf that has evidence this year keeps to that."""
        if code in self.new.uses:
            return (), ()
        told = [(use, self.unusable(use)) for use in self.old.uses.get(old_code, ())]
        return tuple(use for use, why in told if why is None), tuple(why for _, why in told if why)

    def unusable(self, use: EvidenceUse) -> Message | None:
        evidence = use.revision.evidence
        if evidence.unit_id != self.sheet.unit_id:
            return Message("carrying.evidence-elsewhere")
        if evidence.withdrawn_at:
            return Message("carrying.evidence-withdrawn")
        if evidence.expires_on and evidence.expires_on < self.today:
            return Message("carrying.evidence-expired", {"day": evidence.expires_on})
        return None


def _meaning(spec: FactSpec) -> tuple[object, ...]:
    """What makes two facts the same question."""
    return normalised(spec.name), spec.kind, spec.unit, spec.options, spec.window


def _asks(specs: Mapping[str, FactSpec]) -> Parameter:
    return tuple(spec.name for spec in specs.values()) or Message("carrying.nothing-asked")


def _most(framework: Framework, code: str) -> Parameter:
    node = framework.node(code)
    return node.max_points if node else ""
