"""What became of files that came in, each with its sentence; and for what they came."""

from dataclasses import dataclass
from typing import BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from parindex.core.messages import Message
from parindex.core.workflow import Denied
from parindex.documents.evidence_file import LARGEST
from parindex.web.assess.evidence.frames import site_page
from parindex.web.records.evidence_attaching import Leaf
from parindex.web.records.models import Evidence, IndexYear, Unit, Upload, User
from parindex.web.records.requests import Request
from parindex.web.records.said import said_from
from parindex.web.records.uploading import MEGABYTE, Announced, bring
from parindex.web.ui.frame import Crumb
from parindex.web.ui.telling import told


@dataclass(frozen=True, slots=True)
class Target:
    """What evidence comes for: as a new revision of some, for a leaf of a sheet, or for its unit alone."""

    evidence: Evidence | None
    leaf: Leaf | None

    @property
    def back(self) -> str:
        """The page that it came from."""
        if self.evidence:
            return reverse("evidence-one", args=[self.evidence.pk])
        if self.leaf:
            sheet = self.leaf.sheet
            return reverse("evidence-leaf", args=[sheet.unit.code, sheet.year, self.leaf.code])
        return reverse("evidence")


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that came. tone: "ok" where it was taken in, "info" where it was there, "bad" where it was refused."""

    name: str
    state: str
    tone: str
    reason: str = ""
    url: str = ""


def target_of(request: Request, unit: Unit) -> Target:
    """What the form says. Raises Http404 for what the person may not see, or what is of another unit."""
    said = request.POST
    evidence = leaf = None
    if key := said.get("tai-lieu", ""):
        visible = Evidence.objects.visible_to(request.user).filter(unit=unit)
        evidence = get_object_or_404(visible, pk=key if key.isdecimal() else None)
    if year := said.get("nam", ""):
        sheets = IndexYear.objects.visible_to(request.user).newest().filter(unit=unit).exclude(cycle=None)
        sheet = get_object_or_404(sheets, year=year if year.isdecimal() else None)
        leaf = Leaf(sheet, said.get("ma", ""), said.get("cho", ""))
    return Target(evidence, leaf)


def brought(person: User, unit: Unit, target: Target, files: "list[UploadedFile[bytes]]") -> list[Arrival]:
    """What became of each file of a plain form."""
    arrivals = []
    for file in files:
        said = Announced(file.name or "", file.size or 0, evidence=target.evidence, leaf=target.leaf)
        made = bring(person, unit, said, cast("BinaryIO", file))
        arrivals.append(denied(said.name, made.reason) if isinstance(made, Denied) else arrival_of(made))
    return arrivals


def refused(name: str) -> Arrival:
    """A file that was let go while it came in, for it was too large."""
    return denied(name, Message("evidence-file.too-large", {"file": name, "megabytes": LARGEST // MEGABYTE}))


def denied(name: str, reason: Message) -> Arrival:
    """A file that is not taken in, and why."""
    return Arrival(name, _("not taken in"), "bad", told(reason))


def arrival_of(upload: Upload) -> Arrival:
    """What became of an upload that is over."""
    reason = told(said_from(upload.refusal)) if upload.refusal else ""
    evidence = upload.evidence
    if evidence is None:
        return Arrival(upload.name, _("not taken in"), "bad", reason)
    url = reverse("evidence-one", args=[evidence.pk])
    if reason:
        return Arrival(upload.name, _("there already"), "info", reason, url)
    notes = " ".join(told(said_from(one)) for one in upload.content["found"]["noticed"])
    return Arrival(upload.content["found"]["name"], _("taken in"), "ok", notes, url)


def arrivals_page(request: Request, unit: Unit, target: Target, arrivals: list[Arrival]) -> HttpResponse:
    """What became of the files of a plain form, and the way back."""
    if not arrivals:
        arrivals = [Arrival(_("No file"), _("not taken in"), "bad", _("Choose a file first, or drop it on the page."))]
    title = _("Files brought")
    context = {
        "frame": site_page(request, title, Crumb(title)),
        "arrivals": arrivals,
        "unit": unit,
        "back": target.back,
    }
    return render(request, "assess/evidence/arrivals.html", context)
