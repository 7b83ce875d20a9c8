"""A province whose district ended on 30/06/2025, and its people; beside it another province, which they do not see."""

from datetime import date

import pytest

from parindex.core.organisation import Predecessor, UnitRow
from parindex.documents.units_file import read_units, units_csv
from parindex.web.records.models import RoleHolding, Unit, User
from parindex.web.records.organising import take_in_units
from tests.web.conftest import signed_in
from tests.web.pages import Page

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
ROWS = (
    UnitRow("tinh-a", "UBND tỉnh A", "Tỉnh A", "province"),
    UnitRow("so-noi-vu", "Sở Nội vụ", "Sở Nội vụ", "department", "tinh-a"),
    UnitRow("huyen-a", "UBND huyện A", "Huyện A", "district", "tinh-a", valid_to=BEFORE),
    UnitRow("xa-1", "UBND xã Một", "Xã Một", "commune", "huyen-a", valid_to=BEFORE, aliases=("Đăk Một",)),
    UnitRow("xa-2", "UBND xã Hai", "Xã Hai", "commune", "huyen-a", valid_to=BEFORE),
    UnitRow(
        "xa-3",
        "UBND xã Một (mới)",
        "Xã Một",
        "commune",
        "tinh-a",
        AFTER,
        None,
        (Predecessor("xa-1", "merged"), Predecessor("xa-2", "taken_over"), Predecessor("xa-b", "taken_over")),
        "Nghị quyết 1",
        groups=("Xã, phường",),
        contact="Văn thư <b>",
    ),
    UnitRow("tinh-b", "UBND tỉnh B", "Tỉnh B", "province"),
    UnitRow("xa-b", "Xã Bí Mật", "Xã Bí Mật", "commune", "tinh-b"),
)


@pytest.fixture
def units(db):
    assert take_in_units(read_units(units_csv(ROWS), "don-vi.csv"), None).is_done
    return {unit.code: unit for unit in Unit.objects.all()}


@pytest.fixture
def person(units):
    """person(role, unit) -> somebody who holds it."""

    def made(role, code):
        one = User.objects.create_user(f"{role}-{code}", f"Người {role}")
        RoleHolding.objects.create(person=one, role=role, unit=units[code])
        return one

    return made


@pytest.fixture
def officer(person):
    """The reform officer of the province, signed in."""
    return signed_in(person("officer", "tinh-a"))


@pytest.fixture
def auditor(person):
    """Sees the province and may change nothing."""
    return signed_in(person("auditor", "tinh-a"))


@pytest.fixture
def stranger(person):
    """The reform officer of the other province."""
    return signed_in(person("officer", "tinh-b"))


@pytest.fixture
def read(officer):
    """read(address) -> the page as the officer of the province sees it."""
    return lambda address: Page(officer.get(address))
