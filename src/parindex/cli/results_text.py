"""Published results as tables that a person reads in a terminal."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from parindex.cli.output import Speech, console, table
from parindex.core.plan import Reference
from parindex.core.points import Absent, decimals_of, written
from parindex.core.results import Entry, Results, ResultTable, UnitResult

NARROWEST_UNIT = 30  # characters that a unit's name keeps beside its figures
FIXED = 30  # characters that rank, total and band take


def print_results(results: Results, speech: Speech) -> None:
    """The decision, then each group of units in the paper's order; the areas beside, if the terminal is wide enough."""
    out = console()
    count, tables = sum(len(one.units) for one in results.tables), len(results.tables)
    year = results.year or speech("unknown")
    out.print(Text(speech("results.title", year=year, count=count, tables=tables), "bold"))
    if results.reference.number:
        out.print(speech("results.decision", told=_decision(results.reference, speech)))
    for one in results.tables:
        _print_table(one, speech, out)
    out.print()


def _decision(reference: Reference, speech: Speech) -> tuple[str, ...]:
    """Number, day and issuer as far as known."""
    day = date.fromisoformat(reference.date) if reference.date else None
    told = day.strftime("%d/%m/%Y") if day and speech.language == "vi" else reference.date
    return tuple(one for one in (reference.number, told, reference.issuer) if one)


def _print_table(one: ResultTable, speech: Speech, out: Console) -> None:
    heading = " ".join(one.heading.text.split())
    units = speech("results.units", count=len(one.units))
    out.print("", Text(f"{heading} ({units})" if heading else units, "bold"), sep="\n")
    shows_areas = _fits(one, speech, out.width)
    out.print(_rows(one, speech, shows_areas=shows_areas))
    if shows_areas:
        out.print("; ".join(f"{area.code}: {area.name}" for area in one.areas))


def _fits(one: ResultTable, speech: Speech, width: int) -> bool:
    """Whether the areas have room beside rank, unit, total and band."""
    taken = FIXED + NARROWEST_UNIT + sum(2 + max(map(len, column)) for column in _area_columns(one, speech))
    return bool(one.areas) and taken <= width


def _area_columns(one: ResultTable, speech: Speech) -> list[list[str]]:
    columns = []
    for area in one.areas:
        most = f"/{written(area.max_points, speech.language)}" if area.max_points is not None else ""
        figures = _figures([unit.areas[area.code] for unit in one.units], speech)
        columns.append([f"{area.code}{most}", *figures])
    return columns


def _rows(one: ResultTable, speech: Speech, *, shows_areas: bool) -> Table:
    areas = _area_columns(one, speech) if shows_areas else []
    names = [speech(f"results.{name}") for name in ("rank", "unit", "total", "band")]
    figures = (2, *range(4, 4 + len(areas)))
    rows = table(*names, *(column[0] for column in areas), figures=figures)
    totals = _figures([unit.total for unit in one.units], speech)
    for at, unit in enumerate(one.units):
        own = (_rank(unit, speech), unit.unit, totals[at], unit.band.text if unit.band else "")
        rows.add_row(*own, *(column[at + 1] for column in areas))
    return rows


def _rank(unit: UnitResult, speech: Speech) -> str:
    return _figures([unit.rank], speech)[0]


def _figures(entries: Sequence[Entry | None], speech: Speech) -> list[str]:
    """Figures of one column, with as many decimals each, so that they stand under each other."""
    places = max((decimals_of(entry.figure) for entry in entries if entry and entry.figure is not None), default=0)
    return [_figure(entry, speech, places) for entry in entries]


def _figure(entry: Entry | None, speech: Speech, places: int) -> str:
    if entry is None:
        return ""
    if isinstance(entry.value, Decimal):
        return written(entry.value, speech.language, places)
    if entry.value is Absent.NOT_APPLICABLE:
        return "–"
    return entry.words.text if entry.words.text else speech("missing")
