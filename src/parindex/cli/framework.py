"""`parindex framework …`: the criteria sets. No database."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from parindex.cli import layout
from parindex.cli.output import Speech, console, print_json, speech_of, table
from parindex.core.bands import Bands
from parindex.core.framework import Flaw, Framework
from parindex.core.messages import Message
from parindex.core.place import Place
from parindex.core.plan import Plan
from parindex.core.points import plain, written
from parindex.documents.document import UnreadableFileError
from parindex.documents.files import read_document
from parindex.documents.framework_paper import DraftFramework, framework_from_paper
from parindex.documents.framework_shape import draft_shape, flaws_shape, framework_shape
from parindex.documents.framework_yaml import Flawed, framework_file, read_framework, shipped, shipped_framework
from parindex.documents.plan_reader import read_plan

app = typer.Typer(name="framework", help="Xem, kiểm tra, lập bộ tiêu chí.", no_args_is_help=True, rich_markup_mode=None)
Which = Annotated[str, typer.Argument(metavar="ID|FILE", help="Mã bộ tiêu chí có sẵn, hoặc tệp .yaml.")]
AsJson = Annotated[bool, typer.Option("--json", help="In một đối tượng JSON, không in gì khác.")]


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
def show(context: typer.Context, which: Which, *, as_json: AsJson = False) -> None:
    """Một bộ tiêu chí: cây, điểm, xếp loại, nguồn."""
    read = read_framework(framework_file(which))
    speech = speech_of(context)
    if isinstance(read, Flawed):
        _refuse(which, read, speech, as_json=as_json)
    elif as_json:
        print_json(framework_shape(read))
    else:
        _print_framework(read, speech)


@app.command()
def check(context: typer.Context, which: Which, *, as_json: AsJson = False) -> None:
    """Kiểm tra một bộ tiêu chí; thoát 1 và nêu từng chỗ sai kèm số dòng nếu không dùng được."""
    read = read_framework(framework_file(which))
    speech = speech_of(context)
    if isinstance(read, Flawed):
        _refuse(which, read, speech, as_json=as_json)
    elif as_json:
        print_json(flaws_shape((), speech.core))
    else:
        console().print(_sound(read, speech))


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
    force: Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")] = False,
    as_json: AsJson = False,
) -> None:
    """Lập bộ tiêu chí từ văn bản, nêu những chỗ chưa chắc; thoát 1 nếu bộ còn chỗ sai, tệp vẫn được ghi."""
    plan = read_plan(read_document(file), file.name, layout.layout_of(columns, table_))
    draft = framework_from_paper(plan, id_=id_, title=title, year=year, version=version, file=file.name)
    _write(out, draft.text, force=force)
    speech = speech_of(context)
    if as_json:
        print_json(draft_shape(draft, str(out), id_, speech.core))
    else:
        _print_draft(draft, plan, out, speech)
    if draft.framework is None:
        raise typer.Exit(1)


def _write(path: Path, text: str, *, force: bool) -> None:
    """Write a new file; `force` writes over one that is there. Raises UnreadableFileError if that cannot be."""
    try:
        with path.open("w" if force else "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise UnreadableFileError(Message("framework.exists", {"file": str(path)})) from None
    except OSError as error:
        said = {"file": str(path), "reason": error.strerror or ""}
        raise UnreadableFileError(Message("framework.not-written", said)) from None


def _print_draft(draft: DraftFramework, plan: Plan, out: Path, speech: Speech) -> None:
    to = console()
    areas, rows = len(plan.areas), sum(1 for _ in plan.rows())
    to.print(speech("framework.written", file=str(out), areas=areas, rows=rows))
    if draft.framework:
        to.print(_sound(draft.framework, speech))
    else:
        to.print(speech("framework.unusable", count=len(draft.flaws)))
        _print_flaws(str(out), draft.flaws, speech)
    if draft.doubts:
        to.print("", speech("framework.doubts", count=len(draft.doubts)), sep="\n")
    for doubt in draft.doubts:
        where = f"{speech.core.render(doubt.place.said)}: " if doubt.place != Place() else ""
        to.print(Text(f"- {where}{speech.core.render(doubt.message)}"), soft_wrap=True)


def _refuse(which: str, flawed: Flawed, speech: Speech, *, as_json: bool) -> None:
    if as_json:
        print_json(flaws_shape(flawed.flaws, speech.core))
    else:
        _print_flaws(which, flawed.flaws, speech)
    raise typer.Exit(1)


def _print_flaws(which: str, flaws: tuple[tuple[int, Flaw], ...], speech: Speech) -> None:
    for line, flaw in flaws:
        console().print(Text(f"{which}:{line}: {speech.core.render(flaw.message)}"), soft_wrap=True)


def _sound(framework: Framework, speech: Speech) -> str:
    leaves = sum(1 for _ in framework.leaves())
    areas, points = len(framework.areas), written(framework.max_points, speech.language)
    return speech("framework.sound", id=framework.id, areas=areas, leaves=leaves, points=points)


def _print_framework(framework: Framework, speech: Speech) -> None:
    out = console()
    out.print(Text(f"{framework.title} ({framework.id}, {framework.version})", "bold"))
    for line in framework.source.values():
        out.print(line)
    out.print(_bands(framework.bands, speech), "", sep="\n")
    rows = table(*(speech(f"column.{name}") for name in ("code", "name", "max", "rule")), figures=(2,))
    for area in framework.areas:
        rows.add_row(area.code, area.name, written(area.max_points, speech.language), "", style="bold")
        for leaf in area.leaves():
            rows.add_row(leaf.code, leaf.name, written(leaf.max_points, speech.language), speech(f"rule.{leaf.rule}"))
    out.print(rows)


def _bands(bands: Bands, speech: Speech) -> str:
    if not bands.bands:
        return speech("framework.no-bands")
    mark = f" ({bands.basis})" if bands.assumed else ""
    items = (f"{band.name} {'≥' if band.inclusive else '>'} {plain(band.floor)}" for band in bands.bands)
    return speech("framework.bands", bands="; ".join(items)) + mark
