"""The overview page: CPU and SQL of one view beside the sign-in page, and the memory of the serving worker."""

import io
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from benchmarks.timing import cpu_ms

PORT = 8765
YEAR = "/dak-glong/2023/"
MAIN = "from parindex.cli.main import main; main()"


def command(*words: str) -> list[str]:
    return [sys.executable, "-c", MAIN, *words]


def _installation(home: str) -> dict[str, str]:
    env = {**os.environ, "PARINDEX_HOME": home, "PARINDEX_DEMO": "1"}
    subprocess.run(command("init", "--demo"), env=env, check=True, capture_output=True)
    return env


def overview() -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as home:
        os.environ |= _installation(home)
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        from parindex.web.wsgi import application  # settles the settings, so the environment comes first

        cookie = f"sessionid={_session()}"
        assert answer(application, YEAR, cookie).startswith("200")
        with CaptureQueriesContext(connection) as queries:
            answer(application, YEAR, cookie)
        statements = len(queries)  # the next request empties the log that this counts in
        yardstick = cpu_ms(lambda: answer(application, "/dang-nhap/", ""), 50)
        page = cpu_ms(lambda: answer(application, YEAR, cookie), 50)
        yield "yardstick: the sign-in page", f"{yardstick:8.1f} ms CPU"
        yield "the overview (goal: under 20)", f"{page:8.1f} ms CPU"
        yield "SQL statements of the overview (at most 10)", f"{statements:8d}"
        connection.close()


def _session() -> str:
    """The session of a signed-in reform officer."""
    from django.conf import settings
    from django.test import Client

    from parindex.web.records.models import User

    client = Client()
    client.force_login(User.objects.get(username="can-bo-cchc"))
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def answer(application: Callable[..., Iterable[bytes]], path: str, cookie: str) -> str:
    """The status of one request, asked of the application as the server asks it."""
    status: list[str] = []
    request = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "HTTP_COOKIE": cookie, "HTTP_HOST": "127.0.0.1"}
    request |= {"SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO()}
    b"".join(application(request, lambda code, _: status.append(code)))
    return status[0]


def memory() -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as home:
        env = _installation(home)
        bare = subprocess.Popen([sys.executable, "-c", "import django, time; time.sleep(60)"])
        served = subprocess.Popen(command("serve", "--alone", "--port", str(PORT)), env=env, stdout=subprocess.DEVNULL)
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
