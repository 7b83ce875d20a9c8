"""What `score` and `require` share: a file of figures admitted to a set, and the sheets of its units."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from parindex.core.admission import Admission, UnitFigures
from parindex.core.contradictions import Checking, Contradiction
from parindex.core.framework import Framework
from parindex.core.messages import Message
from parindex.core.scoring import ScoreSheet, score_figures
from parindex.documents.document import UnreadableFileError
from parindex.documents.facts_file import FactRow, FactsFile, Refusal, UnitRow, read_facts
from parindex.documents.score_files import ToLookAt

VIET_NAM = timezone(timedelta(hours=7))


class Everyone(Container[str]):
    """Every unit there is."""

    def __contains__(self, unit: object) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class AdmittedFile:
    """A file of figures: its units, the rows refused, those to be looked at again, and what contradicts itself."""

    file: FactsFile
    units: Mapping[str, UnitFigures]
    refusals: tuple[Refusal, ...]
    warnings: tuple[Refusal, ...]
    contradictions: tuple[tuple[str, Contradiction], ...]

    def of(self, unit: str) -> "AdmittedFile":
        """What of it is one unit's."""
        refusals, warnings = (tuple(row for row in rows if row.unit == unit) for rows in (self.refusals, self.warnings))
        own = tuple(one for one in self.contradictions if one[0] == unit)
        return AdmittedFile(self.file, {unit: self.units[unit]}, refusals, warnings, own)

    def told(self, rows: tuple[Refusal, ...]) -> Iterator[ToLookAt]:
        """Each of `rows` with its place."""
        for row in rows:
            yield ToLookAt(row.row, self.file.where(row.row, row.column), row.reason)


def admit(framework: Framework, path: Path, keep: Container[str] = ()) -> AdmittedFile:
    """The figures in the file at `path`; of the units in `keep` with their sources. Raises UnreadableFileError."""
    file = read_facts(path)
    admission: Admission[FactRow] = Admission(framework, today(), keep)
    unread = []
    for one in file.read():
        if isinstance(one, Refusal):
            unread.append(one)
            if one.unit:
                admission.unit(one.unit)
        elif isinstance(one, UnitRow):
            admission.unit(one.unit)
        else:
            admission.take(one)
    admitted = admission.finish()
    refused = (row.refused(reason) for row, reason in admitted.refused)
    warned = (row.refused(reason) for row, reason in admitted.warned)
    checking = Checking(framework)
    found = ((name, one) for name, unit in admitted.units.items() for one in checking.found(unit.figures))
    return AdmittedFile(file, admitted.units, _in_order((*unread, *refused)), _in_order(tuple(warned)), tuple(found))


def _in_order(rows: tuple[Refusal, ...]) -> tuple[Refusal, ...]:
    return tuple(sorted(rows, key=lambda row: (row.row, row.column)))


def unit_of(admitted: AdmittedFile, name: str) -> UnitFigures:
    """The figures of the unit of this name. Raises UnreadableFileError if the file has none."""
    if name not in admitted.units:
        file, count = admitted.file.name, len(admitted.units)
        raise UnreadableFileError(Message("score.no-unit", {"unit": name, "file": file, "count": count}))
    return admitted.units[name]


def sheets_of(
    framework: Framework, admitted: AdmittedFile, *, is_traced: bool, only: str | None = None
) -> Iterator[tuple[str, ScoreSheet]]:
    """The units with their sheets, one after the other, for there may be thousands."""
    for name, unit in admitted.units.items():
        if only in (None, name):
            yield name, score_figures(framework, unit.figures, is_traced=is_traced, facts=unit.facts)


def today() -> date:
    """The day it is in Viet Nam."""
    return datetime.now(VIET_NAM).date()
