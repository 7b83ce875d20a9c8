"""Parquet: its numbers and days, and files that are damaged."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from parindex.core.messages import Message
from parindex.documents.facts_file import read_facts
from tests.documents.facts_file.files import HEADER, exact, opened, parquet_of, refusal, values

BROKEN = Message("file.broken", {"file": "a", "format": "Parquet"})


def read(tmp_path, kind, *given):
    rows = [("Xã A", "1.1", "late", value) for value in given]
    return [exact(value) for value in values(opened(tmp_path, parquet_of(HEADER, *rows, value=kind)))]


@pytest.mark.parametrize("kind", [pa.float64(), pa.float32()], ids=str)
def test_a_binary_fraction_is_the_shortest_decimal_that_means_it(kind, tmp_path):
    assert read(tmp_path, kind, 0.1, 95.0, -0.25, -0.0) == [
        (Decimal, "0.1"), (Decimal, "95"), (Decimal, "-0.25"), (Decimal, "0")
    ]  # fmt: skip


def test_what_is_no_number_stays_as_words(tmp_path):
    assert read(tmp_path, pa.float64(), float("nan"), float("inf"), None) == [
        (str, "nan"), (str, "inf"), (type(None), "None")
    ]  # fmt: skip


def test_decimals_and_whole_numbers_stay_as_they_are(tmp_path):
    assert read(tmp_path, pa.decimal128(10, 2), Decimal("1.50")) == [(Decimal, "1.50")]
    assert read(tmp_path, pa.int64(), 2**60, None) == [(int, str(2**60)), (type(None), "None")]


def test_days_stay_days_and_moments_are_written_out(tmp_path):
    assert read(tmp_path, pa.date32(), date(2026, 12, 31)) == [(date, "2026-12-31")]
    moments = (datetime(2026, 12, 31), datetime(2026, 12, 31, 8, 30), None)  # noqa: DTZ001
    assert read(tmp_path, pa.timestamp("ns"), *moments) == [
        (date, "2026-12-31"), (str, "2026-12-31T08:30:00"), (type(None), "None")
    ]  # fmt: skip
    assert read(tmp_path, pa.timestamp("us", "UTC"), datetime(2026, 12, 31, tzinfo=UTC)) == [
        (str, "2026-12-31T00:00:00+00:00")
    ]


@pytest.mark.parametrize("kind", [pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())], ids=str)
def test_words_are_read_however_they_are_stored(kind, tmp_path):
    assert read(tmp_path, kind, " Tốt ", "", None) == [(str, "Tốt"), (type(None), "None"), (type(None), "None")]


def test_a_dictionary_of_fractions_gives_decimals(tmp_path):
    content = pa.BufferOutputStream()
    value = pa.array([0.1, 0.1]).dictionary_encode()
    pq.write_table(pa.table({"unit": ["A", "B"], "code": ["1", "1"], "value": value}), content)
    assert values(opened(tmp_path, content.getvalue().to_pybytes())) == [Decimal("0.1")] * 2


def test_a_list_is_refused_and_the_others_go_on(tmp_path):
    rows = [("Xã A", "1.1", "late", [1]), ("Xã B", "1.1", "late", None)]
    gathered = opened(tmp_path, parquet_of(HEADER, *rows)).gathered()
    assert [(refused.unit, refused.reason) for refused in gathered.refusals] == [("Xã A", Message("facts-file.nested"))]
    assert [(row.unit, row.value) for row in gathered.rows] == [("Xã B", None)]


def test_days_and_numbers_under_words_are_written_out(tmp_path):
    content = parquet_of(
        ("unit", "code", "value", "from", "at"),
        (7, 3, "5", date(2026, 1, 1), datetime(2026, 12, 31, 8)),  # noqa: DTZ001
    )
    row = opened(tmp_path, content).gathered().rows[0]
    assert (row.unit, row.code, row.start, row.at) == ("7", "3", "2026-01-01", "2026-12-31T08:00:00")


def test_codes_as_binary_fractions_are_refused_for_1_1_may_be_1_10(tmp_path):
    said = refusal(tmp_path, parquet_of(("unit", "code", "value"), ("Xã A", 1.1, 5)))
    assert said == Message("facts-file.codes-as-numbers", {"file": "a"})


def test_records_are_numbered_through_all_row_groups(tmp_path):
    table = pa.table({"unit": ["A"] * 50_000, "code": ["1"] * 50_000, "value": list(range(50_000))})
    pq.write_table(table, tmp_path / "a", row_group_size=7_000)
    rows = read_facts(tmp_path / "a").gathered().rows
    assert [row.row for row in rows] == list(range(1, 50_001))
    assert [row.value for row in rows] == list(range(50_000))


def test_a_file_of_far_too_many_rows_is_refused(tmp_path):
    same = pa.DictionaryArray.from_arrays(pa.array([0] * 5_000_001, pa.int8()), pa.array(["A"]))
    pq.write_table(pa.table({"unit": same, "code": same, "value": same}), tmp_path / "big")
    most = {"rows": Decimal(5_000_000), "columns": Decimal(20_000)}
    assert refusal(tmp_path, (tmp_path / "big").read_bytes()) == Message("facts-file.too-large", {"file": "a", **most})


@pytest.mark.parametrize("cut", [4, 100, -1], ids=["mark", "half", "last-byte"])
def test_a_damaged_file_is_refused(cut, tmp_path):
    content = parquet_of(HEADER, ("Xã A", "1.1", "late", 5))
    assert refusal(tmp_path, content[:cut]) == BROKEN
