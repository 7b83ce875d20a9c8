"""The form as other programs show it: rows, what is locked, lists, comments, paper."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from parindex.core.facts import FactSpec, Kind
from parindex.core.framework import Framework
from parindex.documents.sheet_workbook import LeafIn
from parindex.documents.xlsx import UnwritableError
from tests.documents.sheet_workbook.forms import (
    LONG_NAME,
    form_of,
    leaf,
    row_of,
    said,
    written,
)
from tests.invented_set import invented_set


@pytest.fixture(scope="module")
def book():
    return load_workbook(BytesIO(written(simulated=True)))


@pytest.fixture
def sheet(book):
    return form_of(book)


def shown(sheet, row: int) -> list[object]:
    return [cell.value for cell in sheet[row]]


def test_sheets_are_the_guide_the_form_the_lists_and_what_no_one_sees(book):
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        ("Hướng dẫn", "visible"),
        ("Phiếu tự chấm", "visible"),
        ("Lựa chọn", "hidden"),
        ("parindex", "veryHidden"),
    ]


def test_the_guide_says_whose_form_it_is_and_that_its_figures_are_simulated(book):
    guide = book.worksheets[0]
    assert [(guide[f"A{row}"].value, guide[f"B{row}"].value) for row in range(2, 7)] == [
        ("Đơn vị", "Ủy ban nhân dân huyện A (huyen-a)"),
        ("Năm", "2025"),
        ("Bộ tiêu chí", "Bộ tiêu chí mô phỏng (mã mo-phong, bản 1)"),
        ("Phiếu", "Bản 1, tải về lúc 08:30 ngày 02/01/2026."),
        ("Lưu ý", "số liệu mô phỏng"),
    ]


def test_real_figures_bear_no_mark():
    book = load_workbook(BytesIO(written()))
    assert form_of(book)["B1"].value == "Phiếu tự chấm năm 2025: Ủy ban nhân dân huyện A"
    assert "số liệu mô phỏng" not in [cell.value for cell in book.worksheets[0]["B"]]


def test_titles_name_unit_year_and_set(sheet):
    assert [sheet[f"B{row}"].value for row in (1, 2)] == [
        "Phiếu tự chấm năm 2025: Ủy ban nhân dân huyện A – số liệu mô phỏng",
        "Bộ tiêu chí mô phỏng (mã mo-phong, bản 1)",
    ]
    assert shown(sheet, 4)[1:] == [
        "Mã", "Tiêu chí, số liệu", "Giá trị", "Đơn vị tính", "Thời gian", "Nguồn số liệu", "Ghi chú", "Giải trình",
        "Năm trước", "TLKC",
    ]  # fmt: skip


def test_names_stand_further_in_the_deeper_they_are(sheet):
    aligned = [sheet[f"C{row}"].alignment for row in (6, 7, 8)]
    assert [(one.horizontal, one.indent) for one in aligned] == [(None, 0), ("left", 1), ("left", 2)]


def test_heads_stand_over_their_figures_and_points_beside_their_criterion(sheet):
    names = [(sheet[f"B{row}"].value, sheet[f"C{row}"].value) for row in (6, 7, 8, 9, 10, 21, 22)]
    assert names == [
        ("1", "Lĩnh vực 1 (tối đa 16 điểm)"),
        ("1.1", "Giải quyết hồ sơ đúng hạn (tối đa 2 điểm)"),
        (None, "Số hồ sơ đúng hạn"),
        (None, "Số hồ sơ"),
        ("1.2", "Trực tuyến (tối đa 2 điểm)"),
        (None, "Thu năm trước"),
        ("1.7", "Sáng kiến (tối đa 2 điểm)"),
    ]


def test_a_row_shows_what_is_stored_and_last_year_beside_it():
    stored = [leaf("1.1", {}, last_year="1.100", verdict="Đạt", evidence=("Báo cáo 12", "Phiếu 3"))]
    sheet = form_of(load_workbook(BytesIO(written(stored))))
    rows = [row_of(sheet, mark) for mark in ("1.1:done", "1.1:all")]
    assert [shown(sheet, row)[9:] for row in rows] == [["1.100\nĐạt", "Báo cáo 12\nPhiếu 3"], [None, None]]


def test_the_days_of_a_figure_are_those_of_its_own_window(sheet):
    done, due = (sheet[f"F{row_of(sheet, mark)}"].value for mark in ("1.5:done", "1.5:due"))
    assert (done, due) == ("01/01/2025\n31/12/2025", "15/12/2024\n14/12/2025")


def test_only_what_the_unit_fills_in_is_unlocked(sheet):
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    firsts = [row_of(sheet, f"1.{mark}") for mark in ("1:done", "2:rate", "3:planned", "4:level", "5:done", "6:now")]
    firsts.append(row_of(sheet, "1.7:points"))
    others = [row_of(sheet, mark) for mark in ("1.1:all", "1.5:due", "1.6:before")]
    explained = {f"I{row_of(sheet, '1.1:done')}"}
    both = {f"{column}{row}" for row in (*firsts, *others) for column in "DG"}
    assert unlocked == both | {f"H{row}" for row in firsts} | explained
    assert (sheet.protection.sheet, sheet.protection.password) == (True, None)


def test_points_that_an_appraiser_gives_are_locked_and_say_so(sheet):
    cell = sheet[f"D{row_of(sheet, '1.8:points')}"]
    assert (cell.value, cell.protection.locked) == ("người thẩm định cho điểm", True)


def test_answers_are_chosen_from_lists_and_any_figure_may_not_apply(sheet):
    lists = {
        str(one.sqref): (one.formula1, bool(one.showErrorMessage)) for one in sheet.data_validations.dataValidation
    }
    cells = {mark: f"D{row_of(sheet, mark)}" for mark in ("1.1:done", "1.3:planned", "1.4:level", "1.5:due")}
    assert [lists[cell] for cell in cells.values()] == [
        ('"Không áp dụng"', False),
        ('"Có,Không,Không áp dụng"', True),
        ("'Lựa chọn'!$A$1:$A$5", True),
        ('"Không áp dụng"', False),
    ]
    assert len(lists) == 10


def test_words_that_a_list_cannot_hold_stand_on_the_hidden_sheet(book):
    assert [cell.value for cell in book["Lựa chọn"]["A"]] == [
        "Tốt, đúng hạn",
        "Khá",
        "1.10",
        "Mức “thấp” theo bảng kèm theo, ghi rõ lý do",
        "Không áp dụng",
    ]


def test_the_rule_its_limits_and_what_is_asked_stand_in_the_comment_of_the_cell(sheet):
    assert sheet[f"D{row_of(sheet, '1.1:done')}"].comment.text == (
        "Ghi một số nguyên, ví dụ 1250.\n"
        "Giới hạn: từ 0 trở lên.\n"
        "Cần ghi: Chỉ tính hồ sơ đã trả\n"
        "Cách tính điểm:\n"
        "Tính theo Số hồ sơ đúng hạn / Số hồ sơ: đạt 100% được 2 điểm, thấp hơn thì theo tỷ lệ.\n"
        "Không phát sinh: điểm tối đa.\n"
        "Tài liệu kiểm chứng: Báo cáo một cửa"
    )
    assert sheet[f"D{row_of(sheet, '1.2:rate')}"].comment.text.split("\n")[1] == "Giới hạn: từ 0% đến 100%."


def test_values_are_cells_of_their_kind(sheet):
    cells = {mark: sheet[f"D{row_of(sheet, mark)}"] for mark in ("1.1:done", "1.2:rate", "1.3:planned", "1.5:done")}
    assert [(cell.value, cell.number_format) for cell in cells.values()] == [
        (1250, "#,##0.##########"),
        (0.955, "0.##########%"),
        ("Có", "@"),
        (datetime(2025, 12, 10), "dd/mm/yyyy"),  # noqa: DTZ001
    ]


def test_it_is_printed_on_a4_landscape_with_its_header_on_each_page(sheet):
    page = sheet.page_setup
    assert (page.paperSize, page.orientation, page.fitToHeight, sheet.print_title_rows) == (
        9,
        "landscape",
        0,
        "$4:$4",
    )
    assert (sheet.freeze_panes, sheet.column_dimensions["A"].hidden, sheet.row_dimensions[5].hidden) == (
        "D6",
        True,
        True,
    )


def test_rows_are_as_high_as_long_names_need(sheet):
    rows = [row_of(sheet, mark) for mark in ("1.4:level", "1.2:rate")]
    heights = [sheet.row_dimensions[row - 1].height for row in rows]
    assert (len(LONG_NAME) > 300, heights[0] >= 8 * 15, heights[1] < 20) == (True, True, True)


def test_it_is_said_in_english_with_the_words_of_the_set_as_they_are():
    book = load_workbook(BytesIO(written(language="en")))
    sheet = form_of(book)
    assert (book.sheetnames[:2], sheet["B1"].value) == (
        ["Guide", "Self-scoring form"],
        "Self-scoring form of 2025: Ủy ban nhân dân huyện A",
    )


def test_facts_of_the_whole_set_and_of_what_has_criteria_below_are_asked_too():
    sheet = form_of(load_workbook(BytesIO(written([leaf("*", {"violated": True})], _with_gates()))))
    assert [(sheet[f"A{row}"].value, sheet[f"C{row}"].value, sheet[f"D{row}"].value) for row in (6, 7, 8, 9)] == [
        (None, "Bộ tiêu chí mô phỏng", None),
        ("*:violated", "Có vi phạm", "Có"),
        (None, "Lĩnh vực 1 (tối đa 10 điểm)", None),
        ("1:lost", "Có sai phạm", None),
    ]


def _with_gates() -> Framework:
    framework = invented_set(8)
    area = replace(framework.areas[0], facts={"lost": FactSpec("lost", "Có sai phạm", Kind.YES_NO)})
    area = replace(area, max_points=Decimal(10))
    facts = {"violated": FactSpec("violated", "Có vi phạm", Kind.YES_NO)}
    return replace(framework, facts=facts, areas=(area, *framework.areas[1:]))


def test_a_text_that_no_cell_holds_is_refused_with_its_cell():
    with pytest.raises(UnwritableError) as refused:
        written([LeafIn("1.1", note="a" * 40_000)])
    assert said(refused.value.message) == "Ô Phiếu tự chấm!H8 dài quá 32767 ký tự, sổ tính không chứa được."
