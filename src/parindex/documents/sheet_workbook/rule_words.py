"""What is said at the cell of a figure: how to write it, its limits, the rule it works in, the evidence it needs."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from parindex.core.facts import FactSpec, Kind
from parindex.core.messages import Message
from parindex.core.reading import Written
from parindex.core.rules.condition import Bounds
from parindex.core.values import value_of
from parindex.documents.sheet_workbook.lines import Line

HOW = {
    Kind.COUNT: Message("sheet-workbook.how-count"),
    Kind.AMOUNT: Message("sheet-workbook.how-amount"),
    Kind.PERCENT: Message("sheet-workbook.how-percent"),
    Kind.YES_NO: Message("sheet-workbook.how-yes-no"),
    Kind.CHOICE: Message("sheet-workbook.how-choice"),
    Kind.DATE: Message("sheet-workbook.how-date"),
    Kind.POINTS: Message("sheet-workbook.how-points"),
}


def told_at(line: Line, spec: FactSpec) -> Iterator[Message]:
    """The sentences in order, each a line of the comment."""
    yield HOW[spec.kind]
    if spec.at_least is not None or spec.at_most is not None:
        bounds = Bounds(_written(spec, spec.at_least), True, _written(spec, spec.at_most))
        yield Message("sheet-workbook.limits", {"bounds": bounds.named()})
    if spec.ask:
        yield Message("sheet-workbook.asked", {"ask": spec.ask})
    node = line.node
    if node is None or node.rule is None:
        return
    yield Message("sheet-workbook.rule")
    yield from node.rule.named()
    if node.cite:
        yield Message("sheet-workbook.cite", {"cite": node.cite})
    if node.evidence and node.evidence.ask:
        yield Message("sheet-workbook.evidence-asked", {"ask": node.evidence.ask})


def _written(spec: FactSpec, limit: Decimal | None) -> Written | None:
    if limit is None:
        return None
    value = value_of(spec, limit)
    return Written(Fraction(value), spec.kind is Kind.PERCENT) if isinstance(value, int | Fraction) else None
