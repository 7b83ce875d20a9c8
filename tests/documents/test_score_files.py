"""Scores as files: JSON piece by piece, CSV and workbooks; every figure is that of the sheet, all text stays text."""

import csv
import json
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from parindex.core.contradictions import Contradiction
from parindex.core.framework import Framework
from parindex.core.framework_build import build
from parindex.core.messages import Message
from parindex.core.points import Absent
from parindex.core.scoring import score_figures
from parindex.documents.catalogue import catalogue
from parindex.documents.score_files import ToLookAt, csv_parts, json_parts, scores_workbook
from parindex.documents.score_shape import unit_shape
from parindex.documents.xlsx import UnwritableError
from tests.core.sets import DATA, changed, framework_of
from tests.invented_set import invented_set, invented_units

VI, EN = catalogue("vi"), catalogue("en")
SET = framework_of(DATA)
FULL = {"1.1": {"points": 5}, "1.2": {"points": 3}, "2.1.1": {"points": 4}, "2.1.2": {"points": 7}}
STRANGE = [
    "=1+1",
    "+84 9",
    "-Xã A",
    "@SUM(A1)",
    "007",
    "1e5",
    "http://a.b",
    "Xã Đắk R'Măng",
    "a\nb",
    '"',
    "<b>&",
    "a,b;c\td",
]


def sheets(*units, framework=SET):
    """Each unit with its sheet, traced; a unit without figures has those of FULL."""
    named = ((unit, FULL) if isinstance(unit, str) else unit for unit in units)
    return [(unit, score_figures(framework, figures, is_traced=True)) for unit, figures in named]


INVENTED = invented_set()
MANY = [
    (unit, score_figures(INVENTED, figures, is_traced=True))
    for unit, figures in invented_units(INVENTED, units=5).items()
]


def read_json(framework, scored, *, rejected=(), warned=(), found=(), words=VI):
    told = {"rejected": rejected, "warned": warned, "contradictions": found}
    parts = list(json_parts(framework, scored, **told, catalogue=words))
    return json.loads("".join(parts)), parts


def read_csv(framework, scored):
    text = "".join(csv_parts(framework, scored))
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))


def read_xlsx(framework, scored, words=VI, header=1):
    """The rows of both sheets under their header, as text or as the figures that Excel holds."""
    book = load_workbook(BytesIO(scores_workbook(framework, scored, words)))
    return [[tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=header)] for sheet in book.worksheets]


def exact(value):
    """A number of a workbook as the decimal it stands for."""
    return None if value is None else Decimal(str(value))


def points_of(score):
    return None if isinstance(score.points, Absent) else score.points


# JSON


@pytest.mark.parametrize("units", [(), ("Xã A",), ("Xã A", "Xã B", "Xã C")], ids=len)
def test_the_parts_are_one_object_however_many_units_there_are(units):
    shape, parts = read_json(SET, sheets(*units))
    assert [unit["unit"] for unit in shape["units"]] == list(units)
    assert shape == {
        "framework": "thu-nghiem-2030",
        "version": "1",
        "simulated": None,
        "units": [unit_shape(SET, unit, sheet, VI) for unit, sheet in sheets(*units)],
        "rejected": [],
        "warnings": [],
        "contradictions": [],
    }
    assert len(parts) == len(units) + 4


def test_a_unit_is_written_before_the_next_one_is_scored():
    scored = []

    def one_by_one():
        for unit, sheet in sheets("Xã A", "Xã B"):
            scored.append(unit)
            yield unit, sheet

    parts = json_parts(SET, one_by_one(), rejected=(), warned=(), contradictions=(), catalogue=VI)
    next(parts)
    assert ('"Xã A"' in next(parts), scored) == (True, ["Xã A"])


def test_rows_to_look_at_are_told_with_row_place_and_reason_in_the_language():
    row = ToLookAt(7, Message("place.line", {"line": 7}), Message("fact.no-reason", {"code": "1.1"}))
    other = ToLookAt(9, Message("place.line", {"line": 9}), Message("yaml.encoding"))
    shape, _ = read_json(SET, sheets("Xã A"), rejected=[row], warned=[other])
    assert shape["rejected"] == [{"row": 7, "place": "dòng 7", "reason": VI.render(row.reason)}]
    assert [one["row"] for one in shape["warnings"]] == [9]
    assert read_json(SET, (), rejected=[row], words=EN)[0]["rejected"][0]["place"] == "line 7"


