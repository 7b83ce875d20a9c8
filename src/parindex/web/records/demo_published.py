"""The year of the invented province that is over: 99 published sheets, one of them in its second version."""

from datetime import date

from parindex.core.framework import Framework
from parindex.core.messages import Message, Parameter
from parindex.core.values import written
from parindex.core.workflow import State, state_word
from parindex.web.records.audit import record
from parindex.web.records.cycles import StageLateness
from parindex.web.records.declarations import DeclaredFact
from parindex.web.records.demo_cycle import Cast, Days, opened, units_of
from parindex.web.records.demo_figures import draw, invented_figures
from parindex.web.records.frozen import frozen_framework
from parindex.web.records.units import Unit
from parindex.web.records.versions import new_version, publish
from parindex.web.records.years import IndexYear

YEAR = 2024
ACT = "load_demo"
SOURCE = "số liệu mô phỏng"
OPENS = date(2024, 11, 18)
DAYS = {
    State.SELF_SCORING: date(2024, 12, 20),
    State.APPRAISAL_1: date(2025, 1, 10),
    State.EXPLANATION: date(2025, 1, 17),
    State.APPRAISAL_2: date(2025, 1, 24),
    State.COUNCIL: date(2025, 2, 14),
}
# About how many points of 100, in the order of the tree, so that all bands are met; others are drawn from a range.
DISTRICT_LEVELS = (95, 84, 79, 74, 88, 69, 63, 81)
RANGES = {Unit.Kind.DEPARTMENT: (70, 96), Unit.Kind.COMMUNE: (58, 94)}
ONE_LATE_IN, MOST_LATE = 9, 6  # units; days
# The leaf that an amendment of one district gave its full points.
AMENDED, MENDED = "tinh-a-h03", "3.6"
REASON = "Nhận thêm tài liệu kiểm chứng (tình huống giả định)"


def load_published_year(cast: Cast) -> None:
    """The whole year, with its figures; it says of itself that it was loaded, not worked on."""
    sheets = opened(cast, Days(YEAR, OPENS, DAYS), units_of(cast, YEAR))
    framework = frozen_framework(sheets[0].frozen_id)
    _keep_figures(sheets, framework)
    published(sheets)
    late = [(sheet, 1 + draw(MOST_LATE, sheet.unit.code)) for sheet in sheets if _is_late(sheet)]
    StageLateness.objects.bulk_create(
        StageLateness(sheet=sheet, state=State.SELF_SCORING, days=days) for sheet, days in late
    )
    _amend(next(sheet for sheet in sheets if sheet.unit.code == AMENDED), framework)


def published(sheets: list[IndexYear]) -> None:
    """Publish sheets that have their figures, each with an event that says that it was loaded."""
    for sheet in sheets:
        sheet.state, sheet.revision = State.PUBLISHED, sheet.revision + 1
        publish(sheet)
    IndexYear.objects.bulk_update(sheets, ["state", "revision", "content_sha256"])
    for sheet in sheets:
        _record(sheet)


def _keep_figures(sheets: list[IndexYear], framework: Framework) -> None:
    districts = [sheet.unit.code for sheet in sheets if sheet.unit.kind == Unit.Kind.DISTRICT]
    levels = dict(zip(districts, DISTRICT_LEVELS, strict=True))
    facts = []
    for sheet in sheets:
        level = levels.get(sheet.unit.code) or _level(sheet.unit)
        figures = invented_figures(framework, sheet.unit.code, level)
        facts += [
            DeclaredFact(index_year=sheet, code=code, value=written(figures[code]), source=SOURCE) for code in figures
        ]
    DeclaredFact.objects.bulk_create(facts)


def _level(unit: Unit) -> int:
    lowest, highest = RANGES[Unit.Kind(unit.kind)]
    return lowest + draw(highest - lowest, unit.code)


def _is_late(sheet: IndexYear) -> bool:
    return draw(ONE_LATE_IN, "late", sheet.unit.code) == 0


def _amend(sheet: IndexYear, framework: Framework) -> None:
    leaf = next(leaf for leaf in framework.leaves() if leaf.code == MENDED)
    newer = new_version(sheet)
    newer.facts.filter(code=MENDED).update(value=written(leaf.max_points))
    newer.state = State.PUBLISHED
    publish(newer)
    newer.save(update_fields=["state", "content_sha256"])
    _record(newer, REASON)


def _record(sheet: IndexYear, reason: str = "") -> None:
    told: dict[str, Parameter] = {"unit": sheet.unit.short_name, "year": str(sheet.year), "version": sheet.version}
    after: dict[str, Parameter | None] = {"state": state_word(State.PUBLISHED), "version": sheet.version}
    record(ACT, sheet, Message("demo.published", told), unit=sheet.unit, after=after, reason=reason)
