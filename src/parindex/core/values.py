"""Facts as a rule reckons with them: exact numbers, percentages as parts of one."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from parindex.core.facts import EVIDENCE, EXPLAINED, POINTS, WHOLE_SET, Fact, FactSpec, Kind
from parindex.core.framework import Framework, Node
from parindex.core.points import Absent, plain
from parindex.core.rules.figures import Figures, Value
from parindex.core.rules.scale import Given

EVIDENCE_SPEC = FactSpec(EVIDENCE, "Số tài liệu kiểm chứng", Kind.COUNT, at_least=Decimal(0))
EXPLAINED_SPEC = FactSpec(EXPLAINED, "Có giải trình", Kind.YES_NO)


def specs_of(framework: Framework, code: str) -> dict[str, FactSpec]:
    """What may be said of the node of this code: its own facts, and those that its rule and evidence bring along."""
    if code == WHOLE_SET:
        return dict(framework.facts)
    node = framework.node(code)
    return node_specs(node) if node else {}


def node_specs(node: Node) -> dict[str, FactSpec]:
    """What may be said of `node`."""
    specs = dict(node.facts)
    if node.rule and isinstance(node.rule.scale, Given):
        specs[POINTS] = node.rule.scale.points
    if node.evidence:
        specs |= {EVIDENCE: EVIDENCE_SPEC, EXPLAINED: EXPLAINED_SPEC}
    return specs


def value_of(spec: FactSpec, value: Decimal | bool | str | date | Absent) -> Value:
    """`value` as rules reckon with it: whole numbers, fractions; 95 percent is 19/20."""
    if not isinstance(value, Decimal):
        return value
    if spec.kind is Kind.PERCENT:
        value = value.scaleb(-2)
    number = Fraction(value)
    return number.numerator if number.denominator == 1 else number


def fact_value(spec: FactSpec, value: Value) -> Decimal | bool | str | date | Absent:
    """The other way round: `value` as it is declared. Raises ValueError for a number that no decimal equals."""
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        return value
    number = Fraction(value) * (100 if spec.kind is Kind.PERCENT else 1)
    places = next((n for n in range(30) if (number * 10**n).denominator == 1), None)
    if places is None:
        message = f"no decimal equals {value}"
        raise ValueError(message)
    return Decimal((number * 10**places).numerator).scaleb(-places)


def asked_of_unit(framework: Framework) -> dict[str, dict[str, FactSpec]]:
    """What a unit is asked for, by code in the set's order: of the set itself, of the nodes that ask, of every leaf.

    What is calculated, counted (evidence) or given by an appraiser is not asked: such a leaf has nothing here.
    """
    every = {node.code: _asked(node) for node in framework.nodes()}
    leaves = {leaf.code for leaf in framework.leaves()}
    asked = {code: specs for code, specs in every.items() if specs or code in leaves}
    own = {key: spec for key, spec in framework.facts.items() if not spec.derived}
    return {WHOLE_SET: own, **asked} if own else asked


def _asked(node: Node) -> dict[str, FactSpec]:
    if node.rule and node.rule.data == "judged":
        return {}
    return {
        key: spec for key, spec in node_specs(node).items() if not spec.derived and key not in (EVIDENCE, EXPLAINED)
    }


def written(value: Decimal | bool | str | date) -> str:
    """A value as it is kept, the same one always in the same letters: 1.5, yes, 2024-12-31, or the words chosen."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return plain(value.normalize() + 0)
    return value.isoformat() if isinstance(value, date) else value


def read_back(spec: FactSpec, text: str) -> Decimal | bool | str | date:
    """The value that `written` wrote for the fact of `spec`. Raises ValueError or DecimalException for other texts."""
    if spec.kind is Kind.YES_NO:
        if text not in ("yes", "no"):
            message = f"{text!r} is neither yes nor no"
            raise ValueError(message)
        return text == "yes"
    if spec.kind is Kind.DATE:
        return date.fromisoformat(text)
    return text if spec.kind is Kind.CHOICE else Decimal(text)


def figures_of(specs: Mapping[str, FactSpec], facts: Iterable[Fact]) -> Figures:
    """The facts of one node, by key."""
    return {fact.name: value_of(specs[fact.name], fact.value) for fact in facts if fact.name in specs}
