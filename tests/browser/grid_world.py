"""An invented district that scores itself on the generated set of 77 leaves, with two people who enter figures.

Run as a program, it puts them into the installation of PARINDEX_HOME. All figures are số liệu mô phỏng.
"""

import hashlib
from datetime import timedelta
from decimal import Decimal

from tests.invented_set import invented_data

YEAR, SET = 2030, "mo-phong-77"
CONTACT, OFFICER, PASSWORD = "dau-moi-huyen-c", "can-bo-huyen-c", "chi-de-thu-nghiem"
GRID = f"/huyen-c/{YEAR}/tu-cham/"
LONG = "Tiếp nhận, xử lý phản ánh, kiến nghị của cá nhân, tổ chức đối với thủ tục hành chính thuộc thẩm quyền của huyện"


def grid_set():
    """The generated set; its first leaf has a long name, and needs evidence."""
    data = invented_data()
    data["areas"][0]["criteria"][0] |= {
        "name": LONG,
        "evidence": {"required": True, "ask": "Báo cáo một cửa", "without": "explain"},
    }
    return data


def add_grid():
    """The set, the district with its office and people, and two years under way; last year's has some figures."""
    from django.utils.timezone import localdate

    from parindex.core.workflow import STAGES, Act
    from parindex.documents.framework_writer import framework_text
    from parindex.web.records.acting import Wanted, act_on
    from parindex.web.records.models import CriteriaSet, IndexYear, RoleHolding, Unit, User
    from parindex.web.records.opening import Opening, open_cycle

    text = framework_text(grid_set(), is_draft=False)
    CriteriaSet.objects.create(code=SET, text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    province = Unit.objects.create(code="tinh-c", name="UBND tỉnh C", short_name="Tỉnh C", kind="province")
    district = Unit.objects.create(
        code="huyen-c", name="UBND huyện C", short_name="Huyện C", kind="district", parent=province
    )
    office = {"name": "Phòng Văn hóa và Thông tin", "short_name": "Phòng VH&TT", "kind": "office"}
    Unit.objects.create(code="phong-c", parent=district, **office)
    people = {}
    for name, role, unit in (
        ("chu-tri-c", "officer", province),
        (CONTACT, "contact", district),
        (OFFICER, "officer", district),
    ):
        people[name] = User.objects.create_user(name, f"Người {name}", PASSWORD)
        RoleHolding.objects.create(person=people[name], role=role, unit=unit)
    today = localdate()
    days = {stage: today + timedelta(days=20 + 10 * nth) for nth, stage in enumerate(STAGES)}
    for year in (YEAR - 1, YEAR):
        open_cycle(people["chu-tri-c"], Opening(province, year, (district,), SET, today, days, simulated=True), today)
        sheet = IndexYear.objects.get(unit=district, year=year)
        act_on(User.objects.get(pk=people[CONTACT].pk), sheet, Wanted(Act.BEGIN), revision=0)
    last = IndexYear.objects.get(unit=district, year=YEAR - 1)
    for code, fact, value in (("1.1", "done", Decimal(20)), ("1.1", "all", Decimal(40)), ("2.1", "all", Decimal(50))):
        last.facts.create(code=code, fact=fact, value=str(value), source="Sổ theo dõi")


if __name__ == "__main__":
    import django

    django.setup()
    add_grid()
