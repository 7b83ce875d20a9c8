"""Two people who act on one sheet at the same moment, each in a process of their own, on both databases."""

import json
import subprocess
import sys

import pytest

from tests.repo.tracked import ROOT

PARINDEX = [sys.executable, "-c", "from parindex.cli.main import main; main()"]
DJANGO = {"DJANGO_SETTINGS_MODULE": "parindex.web.settings"}
ROUNDS = 12
PREPARE = """
import django; django.setup()
from parindex.core.workflow import Act
from parindex.web.records.acting import Wanted, act_on
from tests.web.province import province
world = province()
act_on(world.person("dau-moi"), world.sheet(), Wanted(Act.BEGIN), revision=0)
"""
TOLD = """
import django; django.setup()
import json
from parindex.web.records.models import DeclaredFact, Event, IndexYear
sheet = IndexYear.objects.get(unit__code="huyen-a")
done = Event.objects.filter(act="enter", object_id=str(sheet.pk))
print(json.dumps({
    "revision": sheet.revision,
    "done": done.filter(is_refused=False).count(),
    "refused": done.filter(is_refused=True).count(),
    "facts": DeclaredFact.objects.filter(index_year=sheet).count(),
}))
"""


@pytest.fixture
def people(installation):
    """Two processes, each one of two people before the same sheet; both are ready."""
    environment = {**installation, **DJANGO}
    subprocess.run([*PARINDEX, "init"], env=installation, check=True, capture_output=True)
    python(PREPARE, environment)
    asked = [("dau-moi", "1.1"), ("can-bo", "1.2")]
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
    assert [answer(one)["ready"] for one in made] == ["dau-moi", "can-bo"]
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


def answer(process):
    return json.loads(process.stdout.readline())


@pytest.mark.slow
def test_of_two_who_act_at_once_one_wins_and_the_other_is_told_who_and_when(people, installation):
    losers = set()
    for place in range(ROUNDS):
        for one in people:
            one.stdin.write(f"{place + 1}\n")
            one.stdin.flush()
        refusals = [answer(one)["refusal"] for one in people]
        assert sorted(map(bool, refusals)) == [False, True]
        loser = refusals.index(next(filter(None, refusals)))
        winner = ("can-bo", "dau-moi")[loser]
        assert f"Chưa nhập số liệu được: Người {winner} vừa làm trước bạn lúc" in refusals[loser]
        losers.add(loser)
    told = json.loads(python(TOLD, {**installation, **DJANGO}))
    assert (told["revision"], told["done"], told["refused"]) == (ROUNDS + 1, ROUNDS, ROUNDS)
    verified = subprocess.run([*PARINDEX, "audit", "verify"], env=installation, capture_output=True, text=True)
    assert (verified.returncode, verified.stderr) == (0, "")
