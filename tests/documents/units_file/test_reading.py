"""Lists as officers have them: headers, words and days as they write them, and what cannot be read."""

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from parindex.core.organisation import Predecessor, UnitRow
from parindex.documents.catalogue import catalogue
from parindex.documents.document import UnreadableFileError
from parindex.documents.units_file import marked_workbook, read_units, units_csv
from parindex.documents.units_file.sources import MOST_ROWS
from parindex.documents.units_file.words import KIND_WORDS, TITLES, WAY_WORDS
from tests.documents.facts_file.files import csv_of, xlsx_of
from tests.repo.tracked import ROOT

HEADER = ("Mã", "Tên", "Loại", "Từ ngày", "Tiền thân", "Cách sắp xếp")


def one_row(*cells, header=HEADER):
    (row,) = read_units(xlsx_of(header, cells), "a").rows
    return row


def told(file):
    words = catalogue("vi")
    return [(words.render(file.where(flaw)), words.render(flaw.message)) for flaw in file.unread]


def refusal(content):
    with pytest.raises(UnreadableFileError) as refused:
        read_units(content, "danh-muc")
    return catalogue("vi").render(refused.value.message)


KINDS = {
    "province": ("Tỉnh", "province"),
    "department": ("sở", "Ban", "ngành"),
    "district": ("Huyện", "THỊ XÃ", "quan"),
    "commune": ("xã", "phuong", "Thị trấn", "đặc khu"),
    "office": ("Phòng", "bộ phận"),
    "thành phố": ("thành phố",),
    "": ("",),
}
WAYS = {
    "merged": ("Hợp nhất", "sáp nhập", "Nhập"),
    "renamed": ("đổi tên",),
    "split": ("Chia tách", "chia", "tách"),
    "taken_over": ("Tiếp nhận một phần", "nhập một phần", "taken_over"),
    "bay": ("bay",),
}


@pytest.mark.parametrize(("kind", "words"), [(kind, word) for kind, words in KINDS.items() for word in words])
def test_kinds_are_known_by_their_words_and_others_stay_as_they_are(kind, words):
    assert one_row("xa-1", "Xã 01", words).kind == kind


@pytest.mark.parametrize(("way", "words"), [(way, word) for way, words in WAYS.items() for word in words])
def test_ways_are_known_by_their_words_and_others_stay_as_they_are(way, words):
    row = one_row("xa-1", "Xã", "Xã", None, "a; b", words)
    assert row.predecessors == (Predecessor("a", way), Predecessor("b", way))


def test_a_predecessor_may_have_a_way_of_its_own():
    row = one_row("xa-1", "Xã", "Xã", None, "a ;b (tiếp nhận một phần);\nc", "Hợp nhất")
    assert row.predecessors == (Predecessor("a", "merged"), Predecessor("b", "taken_over"), Predecessor("c", "merged"))


@pytest.mark.parametrize("cell", ["01/07/2025", "1/7/2025", "01-07-2025", "2025-07-01", "1.7.2025"])
@pytest.mark.parametrize("form", [csv_of, xlsx_of])
def test_days_as_words_are_days(form, cell):
    (row,) = read_units(form(HEADER, ("xa-1", "Xã", "Xã", cell, "", "")), "a").rows
    assert row.valid_from == date(2025, 7, 1)


@pytest.mark.parametrize("cell", [date(2025, 7, 1), datetime(2025, 7, 1)])  # noqa: DTZ001 - a day of a workbook
def test_days_of_a_workbook_are_days(cell):
    assert one_row("xa-1", "Xã", "Xã", cell).valid_from == date(2025, 7, 1)


@pytest.mark.parametrize("cell", ["31/02/2025", "07/2025", "hôm qua", 45839, "01/07/1899", "01/07/25"])
def test_what_is_no_day_is_told_with_its_cell(cell):
    file = read_units(xlsx_of(HEADER, ("xa-1", "Xã", "Xã", cell)), "a")
    assert told(file) == [("Sheet!D2", f"“{cell}” không phải một ngày.")]
    assert file.rows[0].valid_from is None


def test_in_csv_the_place_is_a_line_and_a_column():
    file = read_units(csv_of(HEADER, ("a", "A", "Xã", "", "", ""), ("b", "B", "Xã", "x", "", "")), "a")
    assert told(file) == [("dòng 3, cột Từ ngày", "“x” không phải một ngày.")]


