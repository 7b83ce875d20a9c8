"""Two people who act on one sheet at the same moment, each in a process of their own, on both databases."""

import json
import subprocess
import sys
from contextlib import contextmanager

import pytest

from tests.repo.tracked import ROOT

PARINDEX = [sys.executable, "-c", "from parindex.cli.main import main; main()"]
DJANGO = {"DJANGO_SETTINGS_MODULE": "parindex.web.settings"}
ROUNDS = 12
PREPARE = """
import django; django.setup()
from parindex.core.workflow import Act
from parindex.web.records.acting import Wanted, act_on
from parindex.web.records.models import RoleHolding
from tests.web.province import province
world = province()
RoleHolding.objects.create(person=world.people["hoi-dong"], role="officer", unit=world.units["tinh-a"])
act_on(world.person("dau-moi"), world.sheet(), Wanted(Act.BEGIN), revision=0)
"""
TOLD = """
import django; django.setup()
import json
from parindex.web.records.models import Event, IndexYear
sheet = IndexYear.objects.get(unit__code="huyen-a")
done = Event.objects.filter(act="extend", object_id=str(sheet.pk))
print(json.dumps({
    "revision": sheet.revision,
    "done": done.filter(is_refused=False).count(),
    "refused": done.filter(is_refused=True).count(),
    "extensions": sheet.extensions.count(),
}))
"""
LEFT = """
import django; django.setup()
import json
from parindex.web.records.models import IndexYear
sheet = IndexYear.objects.get(unit__code="huyen-a")
leaf = sheet.declarations.get(code="1.1")
print(json.dumps({"stored": sheet.facts.get().value, "beside": [one["value"] for one in leaf.contested]}))
sheet.facts.all().delete()
leaf.delete()
"""


@pytest.fixture
def environment(installation):
    """An installation with the small province, its year begun."""
    subprocess.run([*PARINDEX, "init"], env=installation, check=True, capture_output=True)
    made = {**installation, **DJANGO}
    python(PREPARE, made)
    return made


@contextmanager
def people(environment, *asked):
    """Two processes, each one of two people before the same sheet; both are ready."""
    made = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.web.records.one_of_two", *one],
            env=environment,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for one in asked
    ]
    assert [answer(one)["ready"] for one in made] == [name for name, *_ in asked]
    yield made
    for one in made:
        one.stdin.close()
        one.wait(timeout=30)
        one.stdout.close()


def python(code, environment):
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=ROOT, check=True, capture_output=True, text=True
    )
    return run.stdout


def both(made, line):
    """What each of the two answers, both told at once."""
    for one in made:
        one.stdin.write(f"{line}\n")
        one.stdin.flush()
    return [answer(one) for one in made]


def answer(process):
    return json.loads(process.stdout.readline())


@pytest.mark.slow
def test_of_two_who_act_at_once_one_wins_and_the_other_is_told_who_and_when(environment):
    with people(environment, ("chu-tri", "extend", "0"), ("hoi-dong", "extend", "100")) as made:
        for place in range(ROUNDS):
            refusals = [one["refusal"] for one in both(made, place + 1)]
            assert sorted(map(bool, refusals)) == [False, True]
            loser = refusals.index(next(filter(None, refusals)))
            winner = ("hoi-dong", "chu-tri")[loser]
            assert f"Chưa gia hạn được: Người {winner} vừa làm trước bạn lúc" in refusals[loser]
    told = json.loads(python(TOLD, environment))
    assert (told["revision"], told["done"], told["refused"], told["extensions"]) == (ROUNDS + 1, *[ROUNDS] * 3)
    verified = subprocess.run([*PARINDEX, "audit", "verify"], env=environment, capture_output=True, text=True)
    assert (verified.returncode, verified.stderr) == (0, "")


@pytest.mark.slow
def test_of_two_who_enter_one_leaf_at_once_both_values_are_kept(environment):
    with people(environment, ("dau-moi", "enter", "5"), ("can-bo", "enter", "10")) as made:
        for place in range(ROUNDS):
            answers = both(made, place)
            assert sorted([one["changed"], one["contested"]] for one in answers) == [[[], ["1.1"]], [["1.1"], []]]
            left = json.loads(python(LEFT, environment))
            assert sorted([left["stored"], *left["beside"]]) == ["0.5", "1"]
