"""The overview page: CPU and SQL of one view beside the sign-in page, and the memory of the serving worker."""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import cpu_ms

PORT = 8765
MAIN = "from parindex.cli.main import main; main()"


def _command(*words: str) -> list[str]:
    return [sys.executable, "-c", MAIN, *words]


def _installation(home: str) -> dict[str, str]:
    env = {**os.environ, "PARINDEX_HOME": home, "PARINDEX_DEMO": "1"}
    subprocess.run(_command("init", "--demo"), env=env, check=True, capture_output=True)
    return env


def overview() -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as home:
        os.environ |= _installation(home)
        os.environ["DJANGO_SETTINGS_MODULE"] = "parindex.web.settings"
        import django

        django.setup()
        from django.conf import settings
        from django.db import connection
        from django.test import Client
        from django.test.utils import CaptureQueriesContext

        from parindex.web.records.models import User

        settings.ALLOWED_HOSTS.append("testserver")
        client = Client()
        client.force_login(User.objects.get(username="can-bo-cchc"))
        address = "/dak-glong/2023/"
        assert client.get(address).status_code == 200
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(address)
        anonymous = Client()
        yardstick = cpu_ms(lambda: anonymous.get("/dang-nhap/"), 50)
        page = cpu_ms(lambda: client.get(address), 50)
        yield "yardstick: the sign-in page", f"{yardstick:8.1f} ms CPU"
        yield "the overview (goal: under 20)", f"{page:8.1f} ms CPU"
        yield "SQL statements of the overview (at most 10)", f"{len(queries):8d}"
        connection.close()


def memory() -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as home:
        env = _installation(home)
        bare = subprocess.Popen([sys.executable, "-c", "import django, time; time.sleep(60)"])
        served = subprocess.Popen(_command("serve", "--port", str(PORT)), env=env, stdout=subprocess.DEVNULL)
        try:
            for _ in range(200):
                _ask("/dang-nhap/")
            yield "yardstick: Python with Django imported", f"{_resident(bare.pid):8.0f} MB"
            workers = [int(pid) for pid in _children(served.pid)]
            yield (
                "serving process and its worker (goal of a worker: under 150)",
                ", ".join(f"{_resident(pid):.0f} MB" for pid in (served.pid, *workers)),
            )
        finally:
            for process in (served, bare):
                process.terminate()
                process.wait()


def _ask(path: str) -> None:
    """One page, waiting up to ten seconds for the server to come up."""
    until = time.monotonic() + 10
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}{path}").read()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return


def _resident(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def _children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
