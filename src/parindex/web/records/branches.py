"""Branches of the tree of units, by the path where each begins."""

from collections.abc import Iterable

from django.db.models import Q


def in_branches(paths: Iterable[str], field: str = "path") -> Q:
    """What lies in one of the branches, where `field` leads to the path of a unit; nothing where there is none."""
    inside = Q(pk__in=())
    for path in paths:
        inside |= Q(**{f"{field}__startswith": path})
    return inside
