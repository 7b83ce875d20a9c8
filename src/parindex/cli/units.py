"""`parindex units …`: the units of the installation as a file, and a file of units taken in. They import the web."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parindex.cli.output import Speech, console, print_json, speech_of
from parindex.cli.site import open_installation
from parindex.cli.writing import as_bytes, write_file
from parindex.core.messages import Message, Parameter
from parindex.core.organisation import FIELD_WORDS, Outcome, Step, UnitFlaw
from parindex.documents.document import UnreadableFileError
from parindex.documents.files import file_content

if TYPE_CHECKING:
    from parindex.documents.units_file import UnitsFile
    from parindex.web.records.organising import Taken

app = typer.Typer(name="units", help="Danh mục đơn vị.", no_args_is_help=True, rich_markup_mode=None)
XLSX, CSV = ".xlsx", ".csv"


@app.command("export")
def export(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Tệp .xlsx hoặc .csv.", show_default=False)],
    *,
    day: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Chỉ các đơn vị có hiệu lực ngày này.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")] = False,
) -> None:
    """Ghi mọi đơn vị ra tệp, kể cả đơn vị đã hết hiệu lực; nhập lại tệp ấy thì không có gì thay đổi."""
    speech, ending = speech_of(context), file.suffix.lower()
    if ending not in (XLSX, CSV):
        raise UnreadableFileError(Message("units.no-format", {"file": str(file)}))
    open_installation()
    from parindex.documents.units_file import units_csv, units_workbook
    from parindex.web.records.models import Unit
    from parindex.web.records.unit_rows import unit_rows

    rows = unit_rows(Unit.objects.on(day.date()) if day else Unit.objects.all())
    content = as_bytes(partial(units_workbook if ending == XLSX else units_csv, rows))
    write_file(file, content, force=force)
    console().print(speech("units.written", count=len(rows), file=str(file)), soft_wrap=True)


@app.command("import")
def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Danh mục đơn vị .xlsx, .csv.", show_default=False)],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ chạy thử, không ghi gì.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="In một đối tượng JSON, không in gì khác.")] = False,
) -> None:
    """Nhập danh mục đơn vị, tất cả hoặc không gì; thoát 1 và nêu từng dòng bị từ chối nếu chưa nhập được."""
    from parindex.documents.units_file import read_units

    speech, read = speech_of(context), read_units(file_content(file), file.name)
    open_installation()
    from parindex.web.records.asking import asked_by_program
    from parindex.web.records.organising import Taken, plan_units, take_in_units

    with asked_by_program("parindex units import"):
        taken = Taken(plan_units(read, None), is_done=False) if dry_run else take_in_units(read, None, reason=file.name)
    if as_json:
        print_json(_shape(read, taken, speech))
    else:
        _tell(read, taken, speech)
    if taken.plan.of(Step.REFUSED):
        raise typer.Exit(1)


def _shape(file: "UnitsFile", taken: "Taken", speech: Speech) -> dict[str, Any]:
    counts = {str(step): len(taken.plan.of(step)) for step in Step}
    return {
        "done": taken.is_done,
        **counts,
        "units": [_unit_shape(one, file, speech) for one in taken.plan.outcomes if one.step is not Step.UNCHANGED],
    }


def _unit_shape(one: Outcome, file: "UnitsFile", speech: Speech) -> dict[str, Any]:
    shape: dict[str, Any] = {"row": one.unit.row, "code": one.unit.code, "step": str(one.step)}
    if one.changes:
        shape["changes"] = [
            {"field": field, "before": before, "after": after} for field, before, after in _changes(one, speech)
        ]
    if one.flaws:
        shape["flaws"] = [
            {
                "field": flaw.field,
                "problem": flaw.message.id,
                **dict(zip(("place", "reason", "mend"), told, strict=True)),
            }
            for flaw, told in zip(one.flaws, _flaws(one.flaws, file, speech), strict=True)
        ]
    return shape


def _changes(one: Outcome, speech: Speech) -> Iterator[tuple[str, str, str]]:
    def words(value: object, field: str) -> str:
        said: Parameter | None = one.unit.with_value(field, value).said(field)
        return "" if said is None else speech.core.render(said)

    for change in one.changes:
        yield change.field, words(change.before, change.field), words(change.after, change.field)


def _flaws(flaws: tuple[UnitFlaw, ...], file: "UnitsFile", speech: Speech) -> Iterator[tuple[str, str, str]]:
    render = speech.core.render
    return ((render(file.where(flaw)), render(flaw.message), render(flaw.mend)) for flaw in flaws)


def _tell(file: "UnitsFile", taken: "Taken", speech: Speech) -> None:
    out = console()
    counts = {str(step): len(taken.plan.of(step)) for step in Step}
    out.print(speech("units.counts", **counts), soft_wrap=True)
    for one in taken.plan.of(Step.CHANGED):
        for field, before, after in _changes(one, speech):
            told = {"code": one.unit.code, "field": speech.core.render(FIELD_WORDS[field])}
            out.print(speech("units.change", **told, before=before, after=after), soft_wrap=True)
    for one in taken.plan.of(Step.REFUSED):
        for place, reason, mend in _flaws(one.flaws, file, speech):
            out.print(f"  {place}: {reason} {mend}", soft_wrap=True)
    refused = bool(taken.plan.of(Step.REFUSED))
    out.print(speech("units.done" if taken.is_done else "units.refused" if refused else "units.trial"))
