"""Where in a paper a problem stands: said in words, and as its address on the page of problems."""

from django.utils.text import slugify
from django.utils.translation import gettext as _

from parindex.core.check.problem import Problem
from parindex.documents.catalogue import catalogue
from parindex.web.ui import figures


def where(problem: Problem) -> str:
    """The place as one looks it up in the file, then the column of the table and the code."""
    place = problem.place
    parts = [catalogue(figures.language()).render(place.said)] if place.is_known else []
    if place.cell and place.sheet is None:
        parts.append(_("column %(at)s") % {"at": place.cell})
    if code := _single_code(problem):
        parts.append(_("code %(at)s") % {"at": code})
    return ", ".join(parts)


def anchor(problem: Problem) -> str:
    """An id made of what the problem is and where, so that it stays when others go."""
    place = problem.place
    parts = (problem.kind.id, place.shown, place.cell or place.column, _single_code(problem))
    return slugify("-".join(str(part).replace(".", "-") for part in parts if part))


def _single_code(problem: Problem) -> str:
    """A problem of many rows at once lists all their codes, which is no place."""
    return problem.codes[0] if len(problem.codes) == 1 else ""
