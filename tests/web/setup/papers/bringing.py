"""An invented district with its officer, and what they do with papers."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from parindex.web.records.models import (
    CriteriaSet,
    DeclaredFact,
    FoundProblem,
    IndexYear,
    Paper,
    PaperImport,
    Plan,
    RoleHolding,
    Unit,
    User,
)
from tests.papers import PAPER

NAME = "ke-hoach.txt"
TEXT = PAPER.row("1", points="7").text()  # area 1 adds up to 7,5 and says 7
KEPT = (IndexYear, Paper, Plan, DeclaredFact, FoundProblem, PaperImport, CriteriaSet)
NOTHING = ({}, [])


def district(code="huyen-thu-nghiem", name="UBND huyện Thử Nghiệm", short_name="Huyện Thử Nghiệm", parent=None):
    return Unit.objects.create(code=code, name=name, short_name=short_name, kind=Unit.Kind.DISTRICT, parent=parent)


def office(parent):
    return Unit.objects.create(
        code=f"{parent.code}-noi-vu",
        name="Phòng Nội vụ",
        short_name="Phòng Nội vụ",
        kind=Unit.Kind.OFFICE,
        parent=parent,
    )


def person(username, role, unit):
    made = User.objects.create_user(username, f"Người {username}")
    RoleHolding.objects.create(person=made, role=role, unit=unit)
    return made


def upload(client, content, name=NAME, **headers):
    content = content.encode() if isinstance(content, str) else content
    return client.post(reverse("papers"), {"tep": SimpleUploadedFile(name, content)}, **headers)


def token_in(answer):
    """The token of the first paper that a page shows as waiting."""
    return re.search(r"/nhap-van-ban/([0-9a-f]{32})/bo/", answer.content.decode())[1]


def brought(client, content, name=NAME):
    """The token of a paper that was brought in and waits."""
    return token_in(upload(client, content, name))


def entries(to, **changed):
    """What the form of acceptance says, by default to make a set from the paper."""
    said = {
        "unit": to.pk,
        "year": 2030,
        "framework": "*",
        "set_id": "thu-nghiem-2030",
        "set_title": "Bộ thử",
        **changed,
    }
    return {f"nhan-{name}": value for name, value in said.items()}


def accept(client, token, to, **changed):
    """Accept the paper of `token` for the unit `to`."""
    return client.post(reverse("paper-accept", args=[token]), entries(to, **changed))


def stored(home):
    """What the database and the file store hold."""
    files = [path.name for path in (home / "files").rglob("*") if path.is_file()]
    return {one.__name__: one.objects.count() for one in KEPT if one.objects.exists()}, files


def waiting(home):
    """The tokens of all papers that wait."""
    return sorted(path.name for path in (home / "waiting").glob("*/*"))
