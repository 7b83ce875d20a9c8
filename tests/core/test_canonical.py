"""Canonical JSON: equal values have equal bytes, others have others, and what has no one writing is refused."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.core.canonical import canonical

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
LEAVES = st.none() | st.booleans() | st.integers() | TEXTS
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(TEXTS.map(lambda text: normalize("NFC", text)), inner, max_size=4)
    ),
    max_leaves=20,
)
NOON = datetime(2024, 12, 31, 12, 0, 0, 5, tzinfo=timezone(timedelta(hours=7)))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({"b": 1, "a": None}, '{"a":null,"b":1}'),
        ({"ê": True, "e": False}, '{"e":false,"ê":true}'),
        (normalize("NFD", "Điện Biên"), '"Điện Biên"'),
        ({normalize("NFD", "mã"): []}, '{"mã":[]}'),
        ((1, ("a", 2)), '[1,["a",2]]'),
        (Decimal("13.50"), '"13.50"'),
        (Decimal("1E+3"), '"1000"'),
        (NOON, '"2024-12-31T05:00:00.000005Z"'),
        (datetime(2024, 12, 31, tzinfo=UTC), '"2024-12-31T00:00:00Z"'),
        (date(2024, 12, 31), '"2024-12-31"'),
        ('"\n\u2028', '"\\"\\n\u2028"'),
    ],
)
def test_a_value_has_one_writing(value, written):
    assert canonical(value) == written.encode()


@pytest.mark.parametrize("value", [1.0, {"a": [0.5]}, {1: "a"}, b"a", {"a"}, object()])
def test_what_has_no_one_writing_is_refused_by_its_type(value):
    with pytest.raises(TypeError):
        canonical(value)


@pytest.mark.parametrize(
    "value",
    [
        {"mã": 1, normalize("NFD", "mã"): 2},
        datetime(2024, 12, 31),  # noqa: DTZ001 - without its zone, which is the point
        Decimal("NaN"),
        Decimal("Infinity"),
        "\ud800",
    ],
)
def test_a_value_that_could_be_read_as_another_is_refused(value):
    with pytest.raises(ValueError, match=r"."):
        canonical(value)


@given(VALUES)
def test_what_is_written_reads_back_as_the_same_value(value):
    assert canonical(json.loads(canonical(value))) == canonical(value)


@given(st.dictionaries(TEXTS.map(lambda text: normalize("NFC", text)), LEAVES), st.randoms())
def test_the_order_of_keys_makes_no_difference(value, chance):
    keys = list(value)
    chance.shuffle(keys)
    assert canonical({key: value[key] for key in keys}) == canonical(value)


@given(VALUES, VALUES)
def test_two_values_have_the_same_bytes_only_where_they_are_the_same(one, other):
    def same(left, right):
        if type(left) is not type(right):
            return False
        if isinstance(left, str):
            return normalize("NFC", left) == normalize("NFC", right)
        if isinstance(left, list):
            return len(left) == len(right) and all(map(same, left, right))
        if isinstance(left, dict):
            return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
        return left == right

    assert (canonical(one) == canonical(other)) == same(one, other)
