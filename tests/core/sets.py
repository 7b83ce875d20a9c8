"""Small criteria sets made by the tests, as the plain data that `build` takes."""

from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from parindex.core.framework import Framework
from parindex.core.framework_build import build
from parindex.core.reading import Flaw

DATA: dict[str, Any] = {
    "id": "thu-nghiem-2030",
    "version": "1",
    "title": "Bộ tiêu chí thử nghiệm",
    "year": "2030",
    "max_points": "20",
    "source": {"paper": "Kế hoạch số 12/KH-UBND"},
    "bands": {
        "assumed": True,
        "basis": "giả định",
        "items": [
            {"name": "Tốt", "from": "15", "inclusive": True},
            {"name": "Khá", "from": "10", "inclusive": False},
        ],
    },
    "areas": [
        {
            "code": "1",
            "name": "Chỉ đạo, điều hành",
            "max_points": "8",
            "criteria": [
                {"code": "1.1", "name": "Kế hoạch năm", "max_points": "5", "rule": "declared"},
                {"code": "1.2", "name": "Báo cáo", "max_points": "3", "rule": "declared"},
            ],
        },
        {
            "code": "2",
            "name": "Cải cách thể chế",
            "max_points": "12",
            "criteria": [
                {
                    "code": "2.1",
                    "name": "Rà soát",
                    "max_points": "12",
                    "sub_criteria": [
                        {"code": "2.1.1", "name": "Kế hoạch rà soát", "max_points": "4.5", "rule": "declared"},
                        {"code": "2.1.2", "name": "Kết quả rà soát", "max_points": "7.5", "rule": "declared"},
                    ],
                },
            ],
        },
    ],
}
GONE = object()


def changed(*path_and_value: object) -> dict[str, Any]:
    """DATA with the value at a path replaced, or taken away if it is GONE."""
    *path, last, value = path_and_value
    data = deepcopy(DATA)
    inner: Any = data
    for step in path:
        inner = inner[step]
    if value is GONE:
        del inner[last]
    else:
        inner[last] = value
    return data


def framework_of(data: dict[str, Any]) -> Framework:
    built = build(data)
    assert isinstance(built, Framework), built
    return built


def flaws_of(data: dict[str, Any]) -> list[Flaw]:
    built = build(data)
    assert isinstance(built, tuple), "no flaw was found"
    return list(built)


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    """Sets of up to three levels, with maxima in thousandths that add up."""
    areas = []
    for a in range(1, draw(st.integers(1, 4)) + 1):
        criteria = [_criterion(draw, f"{a}.{c}") for c in range(1, draw(st.integers(1, 4)) + 1)]
        areas.append({"code": str(a), "name": "Lĩnh vực", "max_points": _total(criteria), "criteria": criteria})
    return framework_of({**DATA, "areas": areas, "max_points": _total(areas)})


def _criterion(draw: st.DrawFn, code: str) -> dict[str, Any]:
    subs = [_leaf(draw, f"{code}.{s}") for s in range(1, draw(st.integers(0, 3)) + 1)]
    if not subs:
        return _leaf(draw, code)
    return {"code": code, "name": "Tiêu chí", "max_points": _total(subs), "sub_criteria": subs}


def _leaf(draw: st.DrawFn, code: str) -> dict[str, Any]:
    return {"code": code, "name": "Tiêu chí", "max_points": _written(draw(st.integers(0, 20000))), "rule": "declared"}


def _total(parts: list[dict[str, Any]]) -> str:
    return _written(sum(int(part["max_points"].replace(".", "")) for part in parts))


def _written(thousandths: int) -> str:
    return f"{thousandths // 1000}.{thousandths % 1000:03}"
