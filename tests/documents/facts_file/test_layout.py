"""What the words of a header mean."""

import pytest

from parindex.core.messages import Message
from parindex.documents.facts_file.layout import Figure, layout_of

LONG = ("unit", "code", "fact", "value")


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("unit", "unit"), ("Đơn vị", "unit"), ("TÊN ĐƠN VỊ", "unit"), ("don vi", "unit"), ("Đơn  vị *", "unit"),
        ("code", "code"), ("Mã", "code"), ("Mã (tiêu chí)", "code"), ("Mã tiêu chí", "code"),
        ("fact", "fact"), ("Số liệu", "fact"), ("Value", "value"), ("GIÁ TRỊ", "value"),
        ("from", "start"), ("Từ ngày", "start"), ("tu_ngay", "start"), ("to", "end"), ("Đến ngày", "end"),
        ("source", "source"), ("Nguồn", "source"), ("by", "by"), ("Người khai", "by"),
        ("at", "at"), ("Thời điểm", "at"),
    ],
)  # fmt: skip
def test_a_column_is_known_by_its_words_without_case_and_marks(words, meaning):
    header = tuple(word for word in LONG if word != meaning)
    layout = layout_of((*header, words))
    assert layout.named[meaning] == len(header)
    assert layout.ignored == ()


@pytest.mark.parametrize("words", ["Đơn vị tính", "Mã đơn vị", "unitary", "Từ khóa", "Ghi chú"])
def test_words_that_hold_a_known_word_mean_nothing(words):
    assert layout_of((*LONG, words)).ignored == (words,)


@pytest.mark.parametrize(
    "header",
    [("unit", "value"), ("code", "fact", "value"), ("unit", "code", "fact"), ("unit", "Ghi chú"), ("1.1", "1.2"), ()],
)
def test_a_row_that_lacks_a_column_is_no_header(header):
    assert layout_of(header) is None


@pytest.mark.parametrize(
    ("words", "code", "fact"),
    [
        ("3.6:apologised", "3.6", "apologised"),
        ("3.6 : apologised", "3.6", "apologised"),
        ("3.6 apologised", "3.6", "apologised"),
        ("3.6", "3.6", "points"),
        ("A.6:late", "A.6", "late"),
        ("A6", "A6", "points"),
        ("1.2.a", "1.2.a", "points"),
        ("*:planned", "*", "planned"),
        ("* planned", "*", "planned"),
        (":dossiers.late", "", "dossiers.late"),
        ("I:late", "I", "late"),
    ],
)
def test_a_column_of_the_wide_form_names_a_code_and_a_fact(words, code, fact):
    assert layout_of(("unit", words)).figures == (Figure(1, code, fact),)


@pytest.mark.parametrize("words", ["STT", "6 tháng", "Tỷ lệ: số hồ sơ", "3.6:", "late", "Năm 2026", "3.6 late 2", "-"])
def test_a_column_of_another_form_is_ignored_in_the_wide_form(words):
    layout = layout_of(("unit", "1.1", words))
    assert (layout.figures, layout.ignored) == ((Figure(1, "1.1", "points"),), (words,))


def test_a_fact_is_the_points_where_the_long_form_has_no_column_for_it():
    assert "fact" not in layout_of(("unit", "code", "value")).named


@pytest.mark.parametrize(
    ("header", "column", "first"),
    [
        (("unit", "code", "value", "Giá trị"), "Giá trị", "value"),
        (("unit", "3.6", "3.6:points"), "3.6:points", "3.6"),
        (("unit", "3.6", "Đơn vị"), "Đơn vị", "unit"),
    ],
)
def test_two_columns_of_one_meaning_are_told(header, column, first):
    assert layout_of(header) == Message("facts-file.twice", {"column": column, "first": first})


def test_blank_cells_behind_the_header_are_no_columns():
    assert layout_of((*LONG, "", "")).header == LONG
