"""Pages of many units and the check of a role: CPU and SQL, beside the sign-in page."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.pages import answer, command
from benchmarks.timing import cpu_ms

UNITS, ALL_COMMUNES = 99, 3321
YEAR = 2030
OVERVIEW, TREE = f"/chu-trinh/tinh-a/{YEAR}/", "/don-vi/"


def cycle() -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {**os.environ, "PARINDEX_HOME": home, "PARINDEX_DEMO": "1"}
        subprocess.run(command("init"), env=os.environ, check=True, capture_output=True)
        from parindex.web.wsgi import application  # settles the settings, so the environment comes first

        cookie = _world()
        yield "yardstick: the sign-in page", f"{cpu_ms(lambda: answer(application, '/dang-nhap/', ''), 30):8.1f} ms CPU"
        for what, path in ((f"cycle overview of {UNITS} units", OVERVIEW), (f"tree of {ALL_COMMUNES} units", TREE)):
            yield f"{what}, SQL (at most 10)", f"{_statements(application, path, cookie):8d}"
            yield what, f"{cpu_ms(lambda path=path: answer(application, path, cookie), 10):8.1f} ms CPU"
        yield from _checks()


def _world() -> str:
    """A host with 99 units in a cycle and 3,321 more below it; answers the cookie of its reform officer."""
    from django.conf import settings
    from django.test import Client

    from parindex.core.workflow import STAGES
    from parindex.web.records.models import RoleHolding, Unit, User
    from parindex.web.records.opening import Opening, open_cycle

    host = Unit.objects.create(code="tinh-a", name="UBND tỉnh A", short_name="Tỉnh A", kind="province")
    person = User.objects.create_user("chu-tri", "Cán bộ CCHC")
    RoleHolding.objects.create(person=person, role="officer", unit=host)
    units = Unit.objects.bulk_create(
        Unit(
            code=f"xa-{n}",
            name=f"UBND Xã {n}",
            short_name=f"Xã {n}",
            kind="commune",
            parent=host,
            path=f"tinh-a/xa-{n}/",
        )
        for n in range(ALL_COMMUNES)
    )
    today = date(YEAR, 1, 1)
    days = {stage: today + timedelta(days=30 * place) for place, stage in enumerate(STAGES, 1)}
    open_cycle(person, Opening(host, YEAR, tuple(units[:UNITS]), "dak-glong-2023", today, days), today)
    client = Client()
    client.force_login(person)
    return f"sessionid={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def _statements(application: object, path: str, cookie: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    assert answer(application, path, cookie).startswith("200")
    with CaptureQueriesContext(connection) as queries:
        answer(application, path, cookie)
    return len(queries)


def _checks() -> Iterator[tuple[str, str]]:
    """The check of a role: by the table alone, and from the rows of a person and a sheet."""
    from parindex.core.workflow import Act, ask
    from parindex.web.records.models import IndexYear, User
    from parindex.web.records.standing import situation_of

    sheet = IndexYear.objects.select_related("unit", "cycle").first()
    situation = situation_of(User.objects.get(), sheet)
    thousand = cpu_ms(lambda: [ask(Act.EXTEND, situation) for _ in range(1000)], 10)
    yield "check of a role by the table alone", f"{thousand:8.1f} µs CPU"
    whole = cpu_ms(lambda: ask(Act.EXTEND, situation_of(User.objects.get(), sheet)), 100)
    yield "the same with person, roles and sheet from the database", f"{whole:8.2f} ms CPU"
