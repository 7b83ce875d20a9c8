"""A workbook becomes paragraphs and tables that know their cells."""

from decimal import Decimal

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from parindex.core.messages import Message
from parindex.core.place import Place
from parindex.documents.document import Merge
from parindex.documents.plan_reader import read_plan
from parindex.documents.workbook import read_xlsx
from tests.documents.workbooks import CRITERION, HEADER, made, saved, shape, stored

AREA = ("1", "CHỈ ĐẠO", 8, 7.5)


def test_rows_above_a_table_are_paragraphs_and_know_their_cells():
    document = made(("UBND HUYỆN A", None, "CỘNG HÒA"), (), ("Kế hoạch",), HEADER, CRITERION)
    assert shape(document) == ["UBND HUYỆN A CỘNG HÒA", "Kế hoạch", [list(HEADER), ["1.1", "Kế hoạch", "8", "7,5"]]]
    first, second = document.blocks[0].words.starts
    assert first == (0, Place(sheet="Sheet", row=1, cell=1, shown=1, column=1))
    assert second == (13, Place(sheet="Sheet", row=1, cell=3, shown=2, column=1))


def test_a_cell_of_a_table_is_told_as_the_sheets_users_name_it():
    document = made((), (None, None, *HEADER), (None, None, *CRITERION))
    (table,) = document.tables()
    assert table.rows[1].cells[3].place() == Place(
        sheet="Sheet", table=1, row=3, cell=6, shown=2, column=16, text="7,5"
    )
    assert table.rows[1].cells[3].place().said == Message("place.sheet", {"sheet": "Sheet", "cell": "F3"})


def test_blank_columns_around_a_table_are_cut_off_and_those_within_stay():
    document = made((None, "Stt", None, "Tiêu chí", "Điểm", None), (None, "1.1", None, "a", 5, " "))
    assert shape(document) == [[["Stt", "", "Tiêu chí", "Điểm"], ["1.1", "", "a", "5"]]]


def test_a_row_of_one_cell_within_a_table_belongs_to_it():
    rows = (HEADER, ("I. CHỈ ĐẠO",), CRITERION, ("II. THỂ CHẾ",), CRITERION, ("Ghi chú",))
    assert [len(block) for block in shape(made(*rows))] == [6]


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        ((HEADER, CRITERION, (), CRITERION), [3]),
        ((HEADER, CRITERION, (), ("II. THỂ CHẾ",), CRITERION), [4]),
        ((HEADER, CRITERION, (), ("II. THỂ CHẾ",), (), CRITERION), [4]),
        ((HEADER, CRITERION, (), ("Tổng điểm", None, 8)), [3]),
        ((HEADER, CRITERION, (), ("I", "Lãnh đạo", "Bố trí")), [3]),
        ((HEADER, CRITERION, (), (*CRITERION, "ngoài bảng")), [2, 1]),
        ((HEADER, CRITERION, (), HEADER, CRITERION), [2, 2]),
        ((HEADER, CRITERION, (), ("TT", "Xã", 2030), ("1", "Xã B", 5)), [2, 2]),
        ((HEADER, CRITERION, (), ("Bảng 2",), ("Xã", "Điểm", "Hạng"), ("Xã B", 5, 1)), [2, "Bảng 2", 2]),
        ((HEADER, CRITERION, (), ("NGƯỜI LẬP", None, "CHỦ TỊCH"), (), ("(Ký)",)), [2, "NGƯỜI LẬP CHỦ TỊCH", "(Ký)"]),
        ((HEADER, CRITERION, (), ("Ghi chú: điểm năm 2030",)), [2, "Ghi chú: điểm năm 2030"]),
    ],
    ids=[
        "the same goes on", "an area goes on", "an area alone between", "a total", "a row without figures", "wider",
        "a header again", "a header of years", "another table", "signatures", "a note",
    ],
)  # fmt: skip
def test_a_blank_row_ends_a_table_unless_it_goes_on_below(rows, kinds):
    assert [one if isinstance(one, str) else len(one) for one in shape(made(*rows))] == kinds


