"""`parindex plan …`: a plan paper read, judged, and its lost points counted. No database."""

from pathlib import Path
from typing import Annotated

import typer

from parindex.cli import plan_text
from parindex.cli.layout import Columns, Table, layout_of
from parindex.cli.output import print_json, speech_of
from parindex.core.check import Severity, plan_check
from parindex.core.gap import Loss, gap
from parindex.core.messages import Message
from parindex.core.plan import Plan
from parindex.documents.document import UnreadableFileError
from parindex.documents.files import read_document
from parindex.documents.plan_reader import read_plan
from parindex.documents.shapes import gap_shape, place_shape, plan_shape, problems_shape

app = typer.Typer(name="plan", help="Đọc và kiểm tra văn bản kế hoạch.", no_args_is_help=True, rich_markup_mode=None)
File = Annotated[Path, typer.Argument(metavar="FILE", help="Văn bản kế hoạch có bảng phụ lục.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="In một đối tượng JSON, không in gì khác.")]


@app.command()
def read(
    context: typer.Context, file: File, *, columns: Columns = None, table: Table = 1, as_json: AsJson = False
) -> None:
    """Đọc kế hoạch: phần lời ghi gì, phụ lục có gì."""
    plan = _plan(file, columns, table)
    if as_json:
        print_json(plan_shape(plan))
    else:
        plan_text.print_plan(plan, speech_of(context))


@app.command()
def check(
    context: typer.Context, file: File, *, columns: Columns = None, table: Table = 1, as_json: AsJson = False
) -> None:
    """Tìm mọi chỗ văn bản tự mâu thuẫn hoặc không theo dõi được; thoát 1 nếu có lỗi."""
    problems = plan_check(_plan(file, columns, table))
    speech = speech_of(context)
    if as_json:
        print_json(problems_shape(problems, speech.core))
    else:
        plan_text.print_problems(problems, speech)
    if any(problem.kind.severity is Severity.ERROR for problem in problems):
        raise typer.Exit(1)


@app.command("gap")
def gap_command(
    context: typer.Context, file: File, *, columns: Columns = None, table: Table = 1, as_json: AsJson = False
) -> None:
    """Điểm bị mất nằm ở tiêu chí nào, đơn vị nào chủ trì."""
    plan = _plan(file, columns, table)
    if not plan.has_points:
        raise UnreadableFileError(Message("file.no-points", {"file": file.name}))
    losses = gap(
        Loss(row.code, row.name, row.lost, tuple(lead.unit for lead in row.leads or above.leads))
        for _, above in plan.criteria()
        for row in above.scored()
    )
    if as_json:
        places = [words.place() for words in plan.unread]
        unread = {"unread": [place.shown for place in places], "unread_places": [place_shape(one) for one in places]}
        print_json(gap_shape(losses) | unread)
    else:
        plan_text.print_gap(losses, plan.unread, speech_of(context))


def _plan(file: Path, columns: str | None, table: int) -> Plan:
    layout = layout_of(columns, table)
    return read_plan(read_document(file), file.name, layout)
