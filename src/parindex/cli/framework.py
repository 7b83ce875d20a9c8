"""`parindex framework …`: the criteria sets. No database."""

from typing import Annotated

import typer
from rich.text import Text

from parindex.cli.output import Speech, console, print_json, speech_of, table
from parindex.core.framework import Framework
from parindex.core.points import plain, written
from parindex.documents.framework_shape import flaws_shape, framework_shape
from parindex.documents.framework_yaml import Flawed, framework_file, read_framework, shipped, shipped_framework

app = typer.Typer(name="framework", help="Xem và kiểm tra bộ tiêu chí.", no_args_is_help=True, rich_markup_mode=None)
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
        leaves = sum(1 for _ in read.leaves())
        areas, points = len(read.areas), written(read.max_points, speech.language)
        console().print(speech("framework.sound", id=read.id, areas=areas, leaves=leaves, points=points))


def _refuse(which: str, flawed: Flawed, speech: Speech, *, as_json: bool) -> None:
    if as_json:
        print_json(flaws_shape(flawed.flaws, speech.core))
    else:
        for line, flaw in flawed.flaws:
            console().print(Text(f"{which}:{line}: {speech.core.render(flaw.message)}"), soft_wrap=True)
    raise typer.Exit(1)


def _print_framework(framework: Framework, speech: Speech) -> None:
    out = console()
    out.print(Text(f"{framework.title} ({framework.id}, {framework.version})", "bold"))
    for line in framework.source.values():
        out.print(line)
    mark = f" ({framework.bands.basis})" if framework.bands.assumed else ""
    bands = (f"{band.name} {'≥' if band.inclusive else '>'} {plain(band.floor)}" for band in framework.bands.bands)
    out.print(speech("framework.bands", bands="; ".join(bands)) + mark, "", sep="\n")
    rows = table(*(speech(f"column.{name}") for name in ("code", "name", "max", "rule")), figures=(2,))
    for area in framework.areas:
        rows.add_row(area.code, area.name, written(area.max_points, speech.language), "", style="bold")
        for leaf in area.leaves():
            rows.add_row(leaf.code, leaf.name, written(leaf.max_points, speech.language), speech(f"rule.{leaf.rule}"))
    out.print(rows)
