"""`parindex framework …`: the criteria sets. No database."""

import json
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from parindex.cli import framework_text, layout
from parindex.cli.output import Speech, console, print_json, speech_of, table
from parindex.cli.writing import as_bytes, write_file
from parindex.core.framework_diff import framework_diff
from parindex.core.points import written
from parindex.documents.crosswalk import read_crosswalk
from parindex.documents.files import read_document
from parindex.documents.framework_files import framework_data, open_framework, usable_framework
from parindex.documents.framework_paper import framework_from_paper
from parindex.documents.framework_schema import framework_schema
from parindex.documents.framework_shape import diff_shape, draft_shape, flaws_shape, framework_shape, node_shape
from parindex.documents.framework_writer import framework_text as yaml_text
from parindex.documents.framework_yaml import Flawed, shipped, shipped_framework
from parindex.documents.plan_reader import read_plan

app = typer.Typer(name="framework", help="Xem, kiểm tra, lập bộ tiêu chí.", no_args_is_help=True, rich_markup_mode=None)
Which = Annotated[str, typer.Argument(metavar="ID|FILE", help="Mã bộ tiêu chí có sẵn, hoặc tệp .yaml, .xlsx.")]
AsJson = Annotated[bool, typer.Option("--json", help="In một đối tượng JSON, không in gì khác.")]
Force = Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")]


@app.command("list")
def list_(context: typer.Context, *, as_json: AsJson = False) -> None:
    """Các bộ tiêu chí có sẵn."""
    frameworks = [shipped_framework(id_) for id_ in shipped()]
    if as_json:
        print_json({"frameworks": [{"id": one.id, "version": one.version, "title": one.title} for one in frameworks]})
        return
    speech = speech_of(context)
    rows = table(*(speech(f"column.{name}") for name in ("id", "version", "title", "max")), figures=(3,))
    for one in frameworks:
        rows.add_row(one.id, one.version, one.title, written(one.max_points, speech.language))
    console().print(rows)


