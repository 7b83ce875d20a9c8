"""`python -m tests.web.records.backup.writer`: somebody who brings papers in and undoes some, without a pause.

A line is printed for each act when it is committed. It goes on until it is ended.
"""

import os
import sys
from itertools import count

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parindex.web.settings")
FRAMEWORK = "viet-lien-tuc"


def write() -> None:
    from django.db import transaction

    from parindex.core.messages import Message
    from parindex.web.records.audit import record
    from parindex.web.records.files import forget_file, keep_file
    from parindex.web.records.models import FrozenSet, IndexYear, Paper, Unit

    unit, frozen = Unit.objects.get(code="dak-glong"), FrozenSet.objects.get(code="dak-glong-2023")
    for number in count(3000):
        content = os.urandom(20_000)
        with transaction.atomic():
            year = IndexYear.objects.create(unit=unit, year=number, framework=FRAMEWORK, frozen=frozen)
            Paper.objects.create(index_year=year, name="a.pdf", sha256=keep_file(content))
            record("import", year, Message("chain.missing", {"seq": number}), unit=unit)
        said(number)
        if number % 3 == 0:
            digest = year.paper.sha256
            with transaction.atomic():
                record("undo", year, Message("chain.missing", {"seq": number}), unit=unit)
                year.delete()
            forget_file(digest)
            said(number)


def said(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    django.setup()
    write()
