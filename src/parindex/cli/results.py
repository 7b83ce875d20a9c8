"""`parindex results …`: published results of many units, read and judged. No database."""

from pathlib import Path
from typing import Annotated

import typer

from parindex.cli import plan_text, results_text
from parindex.cli.layout import typed_columns
from parindex.cli.output import print_json, speech_of
from parindex.core.check import Severity
from parindex.core.check.results import results_check
from parindex.documents.files import read_document
from parindex.documents.results_reader import MEANINGS, read_results
from parindex.documents.results_shape import results_shape

app = typer.Typer(name="results", help="Đọc kết quả đã công bố.", no_args_is_help=True, rich_markup_mode=None)
Columns = Annotated[
    str | None,
    typer.Option("--columns", metavar="SỐ=NGHĨA,…", help='Nghĩa của cột, ví dụ "3=total,4=rank"; none là bỏ.'),
]


@app.command("from-paper")
def from_paper(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Văn bản có bảng kết quả nhiều đơn vị.", show_default=False)
    ],
    *,
    columns: Columns = None,
    as_json: Annotated[bool, typer.Option("--json", help="In một đối tượng JSON, không in gì khác.")] = False,
) -> None:
    """Đọc bảng kết quả nhiều đơn vị và nêu mọi chỗ tự mâu thuẫn; thoát 1 nếu có lỗi."""
    corrections = typed_columns(columns, MEANINGS, repeatable=("area",))
    read = read_results(read_document(file), file.name, corrections)
    problems = results_check(read)
    speech = speech_of(context)
    if as_json:
        print_json(results_shape(read, problems, speech.core))
    else:
        results_text.print_results(read, speech)
        plan_text.print_problems(problems, speech)
    if any(problem.kind.severity is Severity.ERROR for problem in problems):
        raise typer.Exit(1)
