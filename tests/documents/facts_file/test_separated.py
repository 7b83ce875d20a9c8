"""CSV: delimiters, encodings, quotes, rows that are none, and a bounded memory."""

import tracemalloc
import unicodedata

import pytest

from parindex.core.messages import Message
from parindex.documents.facts_file import Refusal, read_facts
from tests.documents.facts_file.files import HEADER, csv_of, opened, refusal, values
from tests.documents.legacy import TCVN3, VNI, in_font

QUOTE = Message("facts-file.quote")


def ragged(found: int, expected: int = 4) -> Message:
    return Message("facts-file.ragged", {"found": found, "expected": expected})


def lines(*rows: str) -> bytes:
    return "\n".join(("unit,code,fact,value", *rows)).encode()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_that_of_the_header(delimiter, tmp_path):
    content = csv_of(HEADER, ("Xã A", "1.1", "late", "1,5;2\t3"), delimiter=delimiter)
    assert values(opened(tmp_path, content)) == ["1,5;2\t3"]


def test_another_delimiter_is_refused(tmp_path):
    assert refusal(tmp_path, csv_of(HEADER, delimiter="|")) == Message("facts-file.no-header", {"file": "a"})


def test_titles_above_the_header_are_passed_over(tmp_path):
    content = "Biểu số liệu, năm 2026\n\n;;\nĐơn vị;1.1:late\nXã A;5\n".encode()
    file = opened(tmp_path, content)
    assert [(row.row, row.value) for row in file.gathered().rows] == [(5, "5")]


