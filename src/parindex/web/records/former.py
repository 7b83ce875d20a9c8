"""The year before: the sheet that a unit looks back at, and which criterion of its set is which of this year's."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from parindex.core.facts import WHOLE_SET
from parindex.core.framework_diff import framework_diff
from parindex.core.score import Score
from parindex.core.scoring import score
from parindex.web.records.figures import facts_of
from parindex.web.records.frozen import frozen_framework
from parindex.web.records.organisation import Succession
from parindex.web.records.people import User
from parindex.web.records.years import IndexYear


@dataclass(frozen=True, slots=True)
class Former:
    """The newest sheet of the year before. `is_predecessor`: of the one unit that this one came from."""

    sheet: IndexYear
    is_predecessor: bool = False


def former_of(person: User, sheet: IndexYear) -> Former | None:
    """What `person`, who may see `sheet`, looks back at from it; None where there is nothing: at most three queries.

    Without a year of its own a unit stands in for its predecessor, if it has just one, wherever that lay in the tree.
    """
    of_year = IndexYear.objects.newest().filter(year=sheet.year - 1).select_related("unit")
    own = of_year.visible_to(person).filter(unit=sheet.unit_id).first()
    if own:
        return Former(own)
    came_from = list(Succession.objects.filter(successor=sheet.unit_id).values_list("predecessor", flat=True)[:2])
    theirs = of_year.filter(unit__in=came_from).first() if len(came_from) == 1 else None
    return Former(theirs, is_predecessor=True) if theirs else None


@lru_cache(maxsize=100)
def same_criteria(frozen: str, former: str) -> Mapping[str, str]:
    """Code of this year -> code of the year before, of the sets with these SHA-256; what is new is not there."""
    pairs = framework_diff(frozen_framework(former), frozen_framework(frozen)).crosswalk
    return {WHOLE_SET: WHOLE_SET} | {code: old for old, code in pairs.items()}


def former_scores(sheet: IndexYear, former: Former | None) -> dict[str, Score]:
    """The scores of the year before, by the codes of this year."""
    if former is None:
        return {}
    nodes = score(frozen_framework(former.sheet.frozen_id), facts_of(former.sheet)).nodes
    pairs = same_criteria(sheet.frozen_id, former.sheet.frozen_id)
    return {code: nodes[old] for code, old in pairs.items() if old in nodes}
