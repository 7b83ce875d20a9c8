"""`parindex backup` and `parindex restore`: one file that holds the installation, and an installation made of it."""

import os
import sys
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parindex.cli.output import Speech, console, print_json, say_error, speech_of
from parindex.cli.site import refuse, set_up_django
from parindex.core.messages import Message, Parameter
from parindex.core.points import rounded

if TYPE_CHECKING:
    from parindex.web.records.backup.manifest import Manifest
    from parindex.web.records.backup.restoring import Restored

AsJson = Annotated[bool, typer.Option("--json", help="In một đối tượng JSON, không in gì khác.")]


def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Tệp sẽ ghi, chưa có.", show_default=False)],
    *,
    as_json: AsJson = False,
) -> None:
    """Sao lưu cơ sở dữ liệu, tệp và cài đặt không bí mật vào một tệp, không ngắt việc của ai.

    Thoát 1 nếu kho thiếu tệp hoặc có tệp không còn như lúc nhận; bản sao lưu vẫn được ghi.
    """
    speech, begun = speech_of(context), monotonic()
    set_up_django()
    from parindex.web.records.backup.making import make_backup

    made = make_backup(file, _telling(speech))
    seconds = monotonic() - begun
    if as_json:
        print_json({**_shape(file, made.manifest, seconds), "lost": list(made.lost), "altered": list(made.altered)})
    else:
        _print(Message("backup.made", _said(file, made.manifest, seconds)), speech)
        if made.manifest.audit:
            _print(Message("backup.head", {**made.manifest.audit}), speech)
    for path in made.lost:
        say_error(Message("backup.lost", {"file": path}), speech.language)
    for path in made.altered:
        say_error(Message("backup.altered", {"file": path}), speech.language)
    if made.lost or made.altered:
        raise typer.Exit(1)


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Bản sao lưu.", show_default=False)],
    *,
    as_json: AsJson = False,
) -> None:
    """Khôi phục một bản sao lưu vào PARINDEX_HOME trống và cơ sở dữ liệu trống.

    Thoát 1 nếu chuỗi việc đã ghi trong bản sao lưu không nguyên vẹn; dữ liệu vẫn được khôi phục đúng như bản sao lưu.
    """
    from parindex.web.records.backup.archive import needed, opened, verify
    from parindex.web.records.backup.building import building, refuse_without_room

    speech, begun, home = speech_of(context), monotonic(), _home()
    tell = _telling(speech)
    with opened(file) as archive, building(home) as build:
        refuse_without_room(home, needed(archive))
        verify(archive)
        tell(Message("backup.verified", {"members": len(archive.manifest.members)}))
        _open_database(build)
        from parindex.web.records.backup.restoring import restore as restore_into

        restored = restore_into(archive, home, tell)
    broken = restored.broken and speech.core.render(restored.broken.message).replace(str(build), str(home))
    seconds = monotonic() - begun
    if as_json:
        print_json({**_shape(file, archive.manifest, seconds), "home": str(home), "broken": broken})
    else:
        _print(Message("backup.restored", {**_said(file, archive.manifest, seconds), "home": str(home)}), speech)
        _print_next(restored, speech)
    if broken:
        sys.stderr.write(broken + "\n")
        raise typer.Exit(1)


def _home() -> Path:
    """PARINDEX_HOME, before anything is made there."""
    from parindex.web.environment import WrongSettingError, read_environment

    try:
        return Path(read_environment(os.environ)["PARINDEX_HOME"]).resolve()
    except WrongSettingError as error:
        refuse(str(error))
        raise


def _open_database(build: Path) -> None:
    """Let the settings be those of the installation that is built: its database, secret key and files lie there."""
    os.environ["PARINDEX_HOME"] = str(build)
    set_up_django()
    from parindex.web.database import why_unreachable

    if why := why_unreachable():
        refuse(why)


def _telling(speech: Speech) -> Callable[[Message], None]:
    def tell(step: Message) -> None:
        sys.stderr.write(speech.core.render(step) + "\n")

    return tell


def _print(message: Message, speech: Speech) -> None:
    console().print(speech.core.render(message), soft_wrap=True)


def _print_next(restored: "Restored", speech: Speech) -> None:
    for name, (then, now) in restored.other_settings.items():
        _print(Message("backup.setting", {"name": name, "then": then, "now": now}), speech)
    _print(Message("backup.next"), speech)


def _said(file: Path, manifest: "Manifest", seconds: float) -> dict[str, Parameter]:
    from django.utils.timezone import localtime

    made_at = localtime(datetime.fromisoformat(manifest.made_at))
    return {
        "file": str(file),
        "megabytes": rounded(Decimal(file.stat().st_size) / 1_000_000, 1),
        "tables": len(manifest.tables),
        "rows": Decimal(manifest.rows),
        "files": Decimal(len(manifest.files)),
        "seconds": rounded(Decimal(seconds), 1),
        "made_at": f"{made_at:%H:%M:%S %d/%m/%Y}",
        "made_by": manifest.parindex,
    }


def _shape(file: Path, manifest: "Manifest", seconds: float) -> dict[str, Any]:
    return {
        "file": str(file),
        "bytes": file.stat().st_size,
        "made_at": manifest.made_at,
        "parindex": manifest.parindex,
        "database": manifest.database,
        "tables": len(manifest.tables),
        "rows": manifest.rows,
        "files": len(manifest.files),
        "seconds": round(seconds, 3),
        "audit": manifest.audit,
    }
