"""Two people at once, on either database: an installation keeps an operator, and a link makes one account."""

import json
import subprocess
import sys

from tests.repo.tracked import ROOT

# Runs in a process of its own, on the installation that its environment names.
RACES = '''
import json
from threading import Barrier, Thread

import django

django.setup()
from django.core.management import call_command
from django.db import connection

from parindex.core.workflow import Denied
from parindex.web.records.invitations import Guest, invite, join
from parindex.web.records.models import RoleHolding, Unit, User
from parindex.web.records.staffing import close_account, end_role

call_command("migrate", verbosity=0)
unit = Unit.objects.create(code="a", name="A", short_name="A", kind="district")


def at_once(*acts):
    """What each act answers, told by the id of its refusal; "" where it was done."""
    answers, barrier = {}, Barrier(len(acts))

    def run(number, act):
        try:
            barrier.wait()
            answer = act()
            answers[number] = answer.reason.id if isinstance(answer, Denied) else ""
        finally:
            connection.close()

    threads = [Thread(target=run, args=one) for one in enumerate(acts)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return sorted(answers.values())


def operators(*names):
    people = [User.objects.create_user(name, name) for name in names]
    roles = [person.roles.create(role="operator", unit=unit) for person in people]
    assert all(person.held for person in people)  # as a page has asked for before
    return people, roles


def left():
    return RoleHolding.objects.filter(role="operator", ended_at=None, person__is_active=True).count()


(x, y), (of_x, of_y) = operators("x", "y")
ended = at_once(lambda: end_role(x, of_y, "thử"), lambda: end_role(y, of_x, "thử")), left()
RoleHolding.objects.all().delete()
(x, y), _ = operators("v", "w")
closed = at_once(lambda: close_account(x, y, "thử"), lambda: close_account(y, x, "thử")), left()
token = invite(None, Guest("Mới", "contact", unit)).token
joined = at_once(*(lambda name=name: join(token, name, "ba con bò vàng") for name in ("moi1", "moi2", "moi3")))
made = User.objects.filter(username__startswith="moi").count()
token = invite(None, Guest("Khác", "contact", unit)).token
other = invite(None, Guest("Nữa", "contact", unit)).token
named = at_once(*(lambda token=token: join(token, "trung", "ba con bò vàng") for token in (token, other)))
print(json.dumps([ended, closed, [joined, made], named]))
'''


def test_of_two_at_once_one_wins_and_the_other_is_told(installation):
    done = subprocess.run(
        [sys.executable, "-c", RACES],
        env=installation | {"DJANGO_SETTINGS_MODULE": "parindex.web.settings"},
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
    ended, closed, joined, named = json.loads(done.stdout)
    assert ended == [["", "staff.denied.last-operator"], 1]
    assert closed == [["", "staff.denied.last-operator"], 1]
    assert joined == [["", "staff.invitation.used", "staff.invitation.used"], 1]
    assert named == ["", "staff.invitation.name-taken"]
