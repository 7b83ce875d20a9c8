"""Where in a paper a problem stands: said in words, and as its address on the page of problems."""

from django.utils.text import slugify
from django.utils.translation import gettext as _

from parindex.core.check.problem import Problem


def where(problem: Problem) -> str:
    """The place as one looks it up: line, column of the table, code."""
    place = problem.place
    parts = (
        (place.sheet, _("sheet %(at)s")),
        (place.page, _("page %(at)s")),
        (place.line, _("line %(at)s")),
        (place.cell, _("column %(at)s")),
        (_single_code(problem), _("code %(at)s")),
    )
    return ", ".join(words % {"at": at} for at, words in parts if at)


def anchor(problem: Problem) -> str:
    """An id made of what the problem is and where, so that it stays when others go."""
    place = problem.place
    parts = (problem.kind.id, place.line, place.cell or place.column, _single_code(problem))
    return slugify("-".join(str(part).replace(".", "-") for part in parts if part))


def _single_code(problem: Problem) -> str:
    """A problem of many rows at once lists all their codes, which is no place."""
    return problem.codes[0] if len(problem.codes) == 1 else ""
