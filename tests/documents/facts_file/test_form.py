"""The form to fill in: titles over its columns, what can be chosen, and that it is read once filled in."""

from io import BytesIO

from openpyxl import load_workbook

from parindex.core.facts import Kind
from parindex.documents.facts_file import read_facts
from parindex.documents.facts_file.form import BLANK_ROWS, FormColumn, form_workbook

SORRY = "Xin lỗi khi trễ hạn"
COLUMNS = (
    FormColumn("3.6", "apologised", SORRY, "Số hồ sơ đã xin lỗi", Kind.COUNT, "hồ sơ", ask="Phiếu xin lỗi đã ký"),
    FormColumn("3.6", "late", SORRY, "Số hồ sơ trễ hạn", Kind.COUNT, "hồ sơ"),
    FormColumn("1.1", "planned", "Ban hành kế hoạch", "Có kế hoạch", Kind.YES_NO),
    FormColumn("1.2", "grade", "Kết quả", "Mức", Kind.CHOICE, options=("Tốt", "Khá")),
    FormColumn("1.10", "share", "Tỷ lệ", "Tỷ lệ trực tuyến", Kind.PERCENT),
    FormColumn("1.11", "points", "Điều tra", "Điểm", Kind.POINTS),
)


def book_of(content: bytes):
    return load_workbook(BytesIO(content))


def test_titles_stand_above_the_keys_merged_over_the_figures_of_a_criterion():
    sheet = book_of(form_workbook(COLUMNS)).active
    rows = list(sheet.iter_rows(max_row=3, values_only=True))
    assert rows == [
        (None, f"3.6 {SORRY}", None, "1.1 Ban hành kế hoạch", "1.2 Kết quả", "1.10 Tỷ lệ", "1.11 Điều tra"),
        (
            None, "Số hồ sơ đã xin lỗi (hồ sơ)", "Số hồ sơ trễ hạn (hồ sơ)", "Có kế hoạch", "Mức",
            "Tỷ lệ trực tuyến (%)", "Điểm (điểm)",
        ),
        ("Đơn vị", "3.6:apologised", "3.6:late", "1.1:planned", "1.2:grade", "1.10:share", "1.11:points"),
    ]  # fmt: skip
    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["B1:C1"]
    assert (sheet.title, sheet.freeze_panes) == ("Số liệu", "B4")


def test_the_keys_are_small_and_grey_and_the_unit_is_not():
    sheet = book_of(form_workbook(COLUMNS)).active
    assert [(cell.font.sz, cell.font.color.rgb) for cell in sheet[3][1:]] == [(7, "FF8A8178")] * len(COLUMNS)
    assert sheet["A3"].font.sz == 11


def test_answers_are_chosen_from_a_list_in_each_row_that_can_be_filled_in():
    sheet = book_of(form_workbook(COLUMNS, ["Xã A", "Xã B"])).active
    lists = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation if one.type == "list"}
    last = 3 + 2 + BLANK_ROWS
    assert lists == {f"D4:D{last}": '"Có,Không,Không áp dụng"', f"E4:E{last}": '"Tốt,Khá,Không áp dụng"'}


def test_what_is_asked_for_is_shown_at_the_cells():
    sheet = book_of(form_workbook(COLUMNS)).active
    asked = {str(one.sqref): one.prompt for one in sheet.data_validations.dataValidation if one.prompt}
    assert asked == {f"B4:B{3 + BLANK_ROWS}": "Phiếu xin lỗi đã ký"}


def test_answers_that_a_list_cannot_hold_stand_on_a_hidden_sheet():
    options = {"1.1": ("Tốt, đúng hạn", "Khá"), "1.2": tuple(f"Mức thứ {at} trong bảng" for at in range(20))}
    columns = [FormColumn(code, "grade", "Kết quả", "Mức", Kind.CHOICE, options=of) for code, of in options.items()]
    book = book_of(form_workbook(columns))
    lists = {one.formula1 for one in book.active.data_validations.dataValidation}
    assert lists == {"'Lựa chọn'!$A$2:$A$4", "'Lựa chọn'!$B$2:$B$22"}
    hidden = book["Lựa chọn"]
    assert hidden.sheet_state == "hidden"
    assert [cell.value for cell in hidden["A"][1:4]] == [*options["1.1"], "Không áp dụng"]
    assert [cell.value for cell in hidden["B"][1:]] == [*options["1.2"], "Không áp dụng"]


def test_the_form_is_read_once_filled_in(tmp_path):
    book = book_of(form_workbook(COLUMNS, ["Xã A", "Xã B"]))
    sheet = book.active
    for cell, value in {"B4": 5, "D4": "Có", "E4": "Không áp dụng", "A6": "Xã C", "F6": "95%", "C6": 0}.items():
        sheet[cell] = value
    book.save(tmp_path / "a.xlsx")
    file = read_facts(tmp_path / "a.xlsx")
    gathered = file.gathered()
    assert [row[2:6] for row in gathered.rows] == [
        ("Xã A", "3.6", "apologised", 5),
        ("Xã A", "1.1", "planned", "Có"),
        ("Xã A", "1.2", "grade", "Không áp dụng"),
        ("Xã C", "3.6", "late", 0),
        ("Xã C", "1.10", "share", "95%"),
    ]
    assert (gathered.units, gathered.refusals, file.noticed) == (("Xã A", "Xã B", "Xã C"), (), ())


def test_a_form_in_english_is_read_too(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(form_workbook(COLUMNS, ["Xã A"], "en"))
    assert read_facts(tmp_path / "a.xlsx").gathered().units == ("Xã A",)
