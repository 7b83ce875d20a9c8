"""`python -m tests.web.records.backup.filling`: gives an installation with the demonstration a row of every kind.

Events are recorded, a number is given out and not used any more, and things lie about that no backup may take.
"""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parindex.web.settings")
TEXT = "“Ẵ” 𝒜\u2028\t\\ '; DROP TABLE x -- é e\u0301"  # NFC and NFD beside each other, and more than two bytes


def fill() -> None:
    from django.conf import settings
    from django.contrib.sessions.models import Session
    from django.db import transaction
    from django_tasks_db.models import DBTaskResult

    from parindex.core.messages import Message
    from parindex.web.records.asking import asked_by_program
    from parindex.web.records.audit import record
    from parindex.web.records.models import Job, Succession, Unit, UnitGroup, User, Visit

    person = User.objects.get(username="can-bo-cchc")
    province = Unit.objects.get(code="dak-nong")
    district = Unit.objects.get(code="dak-glong")
    group = UnitGroup.objects.create(code="nhom", name=TEXT, owner=province)
    group.members.set([province, district])
    new = Unit.objects.create(
        code="xa-01", name=TEXT, short_name="Xã 01", kind="commune", parent=province, valid_from=date(2025, 7, 1)
    )
    Succession.objects.create(predecessor=district, successor=new, way="split", basis=TEXT)
    Job.objects.create(kind="thu", words={"b": [1, 2.5, None, True, TEXT], "a": {}}, total=3, person=person)
    DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="x",
        backend_name="default",
        run_after=datetime(9999, 1, 1, tzinfo=UTC),
    )
    for number in range(3):
        with asked_by_program("parindex thử", person), transaction.atomic():
            said = Message("chain.missing", {"seq": number})
            record("save", new, said, unit=new, before={"name": None}, after={"name": TEXT}, reason=TEXT)
    Unit.objects.create(code="xa-bo", name="Xã bỏ", short_name="Xã bỏ", kind="commune", parent=province).delete()
    Session.objects.create(session_key="khoa-phien", session_data="", expire_date=datetime(2030, 1, 1, tzinfo=UTC))
    Visit.objects.create(person=person, session="0" * 64)
    lay_about(Path(settings.PARINDEX_HOME))


def lay_about(home: Path) -> None:
    for path in ("tables/nam-2023/so-lieu.parquet", "tables/trong", "waiting/1/abc/read", "mail/thu.eml", "logs/a.log"):
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_bytes(b"" if path.endswith("trong") else path.encode())
    (home / "tables" / "dang-ghi.part").write_bytes(b"nua chung")
    (home / "ghi-chu.txt").write_bytes(b"cua nguoi van hanh")


if __name__ == "__main__":
    django.setup()
    fill()
