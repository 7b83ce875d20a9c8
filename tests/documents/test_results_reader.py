"""Published results read from papers: which table, which columns, which rows; nothing lost, nothing guessed."""

from decimal import Decimal

import pytest

from parindex.core.check.results import results_check
from parindex.core.place import Place
from parindex.core.points import Absent
from parindex.core.results import Results, ResultTable
from parindex.documents.blocks import Blocks
from parindex.documents.catalogue import catalogue
from parindex.documents.document import Merge, UnreadableFileError
from parindex.documents.files import document_of
from parindex.documents.results_shape import results_shape
from tests.repo.tracked import ROOT
from tests.result_papers import HEADER, ROWS, results_of, table_of, text_of

AREAS = [("1", "Chỉ đạo, điều hành", "10"), ("2", "Cải cách thể chế", "20")]
FIRST = {"unit": "Sở A", "areas": {"1": "9.5", "2": "18"}, "total": "27.5", "rank": 1, "band": "Tốt"}


def _shape(*lines: str, corrections: dict[int, str] | None = None):
    return _shape_of(results_of(text_of(*lines), corrections))


def _shape_of(results: Results):
    return results_shape(results, (), catalogue("vi"))


def _areas(table) -> list[tuple[str, str, str | None]]:
    return [(area["code"], area["name"], area["max_points"]) for area in table["areas"]]


def _units(table, *keys: str) -> list[tuple]:
    return [tuple(unit[key] for key in keys) for unit in table["units"]]


def _refusal(*lines: str, corrections: dict[int, str] | None = None) -> str:
    with pytest.raises(UnreadableFileError) as refused:
        results_of(text_of(*lines), corrections)
    return refused.value.message.id


def _only(results: Results) -> ResultTable:
    (table,) = results.tables
    return table


# headers


VARIANTS = {
    "maxima in brackets": (HEADER, *ROWS),
    "numbered areas": (
        "STT\tTên cơ quan, đơn vị\tLĩnh vực 1: Chỉ đạo, điều hành (tối đa 10 điểm)\tLĩnh vực 2: Cải cách thể chế /20"
        "\tTổng số điểm\tThứ hạng\tPhân loại",
        *ROWS,
    ),
    "a row of maxima": (
        "Số TT\tSở, ban, ngành\tI. Chỉ đạo, điều hành\tII. Cải cách thể chế\tTổng cộng\tXếp thứ\tXếp loại",
        "\tĐiểm tối đa\t10\t20\t30\t\t",
        *ROWS,
    ),
    "a row of maxima without words": (
        "TT\tĐơn vị\tLV1. Chỉ đạo, điều hành\tLV2. Cải cách thể chế\tTổng điểm\tHạng\tXếp loại",
        "\t\t(10)\t(20)\t(30)\t\t",
        *ROWS,
    ),
    "two rows of a header": (
        "TT\tUBND các huyện, thị xã\tKết quả theo lĩnh vực\t\tTổng điểm\tXếp hạng\tXếp loại",
        "\t\tChỉ đạo, điều hành (10đ)\tCải cách thể chế (20đ)\t\t\t",
        *ROWS,
    ),
    "columns numbered below": (
        HEADER.replace(" (10 điểm)", "").replace(" (20 điểm)", "").replace(" (30 điểm)", ""),
        "(1)\t(2)\t(3)\t(4)\t(5)=(3)+(4)\t(6)\t(7)",
        "\tThang điểm\t10 điểm\t20 điểm\t30 điểm\t\t",
        *ROWS,
    ),
    "columns numbered within": (
        "TT (1)\tĐơn vị (2)\tChỉ đạo, điều hành (3)\tCải cách thể chế (4)\tTổng điểm (5)\tXếp hạng (6)\tXếp loại (7)",
        "\tĐiểm chuẩn\t10\t20\t30\t\t",
        *ROWS,
    ),
}


@pytest.mark.parametrize("lines", VARIANTS.values(), ids=VARIANTS)
def test_headers_of_many_writings_tell_the_same(lines):
    (table,) = _shape(*lines)["tables"]
    assert _areas(table) == AREAS
    assert {key: table["units"][0][key] for key in FIRST} == FIRST
    assert _units(table, "rank", "band") == [(1, "Tốt"), (2, "Khá"), (3, "Khá"), (4, "Trung bình")]