def test_contradictions_are_told_with_their_unit_codes_and_facts():
    one = Contradiction(("1.1", "1.2"), (("1.2", "done"), ("1.1", "all")), Message("yaml.encoding"))
    shape, _ = read_json(SET, (), found=[("Xã A", one)])
    facts = [{"code": "1.2", "fact": "done"}, {"code": "1.1", "fact": "all"}]
    said = {"unit": "Xã A", "codes": ["1.1", "1.2"], "facts": facts, "message": VI.render(one.message)}
    assert shape["contradictions"] == [said]


def test_letters_and_signs_of_names_are_kept():
    shape, parts = read_json(SET, sheets(*STRANGE))
    assert [unit["unit"] for unit in shape["units"]] == STRANGE
    assert "Xã Đắk R'Măng" in "".join(parts)


def test_a_simulated_set_says_so():
    simulated = framework_of({**DATA, "simulated": "mô phỏng"})
    assert read_json(simulated, ())[0]["simulated"] == "mô phỏng"


# CSV


def test_csv_has_a_line_for_each_leaf_and_one_for_the_total():
    rows = read_csv(SET, sheets(("Xã A", {"1.1": {"points": 5}, "1.2": {"points": Absent.NOT_APPLICABLE}})))
    assert [tuple(row.values()) for row in rows] == [
        ("Xã A", "1.1", "scored", "5", "5", "", ""),
        ("Xã A", "1.2", "not_applicable", "", "3", "", ""),
        ("Xã A", "2.1.1", "missing", "", "4.5", "", ""),
        ("Xã A", "2.1.2", "missing", "", "7.5", "", ""),
        ("Xã A", "*", "scored", "5", "20", "25.00", ""),
    ]
    assert list(rows[0]) == ["unit", "code", "status", "points", "max_points", "percent", "band"]


def test_csv_names_the_band_of_the_total():
    assert [row["band"] for row in read_csv(SET, sheets("Xã A"))] == ["", "", "", "", "Tốt"]


def test_names_of_units_come_back_from_csv_as_they_are():
    assert list(dict.fromkeys(row["unit"] for row in read_csv(SET, sheets(*STRANGE)))) == STRANGE


def test_every_figure_of_csv_is_that_of_the_sheet():
    rows = {(row["unit"], row["code"]): row for row in read_csv(INVENTED, MANY)}
    assert len(rows) == len(MANY) * 78
    for unit, sheet in MANY:
        scores = {leaf.code: sheet.nodes[leaf.code] for leaf in INVENTED.leaves()} | {"*": sheet.total}
        for code, score in scores.items():
            row = rows[unit, code]
            assert (row["points"] and Decimal(row["points"])) == ("" if points_of(score) is None else score.points)
            assert Decimal(row["max_points"]) == score.max_points


# Workbooks


def test_a_workbook_has_a_row_for_each_unit_with_its_areas():
    whole, _ = read_xlsx(SET, sheets("Xã A", ("Xã B", {"1.1": {"points": 5}})))
    assert whole == [
        (
            *("Đơn vị", "Điểm", "Tối đa", "Tỷ lệ (%)", "Xếp loại", "Chưa có số liệu"),
            *("1. Chỉ đạo, điều hành", "2. Cải cách thể chế"),
        ),
        ("Xã A", 19, 20, 95, "Tốt", 0, 8, 11),
        ("Xã B", 5, 20, 25, None, 15, 5, 0),
    ]


def test_a_workbook_has_a_row_for_each_leaf_of_each_unit():
    _, each = read_xlsx(SET, sheets(("Xã A", {"1.1": {"points": 5}, "1.2": {"points": Absent.NOT_APPLICABLE}})))
    assert each == [
        ("Đơn vị", "Mã", "Tiêu chí", "Tình trạng", "Điểm", "Tối đa"),
        ("Xã A", "1.1", "Kế hoạch năm", "đã chấm", 5, 5),
        ("Xã A", "1.2", "Báo cáo", "không áp dụng", None, 3),
        ("Xã A", "2.1.1", "Kế hoạch rà soát", "chưa có số liệu", None, 4.5),
        ("Xã A", "2.1.2", "Kết quả rà soát", "chưa có số liệu", None, 7.5),
    ]


