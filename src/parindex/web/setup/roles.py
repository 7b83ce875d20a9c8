"""The accounts of a demonstration, as buttons."""

from dataclasses import dataclass

from parindex.web.records.demo import DEMO_ACCOUNTS
from parindex.web.records.models import Unit
from parindex.web.ui.wording import ROLES


@dataclass(frozen=True, slots=True)
class DemoRole:
    """An account that anyone may enter: its role, and the office it is held in."""

    username: str
    words: str
    office: str


def demo_roles() -> tuple[DemoRole, ...]:
    """The demo accounts, in their order."""
    codes = {account.office for account in DEMO_ACCOUNTS}
    offices = dict(Unit.objects.filter(code__in=codes).values_list("code", "short_name"))
    return tuple(
        DemoRole(account.username, str(ROLES[account.role]), offices.get(account.office, ""))
        for account in DEMO_ACCOUNTS
    )