def test_areas_known_by_their_numbers_alone_keep_them():
    lines = (
        "TT\tĐơn vị\tLĩnh vực\t\t\tTổng\tHạng",
        "\t\t1\t2\t3\t\t",
        "\t\t10\t20\t30\t60\t",
        "1\tXã A\t9\t8\t7\t24\t1",
    )
    (table,) = _shape(*lines)["tables"]
    assert _areas(table) == [("1", "1", "10"), ("2", "2", "20"), ("3", "3", "30")]
    assert (table["max_points"], table["units"][0]["total"]) == ("60", "24")


def test_areas_of_names_never_heard_of_stand_between_the_unit_and_the_total():
    (table,) = _shape("TT\tĐơn vị\tCông khai\tSố hóa\tTổng điểm\tChỉ số (%)", "1\tXã A\t9\t8\t17\t85%")["tables"]
    assert [area["name"] for area in table["areas"]] == ["Công khai", "Số hóa"]
    assert table["units"][0]["others"] == {"Chỉ số (%)": "85"}


def test_points_of_two_years_are_a_total_and_another_column():
    (table,) = _shape("TT\tĐơn vị\tĐiểm năm 2029\tĐiểm năm 2030", "1\tXã A\t80\t81")["tables"]
    assert _units(table, "total", "others") == [("81", {"Điểm năm 2029": "80"})]


def test_of_several_years_the_latest_is_read_and_the_others_are_kept():
    header = ("TT\tĐơn vị\tNăm 2029\t\tNăm 2030\t\tChênh lệch", "\t\tĐiểm\tHạng\tĐiểm\tHạng\t")
    shape = _shape(*header, "1\tSở A\t80\t2\t90\t1\t+10")
    (unit,) = shape["tables"][0]["units"]
    assert (shape["year"], unit["total"], unit["rank"]) == (2030, "90", 1)
    assert unit["others"] == {"Năm 2029 Điểm": "80", "Năm 2029 Hạng": "2", "Chênh lệch": "10"}


def test_columns_of_one_heading_are_kept_apart():
    header = "TT\tĐơn vị\tTổng điểm\tGhi chú\tGhi chú\tGhi chú"
    (unit,) = _shape(header, "1\tSở A\t80\tx y\tz\t")["tables"][0]["units"]
    assert unit["others"] == {"Ghi chú": "x y", "Ghi chú (2)": "z"}


def test_the_index_stands_for_the_total_where_no_column_is_called_one():
    (table,) = _shape("TT\tTên đơn vị\tChỉ số CCHC năm 2030\tXếp hạng", "1\tSở A\t80,55\t1")["tables"]
    assert _units(table, "total", "rank") == [("80.55", 1)]


# merged cells

MERGED = ("TT\tĐơn vị\tĐiểm theo lĩnh vực\t\tTổng điểm\tXếp hạng\tXếp loại", "\t\tLĩnh vực 1\tLĩnh vực 2\t\t\t")
DOWN = tuple(Merge(0, column, 3, 1) for column in (0, 1, 4, 5, 6))


def test_merged_cells_of_a_header_reach_over_their_columns_and_down_to_the_maxima():
    rows = (*MERGED, "\t\t10 điểm\t(20)\t\t\t", "Khối sở\t\t\t\t\t\t", *ROWS[:2])
    table = _only(results_of(table_of(rows, *DOWN, Merge(0, 2, 1, 2), Merge(3, 0, 1, 7))))
    assert [(area.code, area.max_points) for area in table.areas] == [("1", Decimal(10)), ("2", Decimal(20))]
    assert (table.heading.text, [unit.unit for unit in table.units]) == ("Khối sở", ["Sở A", "Sở B"])


def test_a_wide_column_that_a_program_wrote_as_several_is_one():
    rows = ("TT\tĐơn vị\t\tThể chế\tTTHC\tTổng điểm\t", "1\tSở A\t\t9\t8\t\t17", "2\tSở B\t\t8\t8\t16\t")
    merges = (Merge(0, 1, 1, 2), Merge(0, 5, 1, 2), Merge(1, 1, 1, 2), Merge(2, 1, 1, 2))
    results = results_of(table_of(rows, *merges))
    assert _units(_shape_of(results)["tables"][0], "unit", "total") == [("Sở A", "17"), ("Sở B", "16")]
    assert results_check(results) == ()


def test_a_band_merged_over_many_units_is_that_of_each():
    rows = (HEADER, ROWS[0], ROWS[1].replace("Khá", ""), ROWS[2])
    table = _only(results_of(table_of(rows, Merge(1, 6, 2, 1))))
    assert [unit.band and unit.band.text for unit in table.units] == ["Tốt", "Tốt", "Khá"]


