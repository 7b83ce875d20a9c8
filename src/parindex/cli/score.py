"""`parindex score` and `parindex require`: units scored from their figures, and what more would take. No database."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from parindex.cli import score_text
from parindex.cli.output import Speech, print_json, print_parts, speech_of
from parindex.cli.scoring import AdmittedFile, Everyone, admit, sheets_of, unit_of
from parindex.cli.writing import as_bytes, write_file
from parindex.core.framework import Framework, Node
from parindex.core.messages import Catalogue, Message
from parindex.core.points import Refused, parse_points
from parindex.core.require import require
from parindex.documents.document import UnreadableFileError
from parindex.documents.framework_files import usable_framework
from parindex.documents.score_files import CSV, JSON, XLSX, Sheets, csv_parts, json_parts, scores_workbook
from parindex.documents.score_shape import explained_shape, requirement_shape

MOST_NAMES = 100
HIGHEST = Decimal(1000)  # points that anybody may ask for; decides between the readings of "1.250"
Which = Annotated[str, typer.Argument(metavar="ID|FILE", help="Mã bộ tiêu chí có sẵn, hoặc tệp .yaml, .xlsx.")]
FactsPath = Annotated[Path, typer.Argument(metavar="FACTS", help="Tệp số liệu: .csv, .xlsx, .parquet, .json.")]
AsJson = Annotated[bool, typer.Option("--json", help="In một đối tượng JSON, không in gì khác.")]


def score_command(
    context: typer.Context,
    which: Which,
    facts: FactsPath,
    *,
    out: Annotated[Path | None, typer.Option(help="Ghi kết quả ra tệp .json, .csv hoặc .xlsx.")] = None,
    explain: Annotated[
        tuple[str, str] | None, typer.Option(metavar="UNIT CODE", help="Chỉ diễn giải một tiêu chí của một đơn vị.")
    ] = None,
    no_trace: Annotated[bool, typer.Option("--no-trace", help="JSON không kèm diễn giải, nhanh hơn.")] = False,
    rejected: Annotated[Path | None, typer.Option(help="Tệp trả lại các dòng bị từ chối.")] = None,
    as_json: AsJson = False,
) -> None:
    """Chấm điểm nhiều đơn vị từ tệp số liệu; thoát 1 nếu có dòng bị từ chối (các dòng khác vẫn được chấm)."""
    framework, speech = usable_framework(which), speech_of(context)
    if out and out.suffix.lower() not in (JSON, CSV, XLSX):
        raise UnreadableFileError(Message("score.no-format", {"file": str(out)}))
    _keep_apart((facts, Path(which)), (out, rejected))
    is_traced = not no_trace and (as_json or (out is not None and out.suffix.lower() == JSON))
    admitted = admit(framework, facts, keep=Everyone() if is_traced else (explain or ())[:1])
    if explain:
        _explain(framework, admitted, explain, speech, as_json=as_json)
    else:
        scoring = partial(sheets_of, framework, admitted, is_traced=is_traced)
        _tell(framework, admitted, scoring, out, speech, as_json=as_json)
    _give_back(admitted, rejected, None if as_json else _beside(facts, out), speech, is_quiet=as_json)
    if admitted.refusals:
        raise typer.Exit(1)


def _keep_apart(read: tuple[Path, ...], written: tuple[Path | None, ...]) -> None:
    """Refuses to write over what is read, or one file over the other."""
    paths = [path for path in written if path]
    same = [path for path in paths if any(_is_same(path, other) for other in read)]
    if same or (len(paths) == 2 and _is_same(*paths)):
        raise UnreadableFileError(Message("score.same-file", {"file": str((same or paths)[0])}))


def _is_same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve() or (one.exists() and other.exists() and one.samefile(other))


def _tell(
    framework: Framework,
    admitted: AdmittedFile,
    scoring: Callable[[], Sheets],
    out: Path | None,
    speech: Speech,
    *,
    as_json: bool,
) -> None:
    """The scores, to a file, as JSON, or as a table."""
    if out:
        write_file(out, _content(framework, admitted, scoring(), out.suffix.lower(), speech.core), force=True)
    if as_json:
        print_parts(_json(framework, admitted, scoring(), speech.core))
    elif out:
        score_text.print_written(out, len(admitted.units), speech)
    else:
        score_text.print_scores(framework, scoring(), speech)


def _content(framework: Framework, admitted: AdmittedFile, sheets: Sheets, ending: str, words: Catalogue) -> bytes:
    if ending == XLSX:
        return as_bytes(partial(scores_workbook, framework, sheets, words))
    parts = csv_parts(framework, sheets) if ending == CSV else _json(framework, admitted, sheets, words)
    return "".join(parts).encode()


def _json(framework: Framework, admitted: AdmittedFile, sheets: Sheets, words: Catalogue) -> Iterator[str]:
    rejected, warned = admitted.told(admitted.refusals), admitted.told(admitted.warnings)
    found = admitted.contradictions
    return json_parts(framework, sheets, rejected=rejected, warned=warned, contradictions=found, catalogue=words)


def _explain(
    framework: Framework, admitted: AdmittedFile, which: tuple[str, str], speech: Speech, *, as_json: bool
) -> None:
    """How one criterion of one unit came to its points."""
    unit, code = which
    unit_of(admitted, unit)
    node = framework.node(code)
    if node is None:
        raise UnreadableFileError(Message("score.no-code", {"code": code, "id": framework.id}))
    _, sheet = next(sheets_of(framework, admitted, is_traced=True, only=unit))
    if as_json:
        print_json(explained_shape(framework, unit, sheet.nodes[code], speech.core))
    else:
        score_text.print_explained(unit, node, sheet.nodes[code], speech)


def _beside(facts: Path, out: Path | None) -> Path:
    """Where the refused rows go: beside the results, or here, in the family of the file they come from."""
    ending = XLSX if facts.suffix.lower() == XLSX else CSV
    return (out.parent if out else Path()) / f"{facts.stem}-tu-choi{ending}"


def _give_back(
    admitted: AdmittedFile, asked: Path | None, beside: Path | None, speech: Speech, *, is_quiet: bool
) -> None:
    """Refused rows go to the file asked for, or to one `beside`; what is to be looked at again is told."""
    path = None
    if admitted.refusals and (asked or beside):
        from parindex.documents.facts_file.refused import refused_file  # slow: it loads what writes workbooks

        content = as_bytes(partial(refused_file, admitted.file, admitted.refusals, speech.language))
        path = asked or _free(beside or Path(), content)
        write_file(path, content, force=True)
    if not is_quiet:
        score_text.print_to_look_at(admitted, path, speech)


def _free(path: Path, content: bytes) -> Path:
    """`path`, or the next name of its kind where it holds something else: somebody may have mended rows there."""
    names = (path, *(path.with_stem(f"{path.stem}-{number}") for number in range(2, MOST_NAMES)))
    return next((one for one in names if not one.exists() or one.read_bytes() == content), path)


def require_command(
    context: typer.Context,
    which: Which,
    facts: FactsPath,
    *,
    unit: Annotated[str, typer.Option(help="Tên đơn vị, như trong tệp số liệu.")],
    code: Annotated[str, typer.Option(help="Mã tiêu chí.")],
    points: Annotated[str, typer.Option(help="Số điểm muốn đạt, ví dụ 1,5.")],
    as_json: AsJson = False,
) -> None:
    """Số liệu phải thành thế nào để đạt số điểm muốn có; thoát 1 nếu không thể đạt."""
    framework, speech = usable_framework(which), speech_of(context)
    node, wanted = _leaf(framework, code), _wanted(points)
    admitted = admit(framework, facts)
    requirement = require(framework, node, unit_of(admitted, unit).figures.get(code, {}), wanted)
    if as_json:
        print_json(requirement_shape(requirement, speech.core))
    else:
        score_text.print_requirement(unit, node, wanted, requirement, speech)
        score_text.print_to_look_at(admitted.of(unit), None, speech)
    if not requirement.reachable:
        raise typer.Exit(1)


def _leaf(framework: Framework, code: str) -> Node:
    node = framework.node(code)
    if node is None or node.children:
        places = {"code": code, "id": framework.id}
        raise UnreadableFileError(Message("score.no-leaf" if node else "score.no-code", places))
    return node


def _wanted(words: str) -> Decimal:
    wanted = parse_points(words, HIGHEST)
    if isinstance(wanted, Refused) or wanted < 0:
        raise UnreadableFileError(Message("score.no-points", {"found": words}))
    return wanted
