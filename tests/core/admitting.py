"""A criteria set and rows of figures for the tests of admission."""

from dataclasses import dataclass
from datetime import date

from parindex.core.admission import Admission, Admitted
from parindex.core.fact_words import Typed
from tests.core.sets import framework_of

TODAY = date(2031, 1, 31)


@dataclass(frozen=True)
class Row:
    """A row as a file brings it."""

    unit: str
    code: str
    fact: str
    value: Typed
    source: str | None = None
    start: str | None = None
    end: str | None = None
    by: str | None = None
    at: str | None = None


def count(name, **keys):
    return {"name": name, "kind": "count", "unit": "hồ sơ", **keys}


LATE = count("Số hồ sơ trễ hạn", **{"from": "dossiers.late"})
CRITERIA = [
    {
        "code": "1.1",
        "name": "Xin lỗi",
        "max_points": "2",
        "facts": {"apologised": count("Số đã xin lỗi", **{"from": "dossiers.apologised"}), "late": LATE},
        "rule": {"linear": {"of": {"ratio": ["apologised", "late"]}}, "none_arose": "full_marks"},
        "evidence": {"required": True, "ask": "Phiếu xin lỗi"},
    },
    {"code": "1.2", "name": "Sáng kiến", "max_points": "3", "rule": "judged"},
    {"code": "1.3", "name": "Kế hoạch", "max_points": "1", "rule": "declared"},
    {
        "code": "1.4",
        "name": "Trực tuyến",
        "max_points": "2",
        "facts": {
            "rate": {"name": "Tỷ lệ trực tuyến", "kind": "percent", "window": "report_year"},
            "best": {"name": "Tỷ lệ cao nhất", "kind": "percent", "derived": {"group_best": "rate"}},
        },
        "rule": {"linear": {"of": {"quotient": ["rate", "best"]}}},
    },
    {
        "code": "1.5",
        "name": "Trễ hạn",
        "max_points": "2",
        "facts": {
            "late": LATE,
            "paper": count("Số hồ sơ giấy"),
            "online": count("Số hồ sơ mạng"),
            "all": count("Tổng"),
        },
        "rule": {
            "best": [
                {"linear": {"of": {"complement": {"ratio": ["late", "all"]}}}},
                {"linear": {"of": {"ratio": [{"sum": ["paper", "online"]}, "all"]}}},
            ]
        },
    },
]
SET = framework_of(
    {
        "id": "thu-nghiem-2030",
        "version": "1",
        "title": "Bộ thử nghiệm",
        "year": "2030",
        "max_points": "10",
        "rounding": {"leaf": 3},
        "source": {"note": "thử nghiệm"},
        "facts": {"breach": {"name": "Có vi phạm", "kind": "yes_no"}},
        "gates": [{"when": "breach", "effect": "zero", "cite": "Điều 1"}],
        "areas": [{"code": "1", "name": "Một cửa", "max_points": "10", "criteria": CRITERIA}],
    }
)


def admitted(*rows: Row, keep=(), units=()) -> Admitted[Row]:
    admission: Admission[Row] = Admission(SET, TODAY, keep)
    for row in rows:
        admission.take(row)
    for unit in units:
        admission.unit(unit)
    return admission.finish()


def a(code, fact, value, **said):
    """A row of unit A."""
    return Row("A", code, fact, value, **said)
