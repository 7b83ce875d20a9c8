"""Papers as they come: each waits, or is refused with one sentence, and then nothing of it is left."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from parindex.core.messages import Message
from parindex.documents.catalogue import catalogue
from parindex.documents.document import UnreadableFileError
from parindex.documents.files import LARGEST
from parindex.web.records.intake import kept_year_of
from parindex.web.records.models import User
from parindex.web.records.waiting import Waiting, let_wait, plain_name, put_away, waiting_of
from parindex.web.setup.papers.seeing import see
from parindex.web.ui import figures

MOST_FILES = 20  # at once
MOST_WAITING = 50  # of one person
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Arrival:
    """A paper that was brought. It waits and `url` leads to it, or `reason` says why it does not.

    tone: "ok" where it waits, "info" where it is there already, "bad" where it was refused.
    """

    name: str
    about: str
    state: str
    tone: str
    url: str = ""
    act: str = ""
    reason: str = ""
    token: str = ""


def brought(person: User, files: "list[UploadedFile[bytes]]", too_large: Iterable[str]) -> list[Arrival]:
    """What became of each file. `too_large` are the names of those that were let go while they came in."""
    limit = {"megabytes": LARGEST // MEGABYTE}
    let_go = [refused(name, _said(Message("file.too-large", {**limit, "file": name}))) for name in too_large]
    if len(files) + len(let_go) > MOST_FILES:
        said = _("Bring at most %(most)s files at once; nothing was taken in.") % {"most": MOST_FILES}
        return [refused(_("%(count)s files") % {"count": len(files) + len(let_go)}, said)]
    if not files and not let_go:
        return [refused(_("No file"), _("Choose a file first, or drop it on the page."))]
    return [*let_go, *(_brought(person, file) for file in files)]


def waiting_rows(person: User) -> Iterator[Arrival]:
    """The papers that wait for `person`, newest first."""
    return (_waiting(one, _("read, waits for you"), "ok") for one in waiting_of(person))


def refused(name: str, reason: str) -> Arrival:
    """A file that is not taken in, and the one sentence why."""
    return Arrival(plain_name(name), "", _("not taken in"), "bad", reason=reason)


def size_words(size: int) -> str:
    """How large a file is."""
    if size < MEGABYTE:
        return f"{max(1, round(size / 1000))} KB"
    return f"{round(size / MEGABYTE)} MB"


def when(at: object) -> str:
    """A time as pages say it."""
    return date_format(timezone.localtime(at), "H:i d/m/Y")  # type: ignore[arg-type]


def _brought(person: User, file: "UploadedFile[bytes]") -> Arrival:
    name, content = file.name or "", file.read()
    if year := kept_year_of(person, content):
        said = _("This very file was brought in before, as %(unit)s %(year)s.")
        reason = said % {"unit": year.unit.short_name, "year": year.year}
        url = reverse("overview", args=[year.unit.code, year.year])
        return Arrival(plain_name(name), "", _("there already"), "info", url, _("Open the year"), reason)
    before = waiting_of(person)
    if len(before) >= MOST_WAITING:
        said = _("%(most)s papers wait already: accept or discard some of them first.")
        return refused(name, said % {"most": MOST_WAITING})
    try:
        one = let_wait(person, name, content)
    except UnreadableFileError as error:
        return refused(name, _said(error.message))
    if one.token in {other.token for other in before}:
        return _waiting(one, _("waits already"), "info")
    seen = see(one)
    if seen.refusal and not seen.columns:  # no table in it whose columns could be corrected
        put_away(one)
        return refused(name, _said(seen.refusal))
    return _waiting(one, _("read, waits for you"), "ok")


def _waiting(one: Waiting, state: str, tone: str) -> Arrival:
    about = f"{size_words(one.size)} · {when(one.at)}"
    return Arrival(one.name, about, state, tone, reverse("paper", args=[one.token]), _("Look at it"), token=one.token)


def _said(message: Message) -> str:
    return catalogue(figures.language()).render(message)
