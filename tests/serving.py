"""The real server of an installation as processes of its own, for tests that look at it from outside or kill it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

PARINDEX = [sys.executable, "-c", "from parindex.cli.main import main; main()"]
DJANGO = {"DJANGO_SETTINGS_MODULE": "parindex.web.settings"}
PATIENCE = 30  # seconds until the server must answer
ROUND = 0.001  # seconds between two looks at what is waited for


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers at `address`; its processes are a session of their own."""

    address: str
    process: subprocess.Popen[bytes]

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    def kill(self) -> None:
        """SIGKILL all of its processes at once, and see them gone."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        until(lambda: not _lives(self.process.pid))


@contextmanager
def served(environment: Mapping[str, str], *words: str) -> Iterator[Server]:
    """`parindex serve` with these words, until it is left; fails with what it wrote if it does not start."""
    port = free_port()
    log_file = Path(environment["PARINDEX_HOME"]) / "serve.log"
    with log_file.open("wb") as log:
        command = [*PARINDEX, "serve", "--port", str(port), *words]
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
    server = Server(f"http://127.0.0.1:{port}", process)
    try:
        _wait_for(server, log_file)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def until(found: Callable[[], object], patience: float = PATIENCE) -> None:
    """Look again and again until `found` answers what is true. Fails after `patience` seconds."""
    end = time.monotonic() + patience
    while not found():
        assert time.monotonic() < end, f"not within {patience} seconds"
        time.sleep(ROUND)


def _wait_for(server: Server, log: Path) -> None:
    """Until the server answers. Fails with what it wrote if it stops or takes too long."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.process.poll() is None:
        try:
            with urlopen(f"{server.address}/dang-nhap/", timeout=2):  # noqa: S310 - our own server
                return
        except (URLError, OSError):
            time.sleep(0.1)
    message = f"the server did not start: {log.read_text(encoding='utf-8', errors='replace')}"
    raise AssertionError(message)


def _lives(group: int) -> bool:
    """Whether a process of this group does anything yet; one that nobody has asked about does not."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _parent, its_group = path.read_text().rpartition(")")[2].split()[:3]
        except OSError:  # it went meanwhile
            continue
        if int(its_group) == group and state != "Z":
            return True
    return False
