"""Forms that the tests write, fill in with another program and read again; their figures are số liệu mô phỏng."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from parindex.core.fact_words import FactValue
from parindex.core.framework import Framework
from parindex.core.framework_build import build
from parindex.core.messages import Message
from parindex.core.points import Absent
from parindex.documents.catalogue import catalogue
from parindex.documents.document import UnreadableFileError
from parindex.documents.sheet_workbook import Filled, Identity, LeafIn, read_sheet, write_sheet

TODAY = date(2026, 1, 15)
MISSING, NOT_APPLICABLE = Absent.MISSING, Absent.NOT_APPLICABLE
LEVELS = {"Tốt, đúng hạn": "100%", "Khá": "50%", "1.10": "25%", "Mức “thấp” theo bảng kèm theo, ghi rõ lý do": "0"}
LONG_NAME = "Xác định cơ cấu ngạch công chức, chức danh nghề nghiệp viên chức theo vị trí việc làm " * 4
ALL = {"name": "Số hồ sơ", "kind": "count", "unit": "hồ sơ"}
RUNGS = [{"from": "95%", "points": "100%"}, {"otherwise": "0"}]
CRITERIA: tuple[dict[str, Any], ...] = (
    {
        "name": "Giải quyết hồ sơ đúng hạn",
        "facts": {"done": {**ALL, "name": "Số hồ sơ đúng hạn", "ask": "Chỉ tính hồ sơ đã trả"}, "all": ALL},
        "rule": {"linear": {"of": {"ratio": ["done", "all"]}}, "none_arose": "full_marks"},
        "evidence": {"required": True, "ask": "Báo cáo một cửa", "without": "explain"},
    },
    {
        "name": "Trực tuyến",
        "facts": {"rate": {"name": "Tỷ lệ", "kind": "percent"}},
        "rule": {"ladder": {"of": "rate", "rungs": RUNGS}},
        "evidence": {"required": True, "ask": "Báo cáo"},
    },
    {
        "name": "Kế hoạch",
        "facts": {"planned": {"name": "Có kế hoạch", "kind": "yes_no"}},
        "rule": {"deductions": {"stacking": "sum", "items": [{"when": {"not": "planned"}, "points": "1"}]}},
    },
    {
        "name": LONG_NAME.strip(),
        "facts": {"level": {"name": "Mức", "kind": "choice", "options": list(LEVELS)}},
        "rule": {"choice": {"of": "level", "options": LEVELS}},
    },
    {
        "name": "Nộp báo cáo",
        "facts": {
            "done": {"name": "Ngày nộp", "kind": "date"},
            "due": {"name": "Hạn nộp", "kind": "date", "window": "report_year"},
        },
        "rule": {
            "ladder": {
                "of": {"delay": {"done": "done", "due": "due", "days": "calendar"}},
                "rungs": [{"to": "0", "points": "100%"}, {"otherwise": "0"}],
            }
        },
    },
    {
        "name": "Tăng thu",
        "facts": {
            "now": {"name": "Thu năm nay", "kind": "amount", "unit": "triệu đồng"},
            "before": {"name": "Thu năm trước", "kind": "amount", "unit": "triệu đồng"},
            "more": {
                "name": "Phần tăng",
                "kind": "amount",
                "at_least": "-1000000",
                "derived": {"difference": ["now", "before"]},
            },
        },
        "rule": {"ladder": {"of": "more", "rungs": [{"from": "0", "points": "100%"}, {"otherwise": "0"}]}},
    },
    {"name": "Sáng kiến", "rule": "declared"},
    {"name": "Đánh giá", "rule": "judged"},
)
IDENTITY = Identity(
    "huyen-a", "Ủy ban nhân dân huyện A", 2025, 1, "mo-phong", "1", "a" * 64, datetime(2026, 1, 2, 8, 30, tzinfo=UTC)
)


@cache
def every_kind() -> Framework:
    """A set with a fact of each kind: 1.1 to 1.8, the last of which an appraiser judges."""
    criteria = [{"code": f"1.{at}", "max_points": "2", **one} for at, one in enumerate(CRITERIA, 1)]
    built = build(
        {
            "id": "mo-phong",
            "version": "1",
            "title": "Bộ tiêu chí mô phỏng",
            "year": "2025",
            "max_points": "16",
            "simulated": "số liệu mô phỏng",
            "rounding": {"leaf": 2},
            "source": {"note": "Bộ do máy sinh ra để kiểm thử, không phải của nơi nào."},
            "areas": [{"code": "1", "name": "Lĩnh vực 1", "max_points": "16", "criteria": criteria}],
        }
    )
    assert isinstance(built, Framework), built
    return built


FIGURES: Mapping[tuple[str, str], FactValue] = {
    ("1.1", "done"): Decimal(1250),
    ("1.1", "all"): Decimal(1300),
    ("1.2", "rate"): Decimal("95.5"),
    ("1.3", "planned"): True,
    ("1.4", "level"): "1.10",
    ("1.5", "done"): date(2025, 12, 10),
    ("1.5", "due"): NOT_APPLICABLE,
    ("1.6", "now"): Decimal("1250.75"),
    ("1.6", "before"): MISSING,
    ("1.7", "points"): Decimal("1.25"),
}


def leaf(code: str, values: Mapping[str, FactValue], **more: Any) -> LeafIn:
    return LeafIn(code, values, revision=3, **more)


def leaves(figures: Mapping[tuple[str, str], FactValue] = FIGURES) -> list[LeafIn]:
    """What is stored: the figures, a source and a note for the first criterion."""
    by_code: dict[str, dict[str, FactValue]] = {}
    for (code, key), value in figures.items():
        by_code.setdefault(code, {})[key] = value
    stored = [leaf(code, values) for code, values in by_code.items()]
    first = {"sources": {"done": "Báo cáo số 12/BC-UBND"}, "note": "Dòng một\nDòng hai", "explanation": "Vì mất điện"}
    return [replace(one, **first) if one.code == "1.1" else one for one in stored]


def written(stored: list[LeafIn] | None = None, framework: Framework | None = None, **more: Any) -> bytes:
    framework = framework or every_kind()
    return write_sheet(framework, identity_of(framework), leaves() if stored is None else stored, **more)


@cache
def usual() -> bytes:
    """The form of `every_kind` with its FIGURES stored."""
    return written()


def identity_of(framework: Framework) -> Identity:
    return replace(IDENTITY, framework=framework.id, framework_version=framework.version, year=framework.year)


def filled_in(content: bytes, fill: Callable[[Worksheet], object]) -> bytes:
    """The workbook as another program saves it, after `fill` has worked on the form."""
    return changed(content, lambda book: fill(form_of(book)))


def changed(content: bytes, change: Callable[[Workbook], object]) -> bytes:
    book = load_workbook(BytesIO(content))
    change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def form_of(book: Workbook) -> Worksheet:
    return book.worksheets[1]


def row_of(sheet: Worksheet, mark: str) -> int:
    """The row of a figure, by its mark in the hidden column."""
    (row,) = [cell.row for cell in sheet["A"] if cell.value == mark]
    return row


COLUMNS = {"value": "D", "source": "G", "note": "H", "explanation": "I"}


def entering(entries: Mapping[tuple[str, str], object]) -> Callable[[Worksheet], None]:
    """Types into the form: by mark and column."""

    def fill(sheet: Worksheet) -> None:
        for (mark, column), value in entries.items():
            sheet[f"{COLUMNS[column]}{row_of(sheet, mark)}"].value = value

    return fill


def read(content: bytes, framework: Framework | None = None, expected: Identity | None = None) -> Filled:
    framework = framework or every_kind()
    return read_sheet(content, "phieu.xlsx", framework, expected or identity_of(framework), TODAY)


def refusal(content: bytes, expected: Identity = IDENTITY, language: str = "vi") -> str:
    """The sentence with which a workbook is refused."""
    with pytest.raises(UnreadableFileError) as refused:
        read(content, expected=expected)
    return said(refused.value.message, language)


def said(message: Message, language: str = "vi") -> str:
    return catalogue(language).render(message)


def values(filled: Filled) -> dict[tuple[str, str], FactValue]:
    """The new values, by code and fact."""
    return {(one.code, one.field.key): one.after for one in filled.changes if one.field.what == "value"}


def exact(found: Mapping[Any, FactValue]) -> dict[Any, tuple[type, str]]:
    """Values with their types: True is not 1."""
    return {key: (type(value), str(value)) for key, value in found.items()}
