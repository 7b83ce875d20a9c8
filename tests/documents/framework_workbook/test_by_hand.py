"""A criteria set that an officer typed in Excel: few columns, any order, words without marks, numbers as numbers."""

from datetime import datetime

import pytest

from parindex.core.framework import Framework
from parindex.core.framework_build import build
from parindex.documents.framework_workbook import data_of_workbook
from tests.documents.framework_workbook.books import NODES, SET, book_of, read
from tests.documents.workbooks import saved

SMALL = {
    "id": "a-2026",
    "max_points": "10",
    "areas": [
        {
            "code": "1",
            "name": "Chỉ đạo",
            "max_points": "10",
            "criteria": [
                {"code": "1.1", "name": "Kế hoạch", "max_points": "4", "rule": "declared"},
                {"code": "1.2", "name": "Báo cáo", "max_points": "6", "rule": "declared"},
            ],
        }
    ],
}


def criterion(**cells: object) -> dict[str, object]:
    """The one criterion of a set whose row has these cells, by headings; without its code, name and points."""
    heads = [name.replace("_", " ") for name in cells]
    rows = [("Mã", "Tên", *heads), ("1", "A"), ("1.1", "B", *cells.values())]
    found = read({"Tiêu chí": rows})
    assert found.flaws == ()
    return {key: value for key, value in found.data["areas"][0]["criteria"][0].items() if key not in ("code", "name")}


def test_few_columns_make_a_set():
    found = read()
    assert (found.data, found.flaws) == (SMALL, ())


def test_columns_may_stand_in_any_order_under_a_title_with_blank_rows_between():
    titled = [("BỘ TIÊU CHÍ CẢI CÁCH HÀNH CHÍNH",), ()]
    rows = [
        titled[0],
        titled[1],
        *[row[::-1] for row in NODES[:2]],
        (),
        (None, None, None, None),
        *[r[::-1] for r in NODES[2:]],
    ]
    found = read({"Tiêu chí": rows})
    assert (found.data, found.flaws) == (SMALL, ())


def test_titles_and_headings_may_be_typed_without_marks_or_in_english():
    sheets = {
        "bo tieu chi": [("muc", "GIÁ TRỊ"), ("id", "a-2026"), ("diem toi da", "10")],
        "Criteria": [("code", "name", "max_points", "quy tac"), *NODES[1:]],
    }
    found = data_of_workbook(saved(book_of(sheets)), "bo.xlsx")
    assert (found.data, found.flaws) == (SMALL, ())


def test_codes_and_the_year_may_be_numbers():
    found = read(
        {
            "Bộ tiêu chí": [*SET, ("Năm", 2026), ("Bản", 1)],
            "Tiêu chí": [("Mã", "Tên"), (1, "A"), (1.1, "B")],
        }
    )
    assert found.data["year"], found.data["version"] == ("2026", "1")
    assert (found.data["areas"][0]["code"], found.data["areas"][0]["criteria"][0]["code"]) == ("1", "1.1")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [(1.5, "1.5"), ("1,5", "1.5"), ("1.5", "1.5"), (10, "10"), ("95%", "95%"), (" 95,5% ", "95.5%"), ("mười", "mười")],
)
def test_a_figure_may_be_a_number_or_text_with_a_comma(typed, meant):
    assert criterion(Điểm_tối_đa=typed) == {"max_points": meant}


def test_a_percentage_may_be_a_number_shown_as_one():
    book = book_of({"Bộ tiêu chí": SET, "Tiêu chí": [("Mã", "Tên", "Điểm tối đa"), ("1", "A", 0.955)]})
    book["Tiêu chí"]["C2"].number_format = "0.00%"
    assert data_of_workbook(saved(book), "bo.xlsx").data["areas"][0]["max_points"] == "95.50%"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("có", True), ("Có", True), ("CO", True), ("x", True), (True, True), ("yes", True)),
        *(("không", False), ("khong", False), (False, False), ("có lẽ", "có lẽ")),
    ],
)
def test_yes_and_no_may_be_said_in_several_ways_and_nothing_else_is_guessed(typed, meant):
    assert criterion(Chưa_kiểm_chứng=typed) == {"unverified": meant}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("loại trừ", "exclude"), ("Loai  tru", "exclude"), ("exclude", "exclude"), ("full_marks", "full_marks")),
        *(("cho 0 điểm", "zero"), ("bỏ qua", "bỏ qua")),
    ],
)
def test_fixed_words_may_be_vietnamese_or_english_and_nothing_else_is_guessed(typed, meant):
    assert criterion(Khi_không_áp_dụng=typed) == {"not_applicable": meant}


def test_a_linear_rule_of_a_ratio_needs_no_yaml():
    cells = {"Quy tắc": "tuyến tính", "Tử số / đại lượng": "dung_han", "Mẫu số": "tat_ca", "Mức đạt điểm tối đa": "95%"}
    assert criterion(**cells, Khi_không_phát_sinh="cho điểm tối đa") == {
        "rule": {"linear": {"of": {"ratio": ["dung_han", "tat_ca"]}, "target": "95%"}, "none_arose": "full_marks"}
    }


def test_a_quantity_may_be_a_word_or_yaml_without_a_denominator():
    rule = {"linear": {"of": {"complement": {"ratio": ["tre", "tat_ca"]}}}}
    assert criterion(**{"Quy tắc": "linear", "Tử số / đại lượng": "complement: {ratio: [tre, tat_ca]}"}) == {
        "rule": rule
    }
    assert criterion(**{"Quy tắc": "tuyen tinh", "Tử số / đại lượng": "tre"}) == {"rule": {"linear": {"of": "tre"}}}


