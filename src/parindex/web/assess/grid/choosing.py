"""Which leaves a reader wants to see: links, so that they work without a script and can be bookmarked."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from parindex.core.readiness import LeafState
from parindex.web.assess.grid.last_year import more_than_before
from parindex.web.assess.grid.row import RowMaker
from parindex.web.records.models import Unit, User
from parindex.web.ui.filters import Filter

Test = Callable[[RowMaker, User, str], bool]
LACKING = (LeafState.MISSING, LeafState.NO_EVIDENCE)


def _is_mine(maker: RowMaker, person: User, code: str) -> bool:
    """Whether the leaf is with an office of the person; who works for no office sees to what nobody was given."""
    offices = {holding.unit_id for holding in person.held if holding.unit.kind == Unit.Kind.OFFICE}
    row = maker.leaves[code].declaration
    given = row.office_id if row else None
    return given in offices if offices else given is None


def _was_returned(maker: RowMaker, _person: User, code: str) -> bool:
    return bool(maker.leaves[code].returns)


def _differs(maker: RowMaker, _person: User, code: str) -> bool:
    return bool(more_than_before(maker.leaves[code], maker.before.get(code)))


def _is_in(*states: LeafState) -> Test:
    return lambda maker, _person, code: maker.leaves[code].state in states


EVERY = "tat-ca"
TESTS: Mapping[str, tuple[object, Test]] = {
    EVERY: (_("All"), lambda _maker, _person, _code: True),
    "thieu": (_("Still missing"), _is_in(*LACKING)),
    "tra-lai": (_("Returned"), _was_returned),
    "cua-toi": (_("Mine"), _is_mine),
    "doi": (_("Points changed since last year"), _differs),
    "chua-xac-nhan": (_("Not confirmed"), _is_in(LeafState.UNCONFIRMED)),
}


def chosen(maker: RowMaker, person: User, keep: str) -> tuple[str, ...]:
    """The codes of the leaves that the filter `keep` leaves, in the set's order."""
    test = TESTS[keep][1]
    return tuple(code for code in maker.leaves if test(maker, person, code))


def filters_of(maker: RowMaker, person: User, keep: str, address: str) -> tuple[Filter, ...]:
    """The links, each with how many leaves it leaves."""
    return tuple(
        Filter(
            str(words),
            len(chosen(maker, person, key)),
            address if key == EVERY else f"{address}?{urlencode({'loc': key})}",
            key == keep,
        )
        for key, (words, _test) in TESTS.items()
    )
