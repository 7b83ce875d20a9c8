"""Fifty units with a contact each: `python -m benchmarks.fifty NUMBER` makes them, `check` prints what each holds."""

import sys

import django

YEAR = 2030


def main() -> None:
    django.setup()
    if sys.argv[1] == "check":
        _check()
    else:
        _make(int(sys.argv[1]))


def _make(number: int) -> None:
    """The units in a cycle on the invented set; prints of each its code, a session, and a token against forgery."""
    from django.middleware.csrf import _get_new_csrf_string
    from django.test import Client
    from django.utils.timezone import localdate
    from tests.invented_sheet import SET, keep_invented_set
    from tests.web.province import days

    from parindex.core.workflow import Act
    from parindex.web.records.acting import Wanted, act_on
    from parindex.web.records.models import RoleHolding, Unit, User
    from parindex.web.records.opening import Opening, open_cycle

    keep_invented_set()
    host = Unit.objects.create(code="tinh-a", name="UBND tỉnh A", short_name="Tỉnh A", kind="province")
    officer = User.objects.create_user("chu-tri", "Cán bộ CCHC")
    RoleHolding.objects.create(person=officer, role="officer", unit=host)
    units = [
        Unit.objects.create(
            code=f"xa-{n:02}", name=f"UBND Xã {n:02}", short_name=f"Xã {n:02}", kind="commune", parent=host
        )
        for n in range(number)
    ]
    opened = open_cycle(officer, Opening(host, YEAR, tuple(units), SET, localdate(), days(), True), localdate())
    for sheet in opened.sheets:
        person = User.objects.create_user(f"dau-moi-{sheet.unit.code}", f"Đầu mối {sheet.unit.short_name}")
        RoleHolding.objects.create(person=person, role="contact", unit=sheet.unit)
        act_on(person, sheet, Wanted(Act.BEGIN), revision=0)
        client = Client()
        client.force_login(person)
        print(sheet.unit.code, client.cookies["sessionid"].value, _get_new_csrf_string())


def _check() -> None:
    from parindex.web.records.models import DeclaredFact

    facts = DeclaredFact.objects.filter(index_year__year=YEAR, code="1.1", fact="done")
    print(*facts.order_by("index_year__unit__code").values_list("value", flat=True))


if __name__ == "__main__":
    main()
