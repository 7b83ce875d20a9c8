"""`parindex init` and `parindex serve`: the installation. These import the web, and only when they run."""

import errno
import os
import socket
import sys
from typing import Annotated

import typer
from rich.padding import Padding

from parindex.cli.crew import end_with_parent, run_together
from parindex.cli.output import console

# Told to a process by the one that starts it, and to nobody else: without a help text it stands in no list.
Tied = Annotated[bool, typer.Option("--tied", hidden=True)]


def init(
    *, demo: Annotated[bool, typer.Option("--demo", help="Nạp năm chỉ số Đắk Glong 2023 để xem thử.")] = False
) -> None:
    """Dựng hoặc nâng cấp bản cài trong PARINDEX_HOME; giữ nguyên dữ liệu đang có."""
    set_up_django()
    from django.db.migrations.exceptions import MigrationSchemaMissing

    from parindex.web.database import why_unchangeable, why_unreachable
    from parindex.web.installation import prepare, summary_of_demo

    _refuse_if(why_unreachable())
    try:
        prepare()
    except MigrationSchemaMissing:
        refuse(why_unchangeable())
    if demo:
        title, *lines = summary_of_demo()
        console().print(title, *(Padding(line, (0, 0, 0, 2)) for line in lines), sep="\n")
    else:
        console().print("Bản cài đã sẵn sàng, chưa có năm chỉ số nào được nạp.")


def serve(
    *,
    port: Annotated[int, typer.Option(help="Cổng trên 127.0.0.1.", min=1, max=65535)] = 8000,
    alone: Annotated[bool, typer.Option("--alone", help="Chỉ trang web, không kèm worker và beat.")] = False,
    tied: Tied = False,
) -> None:
    """Chạy trang web trên http://127.0.0.1:PORT, cùng worker và beat."""
    _refuse_taken(port)
    if not alone:
        run_together(port)
    if tied:
        end_with_parent()
    open_installation()
    _serve_alone(port)


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            why = "đang có chương trình khác dùng" if error.errno == errno.EADDRINUSE else error.strerror
            refuse(f"Không mở được cổng {port} ({why}): hãy chọn cổng khác, ví dụ PORT={port + 1} make run.")


def _serve_alone(port: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces

    console().print(f"Đang chạy tại http://127.0.0.1:{port} (dừng: Ctrl+C)")
    Granian(
        "parindex.web.wsgi:application",
        interface=Interfaces.WSGI,
        address="127.0.0.1",
        port=port,
        workers=1,
        blocking_threads=4,
        log_access=False,
        log_level="warning",  # type: ignore[arg-type]
    ).serve()


def open_installation() -> None:
    """Read the settings and look at the database; what keeps it from being used is one sentence."""
    set_up_django()
    from parindex.web.database import why_behind, why_unreachable

    _refuse_if(why_unreachable())
    _refuse_if(why_behind())


def set_up_django() -> None:
    """Read the settings; what is wrong with them is one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parindex.web.settings")
    import django

    from parindex.web.environment import WrongSettingError

    try:
        django.setup()
    except WrongSettingError as error:
        refuse(str(error))


def _refuse_if(sentence: str | None) -> None:
    if sentence is not None:
        refuse(sentence)


def refuse(sentence: str) -> None:
    """Stop with one sentence on standard error."""
    sys.stderr.write(sentence + "\n")
    raise typer.Exit(2)
