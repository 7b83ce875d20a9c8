"""`parindex audit …`: the chain of events checked, its head told, the events written to a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.output import Speech, console, print_json, speech_of
from parindex.cli.site import refuse, set_up_django
from parindex.cli.writing import as_bytes, write_file, write_parts
from parindex.core.chain import Break
from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError

app = typer.Typer(name="audit", help="Chuỗi việc đã ghi.", no_args_is_help=True, rich_markup_mode=None)
AsJson = Annotated[bool, typer.Option("--json", help="In một đối tượng JSON, không in gì khác.")]
CSV, XLSX, JSONL = ".csv", ".xlsx", ".jsonl"


@app.command("verify")
def verify(context: typer.Context, *, as_json: AsJson = False) -> None:
    """Kiểm mọi việc đã ghi; thoát 1 và nêu việc đầu tiên bị sửa, thiếu, đổi chỗ hay cắt mất."""
    speech = speech_of(context)
    with _database(speech):
        from parindex.web.records.chain_check import check_chain

        checked = check_chain()
    found = checked.found
    if as_json:
        broken = _shape(found, speech) if found else None
        print_json({"whole": found is None, "count": checked.count, "hash": checked.hash, "broken": broken})
    else:
        console().print(speech.core.render(checked.said), soft_wrap=True)
    if found:
        raise typer.Exit(1)


@app.command("head")
def head(context: typer.Context, *, as_json: AsJson = False) -> None:
    """In số việc và mã băm của việc cuối cùng, để in ra hoặc gửi đi giữ ở nơi khác."""
    speech = speech_of(context)
    with _database(speech):
        from django.utils import timezone

        from parindex.web.records.audit import chain_head

        now, row = timezone.localtime(), chain_head()
    if as_json:
        print_json({"count": row.count, "hash": row.hash, "at": now.isoformat()})
    else:
        said = Message("chain.head", {"count": row.count, "hash": row.hash, "at": f"{now:%H:%M:%S %d/%m/%Y}"})
        console().print(speech.core.render(said), soft_wrap=True)


@app.command("export")
def export(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Tệp .csv, .xlsx hoặc .jsonl.", show_default=False)],
    *,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")] = False,
) -> None:
    """Ghi mọi việc ra tệp: .csv, .xlsx để đọc, .jsonl để chương trình khác tự kiểm chuỗi."""
    speech, ending = speech_of(context), file.suffix.lower()
    if ending not in (CSV, XLSX, JSONL):
        raise UnreadableFileError(Message("event.no-format", {"file": str(file)}))
    with _database(speech):
        from parindex.web.records.event_files import csv_parts, json_lines, workbook_of
        from parindex.web.records.models import Event

        events = Event.objects.all()
        if ending == XLSX:
            write_file(file, as_bytes(lambda: workbook_of(events, speech.core)), force=force)
        else:
            write_parts(file, json_lines(events) if ending == JSONL else csv_parts(events, speech.core), force=force)


@contextmanager
def _database(speech: Speech) -> Iterator[None]:
    """Inside, the database can be read; what keeps it from that stops the command with one sentence."""
    set_up_django()
    from django.db import DatabaseError

    from parindex.web.database import named
    from parindex.web.soundness import why_unusable

    if why := why_unusable():
        refuse(why if isinstance(why, str) else speech.core.render(why))
    try:
        yield
    except DatabaseError as error:
        reason = " ".join(str(error).split())
        refuse(speech.core.render(Message("chain.not-read", {"database": named(), "reason": reason})))


def _shape(found: Break, speech: Speech) -> dict[str, int | str]:
    return {"seq": found.seq, "problem": found.message.id, "message": speech.core.render(found.message)}
