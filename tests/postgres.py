"""A PostgreSQL server of one's own for a while: `python -m tests.postgres COMMAND…` runs a command on it.

It lies in a temporary folder, answers on a socket there and nowhere else, and is gone afterwards. It sorts text as
far from the order of bytes as a server may, by Vietnamese words without their punctuation: whatever relies on bytes
shows.
"""

import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parents[1]
SERVERS = Path("/usr/lib/postgresql")  # where Debian keeps each major version
ADVICE = "no PostgreSQL server: apt install postgresql"
OWNER = "parindex"
NEW = ("--auth=trust", f"--username={OWNER}", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions")
SORTED = ("--locale-provider=icu", "--icu-locale=vi-VN-u-ka-shifted")
CONFIGURATION = """
listen_addresses = ''
unix_socket_directories = '{folder}'
fsync = off
full_page_writes = off
synchronous_commit = off
"""


class NoServerError(Exception):
    """There is no PostgreSQL server on this system; the text says how to get one."""


@contextmanager
def server() -> Iterator[str]:
    """The DATABASE_URL of a new server. Raises NoServerError.

    A process of its own keeps it until its standard input ends, so that it goes even where this process is killed.
    """
    _programs()
    command = [sys.executable, "-m", "tests.postgres"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, **pipes, text=True, start_new_session=True) as keeper:
        yield keeper.stdout.readline().strip()


@contextmanager
def _started() -> Iterator[str]:
    """What `server` answers, started and stopped by this process."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="parindex-postgres-"))
    data = folder / "data"
    try:
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            shutil.chown(folder, "nobody")
        _run(folder, programs / "initdb", "-D", data, *NEW, *SORTED)
        with (data / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(CONFIGURATION.format(folder=folder))
        try:
            _run(folder, programs / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-s", "start")
            yield f"postgresql:///postgres?host={folder}&user={OWNER}"
        except subprocess.CalledProcessError:
            sys.stderr.write((folder / "log").read_text(encoding="utf-8"))
            raise
        finally:
            _run(folder, programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "-s", "stop")
    finally:
        shutil.rmtree(folder)


@contextmanager
def database_on(url: str) -> Iterator[str]:
    """The DATABASE_URL of a new database on the server of `url`."""
    name = f"parindex_{secrets.token_hex(6)}"
    address, _, options = url.partition("?")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
        try:
            yield f"{address.rpartition('/')[0]}/{name}?{options}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[arg-type]


@contextmanager
def own_database() -> Iterator[dict[str, str]]:
    """What the environment of a new installation needs, lest it share a database: nothing on SQLite."""
    if not os.environ.get("DATABASE_URL"):
        yield {}
        return
    with database_on(os.environ["DATABASE_URL"]) as url:
        yield {"DATABASE_URL": url}


def _programs() -> Path:
    """The folder of the newest server's programs."""
    found = sorted(SERVERS.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise NoServerError(ADVICE)
    return found[-1].parent


def _run(folder: Path, *command: Path | str) -> None:
    user = {"user": "nobody", "group": "nogroup", "extra_groups": ()} if os.geteuid() == 0 else {}
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, **user)


def main() -> int:
    """Run the command on a server, its exit status is ours; without a command, keep a server."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda received, _frame: sys.exit(128 + received))
    try:
        return _around(sys.argv[1:]) if sys.argv[1:] else _keep()
    except NoServerError as error:
        sys.stderr.write(f"{error}\n")
        return 2


def _keep() -> int:
    with _started() as url:
        sys.stdout.write(f"{url}\n")
        sys.stdout.flush()
        sys.stdin.read()
    return 0


def _around(words: list[str]) -> int:
    with server() as url:
        signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl+C reaches the command too, which ends in its own time
        command = subprocess.Popen(words, env={**os.environ, "DATABASE_URL": url})
        try:
            return command.wait()
        finally:
            command.terminate()
            command.wait()


if __name__ == "__main__":
    sys.exit(main())