def test_a_header_below_too_many_rows_is_not_found(tmp_path):
    assert values(opened(tmp_path, b"title\n" * 29 + csv_of(HEADER, ("A", "1", "f", "5")))) == ["5"]
    said = refusal(tmp_path, b"title\n" * 30 + csv_of(HEADER, ("A", "1", "f", "5")))
    assert said == Message("facts-file.no-header", {"file": "a"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_with_or_without_a_mark(encoding, tmp_path):
    content = csv_of(("Đơn vị", "Mã", "Giá trị"), ("Xã Đắk Glong", "1.1", "5"), encoding=encoding)
    assert opened(tmp_path, content).gathered().units == ("Xã Đắk Glong",)


def test_letters_that_are_put_together_of_marks_are_the_same_letters(tmp_path):
    rows = [("Đơn vị", "Mã", "Giá trị"), ("Xã Đắk Glong", "1.1", "Tốt")]
    apart = [tuple(unicodedata.normalize("NFD", cell) for cell in row) for row in rows]
    row = opened(tmp_path, csv_of(*apart)).gathered().rows[0]
    assert (row.unit, row.value) == ("Xã Đắk Glong", "Tốt")


@pytest.mark.parametrize(("name", "font"), [("TCVN3 (ABC)", TCVN3), ("VNI", VNI)])
@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_a_legacy_encoding_is_refused_by_its_name(name, font, encoding, tmp_path):
    content = in_font("đơn vị,tiêu chí,giá trị\nxã a,1.1,5\n", font).encode(encoding)
    assert refusal(tmp_path, content) == Message("file.legacy", {"file": "a", "encoding": name})


def test_an_unknown_encoding_is_refused_wherever_it_begins(tmp_path):
    content = csv_of(HEADER, *[("Xã A", "1.1", "late", "5")] * 60_000) + "Xã B,1.1,late,6".encode("cp1252")
    assert len(content) > 1 << 20
    assert refusal(tmp_path, content) == Message("facts-file.encoding", {"file": "a"})


def test_a_file_that_is_one_long_line_is_refused(tmp_path):
    assert refusal(tmp_path, b"a" * (1 << 20)) == Message("facts-file.format", {"file": "a"})


def test_quotes_keep_delimiters_quotes_and_line_ends(tmp_path):
    words = 'theo "Báo cáo",\nngày 5'
    content = csv_of((*HEADER, "source"), ("Xã A", "1.1", "late", "5", words), ("Xã B", "1.1", "late", "6", ""))
    rows = opened(tmp_path, content).gathered().rows
    assert [(row.row, row.unit, row.source) for row in rows] == [(2, "Xã A", words), (4, "Xã B", None)]


@pytest.mark.parametrize(
    ("row", "found"),
    [("Xã A,1.1,late", 3), ("Xã A,1.1,late,1,5", 5), ("Xã A", 1)],
    ids=["too-few", "decimal-comma", "one"],
)
def test_a_row_with_other_cells_than_columns_is_refused_and_the_others_go_on(row, found, tmp_path):
    gathered = opened(tmp_path, lines(row, "Xã B,1.1,late,5")).gathered()
    assert gathered.refusals == (Refusal(2, 0, "Xã A", ragged(found)),)
    assert [row.unit for row in gathered.rows] == ["Xã B"]


def test_blank_cells_behind_a_row_or_the_header_do_no_harm(tmp_path):
    gathered = opened(tmp_path, b"unit,code,fact,value,,\nA,1.1,late,5\nB,1.1,late,6,,, \n").gathered()
    assert ([row.unit for row in gathered.rows], gathered.refusals) == (["A", "B"], ())


def test_a_cell_in_a_column_without_a_name_is_refused(tmp_path):
    gathered = opened(tmp_path, b"unit,code,fact,value,,source\nA,1.1,late,1,5,x\nB,1.1,late,5,,x\n").gathered()
    reason = Message("facts-file.nameless", {"column": 5, "found": "5"})
    assert gathered.refusals == (Refusal(2, 0, "A", reason),)
    assert [row.value for row in gathered.rows] == ["5"]


def test_blank_rows_are_passed_over(tmp_path):
    gathered = opened(tmp_path, lines("", ",,,", "  , ,,", "Xã A,1.1,late,5")).gathered()
    assert ([row.row for row in gathered.rows], gathered.refusals) == ([5], ())


def test_a_quote_that_is_never_closed_costs_its_own_line_only(tmp_path):
    good = [f"Xã {at},1.1,late,{at}" for at in range(200)]
    gathered = opened(tmp_path, lines('Xã A,1.1,late,"5', *good)).gathered()
    assert gathered.refusals == (Refusal(2, 0, "Xã A", QUOTE),)
    assert [row.row for row in gathered.rows] == list(range(3, 203))


def test_a_quote_that_is_never_closed_in_the_last_lines_costs_its_own_line_only(tmp_path):
    gathered = opened(tmp_path, lines('Xã A,1.1,late,"5', "Xã B,1.1,late,6")).gathered()
    assert gathered.refusals == (Refusal(2, 0, "Xã A", QUOTE),)
    assert [(row.row, row.value) for row in gathered.rows] == [(3, "6")]


@pytest.mark.parametrize("closing", ['Xã B,1.1,late,"6"', 'Xã B,"1.1",late,6'], ids=["value", "code"])
def test_a_quote_is_not_closed_by_the_one_that_opens_another_cell(closing, tmp_path):
    gathered = opened(tmp_path, lines('Xã A,1.1,late,"5', closing, "Xã C,1.1,late,7")).gathered()
    assert gathered.refusals == (Refusal(2, 0, "Xã A", QUOTE),)
    assert [(row.row, row.value) for row in gathered.rows] == [(3, "6"), (4, "7")]


def test_letters_behind_a_closing_quote_are_refused(tmp_path):
    gathered = opened(tmp_path, lines('Xã A,1.1,late,"5"6', "Xã B,1.1,late,7")).gathered()
    assert gathered.refusals == (Refusal(2, 0, "Xã A", QUOTE),)
    assert [(row.row, row.value) for row in gathered.rows] == [(3, "7")]


def test_a_cell_far_too_long_is_refused_and_the_others_go_on(tmp_path):
    gathered = opened(tmp_path, lines(f"Xã A,1.1,late,{'9' * 200_000}", "Xã B,1.1,late,6")).gathered()
    assert [(refused.row, refused.reason) for refused in gathered.refusals] == [(2, QUOTE)]
    assert [(row.row, row.value) for row in gathered.rows] == [(3, "6")]


def test_a_file_of_200_000_rows_is_read_in_bounded_memory(tmp_path):
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("unit,code,fact,value,source\n")
        file.writelines(f"Xã {at % 500},1.{at % 90},late,{at},Báo cáo số {at}\n" for at in range(200_000))
    tracemalloc.start()
    try:
        read = sum(1 for _ in read_facts(path).read())
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert read == 200_000
    assert most < 12_000_000  # bytes; the file has 9 million, its rows held at once take 70 million