def test_a_way_without_a_predecessor_and_an_error_of_excel_are_told():
    file = read_units(xlsx_of(HEADER, ("a", "=1/0", "Xã", None, None, "Chia tách")), "a")
    assert told(file) == [
        ("Sheet!B2", "Công thức chưa có kết quả lưu trong tệp: hãy mở bằng Excel rồi lưu lại."),
        ("Sheet!F2", "Có cách sắp xếp nhưng không ghi tiền thân."),
    ]


def test_headers_are_known_without_accents_wherever_they_stand():
    header = ("STT", "ten don vi", "MA DON VI", "Thuoc", "Hiệu lực đến", "Số điện thoại", "Email")
    file = read_units(
        xlsx_of(("Danh mục đơn vị",), (), header, (1, "Xã 01", "xa-1", "tinh", "30/06/2025", "1", "a@b.vn")), "a"
    )
    (row,) = file.rows
    assert (row.name, row.code, row.parent, row.valid_to) == ("Xã 01", "xa-1", "tinh", date(2025, 6, 30))
    assert (row.phone, row.email, row.row) == ("1", "a@b.vn", 4)
    assert file.said == {"name", "parent", "valid_to", "phone", "email"}
    assert file.list.columns.ignored == ("STT",)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read_as_excel_saves_it(delimiter, encoding):
    header, row = ("Mã", "Tên", "Tên khác"), ("xa-1", "Xã, 01", "Một; Hai")
    (read,) = read_units(csv_of(header, row, delimiter=delimiter, encoding=encoding), "a").rows
    assert (read.code, read.name, read.aliases) == ("xa-1", "Xã, 01", ("Một", "Hai"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "tệp rỗng"),
        (b"PK\x03\x04 broken", "bị hỏng"),
        (b"\xd0\xcf\x11\xe0 old", "đời cũ"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "không phải danh mục đơn vị"),
        (csv_of(("Đơn vị", "Điểm"), ("a", "1")), "cần cột Mã"),
        (xlsx_of(("Mã",), ("xa-1",)), "cần cột Mã"),
        (csv_of(("Mã", "Tên", "Tên đơn vị"), ("a", "A", "A")), "hai cột cùng nghĩa: “Tên” và “Tên đơn vị”"),
        ("Mã,Tên\nxa-1,Xã Đắk".encode("utf-8-sig")[:-1] + b"\xff", "CSV UTF-8"),
        (b"x" * 5_000_001, "lớn hơn 5 MB"),
        (csv_of(("Mã", "Tên"), *[("xa", "x")] * (MOST_ROWS + 100)), "quá 20000 dòng"),
    ],
)
def test_what_is_no_list_is_refused_with_one_sentence(content, words):
    assert words in refusal(content)


def test_a_refused_list_comes_back_marked_and_can_be_read_again():
    file = read_units(xlsx_of(HEADER, ("a", "A", "Xã", "x"), ("b", "B", "Xã", date(2025, 7, 1))), "a")
    content = marked_workbook(file, file.unread, "vi")
    sheet = load_workbook(BytesIO(content)).active
    reasons = [cell.value for cell in sheet["G"]]
    assert reasons[0] == "Lý do bị từ chối"
    assert reasons[1].startswith("Sheet!D2: “x” không phải một ngày. Ghi ngày/tháng/năm")
    assert reasons[2] is None
    assert [sheet["A2"].font.b, sheet["A3"].font.b] == [True, False]
    again = read_units(content, "a")
    assert (again.rows, len(again.unread)) == (file.rows, 1)
    twice = load_workbook(BytesIO(marked_workbook(again, (), "vi"))).active
    assert [cell.value for cell in twice[1]] == [*HEADER, "Lý do bị từ chối"]


def test_no_cell_of_csv_begins_like_a_formula():
    unit = UnitRow("a", "=1+1", "@x", "commune", phone="+84 1", contact="-x", basis="'=2")
    line = units_csv([unit]).decode("utf-8-sig").splitlines()[1]
    assert line == "a,'=1+1,'@x,Xã,,,,,,''=2,,,'-x,,'+84 1"


def test_the_guide_tells_of_every_column_kind_and_way():
    guide = (ROOT / "docs/how-to/organisation.md").read_text(encoding="utf-8")
    words = (*TITLES.values(), *KIND_WORDS.values(), *WAY_WORDS.values())
    assert [word for word in words if word not in guide] == []
