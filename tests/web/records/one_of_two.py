"""A person who acts whenever a line says so: `python -m tests.web.records.one_of_two NAME extend|enter OFFSET`.

Each line is a number: the revision of the sheet as both of the two saw it, or the round in which both enter points of
one leaf; each answer is a line of JSON.
"""

import json
import sys
from datetime import timedelta
from decimal import Decimal

import django


def main():
    django.setup()
    from parindex.web.records.models import IndexYear, User

    name, what, offset = sys.argv[1:]
    person, sheet = User.objects.get(username=name), IndexYear.objects.get(unit__code="huyen-a")
    say({"ready": name})
    for line in sys.stdin:
        say(extend(person, sheet, int(line), int(offset)) if what == "extend" else enter(person, sheet, int(offset)))


def extend(person, sheet, revision, offset):
    """Extend the sheet, to another day in each round."""
    from django.utils.timezone import localdate

    from parindex.core.workflow import Act, Denied
    from parindex.documents.catalogue import catalogue
    from parindex.web.records.acting import Wanted, act_on

    wanted = Wanted(Act.EXTEND, reason="Bão", day=localdate() + timedelta(days=60 + offset + revision))
    answer = act_on(person, sheet, wanted, revision=revision)
    return {"refusal": catalogue("vi").render(answer.reason) if isinstance(answer, Denied) else ""}


def enter(person, sheet, offset):
    """Enter points of a leaf that both saw empty."""
    from parindex.core.declaring import Edit, LeafEdit
    from parindex.core.points import Absent
    from parindex.web.records.declaring import declare

    edit = LeafEdit("1.1", {"points": Edit(Decimal(offset) / 10, Absent.MISSING)})
    answer = declare(person, sheet, [edit])
    return {"changed": list(answer.changed), "contested": list(answer.contested)}


def say(what):
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
