"""The imports so far, within the units that a person imports for; those undone stay as a line."""

from collections import Counter
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parindex.web.records.models import FoundProblem, PaperImport, User
from parindex.web.setup.papers.arrivals import size_words, when


@dataclass(frozen=True, slots=True)
class Import:
    """A paper that was brought in; once undone it has no addresses, and `undone` says by whom and when."""

    name: str
    size: str
    unit: str
    year: int
    person: str
    at: str
    undone: str
    problems: str
    year_url: str
    problems_url: str
    file_url: str
    undo_url: str


def past_imports(person: User) -> tuple[Import, ...]:
    """Newest first; three queries whatever their number."""
    imports = list(PaperImport.objects.visible_to(person))
    years = [one.index_year_id for one in imports if one.index_year_id]
    found = FoundProblem.objects.filter(plan__index_year__in=years).values_list("plan__index_year", flat=True)
    counts = Counter(found)
    return tuple(_import(one, counts[one.index_year_id or 0]) for one in imports)


def _import(one: PaperImport, problems: int) -> Import:
    address, is_kept = [one.unit.code, one.year], one.index_year is not None
    return Import(
        name=one.name,
        size=size_words(one.size),
        unit=one.unit.short_name,
        year=one.year,
        person=one.person.full_name,
        at=when(one.at),
        undone=_undone(one),
        problems=ngettext("%(count)s problem", "%(count)s problems", problems) % {"count": problems} if is_kept else "",
        year_url=reverse("overview", args=address) if is_kept else "",
        problems_url=reverse("problems", args=address) if is_kept else "",
        file_url=reverse("paper-file", args=address) if is_kept else "",
        undo_url=reverse("undo-import", args=[one.pk]) if is_kept else "",
    )


def _undone(one: PaperImport) -> str:
    if one.undone_by is None:
        return ""
    return _("undone by %(name)s at %(when)s") % {"name": one.undone_by.full_name, "when": when(one.undone_at)}
