"""A workbook of another form is refused by name; what is no such workbook, or damaged, with one sentence."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from tests.documents.sheet_workbook.forms import IDENTITY, changed, filled_in, form_of, refusal, usual

MINE = "của Ủy ban nhân dân huyện A (huyen-a), năm 2025, bản 1, theo bộ tiêu chí mo-phong bản 1"
HIDDEN = "Trang ẩn “parindex” của phieu.xlsx đã bị sửa nên không biết phiếu này của ai: hãy tải lại phiếu."


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (
            {"unit": "huyen-b", "unit_name": "Ủy ban nhân dân huyện B"},
            "của Ủy ban nhân dân huyện B (huyen-b), năm 2025, bản 1, theo bộ tiêu chí mo-phong bản 1",
        ),
        ({"year": 2026}, MINE.replace("2025", "2026")),
        ({"version": 2}, MINE.replace("2025, bản 1", "2025, bản 2")),
        ({"framework": "bo-khac"}, MINE.replace("mo-phong", "bo-khac")),
        ({"framework_version": "2"}, MINE.replace("mo-phong bản 1", "mo-phong bản 2")),
    ],
    ids=["unit", "year", "version of the sheet", "framework", "version of the framework"],
)
def test_a_workbook_of_another_form_is_refused_by_the_name_of_both(other, expected):
    said = refusal(usual(), replace(IDENTITY, **other))
    assert said == f"phieu.xlsx là phiếu tự chấm {MINE}; ở đây cần phiếu {expected}."


def test_a_workbook_of_another_text_of_the_same_set_is_refused():
    assert refusal(usual(), replace(IDENTITY, frozen="b" * 64)) == (
        f"phieu.xlsx là phiếu tự chấm {MINE}, nhưng nội dung bộ tiêu chí đã khác từ khi tải tệp: "
        "hãy tải phiếu mới và điền lại."
    )


def test_it_is_refused_in_english_too():
    assert refusal(usual(), replace(IDENTITY, year=2026), "en") == (
        "phieu.xlsx is the self-scoring form of Ủy ban nhân dân huyện A (huyen-a), year 2025, version 1, on the "
        "criteria set mo-phong, version 1; needed here is the one of Ủy ban nhân dân huyện A (huyen-a), year 2026, "
        "version 1, on the criteria set mo-phong, version 1."
    )


def test_the_moment_it_was_made_and_the_name_of_the_unit_make_no_other_form():
    expected = replace(IDENTITY, unit_name="UBND huyện A", made_at=IDENTITY.made_at.replace(month=3))
    with pytest.raises(pytest.fail.Exception):
        refusal(usual(), expected)


def _plain() -> bytes:
    out = BytesIO()
    Workbook().save(out)
    return out.getvalue()


def _archive(**members: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, words in members.items():
            archive.writestr(name, words)
    return out.getvalue()


def _with_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The usual form with one of its parts changed."""
    out = BytesIO()
    with ZipFile(BytesIO(usual())) as archive, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for member in archive.namelist():
            part = archive.read(member)
            made.writestr(member, change(part) if member == name else part)
    return out.getvalue()


NO_EXCEL = "phieu.xlsx không phải sổ tính Excel (.xlsx)."
NO_FORM = (
    "phieu.xlsx không phải phiếu tự chấm do parindex tạo, hoặc trang ẩn “parindex” của tệp đã bị xóa: "
    "hãy tải lại phiếu."
)
OLD = "phieu.xlsx là tệp Word, Excel đời cũ (.doc, .xls), chưa đọc được: hãy lưu thành .docx, .xlsx."
BROKEN = "phieu.xlsx bị hỏng hoặc không phải tệp Excel, không mở được."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (lambda: b"", NO_EXCEL),
        (lambda: b"%PDF-1.7", NO_EXCEL),
        (lambda: _archive(a="b"), NO_EXCEL),
        (_plain, NO_FORM),
        (lambda: usual()[:-100], BROKEN),
        (lambda: b"\xd0\xcf\x11\xe0" + b"\x00" * 600, OLD),
        (lambda: b"PK\x03\x04" + b"\x00" * 50_000_001, "phieu.xlsx lớn hơn 50 MB, cần tệp nhỏ hơn."),
    ],
    ids=["empty", "PDF", "archive", "another workbook", "cut off", "old", "too large"],
)  # fmt: skip
def test_what_is_no_form_is_refused(content, sentence):
    assert refusal(content()) == sentence


def test_a_zip_bomb_is_not_unpacked():
    out = BytesIO(usual())
    with ZipFile(out, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.bin", b"\x00" * 30_000_000)
    assert refusal(out.getvalue()) == "phieu.xlsx bung ra quá 20 MB, không đọc vì có thể làm treo máy."


def test_a_sheet_of_far_too_many_cells_is_not_read():
    assert refusal(_with_part("xl/worksheets/sheet2.xml", lambda part: part + b"<c/>" * 2_000_000)) == (
        "phieu.xlsx có quá 2000000 thành phần, không đọc vì có thể làm treo máy."
    )


def test_entities_are_not_resolved():
    declared = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'
    content = _with_part("xl/sharedStrings.xml", lambda part: declared + part.partition(b"?>")[2])
    assert refusal(content) == "phieu.xlsx có khai báo thực thể XML, không đọc vì có thể làm treo máy."


def test_a_workbook_without_its_hidden_sheet_is_refused():
    assert refusal(changed(usual(), lambda book: book.remove(book["parindex"]))) == NO_FORM


@pytest.mark.parametrize(
    ("cell", "words"),
    [("A1", "x"), ("E2", "2"), ("E5", "hai nghìn"), ("A5", None), ("E10", "hôm qua"), ("E10", "2026-01-02T08:30:00"),
     ("D12", "float"), ("E12", "mười"), ("A12", "points"), ("E11", "ba")],
)  # fmt: skip
def test_a_hidden_sheet_that_was_changed_beyond_reading_is_refused(cell, words):
    def change(book):
        book["parindex"][cell].value = words

    assert refusal(changed(usual(), change)) == HIDDEN


def test_a_workbook_without_its_form_or_its_hidden_row_is_refused():
    sentence = "phieu.xlsx không còn trang phiếu tự chấm, hoặc dòng ẩn dưới tiêu đề bảng đã bị xóa: hãy tải lại phiếu."
    removed = changed(usual(), lambda book: book.remove(form_of(book)))
    assert [refusal(removed), refusal(filled_in(usual(), lambda sheet: sheet.delete_rows(5)))] == [sentence] * 2


def test_a_form_that_lost_a_column_is_refused():
    sentence = "Trang phiếu tự chấm của phieu.xlsx thiếu cột: cần đủ Giá trị, Nguồn số liệu, Ghi chú, Giải trình."
    assert refusal(filled_in(usual(), lambda sheet: sheet.delete_cols(8))) == sentence
