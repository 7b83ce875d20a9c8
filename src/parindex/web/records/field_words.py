"""Fields of leaves and their values as the history tells them."""

from collections.abc import Iterable, Mapping

from parindex.core.declaring import Entered, nothing
from parindex.core.facts import POINTS, FactSpec
from parindex.core.messages import Message, Parameter
from parindex.core.points import Absent
from parindex.core.rules.measured import NO, YES
from parindex.core.workflow import Act
from parindex.web.records.audit import record
from parindex.web.records.leaves import StoredLeaf
from parindex.web.records.said import kept_text
from parindex.web.records.years import IndexYear

NOT_APPLICABLE = Message("acting.not-applicable")
SHOWN_CODES = 8  # of more than these only their number is told; which they were is kept beside it


def about(sheet: IndexYear) -> dict[str, Parameter]:
    """What every sentence on `sheet` begins with."""
    return {"unit": sheet.unit.short_name, "year": str(sheet.year)}


def record_fields(
    sheet: IndexYear, message: Message, leaves: Mapping[str, StoredLeaf], values: Mapping[str, Mapping[str, Entered]]
) -> None:
    """Record that fields of leaves, by code and name, got `values`, or met them, with what stood there before."""
    before: dict[str, Parameter | None] = {}
    after: dict[str, Parameter | None] = {}
    for code, fields in values.items():
        for name, value in fields.items():
            label = field_label(code, leaves[code].specs, name)
            before[label] = said_value(leaves[code].fields.get(name, nothing(name)))
            after[label] = said_value(value)
    record(Act.ENTER, sheet, message, unit=sheet.unit, before=before, after=after)


def field_label(code: str, specs: Mapping[str, FactSpec], name: str) -> str:
    """A field as the history tells it: the code alone for points, else with the name of the figure or of the words."""
    return code if name == POINTS else f"{code} {specs[name].name if name in specs else name}"


def said_value(value: Entered) -> "Parameter | None":
    """A value as the history tells it; None where there was none."""
    if value is Absent.MISSING or value == "":
        return None
    if isinstance(value, Absent):
        return NOT_APPLICABLE
    if isinstance(value, bool):
        return YES if value else NO
    return kept_text(value) if isinstance(value, str) else value


def said_values(values: Iterable[Entered]) -> tuple[Parameter, ...]:
    """Several values, those that are something."""
    return tuple(said for one in values if (said := said_value(one)) is not None)