def test_a_workbook_speaks_the_language():
    book = load_workbook(BytesIO(scores_workbook(SET, sheets("Xã A"), EN)))
    assert [sheet.title for sheet in book.worksheets] == [
        EN.render(Message(f"scores.{one}")) for one in ("summary", "leaves")
    ]
    assert [cell.value for cell in book.worksheets[0][1]][:2] == ["Unit", "Points"]


def test_every_figure_of_a_workbook_is_that_of_the_sheet():
    whole, each = read_xlsx(INVENTED, MANY, header=2)  # below the line that says it is simulated
    for row, (unit, sheet) in zip(whole[1:], MANY, strict=True):
        assert (row[0], exact(row[1]), exact(row[5])) == (unit, sheet.total.points, sheet.total.missing)
        areas = [sheet.nodes[area.code].earned for area in INVENTED.areas]
        assert [exact(cell) for cell in row[6:]] == areas
    found = {(row[0], row[1]): (exact(row[4]), exact(row[5])) for row in each[1:]}
    assert found == {
        (unit, leaf.code): (points_of(sheet.nodes[leaf.code]), leaf.max_points)
        for unit, sheet in MANY
        for leaf in INVENTED.leaves()
    }


def test_text_that_looks_like_a_formula_or_a_number_stays_text():
    book = load_workbook(BytesIO(scores_workbook(SET, sheets(*STRANGE), VI)))
    for sheet in book.worksheets:
        cells = [cell for (cell,) in sheet.iter_rows(min_row=2, max_col=1)]
        assert list(dict.fromkeys(cell.value for cell in cells)) == STRANGE
        assert {cell.data_type for cell in cells} == {"s"}
        assert [cell.hyperlink for cell in cells if cell.hyperlink] == []


def test_a_code_like_1_10_stays_a_code():
    framework = framework_of(changed("areas", 0, "criteria", 1, "code", "1.10"))
    _, each = read_xlsx(framework, sheets(("Xã A", {}), framework=framework))
    assert [row[1] for row in each[1:]] == ["1.1", "1.10", "2.1.1", "2.1.2"]


def test_a_workbook_of_a_simulated_set_says_so_above_both_tables():
    simulated = framework_of({**DATA, "simulated": "số liệu mô phỏng"})
    whole, each = read_xlsx(simulated, sheets("Xã A", framework=simulated))
    assert (whole[0][0], each[0][0], whole[1][0], whole[2][0]) == (
        "số liệu mô phỏng",
        "số liệu mô phỏng",
        "Đơn vị",
        "Xã A",
    )


def test_equal_scores_give_an_equal_workbook():
    assert scores_workbook(SET, sheets("Xã A"), VI) == scores_workbook(SET, sheets("Xã A"), VI)


def test_a_name_that_no_cell_can_hold_is_refused():
    with pytest.raises(UnwritableError) as error:
        scores_workbook(SET, sheets("x" * 40_000), VI)
    assert error.value.message.id == "workbook.too-long"


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1), unique=True, max_size=4))
def test_any_names_of_units_come_back_from_json_and_csv(names):
    scored = sheets(*names)
    assert [unit["unit"] for unit in read_json(SET, scored)[0]["units"]] == names
    rows = csv.reader(StringIO("".join(csv_parts(SET, scored)).removeprefix("\ufeff"), newline=""))
    assert list(dict.fromkeys(row[0] for row in rows))[1:] == [name for name in names if name != "unit"]


def test_the_points_of_a_rescaled_total_are_those_of_the_sheet():
    data = {**DATA, "not_applicable": "exclude", "rounding": {"leaf": 3}}
    built = build(data)
    assert isinstance(built, Framework)
    scored = sheets(("Xã A", {**FULL, "1.2": {"points": Absent.NOT_APPLICABLE}}), framework=built)
    (total,) = [row for row in read_csv(built, scored) if row["code"] == "*"]
    assert Decimal(total["points"]) == scored[0][1].total.points
    assert read_json(built, scored)[0]["units"][0]["points"] == total["points"]
