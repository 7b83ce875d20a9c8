"""The demonstration: the Đắk Glong year, read from its paper, and one account per role."""

from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from parindex.core.check import plan_check
from parindex.documents.files import document_of, file_content
from parindex.documents.framework_yaml import shipped_framework
from parindex.documents.plan_reader import read_plan
from parindex.documents.shipped import shipped_folder
from parindex.web.records.keep import PaperIn, keep_year
from parindex.web.records.models import IndexYear, RoleHolding, Unit, User

PAPER = "ke-hoach-dak-glong-2024.txt"
FRAMEWORK = "dak-glong-2023"
Kind, Role = Unit.Kind, RoleHolding.Role


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account that anyone may enter in a demonstration; `office` is the code of the unit its role is held in.

    areas: of an appraiser, by code; none: all.
    """

    username: str
    full_name: str
    role: str
    office: str
    areas: tuple[str, ...] = ()


UNITS = (
    ("dak-nong", "UBND tỉnh Đắk Nông", "Tỉnh Đắk Nông", Kind.PROVINCE, None),
    ("dak-glong", "UBND huyện Đắk Glong", "Huyện Đắk Glong", Kind.DISTRICT, "dak-nong"),
    ("phong-noi-vu", "Phòng Nội vụ", "Phòng Nội vụ", Kind.OFFICE, "dak-glong"),
    ("phong-vh-tt", "Phòng Văn hóa và Thông tin", "Phòng VH&TT", Kind.OFFICE, "dak-glong"),
    ("mot-cua", "Bộ phận Tiếp nhận và Trả kết quả", "Bộ phận Một cửa", Kind.OFFICE, "dak-glong"),
)
DEMO_ACCOUNTS = (
    DemoAccount("can-bo-cchc", "Cán bộ CCHC", Role.OFFICER, "phong-noi-vu"),
    DemoAccount("dau-moi", "Đầu mối đơn vị", Role.CONTACT, "phong-vh-tt"),
    DemoAccount("tham-dinh", "Người thẩm định", Role.APPRAISER, "dak-nong"),
    DemoAccount("hoi-dong", "Thành viên hội đồng", Role.COUNCIL, "dak-nong"),
    DemoAccount("lanh-dao", "Lãnh đạo", Role.LEADER, "dak-glong"),
    DemoAccount("mot-cua", "Một cửa", Role.ONE_STOP, "mot-cua"),
    DemoAccount("kiem-tra", "Người kiểm tra", Role.AUDITOR, "dak-glong"),
    DemoAccount("quan-tri", "Quản trị", Role.OPERATOR, "dak-glong"),
)


@transaction.atomic
def load_demo() -> IndexYear:
    """The demo year; read from its paper and kept if it is not there yet, left as it is if it is."""
    units = _units()
    _accounts(units)
    kept = IndexYear.objects.filter(unit=units["dak-glong"], year=2023).select_related("unit").first()
    return kept or _year(units["dak-glong"])


def _units() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for code, name, short_name, kind, parent in UNITS:
        values = {"name": name, "short_name": short_name, "kind": kind, "parent": units[parent] if parent else None}
        units[code] = Unit.objects.get_or_create(code=code, defaults=values)[0]
    return units


def _accounts(units: dict[str, Unit]) -> None:
    for account in DEMO_ACCOUNTS:
        if not User.objects.filter(username=account.username).exists():
            make_account(account, units[account.office])


def make_account(account: DemoAccount, unit: Unit) -> User:
    """The person of `account`, without a password, with the role in `unit`."""
    person = User.objects.create_user(account.username, account.full_name)
    RoleHolding.objects.create(person=person, role=account.role, unit=unit, areas=list(account.areas))
    return person


def _year(unit: Unit) -> IndexYear:
    content = file_content(demo_paper())
    document = document_of(content, PAPER)
    plan = read_plan(document, PAPER)
    paper = PaperIn(PAPER, content, document.lines, retold=True)
    return keep_year(unit, shipped_framework(FRAMEWORK), plan, problems=plan_check(plan), paper=paper)


def demo_paper() -> Path:
    """The retold plan that ships with parindex."""
    return shipped_folder("examples") / PAPER
