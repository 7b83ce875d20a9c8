"""The invented province on a set that asks for evidence, its sheets begun, and what its people bring."""

import hashlib
from io import BytesIO

from django.utils.timezone import localdate

from parindex.core.workflow import Act
from parindex.documents.framework_yaml import shipped
from parindex.web.records.acting import Wanted, act_on
from parindex.web.records.evidence_keeping import Known, Link, add
from parindex.web.records.models import CriteriaSet, Event, Evidence, EvidenceRevision, EvidenceUse, Unit, Upload
from parindex.web.records.opening import open_cycle
from parindex.web.records.uploading import Announced, bring
from tests.documents import handmade_pdf
from tests.web.province import SET, Province, opening, people, units

ASKING = "huyen-a-2030"
ASK = "Kế hoạch CCHC đã ký"
RULE = "        rule: declared\n"
LINK = Link("https://parindex.example/van-ban/12")
TABLES = (Evidence, EvidenceRevision, EvidenceUse, Upload)


def asking_set():
    """The shipped set, made to ask for evidence at 1.1 (an explanation is taken for it) and 1.2 (it is not)."""
    text = shipped()[SET].read_text(encoding="utf-8").replace(f"id: {SET}", f"id: {ASKING}")
    for code, without in (("1.1", "explain"), ("1.2", "zero")):
        begun, _, rest = text.partition(f'- code: "{code}"\n')
        asked = f"{RULE}        evidence: {{required: true, ask: {ASK}, without: {without}}}\n"
        text = f'{begun}- code: "{code}"\n{rest.replace(RULE, asked, 1)}'
    CriteriaSet.objects.create(code=ASKING, text=text, sha256=hashlib.sha256(text.encode()).hexdigest())


def evidence_world():
    """A Province whose two sheets are in self-scoring."""
    asking_set()
    made = units()
    cast = people(made)
    opened = open_cycle(cast["chu-tri"], opening(made, framework=ASKING), localdate())
    world = Province(made, cast, opened.cycle)
    for name, unit in (("dau-moi", "huyen-a"), ("dau-moi-b", "huyen-b")):
        act_on(world.person(name), world.sheet(unit), Wanted(Act.BEGIN), revision=0)
    return world


def pdf(words="Bien ban", pages=1):
    """A PDF with these words on each of its pages."""
    return handmade_pdf.pdf(*[handmade_pdf.words(f"{words} {at}", 72, 700) for at in range(pages)])


def linked(world, name="dau-moi", unit="huyen-a", summary="Kế hoạch năm", leaf=None, **known):
    """What came of a link brought by a person."""
    return add(world.person(name), Unit.objects.get(code=unit), Known(summary, **known), LINK, leaf)


def brought(world, content=None, name="dau-moi", unit="huyen-a", file="bien-ban.pdf", **announced):
    """What came of a whole file brought by a person."""
    content = pdf() if content is None else content
    said = Announced(file, len(content), **announced)
    return bring(world.person(name), Unit.objects.get(code=unit), said, BytesIO(content))


def stored(home):
    """The files of the store, and the pieces that lie about."""
    files = sorted(path.name for path in (home / "files").rglob("*") if path.is_file())
    return files, sorted(path.name for path in (home / "uploads").glob("*"))


def rows():
    """How many rows each table of evidence has, where there are any."""
    return {table.__name__: table.objects.count() for table in TABLES if table.objects.exists()}


def acts(**wanted):
    """The acts on record, each with whether it was refused."""
    return list(Event.objects.filter(act__contains="evidence", **wanted).values_list("act", "is_refused"))
