"""The figures of score sheets as core's facts: what was declared, and how much evidence goes with it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from parindex.core.declaring import Entered
from parindex.core.facts import EVIDENCE, EXPLAINED, POINTS, WHOLE_SET, Fact, FactSpec
from parindex.core.framework import Framework
from parindex.core.points import Absent
from parindex.core.rules.figures import Value
from parindex.core.values import asked_of_unit, node_specs, read_back, value_of, written
from parindex.web.records.declarations import Declaration, DeclaredFact
from parindex.web.records.evidence import EvidenceUse
from parindex.web.records.frozen import frozen_framework
from parindex.web.records.years import IndexYear


def facts_of(sheet: IndexYear) -> list[Fact]:
    """The facts that `sheet` is scored from: one query, three where its set asks for evidence and a cycle runs it."""
    return facts_of_many([sheet])[sheet.pk]


def facts_of_many(sheets: Iterable[IndexYear]) -> dict[int, list[Fact]]:
    """The facts of each of `sheets`, by its key."""
    by_key = {sheet.pk: sheet for sheet in sheets}
    found: dict[int, list[Fact]] = {key: [] for key in by_key}
    for row in DeclaredFact.objects.filter(index_year__in=by_key):
        fact = fact_of(by_key[row.index_year_id].frozen_id, row)
        if fact:
            found[row.index_year_id].append(fact)
    asking = [sheet for sheet in by_key.values() if sheet.cycle_id is not None and asks_evidence(sheet)]
    for key, facts in _evidence_facts(asking).items():
        found[key] += facts
    return found


def fact_of(frozen: str, row: DeclaredFact) -> Fact | None:
    """`row` as a fact on the set of this SHA-256; None for one that the set does not know."""
    spec = kept_specs(frozen).get((row.code, row.fact))
    if spec is None:
        return None
    unit = "điểm" if row.fact == POINTS else spec.unit
    return Fact(row.code, kept_value(spec, row.value, applies=row.applies), unit, row.source, name=row.fact)


def kept_value(spec: FactSpec, text: str, *, applies: bool) -> Decimal | bool | str | date | Absent:
    """The value of a row."""
    return read_back(spec, text) if applies else Absent.NOT_APPLICABLE


def kept_columns(value: Entered) -> dict[str, object]:
    """The columns of a row that hold `value`, which is not missing."""
    if isinstance(value, Absent):
        return {"value": "", "applies": False}
    return {"value": written(value), "applies": True}


def asks_evidence(sheet: IndexYear) -> bool:
    """Whether evidence makes a difference to the points of some leaf."""
    return any(leaf.evidence for leaf in frozen_framework(sheet.frozen_id).leaves())


def evidence_facts(framework: Framework, counts: dict[str, int], explained: set[str]) -> list[Fact]:
    """The facts that every set has: how many pieces of evidence a leaf has, and whether it is explained."""
    facts = []
    for leaf in framework.leaves():
        if leaf.evidence:
            facts.append(Fact(leaf.code, Decimal(counts.get(leaf.code, 0)), "", "", name=EVIDENCE))
            facts.append(Fact(leaf.code, leaf.code in explained, "", "", name=EXPLAINED))
    return facts


def counted(sheet: IndexYear, uses: Iterable[EvidenceUse]) -> dict[str, int]:
    """How many pieces of evidence count for the leaves of `sheet`, by code. Withdrawn evidence does not count, nor
    does what ended before the first day that the figures of its set cover; on a published sheet what did then does.
    """
    first = first_day(sheet)
    return Counter(use.code for use in uses if does_count(use, first))


def first_day(sheet: IndexYear) -> date:
    """The first day that the figures of `sheet` cover."""
    return frozen_framework(sheet.frozen_id).window.of(sheet.year)[0]


def does_count(use: EvidenceUse, first: date) -> bool:
    """Whether evidence counts where it is attached, for figures of days from `first` on."""
    return use.revision.evidence.counts_from(first) if use.counts is None else use.counts


def _evidence_facts(sheets: list[IndexYear]) -> dict[int, list[Fact]]:
    if not sheets:
        return {}
    keys = [sheet.pk for sheet in sheets]
    used: dict[int, list[EvidenceUse]] = defaultdict(list)
    for use in EvidenceUse.objects.filter(index_year__in=keys).select_related("revision__evidence"):
        used[use.index_year_id].append(use)
    explained: dict[int, set[str]] = defaultdict(set)
    said = Declaration.objects.filter(index_year__in=keys).exclude(explanation="")
    for key, code in said.values_list("index_year_id", "code"):
        explained[key].add(code)
    return {
        sheet.pk: evidence_facts(frozen_framework(sheet.frozen_id), counted(sheet, used[sheet.pk]), explained[sheet.pk])
        for sheet in sheets
    }


def figures_by_code(frozen: str, facts: Iterable[Fact]) -> dict[str, dict[str, Value]]:
    """`facts` on the set of this SHA-256 as its rules reckon with them, by code and key."""
    specs = kept_specs(frozen)
    found: dict[str, dict[str, Value]] = {}
    for fact in facts:
        found.setdefault(fact.code, {})[fact.name] = value_of(specs[fact.code, fact.name], fact.value)
    return found


@lru_cache(maxsize=100)
def kept_specs(frozen: str) -> dict[tuple[str, str], FactSpec]:
    """What may be said of the set of this SHA-256 and its nodes, by code and key."""
    framework = frozen_framework(frozen)
    every = {WHOLE_SET: framework.facts} | {node.code: node_specs(node) for node in framework.nodes()}
    return {(code, key): spec for code, specs in every.items() for key, spec in specs.items()}


@lru_cache(maxsize=100)
def asked_specs(frozen: str) -> dict[str, dict[str, FactSpec]]:
    """What a unit is asked for on the set of this SHA-256, by code and key, in the set's order."""
    return asked_of_unit(frozen_framework(frozen))