@app.command()
def show(
    context: typer.Context,
    which: Which,
    *,
    code: Annotated[
        str | None, typer.Option(help="Chỉ một tiêu chí: quy tắc bằng lời, số liệu cần có, căn cứ.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Một bộ tiêu chí: cây, điểm, quy tắc, xếp loại, nguồn."""
    opened, speech = open_framework(which), speech_of(context)
    if isinstance(opened, Flawed):
        _refuse(which, opened, speech, as_json=as_json)
    elif as_json:
        print_json(node_shape(opened, code, speech.core) if code else framework_shape(opened, speech.core))
    elif code:
        framework_text.print_node(opened, code, speech)
    else:
        framework_text.print_framework(opened, speech)


@app.command()
def check(context: typer.Context, which: Which, *, as_json: AsJson = False) -> None:
    """Kiểm tra một bộ tiêu chí; thoát 1 và nêu từng chỗ sai kèm số dòng nếu không dùng được."""
    opened, speech = open_framework(which), speech_of(context)
    if isinstance(opened, Flawed):
        _refuse(which, opened, speech, as_json=as_json)
    elif as_json:
        print_json(flaws_shape((), speech.core))
    else:
        console().print(framework_text.sound(opened, speech))


@app.command()
def schema() -> None:
    """JSON Schema của framework.yaml, cho trình soạn thảo gợi ý và kiểm tra."""
    print_json(framework_schema())


@app.command()
def diff(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="A", help="Bộ cũ: mã hoặc tệp.")],
    new: Annotated[str, typer.Argument(metavar="B", help="Bộ mới: mã hoặc tệp.")],
    *,
    crosswalk: Annotated[Path | None, typer.Option(help="Tệp .yaml: mã cũ: mã mới.")] = None,
    write_crosswalk: Annotated[Path | None, typer.Option(help="Ghi bảng đối chiếu mã tìm được ra tệp .yaml.")] = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """So hai bộ tiêu chí: thêm, bớt, đổi số, chuyển điểm, đổi quy tắc; thoát 1 nếu có khác biệt."""
    before, after, speech = usable_framework(old), usable_framework(new), speech_of(context)
    found = framework_diff(before, after, read_crosswalk(crosswalk) if crosswalk else None)
    if write_crosswalk:
        pairs = ((json.dumps(code, ensure_ascii=False) for code in pair) for pair in found.crosswalk.items())
        text = "".join(f"{one}: {other}\n" for one, other in pairs)
        write_file(write_crosswalk, text.encode(), force=force)
    if as_json:
        print_json(diff_shape(before, after, found, speech.core))
    else:
        framework_text.print_diff(before, after, found, speech)
    if found.differences or found.whole or found.unmatched:
        raise typer.Exit(1)


@app.command("to-xlsx")
def to_xlsx(
    context: typer.Context,
    which: Which,
    *,
    out: Annotated[Path | None, typer.Option(help="Tệp sẽ ghi; mặc định là MÃ.xlsx.")] = None,
    force: Force = False,
) -> None:
    """Ghi bộ tiêu chí thành tệp Excel để cán bộ sửa, không mất gì."""
    from parindex.documents.framework_workbook import workbook_of

    data, speech = framework_data(which), speech_of(context)
    path = out or Path(Path(f"{data.get('id') or Path(which).stem}.xlsx").name)  # here, whatever the id is
    write_file(path, as_bytes(partial(workbook_of, data)), force=force)
    console().print(speech("framework.written-file", file=str(path)))


@app.command("from-xlsx")
def from_xlsx(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Tệp Excel của bộ tiêu chí.", show_default=False)],
    *,
    out: Annotated[Path, typer.Option(help="Tệp sẽ ghi.")] = Path("framework.yaml"),
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Đọc bộ tiêu chí từ tệp Excel, ghi framework.yaml; thoát 1 và nêu từng chỗ sai kèm ô nếu chưa dùng được."""
    opened, speech = open_framework(str(file)), speech_of(context)
    if isinstance(opened, Flawed):
        _refuse(str(file), opened, speech, as_json=as_json)
        return
    write_file(out, yaml_text(framework_data(str(file)), is_draft=False).encode(), force=force)
    if as_json:
        print_json({"file": str(out), "framework": framework_shape(opened, speech.core)})
    else:
        console().print(speech("framework.written-file", file=str(out)), framework_text.sound(opened, speech), sep="\n")


@app.command()
def form(
    context: typer.Context,
    which: Which,
    *,
    out: Annotated[Path | None, typer.Option(help="Tệp sẽ ghi; mặc định là MÃ-so-lieu.xlsx.")] = None,
    unit: Annotated[list[str] | None, typer.Option(help="Tên đơn vị ghi sẵn ở một dòng; nêu được nhiều lần.")] = None,
    force: Force = False,
) -> None:
    """Tệp Excel để các đơn vị điền số liệu: mỗi dòng một đơn vị, mỗi cột một số liệu; chấm bằng parindex score."""
    from parindex.documents.facts_file.form import form_of

    framework, speech = usable_framework(which), speech_of(context)
    path = out or Path(f"{framework.id}-so-lieu.xlsx")
    write_file(path, form_of(framework, tuple(unit or ()), speech.language), force=force)
    console().print(speech("framework.written-file", file=str(path)))


@app.command("from-paper")
def from_paper(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Văn bản có bảng tiêu chí.", show_default=False)],
    *,
    id_: Annotated[str, typer.Option("--id", help="Mã của bộ: chữ cái không dấu, chữ số, gạch nối.")],
    title: Annotated[str | None, typer.Option(help="Tên của bộ, nếu không lấy theo văn bản.")] = None,
    year: Annotated[
        int | None, typer.Option(help="Năm của bộ, nếu không lấy theo văn bản.", min=2000, max=2100)
    ] = None,
    version: Annotated[str, typer.Option(help="Bản của bộ.")] = "1",
    columns: layout.Columns = None,
    table_: layout.Table = 1,
    out: Annotated[Path, typer.Option(help="Tệp sẽ ghi.")] = Path("framework.yaml"),
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Lập bộ tiêu chí từ văn bản, nêu những chỗ chưa chắc; thoát 1 nếu bộ còn chỗ sai, tệp vẫn được ghi."""
    plan = read_plan(read_document(file), file.name, layout.layout_of(columns, table_))
    draft = framework_from_paper(plan, id_=id_, title=title, year=year, version=version, file=file.name)
    write_file(out, draft.text.encode(), force=force)
    speech = speech_of(context)
    if as_json:
        print_json(draft_shape(draft, str(out), id_, speech.core))
    else:
        framework_text.print_draft(draft, plan, out, speech)
    if draft.framework is None:
        raise typer.Exit(1)


def _refuse(which: str, flawed: Flawed, speech: Speech, *, as_json: bool) -> None:
    if as_json:
        print_json(flaws_shape(flawed.flaws, speech.core))
    else:
        framework_text.print_flaws(which, flawed.flaws, speech)
    raise typer.Exit(1)