def test_of_several_columns_under_one_area_the_verified_points_count():
    rows = (
        "TT\tĐơn vị\tLĩnh vực 1: Chỉ đạo (10 điểm)\t\t\tLĩnh vực 2: Thể chế (20 điểm)\t\t\tTổng điểm\t\tXếp hạng",
        "\t\tTự chấm\tThẩm định\tTỷ lệ %\tTự chấm\tThẩm định\tTỷ lệ %\tTự chấm\tThẩm định\t",
        "1\tSở A\t10\t9\t90\t18\t17\t85\t28\t26\t1",
    )
    merges = (Merge(0, 2, 1, 3), Merge(0, 5, 1, 3), Merge(0, 8, 1, 2), *(Merge(0, at, 2, 1) for at in (0, 1, 10)))
    (table,) = _shape_of(results_of(table_of(rows, *merges)))["tables"]
    (unit,) = table["units"]
    assert _areas(table) == [("1", "Chỉ đạo", "10"), ("2", "Thể chế", "20")]
    assert (unit["areas"], unit["total"]) == ({"1": "9", "2": "17"}, "26")
    assert (unit["others"]["Tổng điểm Tự chấm"], len(unit["others"])) == ("28", 5)
    assert results_check(results_of(table_of(rows, *merges))) == ()


def test_of_the_criteria_under_one_area_their_sum_counts():
    rows = (
        "TT\tĐơn vị\tLĩnh vực 1: Chỉ đạo\t\t\tLĩnh vực 2: Thể chế\t\t\tTổng",
        "\t\t1.1\t1.2\tCộng\t2.1\t2.2\tCộng\t",
        "1\tSở A\t1\t2\t3\t4\t5\t9\t12",
    )
    merges = (Merge(0, 2, 1, 3), Merge(0, 5, 1, 3), *(Merge(0, at, 2, 1) for at in (0, 1, 8)))
    results = results_of(table_of(rows, *merges))
    (unit,) = _shape_of(results)["tables"][0]["units"]
    assert (unit["areas"], unit["total"], unit["others"]["Lĩnh vực 1: Chỉ đạo 1.2"]) == (
        {"1": "3", "2": "9"},
        "12",
        "2",
    )
    assert results_check(results) == ()


def test_a_unit_may_be_named_in_the_second_row_of_a_header():
    lines = ("TT\t\tKết quả các lĩnh vực\t\tTổng", "\tĐơn vị\tThể chế\tTTHC\t", "1\tXã A\t14\t11\t25")
    assert _units(_shape(*lines)["tables"][0], "unit", "areas", "total") == [("Xã A", {"1": "14", "2": "11"}, "25")]


# groups


def test_rows_that_head_a_group_begin_a_table_each():
    lines = (HEADER, "I\tCÁC SỞ, BAN, NGÀNH", *ROWS[:2], "II. UBND các huyện\t", *ROWS[2:])
    first, second = _shape(*lines)["tables"]
    assert (first["heading"], _units(first, "unit")) == ("CÁC SỞ, BAN, NGÀNH", [("Sở A",), ("Sở B",)])
    assert (second["heading"], _units(second, "unit")) == ("II. UBND các huyện", [("Sở C",), ("Sở D",)])
    assert (second["place"]["line"], _areas(second)) == (5, AREAS)


def test_a_heading_between_the_rows_of_a_text_parts_its_groups():
    lines = ("A. Các sở", HEADER, *ROWS[:2], "", "B. Các huyện", "", *ROWS[2:])
    assert [(table["heading"], len(table["units"])) for table in _shape(*lines)["tables"]] == [
        ("A. Các sở", 2),
        ("B. Các huyện", 2),
    ]


def test_each_of_two_tables_has_its_own_columns():
    lines = ("Khối sở", HEADER, ROWS[0], "Khối xã", "TT\tXã, phường\tTổng điểm\tHạng", "1\tXã A\t80\t1")
    first, second = _shape(*lines)["tables"]
    assert (_areas(first), _areas(second), _units(second, "unit", "rank")) == (AREAS, [], [("Xã A", 1)])


def test_maxima_of_a_group_are_its_own_and_hold_on_where_the_next_states_none():
    header = "TT\tĐơn vị\tChỉ đạo, điều hành\tThể chế\tTổng điểm"
    maxima = "\tĐiểm tối đa\t{}\t20\t"
    rows = ("I\tCác sở", maxima.format(10), "1\tSở A\t9\t8\t17", "II\tCác huyện", "1\tHuyện A\t9\t8\t17")
    own = (*rows, "III\tCác xã", maxima.format(15), "1\tXã A\t9\t8\t17")
    tables = _shape(header, *own)["tables"]
    assert [_areas(table)[0][2] for table in tables] == ["10", "10", "15"]


