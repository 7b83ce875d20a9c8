"""The demonstration beside Đắk Glong: an invented province with two cycles, and what became of the real units."""

from django.db import transaction
from django.utils.timezone import localdate

from parindex.core.messages import Message, Parameter
from parindex.core.organisation import UnitRow, planned
from parindex.documents.catalogue import catalogue
from parindex.web.records.asking import asked_by_program
from parindex.web.records.audit import record
from parindex.web.records.demo import DemoAccount, load_demo, make_account
from parindex.web.records.demo_cycle import Cast, DemoRefusedError
from parindex.web.records.demo_published import ACT, load_published_year
from parindex.web.records.demo_running import EXPLAINING, RETURNED, load_running_year
from parindex.web.records.demo_units import PROVINCE, province_rows, real_rows
from parindex.web.records.keeping_units import keep_units
from parindex.web.records.people import RoleHolding, User
from parindex.web.records.unit_rows import unit_rows
from parindex.web.records.units import Unit

Role = RoleHolding.Role
PROGRAM = "parindex init --demo"
INVENTED = "Tỉnh giả định, chỉ để xem thử"
PUBLISHED = "Bản đồ hành chính từ ngày 01/7/2025, như đã công bố"
OFFICER, LEADER = "tinh-a-can-bo", "tinh-a-lanh-dao"
PROVINCE_ACCOUNTS = (
    DemoAccount(OFFICER, "Cán bộ CCHC tỉnh A", Role.OFFICER, PROVINCE),
    DemoAccount("tinh-a-tham-dinh", "Người thẩm định lĩnh vực 2, 3", Role.APPRAISER, PROVINCE, ("2", "3")),
    DemoAccount("tinh-a-hoi-dong", "Thành viên hội đồng tỉnh A", Role.COUNCIL, PROVINCE),
    DemoAccount(LEADER, "Lãnh đạo tỉnh A", Role.LEADER, PROVINCE),
    DemoAccount("tinh-a-xa", "Đầu mối Xã A5", Role.CONTACT, RETURNED),
    DemoAccount("tinh-a-so", "Đầu mối Sở Tư pháp", Role.CONTACT, EXPLAINING),
    DemoAccount("tinh-a-kiem-tra", "Người kiểm tra tỉnh A", Role.AUDITOR, PROVINCE),
    DemoAccount("tinh-a-quan-tri", "Quản trị tỉnh A", Role.OPERATOR, PROVINCE),
)


@transaction.atomic
def load_province() -> Unit:
    """The invented province; loaded whole if it is not there yet, left as it is if it is.

    Raises DemoRefusedError if something of its codes or names is there already.
    """
    if found := Unit.objects.filter(code=PROVINCE).first():
        return found
    load_demo()
    with asked_by_program(PROGRAM):
        host = _units()
        cast = _cast(host)
        load_published_year(cast)
        load_running_year(cast)
    return host


def _units() -> Unit:
    existing = unit_rows(Unit.objects.all())
    _keep(existing, province_rows(), INVENTED)
    _keep(existing, real_rows({row.code: row for row in existing}), PUBLISHED)
    return Unit.objects.get(code=PROVINCE)


def _keep(existing: list[UnitRow], rows: list[UnitRow], reason: str) -> None:
    outcomes = planned(existing, rows)
    if flaws := [flaw for one in outcomes for flaw in one.flaws]:
        raise DemoRefusedError(catalogue("vi").render(flaws[0].message))
    keep_units(outcomes, None, reason)


def _cast(host: Unit) -> Cast:
    """Everyone of the province: one person per role, and whoever declares for a unit of today that names somebody."""
    units = {unit.code: unit for unit in Unit.objects.in_branches([host.path]).on(localdate())}
    held = {account.office for account in PROVINCE_ACCOUNTS}
    others = [
        DemoAccount(f"dau-moi-{code}", unit.contact, Role.CONTACT, code)
        for code, unit in units.items()
        if unit.contact and code not in held
    ]
    accounts = (*PROVINCE_ACCOUNTS, *others)
    people = {account.username: make_account(account, units[account.office]) for account in accounts}
    for account in accounts:
        people[account.username].email = units[account.office].email
    User.objects.bulk_update(people.values(), ["email"])
    told: dict[str, Parameter] = {"unit": host.short_name, "count": len(people)}
    record(ACT, host, Message("demo.people", told), unit=host)
    contacts = {one.office: people[one.username] for one in accounts if one.role == Role.CONTACT}
    return Cast(host, people[OFFICER], people[LEADER], contacts)
