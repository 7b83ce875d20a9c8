"""The processes of an installation, run together: each is started again when it dies, and none outlives the others."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass

import typer

MAIN = "from parindex.cli.main import main; main()"
REFUSED = 2  # the exit of a process that cannot run: neither could the next one
LOOK = 0.2  # seconds between two looks at the processes
AGAIN = 5.0  # seconds that must lie between two starts of one
GRACE = 8.0  # seconds that a process has to end what it is at; a job that takes longer is taken up again


@dataclass(frozen=True, slots=True)
class Member:
    """A process, the words it was called by, and when it was started (time.monotonic)."""

    words: tuple[str, ...]
    process: subprocess.Popen[bytes]
    started: float


def run_together(port: int) -> None:
    """The site on `port`, a worker and the clock, until told to stop. Raises typer.Exit where one cannot run."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: sys.exit(0))
    members = [_start("serve", "--alone", "--port", str(port))]
    try:
        while not _answers(port):  # what is wrong with the installation is said once, by the first of them
            if code := members[0].process.poll():
                raise typer.Exit(code)
            time.sleep(LOOK)
        members += [_start("worker"), _start("beat")]
        while True:
            members[:] = map(_kept, members)
            time.sleep(LOOK)
    finally:
        _stop(members)


def end_with_parent() -> None:
    """Let this process end when the one that started it does, however that ends: then its standard input closes."""

    def wait() -> None:
        os.read(sys.stdin.fileno(), 1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()


def _start(*words: str) -> Member:
    command = [sys.executable, "-c", MAIN, *words, "--tied"]
    # in a session of its own, or Ctrl+C would reach it twice
    process = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603 - our own program
    return Member(words, process, time.monotonic())


def _kept(member: Member) -> Member:
    """The member, or the one that takes its place."""
    code = member.process.poll()
    if code == REFUSED:
        raise typer.Exit(code)
    if code is None or time.monotonic() - member.started < AGAIN:
        return member
    _clear(member)
    sys.stderr.write(f"“parindex {member.words[0]}” đã dừng (mã {code}), đang chạy lại.\n")
    return _start(*member.words)


def _stop(members: list[Member]) -> None:
    until = time.monotonic() + GRACE
    for member in members:
        member.process.terminate()
    for member in members:
        try:
            member.process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            _clear(member)


def _clear(member: Member) -> None:
    """End what is left of a member: those that it started itself, which would keep the port from the next one."""
    with suppress(ProcessLookupError):
        os.killpg(member.process.pid, signal.SIGKILL)


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
