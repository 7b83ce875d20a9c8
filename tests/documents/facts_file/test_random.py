"""What is written in any of the four formats is read again, whatever it says; refused rows come back the same."""

import tempfile
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.core.messages import Message
from parindex.documents.facts_file.refused import refused_file
from tests.documents.facts_file.files import HEADER, WRITERS, as_words, csv_of, opened

FORMATS = pytest.mark.parametrize("form", WRITERS)
FEW = settings(max_examples=40, deadline=None)
ALPHABET = st.characters(codec="utf-8", exclude_categories=("C",)) | st.sampled_from(",;\"|'\\")
# openpyxl, which writes the workbooks here, makes formulas and errors of some words
WORDS = (
    st.text(ALPHABET, min_size=1, max_size=12)
    .map(lambda text: unicodedata.normalize("NFC", text).strip())
    .filter(lambda text: text and text[0] not in "=#" and "_x" not in text)
)
LONG = st.tuples(WORDS, st.none() | WORDS, WORDS, st.none() | WORDS, st.none() | WORDS)
WHY = Message("facts-file.nested")


@FORMATS
@FEW
@given(rows=st.lists(LONG, min_size=1, max_size=5))
def test_rows_of_the_long_form_are_read_as_they_were_written(form, rows):
    with tempfile.TemporaryDirectory() as folder:
        file = opened(Path(folder), WRITERS[form]((*HEADER, "source"), *rows))
        read = file.gathered()
        assert [(row.unit, row.code, row.fact, row.value, row.source) for row in read.rows] == [
            (unit, code or "", fact, value, source) for unit, code, fact, value, source in rows
        ]
        again = opened(Path(folder), refused_file(file, [row.refused(WHY) for row in read.rows], "vi"))
        assert [as_words(row) for row in again.gathered().rows] == [as_words(row) for row in read.rows]


@FORMATS
@FEW
@given(rows=st.lists(st.tuples(WORDS, st.none() | WORDS, st.none() | WORDS), min_size=1, max_size=5))
def test_cells_of_the_wide_form_are_read_as_they_were_written(form, rows):
    facts = ("late", "points")
    with tempfile.TemporaryDirectory() as folder:
        file = opened(Path(folder), WRITERS[form](("unit", "1.1:late", "1.10"), *rows))
        read = file.gathered()
        expected = [
            (unit, fact, value) for unit, *values in rows for fact, value in zip(facts, values, strict=True) if value
        ]
        assert [(row.unit, row.fact, row.value) for row in read.rows] == expected
        assert read.units == tuple(dict.fromkeys(unit for unit, *_ in rows))
        again = opened(Path(folder), refused_file(file, [row.refused(WHY) for row in read.rows], "vi"))
        assert [as_words(row) for row in again.gathered().rows] == [as_words(row) for row in read.rows]


@pytest.mark.parametrize("form", ["xlsx", "parquet", "json"])
@FEW
@given(figures=st.lists(st.decimals(-(10**6), 10**6, places=4), min_size=1, max_size=8))
def test_a_number_is_read_exactly_and_never_as_a_binary_fraction(form, figures):
    rows = [("Xã A", "1.1", "late", float(figure)) for figure in figures]
    with tempfile.TemporaryDirectory() as folder:
        values = [row.value for row in opened(Path(folder), WRITERS[form](HEADER, *rows)).gathered().rows]
    assert values == figures
    assert {type(value) for value in values} == {Decimal}


@FEW
@given(tail=st.text('a1,;"\n\r\t ', max_size=60))
def test_any_tail_of_a_csv_file_gives_rows_and_refusals_and_no_more_than_its_lines(tail):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a"
        content = csv_of(HEADER, ("Xã A", "1.1", "late", "5")) + tail.encode()
        read = list(opened(Path(folder), content).read())
        lines = path.read_text(encoding="utf-8").splitlines()
    numbers = [one.row for one in read]
    assert numbers == sorted(set(numbers))
    assert (numbers[0], numbers[-1] <= len(lines)) == (2, True)
