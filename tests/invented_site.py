"""An installation with the invented sheet of 77 leaves, made and looked at by a program of its own.

`python -m tests.invented_site` does what each line of its input says, and answers with a line of JSON. `make ASKING`
and `fill ASKING` put it there, empty or filled in, with ASKING leaves that need evidence, and tell for each of its
people a session and a token against forgery. `told` tells what is stored, `cleared DAYS` too, once the product has
cleared up as it does, so many days from now.
"""

import hashlib
import json
import subprocess
import sys
from collections import Counter
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import django

from tests.repo.tracked import ROOT
from tests.serving import DJANGO, PARINDEX

GRID, SHEET = "/huyen-a/2030/tu-cham/", "/huyen-a/2030/"
CONTACT, OFFICER = "dau-moi", "can-bo"


@contextmanager
def installed(environment):
    """ask(line) -> what the program answers, for an installation that `parindex init` makes here."""
    subprocess.run([*PARINDEX, "init"], env=environment, check=True, capture_output=True)
    command, pipe = [sys.executable, "-m", "tests.invented_site"], subprocess.PIPE
    with subprocess.Popen(
        command, env={**environment, **DJANGO}, cwd=ROOT, stdin=pipe, stdout=pipe, text=True
    ) as program:

        def ask(line):
            program.stdin.write(f"{line}\n")
            program.stdin.flush()
            return json.loads(program.stdout.readline())

        yield ask


def make(asking, *, is_filled):
    """Province A and its people; what they are known by to the server, by name."""
    from django.middleware.csrf import _get_new_csrf_string
    from django.test import Client

    from tests.invented_sheet import fill, invented_province

    world = invented_province(asking)
    if is_filled:
        fill(world)
    known = {}
    for name in (CONTACT, OFFICER):
        client = Client()
        client.force_login(world.people[name])
        known[name] = [client.cookies["sessionid"].value, _get_new_csrf_string()]
    return known


def told():
    """What is stored of the sheet of district A, which files lie where, and what is wrong with the chain of events."""
    from parindex.web.records.chain_check import check_chain
    from parindex.web.records.models import IndexYear

    sheet = IndexYear.objects.newest().get(unit__code="huyen-a", year=2030)
    return {
        "sheet": {"state": sheet.state, "revision": sheet.revision, "edits": sheet.edits},
        **_leaves(sheet),
        **_points(sheet),
        **_events(sheet),
        **_evidence(sheet),
        **_files(),
        "broken": check_chain().found,
    }


def _leaves(sheet):
    facts = {}
    for one in sheet.facts.all():
        facts.setdefault(one.code, {})[one.fact] = one.value if one.applies else None
    rows = {one.code: {"revision": one.revision, "note": one.note} for one in sheet.declarations.all()}
    contested = {one.code: one.contested for one in sheet.declarations.all() if one.contested}
    return {"facts": facts, "leaves": rows, "contested": contested}


def _points(sheet):
    from parindex.web.records.sheet_work import work_of

    points = work_of(sheet).points
    return {
        "total": str(points.total.points),
        "points": {code: str(one.points) for code, one in points.nodes.items()},
    }


def _events(sheet):
    """acts: how often each was done to the sheet; entered: how often each leaf was; refused: acts that were."""
    from parindex.web.records.models import Event

    events = Event.objects.filter(object_type="indexyear", object_id=str(sheet.pk))
    done = [one for one in events if not one.is_refused]
    entered = Counter(code for one in done if one.act == "enter" for code in one.message.parameters.get("codes", ()))
    return {
        "acts": Counter(one.act for one in done),
        "entered": entered,
        "refused": [one.act for one in events if one.is_refused],
        "kept": Event.objects.filter(act="add_evidence", is_refused=False).count(),
    }


def _evidence(sheet):
    """evidence: the SHA-256 of each piece by its name; used: that of each piece attached to a leaf, by its code."""
    from parindex.web.records.models import Evidence, EvidenceRevision, EvidenceUse

    used = {}
    for use in EvidenceUse.objects.filter(index_year=sheet).select_related("revision").order_by("pk"):
        used.setdefault(use.code, []).append(use.revision.sha256)
    revisions = list(EvidenceRevision.objects.values_list("name", "sha256").order_by("pk"))
    return {"pieces": Evidence.objects.count(), "evidence": revisions, "used": used}


def _files():
    """named: what some table says is in the store; stored: what is; wrong: files that are not what their name says;

    coming: unfinished uploads by token, with how much of each lies there; lying: pieces that no upload tells of, and
    whatever else has no name.
    """
    from django.conf import settings

    from parindex.web.records.models import EvidenceRevision, Paper, Upload
    from parindex.web.records.uploading import received

    rows = (Paper.objects, EvidenceRevision.objects, Upload.objects.unfinished())
    named = {sha256 for some in rows for sha256 in some.values_list("sha256", flat=True) if sha256}
    home = Path(settings.PARINDEX_HOME)
    stored = [path for path in (home / "files").rglob("*") if path.is_file()]
    pieces = {path.name for path in (home / "uploads").glob("*")}
    return {
        "named": sorted(named),
        "stored": sorted(path.name for path in stored),
        "wrong": [path.name for path in stored if hashlib.sha256(path.read_bytes()).hexdigest() != path.name],
        "coming": {one.token: received(one) for one in Upload.objects.unfinished()},
        "uploads": Upload.objects.count(),
        "pieces_left": sorted(pieces),
        "lying": sorted(pieces - set(Upload.objects.values_list("token", flat=True))),
    }


def cleared(days):
    """What is stored after the product cleared up, so many days from now."""
    from django.utils import timezone

    from parindex.web.records.uploads_left import clear_uploads

    clear_uploads(timezone.now() + timedelta(days=days))
    return told()


def main():
    django.setup()
    for line in sys.stdin:
        act, _, number = line.strip().partition(" ")
        if act in ("make", "fill"):
            said = make(int(number), is_filled=act == "fill")
        else:
            said = cleared(int(number)) if act == "cleared" else told()
        sys.stdout.write(f"{json.dumps(said, default=str)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