@pytest.mark.parametrize(
    "typed",
    [
        *('per_unit: {of: a, points: "0.5"}', "per_unit:\n  of: a\n  points: 0.5"),
        *('{per_unit: {"of": a, points: "0.5"}}', 'yaml: {per_unit: {of: a, points: "0.5"}}'),
    ],
)
def test_any_other_rule_is_yaml_in_block_or_flow_style(typed):
    assert criterion(Quy_tắc=typed) == {"rule": {"per_unit": {"of": "a", "points": "0.5"}}}


def test_a_ladder_is_its_rows_in_order_whatever_else_stands_between():
    found = read(
        {
            "Tiêu chí": [*NODES[:3], ("1.2", "Báo cáo", 6, "bậc điểm")],
            "Bậc điểm": [
                ("Mã", "Từ", "Dưới", "Điều kiện", "Điểm"),
                ("1.2", 1, None, None, "100%"),
                (),
                (1.2, 0.5, "1", "co_ke_hoach", 3),
                ("1.2", None, None, "còn lại", 0),
            ],
        }
    )
    rungs = [
        {"from": "1", "points": "100%"},
        {"from": "0.5", "below": "1", "when": "co_ke_hoach", "points": "3"},
        {"otherwise": "0"},
    ]
    assert found.data["areas"][0]["criteria"][1]["rule"] == {"ladder": {"rungs": rungs}}
    assert found.flaws == ()


def test_facts_go_to_their_criterion_or_to_the_whole_set():
    found = read(
        {
            "Số liệu": [
                ("Mã", "Tên khóa", "Tên số liệu", "Loại", "Lựa chọn", "Đơn vị tính"),
                ("*", "vi_pham", "Có vi phạm", "có/không"),
                ("1.2", "muc", "Mức", "lựa chọn", "Tốt;  Khá\nYếu"),
                ("1.1", "da_xong", "Đã xong", "so dem", None, "việc"),
                ("1.2", "tong", "Tổng", "số đo"),
            ]
        }
    )
    first, second = found.data["areas"][0]["criteria"]
    assert found.data["facts"] == {"vi_pham": {"name": "Có vi phạm", "kind": "yes_no"}}
    assert first["facts"] == {"da_xong": {"name": "Đã xong", "kind": "count", "unit": "việc"}}
    assert second["facts"] == {
        "muc": {"name": "Mức", "kind": "choice", "options": ["Tốt", "Khá", "Yếu"]},
        "tong": {"name": "Tổng", "kind": "amount"},
    }
    assert found.flaws == ()


def test_levels_may_be_said_where_codes_do_not_tell_them():
    rows = [
        ("Mã", "Cấp", "Tên"),
        ("I", "Lĩnh vực", "A"),
        ("I.a", "tieu chi", "B"),
        ("*)", 3, "C"),
        ("x", "Tiêu chí thành phần", "D"),
        ("II", 1, "E"),
    ]
    found = read({"Tiêu chí": rows})
    first, second = found.data["areas"]
    below = [{"code": "*)", "name": "C"}, {"code": "x", "name": "D"}]
    assert first == {"code": "I", "name": "A", "criteria": [{"code": "I.a", "name": "B", "sub_criteria": below}]}
    assert (second, found.flaws) == ({"code": "II", "name": "E"}, ())


def test_keys_without_a_column_or_a_row_may_be_added():
    rows = [("Mã", "Tên", "Khóa khác"), ("1", "A", "kieu_moi: {a: 1}\nmau: đỏ")]
    found = read({"Bộ tiêu chí": [*SET, ("source.so", "12/QĐ"), ("khoa_moi", "b")], "Tiêu chí": rows})
    assert found.data["areas"] == [{"code": "1", "name": "A", "kieu_moi": {"a": "1"}, "mau": "đỏ"}]
    assert (found.data["source"], found.data["khoa_moi"], found.flaws) == ({"so": "12/QĐ"}, "b", ())


def test_bands_are_read_in_order():
    rows = [
        ("Mức", "Từ", "Kể cả ngưỡng", "Riêng lĩnh vực"),
        ("Tốt", 8, "có", "3: 65%; 5: 70%"),
        ("Khá", "7,5", "không"),
    ]
    found = read({"Bộ tiêu chí": [*SET, ("Ngưỡng là giả định", "có")], "Xếp loại": rows})
    items = [
        {"name": "Tốt", "from": "8", "inclusive": True, "areas": {"3": "65%", "5": "70%"}},
        {"name": "Khá", "from": "7.5", "inclusive": False},
    ]
    assert (found.data["bands"], found.flaws) == ({"assumed": True, "items": items}, ())


def test_a_day_in_a_cell_is_read_as_papers_write_it():
    found = read({"Bộ tiêu chí": [*SET, ("source.date", datetime(2026, 2, 6))]})  # noqa: DTZ001
    assert found.data["source"] == {"date": "06/02/2026"}


def test_the_guide_and_sheets_of_notes_are_not_read():
    found = read({"Hướng dẫn": [("bất kỳ",)], "Ghi chú của tôi": [("bất kỳ",)], "Trống": []})
    assert (found.data, found.flaws) == (SMALL, ())


def test_a_set_typed_by_hand_is_built():
    more = (("Tên bộ tiêu chí", "Bộ A"), ("Năm", 2026), ("Bản", "1"), ("Nguồn: quyết định", "12/QĐ-UBND"))
    built = build(read({"Bộ tiêu chí": [*SET, *more]}).data)
    assert isinstance(built, Framework)
    assert [leaf.code for leaf in built.leaves()] == ["1.1", "1.2"]
