"""The criteria sets that a paper can be scored on: those that fit it, and the one that can be made from it."""

import re
from dataclasses import dataclass

from django.utils.text import slugify
from django.utils.translation import ngettext

from parindex.core.folding import folded
from parindex.core.framework import Framework
from parindex.core.plan import Plan
from parindex.documents.catalogue import catalogue
from parindex.documents.framework_paper import DraftFramework, framework_from_paper
from parindex.web.records.frameworks import known_frameworks
from parindex.web.records.keep import differing_codes
from parindex.web.records.models import Unit
from parindex.web.ui import figures

COMMAND_OPTION = re.compile(r" \(--[a-z-]+\)")  # what the sentences tell users of the command line


@dataclass(frozen=True, slots=True)
class Fitting:
    """A set whose criteria are the paper's. `differing`: in how many rows its maximum is not the paper's."""

    framework: Framework
    differing: int

    @property
    def words(self) -> str:
        """The set as a choice."""
        named = f"{self.framework.title} ({self.framework.id})"
        if not self.differing:
            return named
        said = ngettext(
            "maximum points differ in %(count)s row", "maximum points differ in %(count)s rows", self.differing
        )
        return f"{named}; {said % {'count': self.differing}}"


def fitting_sets(plan: Plan) -> tuple[Fitting, ...]:
    """The sets that fit, those with the paper's maximum points first."""
    sets = [Fitting(one, _differing(one, plan)) for one in known_frameworks() if not differing_codes(one, plan)]
    return tuple(sorted(sets, key=lambda one: one.differing))


def _differing(framework: Framework, plan: Plan) -> int:
    in_set = {leaf.code: leaf.max_points for leaf in framework.leaves()}
    rows = {row.code: row.figures.max_points.value for row in plan.rows()}
    return sum(rows.get(code) != points for code, points in in_set.items())


def drafted(plan: Plan, *, id_: str, year: int, file: str, title: str | None = None) -> DraftFramework:
    """The set that the paper makes. Raises UnreadableFileError if `id_` is no id of a set."""
    return framework_from_paper(plan, id_=id_, title=title or None, year=year, file=file)


def likely_unit(plan: Plan, units: list[Unit]) -> Unit | None:
    """The unit that the paper names, by its whole name or its place; none where more than one has it."""
    for named, spoken in ((plan.unit, "name"), (plan.place_name, "short_name")):
        wanted = folded(named or "")
        found = [unit for unit in units if wanted and _is_called(folded(getattr(unit, spoken)), wanted)]
        if len(found) == 1:
            return found[0]
    return None


def _is_called(name: str, wanted: str) -> bool:
    """Whether a unit is called so: short names have its kind before the place ("Huyện A")."""
    return name == wanted or name.partition(" ")[2] == wanted


def likely_id(plan: Plan, unit: Unit | None, year: int) -> str:
    """An id for a set made from the paper."""
    place = unit.code if unit else slugify(folded(plan.place_name or "bo-tieu-chi"))
    return f"{place}-{year}"


def doubts_of(draft: DraftFramework) -> tuple[str, ...]:
    """What to look at again before the set is used, each once."""
    said = (catalogue(figures.language()).render(doubt.message) for doubt in draft.doubts)
    return tuple(dict.fromkeys(COMMAND_OPTION.sub("", words) for words in said))


def flaws_of(draft: DraftFramework) -> tuple[str, ...]:
    """Why no set can be made, each flaw once."""
    said = (catalogue(figures.language()).render(flaw.message) for _line, flaw in draft.flaws)
    return tuple(dict.fromkeys(said))