def test_a_sheet_that_goes_on_with_the_table_of_the_one_before_has_its_columns():
    book = Workbook()
    for row in ((*HEADER, "Ghi chú"), CRITERION):
        book.active.append(row)
    for row in (("II. THỂ CHẾ",), ("2.1", "Rà soát", 5, 4), ("2.2", "Kiểm tra", 2, 2)):
        book.create_sheet("Tiếp") if len(book.sheetnames) == 1 else None
        book["Tiếp"].append(row)
    first, second = read_xlsx(saved(book), "a.xlsx").tables()
    assert [len(row.cells) for row in (*first.rows, *second.rows)] == [5] * 5
    assert second.rows[0].cells[0].place() == Place(
        sheet="Tiếp", table=2, row=1, cell=1, shown=3, column=1, text="II. THỂ CHẾ"
    )


def test_a_header_of_two_rows_and_its_merged_cells():
    def merge(sheet: Worksheet) -> None:
        for cells in ("A2:A3", "B2:B3", "C2:D2", "A4:D4", "A1:D1", "F2:F3"):
            sheet.merge_cells(cells)

    rows = (("PHỤ LỤC",), ("Stt", "Tiêu chí", "Điểm"), (None, None, "Chuẩn", "Đạt"), ("1. CHỈ ĐẠO",), CRITERION)
    document = made(*rows, then=merge)
    assert shape(document)[1][:3] == [
        ["Stt", "Tiêu chí", "Điểm", ""],
        ["", "", "Chuẩn", "Đạt"],
        ["1. CHỈ ĐẠO", "", "", ""],
    ]
    (table,) = document.tables()
    assert table.merges == (Merge(0, 0, 2, 1), Merge(0, 1, 2, 1), Merge(0, 2, 1, 2), Merge(2, 0, 1, 4))


def test_a_header_row_of_two_cells_is_known_by_what_is_merged_down_from_it():
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("B2:C2")

    document = made(("PHỤ LỤC",), ("Tiêu chí", "Điểm"), (None, "Chuẩn", "Đạt"), ("1.1. Kế hoạch", 8, 7), then=merge)
    assert [len(one) for one in shape(document)[1:]] == [3]


def test_a_merged_cell_over_blank_rows_holds_a_table_together():
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("B2:B4")

    document = made(HEADER, ("1", "a", 2, 3), (), (), ("x", "y", "z"), then=merge)
    assert [len(one) for one in shape(document)] == [3]
    assert next(document.tables()).merges == ()


def test_rows_and_cells_without_a_name_follow_each_other():
    document = stored('<row><c><v>1</v></c><c r="C1"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>')
    assert shape(document) == [[["1", "", "2", "3"], ["4", "", "", ""]]]


def test_words_that_a_merged_cell_covers_are_not_read():
    rows = '<row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1" t="str"><v>ẩn</v></c></row>'
    assert shape(stored(rows, '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>')) == ["a"]


def test_sheets_come_in_order_and_those_without_cells_are_passed_over():
    book = Workbook()
    book.active.append(("một",))
    book.create_sheet("Trống")
    book.create_chartsheet("Biểu đồ")
    book.create_sheet("Ba").append(("ba",))
    words = [paragraph.place() for paragraph in read_xlsx(saved(book), "a.xlsx").paragraphs()]
    assert [(place.sheet, place.text) for place in words] == [("Sheet", "một"), ("Ba", "ba")]


def test_a_plan_in_a_workbook_is_read_with_its_codes_and_figures():
    rows = (*((f"Dòng {n}",) for n in range(3)), (*HEADER, "Mục tiêu"), (*AREA, 8), (1.1, "Kế hoạch", 8, 7.567, 8))
    (area,) = read_plan(made(*rows), "a.xlsx").areas
    (criterion,) = area.criteria
    assert (criterion.code, criterion.figures.points.value) == ("1.1", Decimal("7.567"))
    assert criterion.figures.points.words.place().cell_name == "D6"
