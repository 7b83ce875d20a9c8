"""JSON: exact numbers, and what is no list of objects."""

from decimal import Decimal

import pytest

from parindex.core.messages import Message
from parindex.documents.facts_file import Refusal
from tests.documents.facts_file.files import exact, opened, refusal, values

ITEM = '{{"unit": "Xã A", "code": "1.1", "fact": "late", "value": {}}}'


def items(*given: str) -> bytes:
    return f"[{', '.join(given)}]".encode()


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0.1", (Decimal, "0.1")), ("1.10", (Decimal, "1.10")), ("95", (int, "95")), ("true", (bool, "True")),
        ("0.30000000000000000000000000000000004", (Decimal, "0.30000000000000000000000000000000004")),
        ('"1.250,5"', (str, "1.250,5")), ('" 95% "', (str, "95%")), ('""', (type(None), "None")),
        ("null", (type(None), "None")), ("NaN", (str, "NaN")), ("-Infinity", (str, "-Infinity")),
        ("1e999999999", (str, "1e999999999")), ("2.5e1", (Decimal, "25")),
    ],
)  # fmt: skip
def test_a_value_is_exactly_what_is_written(written, value, tmp_path):
    assert [exact(read) for read in values(opened(tmp_path, items(ITEM.format(written))))] == [value]


def test_a_code_that_is_a_number_keeps_its_zeros(tmp_path):
    file = opened(tmp_path, b'[{"unit": "A", "code": 1.10, "value": 5}]')
    assert [row.code for row in file.gathered().rows] == ["1.10"]


@pytest.mark.parametrize("whole", ['{{"facts": {}}}', "{}", "\ufeff\n {}"], ids=["under-facts", "bare", "mark"])
def test_the_list_stands_bare_or_under_facts(whole, tmp_path):
    assert values(opened(tmp_path, whole.format(items(ITEM.format(5)).decode()).encode())) == [5]


@pytest.mark.parametrize("written", ["[1]", '{"a": 1}'])
def test_a_nested_value_is_refused_and_the_others_go_on(written, tmp_path):
    gathered = opened(tmp_path, items(ITEM.format(written), ITEM.format(5))).gathered()
    assert gathered.refusals == (Refusal(1, 0, "Xã A", Message("facts-file.nested")),)
    assert [(row.row, row.value) for row in gathered.rows] == [(2, 5)]


def test_a_nested_value_refuses_its_cell_alone_in_the_wide_form(tmp_path):
    gathered = opened(tmp_path, b'[{"unit": "A", "1.1": [1], "1.2": 5}]').gathered()
    assert gathered.refusals == (Refusal(1, 2, "A", Message("facts-file.nested")),)
    assert [(row.code, row.value) for row in gathered.rows] == [("1.2", 5)]


@pytest.mark.parametrize("item", ["5", "null", '["Xã A"]', '"Xã A"'])
def test_an_item_that_is_no_object_is_refused_and_the_others_go_on(item, tmp_path):
    gathered = opened(tmp_path, items(item, ITEM.format(5))).gathered()
    assert gathered.refusals == (Refusal(1, 0, "", Message("facts-file.no-object")),)
    assert [row.row for row in gathered.rows] == [2]


def test_an_object_with_a_key_twice_is_refused_for_either_value_may_be_meant(tmp_path):
    gathered = opened(tmp_path, items(ITEM.format('5, "value": 6'), ITEM.format(7))).gathered()
    assert gathered.refusals == (Refusal(1, 0, "Xã A", Message("facts-file.key-twice")),)
    assert [row.value for row in gathered.rows] == [7]


@pytest.mark.parametrize(
    "content",
    [b"[", b"{'facts': []}", b'["\xff"]', b"[" * 100_000, b"[" + b"9" * 5000 + b"]"],
    ids=["cut", "quotes", "no-utf-8", "deep", "long-number"],
)
def test_what_is_no_json_is_refused(content, tmp_path):
    assert refusal(tmp_path, content) == Message("facts-file.json", {"file": "a"})


@pytest.mark.parametrize("content", [b"[]", b'{"facts": {}}', b'{"rows": []}', b"[5]"])
def test_json_without_figures_is_refused(content, tmp_path):
    assert refusal(tmp_path, content) == Message("facts-file.no-header", {"file": "a"})
