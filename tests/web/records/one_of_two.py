"""A person who enters a figure whenever a line says so: `python -m tests.web.records.one_of_two NAME CODE`.

Each line is the revision of the sheet as both of the two saw it; each answer a line of JSON.
"""

import json
import sys
from decimal import Decimal

import django


def main():
    django.setup()
    from parindex.core.workflow import Act, Denied
    from parindex.documents.catalogue import catalogue
    from parindex.web.records.acting import Wanted, act_on
    from parindex.web.records.models import IndexYear, User

    name, code = sys.argv[1:]
    person, sheet = User.objects.get(username=name), IndexYear.objects.get(unit__code="huyen-a")
    say({"ready": name})
    for line in sys.stdin:
        wanted = Wanted(Act.ENTER, figures={code: Decimal(1)})
        answer = act_on(person, sheet, wanted, revision=int(line))
        refusal = catalogue("vi").render(answer.reason) if isinstance(answer, Denied) else ""
        say({"refusal": refusal})


def say(what):
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
