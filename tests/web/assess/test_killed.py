"""The server killed while a unit works, on either database: each thing it was at is there whole, or not at all."""

import re
import subprocess
from collections.abc import Callable
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from tests.invented_site import CONTACT, OFFICER, installed
from tests.serving import PARINDEX, served, until
from tests.web.assess.asking_server import Busy, File, Person, Saver, said

pytestmark = pytest.mark.slow
SUBMIT = "/huyen-a/2030/nop/"
SAVED = {"1.1": CONTACT, "3.2": OFFICER, "5.3": CONTACT, "7.4": OFFICER}  # leaves with two figures, and who saves them
FILES = {"sqlite": 500, "postgresql": 120}  # the database that is asked of; a file costs as much on either
LATER = 4  # days after which nothing that an upload left is kept


@dataclass(frozen=True, slots=True)
class Site:
    """An installation with the invented sheet. known: how its people sign in; ask: see tests.invented_site."""

    environment: dict[str, str]
    known: dict[str, list[str]]
    ask: Callable[[str], Any]

    @contextmanager
    def server(self):
        """A server, and person(name) for who asks it."""
        people = ExitStack()

        def person(name=CONTACT):
            return people.enter_context(closing(Person(server.port, *self.known[name])))

        with served(self.environment, "--alone") as server, people:
            yield server, person

    def told(self, line="told"):
        """What is stored; the chain of events is whole."""
        found = self.ask(line)
        assert found["broken"] is None
        return found

    def holds(self, file):
        """Whether the store has this file; its evidence is perhaps not committed yet."""
        return Path(self.environment["PARINDEX_HOME"], "files", file.digest[:2], file.digest).exists()


@pytest.fixture
def site(installation):
    """site(act) -> an installation that `tests.invented_site` made so. In the end its events are verified."""
    with ExitStack() as stack:
        ask = stack.enter_context(installed(installation))
        yield lambda act: Site(installation, ask(f"{act} 0"), ask)
    verified = subprocess.run([*PARINDEX, "audit", "verify"], env=installation, capture_output=True, text=True)
    assert (verified.returncode, verified.stderr) == (0, "")


def test_saves_that_were_answered_are_there_and_every_other_one_is_whole_or_not_there(site):
    here, turns = site("make"), dict.fromkeys(SAVED, 0)
    for wanted in (1, 60, 25):
        with here.server() as (server, person):
            savers = [Saver(person(name), code, turns[code]) for code, name in SAVED.items()]
            begun = sum(turns.values())
            busy = [Busy(saver) for saver in savers]
            until(lambda: sum(saver.answered for saver in savers) - begun >= wanted)  # noqa: B023 - waited for here
            server.kill()
            for one in busy:
                one.ended()
        found = here.told()
        turns = {code: int(found["facts"].get(code, {}).get("done", 0)) for code in SAVED}
        assert all(saver.answered <= turns[saver.code] <= saver.answered + 1 for saver in savers)
        assert saves_in(found) == saves_of(turns)


def saves_in(found):
    """What is stored of saved leaves: their figures, what goes with them, how often they were entered."""
    return found["facts"], found["leaves"], found["entered"], found["contested"], found["sheet"]["edits"]


def saves_of(turns):
    """What has to be stored after so many saves of each leaf."""
    there = {code: said(turn) for code, turn in turns.items() if turn}
    return (
        {code: {key: words[key] for key in ("done", "all")} for code, words in there.items()},
        {code: {"revision": turns[code], "note": words["@note"]} for code, words in there.items()},
        {code: turns[code] for code in there},
        {},
        sum(turns.values()),
    )


def test_upload_of_five_hundred_files_goes_on_where_it_was_and_leaves_nothing_half(site, installation):
    here = site("make")
    number = FILES["postgresql" if installation["DATABASE_URL"] else "sqlite"]
    files = [File(f"bien-ban-{n:03}.txt", f"Biên bản số {n} (số liệu mô phỏng)\n".encode() * 20) for n in range(number)]
    answered, early, late = [], files[number // 4], files[number * 3 // 5]
    for is_time in (lambda: len(answered) >= 40, lambda: here.holds(early), lambda: here.holds(late)):
        with here.server() as (server, person):
            busy = sent(files, person, answered)
            until(is_time, patience=120)
            server.kill()
            for one in busy:
                one.ended()
        assert_whole(here.told(), files)
    with here.server() as (server, person):
        for one in sent(files, person, answered):
            one.ended()
    found = here.told(f"cleared {LATER}")
    assert_whole(found, files)
    assert all(file.is_over for file in files)
    assert len(found["evidence"]) == number
    assert (found["uploads"], found["pieces_left"], found["stored"]) == (0, [], found["named"])


def sent(files, person, answered):
    """Two browsers that send what is not over yet, each the next of the files."""
    left = [file for file in reversed(files) if not file.is_over]

    def sender(who):
        def send():
            try:
                file = left.pop()
            except IndexError:
                return False
            file.send(who, answered)
            return True

        return send

    return [Busy(sender(person())) for _ in range(2)]


def assert_whole(found, files):
    """Each file that is over is one piece of evidence of the leaf, and on record; no other file lies anywhere."""
    digests = {file.name: file.digest for file in files}
    evidence = dict(found["evidence"])
    count = len(evidence)
    assert {file.name for file in files if file.is_over} <= evidence.keys()
    assert evidence == {name: digests[name] for name in evidence}
    assert sorted(found["used"].get("1.1", [])) == sorted(evidence.values())
    assert (len(found["evidence"]), found["pieces"], found["kept"]) == (count, count, count)
    attached = found["leaves"].get("1.1", {"revision": 0})["revision"], found["acts"].get("attach_evidence", 0)
    assert (*attached, found["sheet"]["edits"]) == (count, count, count)
    assert (found["lying"], found["wrong"], found["refused"]) == ([], [], [])
    assert set(evidence.values()) <= set(found["stored"]) <= set(found["named"])


def test_sheet_is_submitted_or_withdrawn_with_its_event_or_not_at_all(site):
    here = site("fill")
    before = here.told()
    acts, took = {"submit": 0, "withdraw": 0}, None
    for share in (1, 0.2, 0.4, 0.6, 0.8):
        with here.server() as (server, person):
            form = offered(person().get(SUBMIT))
            answers, begun = [], monotonic()
            busy = Busy(lambda: answers.append(person().post(SUBMIT, form)[0]))  # noqa: B023 - waited for here
            busy.join(timeout=None if took is None else share * took)
            took = took or monotonic() - begun
            server.kill()
            busy.ended()
        found = here.told()
        done = {act: found["acts"].get(act, 0) for act in acts}
        act = form["viec"]
        assert (answers, done[act] - acts[act]) in (([302], 1), ([], 0), ([], 1))
        acts[act] = done[act]
        assert done == acts
        assert found["sheet"] == {
            "state": "submitted" if acts["submit"] > acts["withdraw"] else "self_scoring",
            "revision": before["sheet"]["revision"] + sum(acts.values()),
            "edits": before["sheet"]["edits"],
        }
        assert [found[part] for part in ("facts", "leaves", "points")] == [
            before[part] for part in ("facts", "leaves", "points")
        ]


def offered(answer):
    """What the form of the page sends: the act that it offers now, and what its person saw."""
    assert answer[0] == 200, answer
    return dict(re.findall(r'name="(viec|ban|sua|su-kien)" value="([^"]*)"', answer[1]))