def test_averages_and_extremes_are_no_units():
    lines = (
        HEADER,
        *ROWS,
        "Bình quân\t\t7\t15\t22",
        "\tTrung bình chung\t7,875\t15,8\t23,7",
        "\tCao nhất\t9,5\t18\t27,5",
        "I\tCác sở\t1\t2\t3",
    )
    (table,) = _shape(*lines)["tables"]
    assert (len(table["units"]), [one["unit"] for one in table["summaries"]]) == (
        4,
        ["Bình quân", "Trung bình chung", "Cao nhất", "Các sở"],
    )


def test_a_header_that_a_page_repeats_begins_no_group():
    assert len(_shape(HEADER, *ROWS[:2], HEADER, *ROWS[2:])["tables"][0]["units"]) == 4


@pytest.mark.parametrize("first", ["", "\tMôi trường\t\t\t\t\t", "\tvà Môi trường\t\t\t\t\t"])
def test_a_table_without_a_header_behind_the_end_of_a_page_goes_on_with_the_last(first):
    blocks = Blocks(has_broken_rows=True)
    for page, rows in ((1, (HEADER, ROWS[0])), (2, tuple(filter(None, (first, *ROWS[1:]))))):
        blocks.table([[(cell, Place(page=page)) for cell in row.split("\t")] for row in rows])
    units = _only(results_of(blocks.document())).units
    assert (len(units), units[0].unit) == (4, " ".join(["Sở A", *first.split()]))


def test_the_rest_of_a_name_behind_the_end_of_a_page_is_no_group():
    blocks = Blocks(has_broken_rows=True)
    rows = [(HEADER, 1), (ROWS[0], 1), ("\tMôi trường\t\t\t\t\t", 2), ("\tvà đô thị\t\t\t\t\t", 2), (ROWS[1], 2)]
    blocks.table([[(cell, Place(page=page)) for cell in row.split("\t")] for row, page in rows])
    assert [unit.unit for unit in _only(results_of(blocks.document())).units] == ["Sở A Môi trường và đô thị", "Sở B"]


# figures


def test_missing_zero_and_not_applicable_are_three_things():
    (table,) = results_of(
        text_of(HEADER, "1\tSở A\t\t0\t0\t-\tKhông xếp loại", "2\tSở B\tKĐG\tkhông đánh giá\t–\t1\t")
    ).tables
    first, second = table.units
    assert (first.areas["1"].value, first.areas["2"].value) == (Absent.MISSING, Decimal(0))
    assert {entry.value for entry in (*second.areas.values(), second.total)} == {Absent.NOT_APPLICABLE}
    assert (first.rank.value, first.band, second.band) == (Absent.NOT_APPLICABLE, None, None)


def test_the_json_names_what_does_not_apply():
    (table,) = _shape(HEADER, "1\tSở A\t\t-\t-\t-\t")["tables"]
    (unit,) = table["units"]
    assert (unit["areas"], unit["total"], unit["rank"]) == ({"1": None, "2": None}, None, None)
    assert unit["not_applicable"] == ["2", "total", "rank"]


@pytest.mark.parametrize(
    ("written", "figure"), [("9,517", "9.517"), ("9.517", "9.517"), ("9,5 điểm", "9.5"), ("-1", "-1"), ("+2", "2")]
)
def test_figures_are_read_as_papers_write_them(written, figure):
    (table,) = _shape(HEADER, f"1\tSở A\t{written}\t0\t10\t1\t")["tables"]
    assert table["units"][0]["areas"]["1"] == figure


def test_a_unit_has_its_canonical_name_and_the_one_written():
    (table,) = _shape(HEADER, ROWS[0].replace("Sở A", "1. phòng NV"))["tables"]
    assert _units(table, "unit", "written") == [("Phòng Nội vụ", "1. phòng NV")]


def test_a_unit_without_any_figure_is_still_a_unit():
    (table,) = _shape(HEADER, *ROWS, "5\tSở E")["tables"]
    assert _units(table, "unit", "total")[-1] == ("Sở E", None)


# the paper


def test_number_day_issuer_and_year_are_those_the_annex_refers_to():
    shape = _shape(
        "Căn cứ Quyết định số 1/QĐ-UBND ngày 2/3/2028 ban hành Chỉ số năm 2028;",
        "Phụ lục: Kết quả Chỉ số cải cách hành chính năm 2030",
        "(Kèm theo Quyết định số 123/QĐ-UBND ngày 05/02/2031 của UBND tỉnh Thử Nghiệm)",
        HEADER,
        *ROWS,
    )
    document = {"number": "123/QĐ-UBND", "date": "2031-02-05", "issuer": "UBND tỉnh Thử Nghiệm"}
    assert (shape["year"], shape["document"]) == (2030, document)


