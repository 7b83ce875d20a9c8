"""The grid of 77 leaves, one leaf saved, evidence found: CPU and SQL beside the sign-in page; fifty people at once."""

import http.client
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import quantiles
from urllib.parse import urlencode

from benchmarks.pages import answer, command
from benchmarks.timing import cpu_ms

PIECES = 10_000
GRID = "/huyen-a/2030/tu-cham/"
PEOPLE, SECONDS, PORT = 50, 60, 8766
# Words of papers of the field, to be found again; each piece of evidence holds some of them.
WORDS = "kế hoạch báo cáo quyết định cải cách hành chính thủ tục hồ sơ trễ hạn xin lỗi phiếu một cửa số hóa kết quả"


def grid() -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"PARINDEX_HOME": home, "PARINDEX_DEMO": "1", "DATABASE_URL": ""}
        subprocess.run(command("init"), env=os.environ, check=True, capture_output=True)
        from django.db import connection
        from django.test import Client
        from django.test.utils import CaptureQueriesContext

        from parindex.web.wsgi import application  # settles the settings, so the environment comes first

        world = _world()
        client = Client(HTTP_HOST="127.0.0.1")
        client.force_login(world.people["dau-moi"])
        cookie = f"sessionid={client.cookies['sessionid'].value}"
        yield "yardstick: the sign-in page", f"{cpu_ms(lambda: answer(application, '/dang-nhap/', ''), 30):8.1f} ms CPU"
        with CaptureQueriesContext(connection) as queries:
            assert answer(application, GRID, cookie).startswith("200")
        yield "the grid of 77 leaves, SQL (at most 10)", f"{len(queries):8d}"
        took = cpu_ms(lambda: answer(application, GRID, cookie), 20)
        yield "the grid of 77 leaves (goal: under 60)", f"{took:8.1f} ms CPU"
        saver = Saver(client, "1.1", "done")
        yield "one leaf saved, rescored, recorded (goal: under 30)", f"{cpu_ms(saver.save, 40):8.1f} ms CPU"
        _bring_evidence(world)
        for typed in ("xin loi", "quyet dinh 4711"):
            page = f"/tai-lieu/?{urlencode({'q': typed})}"
            found = cpu_ms(lambda page=page: _got(client, page), 10)
            yield f"“{typed}” among {PIECES} pieces of evidence (goal: under 50)", f"{found:8.1f} ms CPU"
        connection.close()


def _world() -> object:
    from tests.invented_sheet import fill, invented_province

    world = invented_province()
    fill(world)
    return world


def _got(client: object, page: str) -> None:
    assert client.get(page).status_code == 200  # type: ignore[attr-defined]


class Saver:
    """Saves other figures of a leaf each time, as the page does: with what it saw before."""

    def __init__(self, client: object, code: str, key: str) -> None:
        self.client, self.code, self.key, self.turn = client, code, key, 0

    def save(self) -> None:
        from parindex.web.assess.grid.sent import field_name, seen_name, seen_text
        from parindex.web.records.leaves import stored_leaves
        from parindex.web.records.models import IndexYear

        sheet = IndexYear.objects.get(unit__code="huyen-a", year=2030)
        stored = stored_leaves(sheet, [self.code])[self.code].fields
        self.turn += 1
        form = {field_name(self.code, self.key): str(self.turn % 5), seen_name(self.code): seen_text(stored)}
        got = self.client.post(f"{GRID}{self.code}/", form, HTTP_HX_REQUEST="true")  # type: ignore[attr-defined]
        assert got.status_code == 200, got.status_code


def _bring_evidence(world: object) -> None:
    """Ten thousand pieces with words to be found, half of them in words that all have."""
    from parindex.core.folding import folded
    from parindex.web.records.models import Evidence, EvidenceRevision, EvidenceWords

    owner, unit = world.people["dau-moi"], world.units["huyen-a"]  # type: ignore[attr-defined]
    pieces = Evidence.objects.bulk_create(
        Evidence(unit=unit, number=f"{place}/QĐ-UBND", summary=f"Quyết định số {place}", owner=owner)
        for place in range(PIECES)
    )
    EvidenceRevision.objects.bulk_create(
        EvidenceRevision(
            evidence=piece,
            name=f"{place}.pdf",
            media_type="application/pdf",
            sha256=f"{place:064x}",
            size=1,
            person=owner,
        )
        for place, piece in enumerate(pieces)
    )
    texts = ((piece, _text(place, f"{piece.number} {piece.summary}")) for place, piece in enumerate(pieces))
    EvidenceWords.objects.bulk_create(
        (EvidenceWords(evidence=piece, words=text, folded=folded(text)) for piece, text in texts), batch_size=500
    )


