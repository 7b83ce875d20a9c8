"""The accounts of a demonstration, as buttons, place by place."""

from dataclasses import dataclass

from parindex.web.records.demo import DEMO_ACCOUNTS, DemoAccount
from parindex.web.records.demo_province import PROVINCE_ACCOUNTS
from parindex.web.records.demo_scoring import SCORING_ACCOUNTS
from parindex.web.records.demo_units import PROVINCE
from parindex.web.records.models import Unit
from parindex.web.ui.wording import ROLES

# Of each place: the unit it is called by, whether its figures are invented, who may be entered as.
PLACES: tuple[tuple[str, bool, tuple[DemoAccount, ...]], ...] = (
    ("dak-glong", False, DEMO_ACCOUNTS),
    (PROVINCE, True, (*PROVINCE_ACCOUNTS, *SCORING_ACCOUNTS)),
)


@dataclass(frozen=True, slots=True)
class DemoRole:
    """An account that anyone may enter: its role, and the office it is held in."""

    username: str
    words: str
    office: str


@dataclass(frozen=True, slots=True)
class DemoPlace:
    """A place of the demonstration with its accounts; `is_simulated`: its figures are invented."""

    code: str
    name: str
    is_simulated: bool
    roles: tuple[DemoRole, ...]


def demo_roles() -> tuple[DemoPlace, ...]:
    """The places that are loaded, with their accounts, in their order."""
    codes = {account.office for _, _, accounts in PLACES for account in accounts} | {place for place, *_ in PLACES}
    offices = dict(Unit.objects.filter(code__in=codes).values_list("code", "short_name"))
    return tuple(
        DemoPlace(place, offices[place], is_simulated, tuple(_role(account, offices) for account in accounts))
        for place, is_simulated, accounts in PLACES
        if place in offices
    )


def is_demo_account(username: str) -> bool:
    """Whether anyone may enter as `username` in a demonstration."""
    return any(username == account.username for _, _, accounts in PLACES for account in accounts)


def _role(account: DemoAccount, offices: dict[str, str]) -> DemoRole:
    return DemoRole(account.username, str(ROLES[account.role]), offices.get(account.office, ""))
