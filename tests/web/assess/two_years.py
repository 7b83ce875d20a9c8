"""Two years of an invented district on sets that differ a little; their figures are số liệu mô phỏng."""

import json
from datetime import date
from decimal import Decimal
from hashlib import sha256

from django.utils.timezone import localdate

from parindex.core.declaring import Edit, LeafEdit
from parindex.core.points import Absent
from parindex.core.workflow import Act, Denied
from parindex.web.records.acting import Wanted, act_on
from parindex.web.records.declaring import declare
from parindex.web.records.evidence import Evidence, EvidenceRevision, EvidenceUse
from parindex.web.records.intake import CriteriaSet
from parindex.web.records.leaves import stored_leaves
from parindex.web.records.models import IndexYear
from parindex.web.records.opening import open_cycle
from tests.web.province import YEAR, Province, opening, people, units

LAST = YEAR - 1
SHEET = f"/huyen-a/{YEAR}/"
ON_TIME = {
    "name": "Giải quyết hồ sơ đúng hạn",
    "max_points": "4",
    "facts": {
        "done": {"name": "Số hồ sơ đúng hạn", "kind": "count", "unit": "hồ sơ"},
        "all": {"name": "Số hồ sơ", "kind": "count", "unit": "hồ sơ"},
    },
    "rule": {"linear": {"of": {"ratio": ["done", "all"]}}},
    "evidence": {"required": True, "ask": "Báo cáo một cửa", "without": "explain"},
}
PLAN = {
    "name": "Kế hoạch năm",
    "max_points": "2",
    "facts": {"planned": {"name": "Có kế hoạch", "kind": "yes_no"}},
    "rule": {"deductions": {"stacking": "sum", "items": [{"when": {"not": "planned"}, "points": "2"}]}},
}
REPORT = {
    "name": "Nộp báo cáo",
    "max_points": "2",
    "facts": {"late": {"name": "Có báo cáo muộn", "kind": "yes_no"}},
    "rule": {"deductions": {"stacking": "sum", "items": [{"when": "late", "points": "1"}]}},
}
COUNTED = {
    **REPORT,
    "facts": {"late": {"name": "Số báo cáo muộn", "kind": "count", "unit": "báo cáo"}},
    "rule": {"ladder": {"of": "late", "rungs": [{"to": "0", "points": "100%"}, {"otherwise": "0"}]}},
}
IDEA, GONE = {"name": "Sáng kiến", "rule": "declared"}, {"name": "Thi đua", "rule": "declared", "max_points": "1"}
CRITERIA = {
    LAST: [ON_TIME, {**IDEA, "max_points": "1"}, PLAN, REPORT, GONE],
    YEAR: [ON_TIME, PLAN, {**IDEA, "max_points": "2"}, COUNTED],
}


def set_code(year):
    return f"mo-phong-{year}"


def keep_set(year):
    """The set of a year as one that was made here."""
    criteria = [{"code": f"1.{at}", **one} for at, one in enumerate(CRITERIA[year], 1)]
    data = {
        "id": set_code(year),
        "version": "1",
        "title": "Bộ tiêu chí mô phỏng",
        "year": str(year),
        "max_points": "10",
        "simulated": "số liệu mô phỏng",
        "rounding": {"leaf": 2},
        "source": {"note": "Bộ để kiểm thử, không phải của nơi nào."},
        "bands": {
            "assumed": True,
            "basis": "chưa có văn bản quy định",
            "items": [
                {"name": "Tốt", "from": "8", "inclusive": True},
                {"name": "Khá", "from": "0", "inclusive": True},
            ],
        },
        "areas": [{"code": "1", "name": "Lĩnh vực một", "max_points": "10", "criteria": criteria}],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1)
    CriteriaSet.objects.create(code=set_code(year), text=text, sha256=sha256(text.encode()).hexdigest())


def two_years():
    """The province with both years open, and begun by district A."""
    made = units()
    cast = people(made)
    for year in (LAST, YEAR):
        keep_set(year)
        opened = open_cycle(cast["chu-tri"], opening(made, year=year, framework=set_code(year)), localdate())
        assert not isinstance(opened, Denied), opened
    world = Province(made, cast, opened.cycle)
    for year in (LAST, YEAR):
        sheet = sheet_of(year)
        act_on(world.person("dau-moi"), sheet, Wanted(Act.BEGIN), revision=sheet.revision)
    return world


def sheet_of(year=YEAR, unit="huyen-a"):
    """The newest sheet of a unit, as it is now."""
    return IndexYear.objects.newest().select_related("unit", "cycle__host").get(unit__code=unit, year=year)


def enter(world, fields, year=YEAR, name="dau-moi", unit="huyen-a"):
    """What came of entering `fields`, by code and name, by one who saw what stands there."""
    sheet = sheet_of(year, unit)
    stored = {code: one.fields for code, one in stored_leaves(sheet, fields).items()}
    edits = [
        LeafEdit(
            code,
            {
                name: Edit(value, stored[code].get(name, "" if name.startswith("@") else Absent.MISSING))
                for name, value in some.items()
            },
        )
        for code, some in fields.items()
    ]
    answer = declare(world.person(name), sheet, edits)
    assert not isinstance(answer, Denied), answer
    return answer


WHOLE = {
    "1.1": {"done": Decimal(90), "all": Decimal(100)},
    "1.2": {"planned": True},
    "1.3": {"points": Decimal("1.5")},
    "1.4": {"late": Decimal(0)},
}


def attach(world, code, year=YEAR, unit="huyen-a", **given):
    """A link attached to a leaf as evidence."""
    owner = world.people["can-bo"]
    about = {"number": "12/BC-UBND", "issued_on": date(year, 12, 20), "summary": "Báo cáo kết quả một cửa", **given}
    evidence = Evidence.objects.create(unit=world.units[unit], owner=owner, **about)
    revision = EvidenceRevision.objects.create(evidence=evidence, url="https://vi-du.example/12", person=owner)
    return EvidenceUse.objects.create(revision=revision, index_year=sheet_of(year), code=code, place="trang 3")


def figures(sheet):
    """The stored figures: code and fact -> value as kept, and whether it is confirmed."""
    rows = sheet.facts.values_list("code", "fact", "value", "is_confirmed")
    return {(code, fact): (value, confirmed) for code, fact, value, confirmed in rows}
