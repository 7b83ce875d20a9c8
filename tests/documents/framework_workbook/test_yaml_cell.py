"""YAML in cells: one way to write each value, and everything that officers may write read as the data it says."""

import pytest
from hypothesis import given, settings

from parindex.documents.framework_workbook.guide import EXAMPLES
from parindex.documents.framework_workbook.yaml_cell import CellError, laid_out, on_one_line, parsed, same
from tests.documents.framework_workbook.sets import ANY, TEXTS, written_out

LONG = "k" * 2000


@settings(max_examples=150, deadline=None)
@given(ANY)
def test_any_data_come_back_from_one_line_and_from_several(data):
    assert written_out(parsed(on_one_line(data))) == written_out(data)
    assert written_out(parsed(laid_out(data))) == written_out(data)


@pytest.mark.parametrize("data", [{LONG: "a"}, {"a": {LONG: ["b"]}, "c": "d"}, [LONG, {LONG: LONG}], {"": {"": [""]}}])
def test_long_and_blank_keys_come_back(data):
    assert (parsed(on_one_line(data)), parsed(laid_out(data))) == (data, data)


def test_data_come_back_from_a_line_of_letters_and_nothing_else():
    assert "\n" not in on_one_line({"a": ["b\nc", {"d\r\x85": "\u2028"}]})


@pytest.mark.parametrize(
    ("data", "written"),
    [
        ("late", "late"),
        ("Hoàn thành tốt", "Hoàn thành tốt"),
        ("12", '"12"'),
        ("95%", '"95%"'),
        ("true", '"true"'),
        (True, "true"),
        (None, "null"),
        ("", '""'),
        ({"ratio": ["a", "b"]}, "ratio: [a, b]"),
        ({"linear": {"of": "a"}, "none_arose": "zero"}, "linear: {of: a}\nnone_arose: zero"),
        ([{"when": "a", "effect": "zero"}], "[{when: a, effect: zero}]"),
        ({}, "{}"),
    ],
)
def test_what_people_read_is_as_plain_as_can_be(data, written):
    assert laid_out(data) == written


def test_what_is_too_long_for_a_line_goes_over_several():
    items = [{"of": "van_ban_cham_hon_han", "each": "0.25"}, {"when": {"not": "co_ke_hoach_nam"}, "points": "0.5"}]
    assert laid_out({"deductions": {"stacking": "sum", "items": items}}) == (
        'deductions:\n  stacking: sum\n  items:\n    - {of: van_ban_cham_hon_han, each: "0.25"}\n'
        '    - {when: {not: co_ke_hoach_nam}, points: "0.5"}'
    )


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("1.10", "1.10"),
        ("a: 95%", {"a": "95%"}),
        ("yes", "yes"),
        ("true", True),
        ("'true'", "true"),
        ("~", None),
        ("2026-02-06", "2026-02-06"),
        ("0x1F", "0x1F"),
        ("|\n  hai\n  dòng", "hai\ndòng"),
        ("- a\n- {b: c}", ["a", {"b": "c"}]),
    ],
)
def test_figures_and_days_without_quotes_are_the_text_they_are_written_with(text, data):
    assert written_out(parsed(text)) == written_out(data)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_data_or_a_flaw_never_an_accident(text):
    try:
        data = parsed(text)
    except CellError:
        return
    assert same(parsed(on_one_line(data)), data)


def test_equal_data_are_the_same_only_in_the_same_order_and_kind():
    assert same({"a": "1", "b": []}, {"a": "1", "b": []})
    assert not same({"a": "1", "b": "2"}, {"b": "2", "a": "1"})
    assert not same("true", True)
    assert not same("1", 1)


@pytest.mark.parametrize("example", [example for _, _, example in EXAMPLES])
def test_the_examples_of_the_guide_are_yaml(example):
    assert parsed(example) not in (None, example)