def _text(place: int, known_by: str) -> str:
    """The words of a paper of some pages, other ones in each."""
    some = WORDS.split()
    return " ".join([*(some[(place * 7 + step * (place % 5 + 1)) % len(some)] for step in range(300)), known_by])


def saving() -> Iterator[tuple[str, str]]:
    """Fifty people who save leaves of fifty sheets for a minute, on each database, through the server itself."""
    from tests.postgres import NoServerError, database_on, server

    yield from _saved_on("SQLite", "")
    try:
        with server() as url, database_on(url) as database:
            yield from _saved_on("PostgreSQL", database)
    except NoServerError as error:
        yield "PostgreSQL", str(error)


def _saved_on(name: str, url: str) -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "PARINDEX_HOME": home, "PARINDEX_DEMO": "1", "DATABASE_URL": url}
        env["DJANGO_SETTINGS_MODULE"] = "parindex.web.settings"
        subprocess.run(command("init"), env=env, check=True, capture_output=True)
        made = subprocess.run(
            [sys.executable, "-m", "benchmarks.fifty", str(PEOPLE)], env=env, check=True, capture_output=True, text=True
        )
        with _served(env) as pids:
            people = [Person(*line.split()) for line in made.stdout.splitlines()]
            for one in people:
                one.start()
            for one in people:
                one.join()
            took = sorted(second for one in people for second in one.took)
            asked = sum(one.turn for one in people)
            kept = subprocess.run(
                [sys.executable, "-m", "benchmarks.fifty", "check"], env=env, check=True, capture_output=True, text=True
            )
            yield (
                f"{name}: {PEOPLE} people saving for {SECONDS} s, saves, errors",
                (f"{asked:8d}, {sum(len(one.errors) for one in people)}"),
            )
            lost = sum(str(one.turn) != last for one, last in zip(people, kept.stdout.split(), strict=True))
            yield f"{name}: sheets whose last value is not the one last saved", f"{lost:8d}"
            p50, p95 = took[len(took) // 2], quantiles(took, n=20)[-1]
            yield f"{name}: a save took, median and p95", f"{p50 * 1000:8.0f} ms, {p95 * 1000:.0f} ms"
            yield f"{name}: memory of the workers afterwards", ", ".join(f"{_megabytes(pid):.0f} MB" for pid in pids())


@contextmanager
def _served(env: dict[str, str]) -> Iterator[object]:
    from benchmarks.pages import _children, _resident  # noqa: F401

    process = subprocess.Popen(
        command("serve", "--alone", "--port", str(PORT)), env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        until = time.monotonic() + 20
        while True:
            try:
                _page("GET", "/dang-nhap/", "", {})
                break
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)
        yield lambda: [int(pid) for pid in _children(process.pid)]
    finally:
        process.terminate()
        process.wait()


def _megabytes(pid: int) -> float:
    from benchmarks.pages import _resident

    return _resident(pid)


def _page(method: str, path: str, cookie: str, form: dict[str, str]) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded", "HX-Request": "true"}
    connection.request(method, path, urlencode(form), headers)
    got = connection.getresponse()
    body = got.read()
    connection.close()
    return got.status, body


class Person(threading.Thread):
    """Somebody who saves another figure of a leaf, again and again."""

    def __init__(self, unit: str, session: str, token: str) -> None:
        super().__init__()
        self.path, self.token = f"/{unit}/2030/tu-cham/1.1/", token
        self.cookie = f"sessionid={session}; csrftoken={token}"
        self.turn, self.took, self.errors = 0, [], []

    def run(self) -> None:
        until = time.monotonic() + SECONDS
        seen = "{}"
        while time.monotonic() < until:
            form = {"so:1.1:done": str(self.turn + 1), "goc:1.1": seen, "csrfmiddlewaretoken": self.token}
            start = time.monotonic()
            status, body = _page("POST", self.path, self.cookie, form)
            self.took.append(time.monotonic() - start)
            if status == 200:
                self.turn += 1
                seen = f'{{"done":"{self.turn}"}}'
            else:
                self.errors.append((status, body[:200]))
            time.sleep(0.2)  # nobody types faster
