"""A commune of the invented province in the middle of scoring itself, on an invented set with rules of every kind."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeAlias

from django.utils.timezone import localdate

from parindex.core.declaring import EXPLANATION, NOTE, SOURCE, Edit, Entered, LeafEdit
from parindex.core.points import Absent
from parindex.core.workflow import Act
from parindex.documents.files import file_content
from parindex.documents.shipped import shipped_folder
from parindex.web.records import demo_evidence
from parindex.web.records.acting import Wanted, act_on
from parindex.web.records.declarations import DeclaredFact
from parindex.web.records.declaring import declare
from parindex.web.records.delegating import Delegation, delegate
from parindex.web.records.demo import DemoAccount, make_account
from parindex.web.records.demo_cycle import Cast, Days, insisted, opened
from parindex.web.records.demo_evidence import bring_evidence, load_evidence
from parindex.web.records.demo_published import SOURCE as SIMULATED
from parindex.web.records.demo_published import YEAR, published
from parindex.web.records.demo_units import COMMUNES_SINCE, new_commune
from parindex.web.records.figures import kept_columns
from parindex.web.records.intake import CriteriaSet
from parindex.web.records.people import RoleHolding, User
from parindex.web.records.units import Unit
from parindex.web.records.years import IndexYear

SET, FILE = "mo-phong-xa", "bo-mo-phong-xa.yaml"
COMMUNE, ONE_STOP, CULTURE = new_commune(8), f"{new_commune(8)}-mot-cua", f"{new_commune(8)}-van-hoa"
OFFICES = ((ONE_STOP, "Trung tâm Phục vụ hành chính công"), (CULTURE, "Phòng Văn hóa - Xã hội"))
SCORING_ACCOUNTS = (
    DemoAccount("tinh-a-xa-8", "Cán bộ CCHC Xã A8", RoleHolding.Role.OFFICER, COMMUNE),
    DemoAccount("tinh-a-xa-8-mot-cua", "Đầu mối một cửa Xã A8", RoleHolding.Role.CONTACT, ONE_STOP),
)
# By code and key; a date as its month and day.
Figures: TypeAlias = "Mapping[str, Mapping[str, Entered | tuple[int, int]]]"
DAYS_GIVEN = 4  # until an office is to have its leaves filled in
LAST_YEAR: Figures = {
    "1.1": {"issued": (1, 24), "due": (1, 31)},
    "1.2": {"done": Decimal(41), "planned": Decimal(46)},
    "1.3": {"late": Decimal(1), "lacking": Decimal(0)},
    "1.4": {"checked": True},
    "1.5": {"made": Decimal(1)},
    "2.1": {"posted": Decimal(298), "all": Decimal(312)},
    "2.2": {"on_time": Decimal(2412), "done": Decimal(2467)},
    "2.3": {"apologised": Decimal(45), "late": Decimal(55)},
    "2.4": {"digitised": Decimal(1630), "due": Decimal(2467)},
    "2.5": {"handled": Decimal(4), "received": Decimal(4)},
    "3.1": {"share": Decimal("84.6")},
    "3.2": {"cases": Decimal(0)},
    "4.1": {"online": Decimal(1204), "all": Decimal(2102)},
    "4.2": {"paid": Decimal(486), "all": Decimal(731)},
    "4.3": {"level": "Khá"},
}
THIS_YEAR: Figures = {
    "1.1": {"issued": (2, 4), "due": (1, 31)},
    "1.2": {"done": Decimal(44), "planned": Decimal(48)},
    "1.3": {"late": Decimal(0), "lacking": Decimal(0)},
    "1.4": {"checked": True},
    "2.1": {"posted": Decimal(305), "all": Decimal(305)},
    "2.2": {"on_time": Decimal(2744), "done": Decimal(2790)},
    "2.3": {"apologised": Decimal(38), "late": Decimal(46)},
    "2.4": {"digitised": Decimal(2105)},
    "2.5": {"handled": Decimal(0), "received": Decimal(0)},
    "3.2": {"cases": Decimal(0)},
    "4.1": {"online": Decimal(1511), "all": Decimal(2240)},
    "4.3": {"level": "Tốt"},
}


def scoring_set() -> str:
    """The code of the invented set, kept here if it is not yet."""
    text = file_content(shipped_folder("examples") / FILE).decode()
    digest = hashlib.sha256(text.encode()).hexdigest()
    return CriteriaSet.objects.get_or_create(code=SET, defaults={"text": text, "sha256": digest})[0].code


def scoring_people() -> list[User]:
    """The offices of the commune and whoever works there."""
    commune = Unit.objects.get(code=COMMUNE)
    for code, name in OFFICES:
        named = {"name": name, "short_name": name, "kind": Unit.Kind.OFFICE, "valid_from": COMMUNES_SINCE}
        Unit.objects.create(code=code, parent=commune, **named)
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=(COMMUNE, ONE_STOP))}
    return [make_account(account, units[account.office]) for account in SCORING_ACCOUNTS]


def load_scoring(cast: Cast, days: Days) -> None:
    """The year before and the year of today for the commune, and what its people have done so far; days: of today."""
    commune, framework = (Unit.objects.get(code=COMMUNE),), scoring_set()
    officer, desk = scoring_people()
    if days.year - 1 > YEAR:
        _load_former(officer, opened(cast, _year_before(days), commune, framework))
    (sheet,) = opened(cast, days, commune, framework)
    insisted(act_on(officer, sheet, Wanted(Act.BEGIN), revision=0))
    insisted(declare(officer, sheet, _edits(THIS_YEAR, sheet)))
    bring_evidence(officer, sheet, demo_evidence.THIS_YEAR)
    said = {
        "1.5": {EXPLANATION: "Sáng kiến đang chờ hội đồng công nhận (tình huống giả định)"},
        "2.2": {SOURCE: "Hệ thống giải quyết TTHC, trích xuất cuối quý III", NOTE: "Chưa gồm hồ sơ quý IV"},
    }
    texts = [LeafEdit(code, {name: Edit(text, "") for name, text in some.items()}) for code, some in said.items()]
    insisted(declare(officer, sheet, texts))
    other = {"online": Edit(Decimal(1498), Absent.MISSING), SOURCE: Edit("Sổ theo dõi của Một cửa", "")}
    insisted(declare(desk, sheet, [LeafEdit("4.1", other)]))
    due = localdate() + timedelta(days=DAYS_GIVEN)
    asked = Delegation(("2.4", "4.2"), desk.held[0].unit, due, "Lấy số của cả năm")
    insisted(delegate(officer, sheet, asked))


def _year_before(days: Days) -> Days:
    back = timedelta(days=365)
    return Days(days.year - 1, days.opens - back, {state: day - back for state, day in days.last.items()})


def _load_former(officer: User, sheets: list[IndexYear]) -> None:
    DeclaredFact.objects.bulk_create(
        DeclaredFact(index_year=sheet, code=edit.code, fact=key, source=SIMULATED, **kept_columns(one.value))
        for sheet in sheets
        for edit in _edits(LAST_YEAR, sheet)
        for key, one in edit.fields.items()
    )
    for sheet in sheets:
        load_evidence(officer, sheet, demo_evidence.LAST_YEAR)
    published(sheets)


def _edits(figures: Figures, sheet: IndexYear) -> Iterator[LeafEdit]:
    for code, some in figures.items():
        values = {key: date(sheet.year, *value) if isinstance(value, tuple) else value for key, value in some.items()}
        yield LeafEdit(code, {key: Edit(value, Absent.MISSING) for key, value in values.items()})