def test_number_and_day_stand_at_the_head_of_a_paper_too():
    head = "ỦY BAN NHÂN DÂN\tCỘNG HÒA\nTỈNH THỬ NGHIỆM\tĐộc lập\nSố: 45/TB-SNV\tThử Nghiệm, ngày 06 tháng 3 năm 2031"
    shape = _shape(*head.split("\n"), "", "Thông báo kết quả", HEADER, *ROWS)
    assert shape["document"] == {"number": "45/TB-SNV", "date": "2031-03-06", "issuer": None}
    assert (shape["year"], shape["tables"][0]["heading"]) == (None, "Thông báo kết quả")


@pytest.mark.parametrize("day", ["31/02/2031", "00/00/2031"])
def test_a_day_that_no_calendar_has_is_not_known(day):
    line = f"(Kèm theo Quyết định số 9/QĐ-UBND ngày {day})"
    assert _shape(line, HEADER, *ROWS)["document"] == {"number": "9/QĐ-UBND", "date": None, "issuer": None}


def test_titles_above_the_header_in_the_same_table_are_read_as_such():
    rows = ("KẾT QUẢ CHỈ SỐ NĂM 2030\t\t\t\t\t\t", "(Kèm theo …)\t\t\t\t\t\t", HEADER, *ROWS)
    results = results_of(table_of(rows, Merge(0, 0, 1, 7), Merge(1, 0, 1, 7)))
    assert (results.year, _only(results).heading.text) == (2030, "KẾT QUẢ CHỈ SỐ NĂM 2030")


# columns that a user corrects


def test_a_user_says_what_columns_mean_where_no_header_does():
    lines = ("A\tB\tC\tD", "Sở A\t80\t1\tx", "Sở B\t79\t2\ty")
    assert _refusal(*lines) == "file.no-results"
    (table,) = _shape(*lines, corrections={1: "unit", 2: "total", 3: "rank"})["tables"]
    assert _units(table, "unit", "total", "rank", "others") == [
        ("Sở A", "80", 1, {"D": "x"}),
        ("Sở B", "79", 2, {"D": "y"}),
    ]


def test_a_meaning_given_to_one_column_leaves_the_other_without():
    (table,) = _shape(HEADER, *ROWS, corrections={3: "total", 4: "other"})["tables"]
    assert (_areas(table), table["units"][0]["total"]) == ([], "9.5")
    assert set(table["units"][0]["others"]) == {"Cải cách thể chế (20 điểm)", "Tổng điểm (30 điểm)"}


def test_a_column_that_no_table_has_is_refused():
    assert _refusal(HEADER, *ROWS, corrections={9: "total"}) == "layout.no-column"


# what is no table of results


def test_a_plan_is_refused_with_its_own_command():
    with pytest.raises(UnreadableFileError) as refused:
        results_of(document_of((ROOT / "examples/ke-hoach-dak-glong-2024.txt").read_bytes(), "ke-hoach.txt"))
    assert refused.value.message.id == "file.plan-not-results"
    assert "parindex plan read" in catalogue("en").render(refused.value.message)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("TT\tTiêu chí\tĐiểm chuẩn", "1\tLĩnh vực A\t2", "1.1\tTiêu chí A\t2"), "file.criteria-not-results"),
        (("TT\tLĩnh vực\tĐiểm tối đa\tSở A\tSở B", "1\tThể chế\t10\t9\t8"), "file.transposed-results"),
        (("TT\tTiêu chí\tĐiểm tối đa\tĐơn vị", "1\tLĩnh vực A\t2\tSở A"), "file.criteria-not-results"),
        (("TT\tĐơn vị\tĐúng hạn\tTrễ hạn\tTổng cộng", "1\tSở A\t5\t5\t10"), "file.no-results"),
        (("TT\tĐơn vị chủ trì\tTổng điểm", "1\tSở A\t5"), "file.no-results"),
        (("TT\tĐơn vị\tTổng điểm\tXếp hạng",), "file.no-results"),
        (("Chỉ có lời.",), "file.no-results"),
    ],
    ids=["criteria", "transposed", "criteria with units", "statistics", "leads", "no rows", "no table"],
)
def test_what_is_no_table_of_results_is_refused_with_a_sentence_of_its_own(lines, said):
    assert _refusal(*lines) == said
