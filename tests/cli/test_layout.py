"""`--columns` and `--table`: what a user types becomes a layout, or one sentence."""

import pytest

from parindex.cli.layout import layout_of
from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.plan_reader import MEANINGS, Layout


@pytest.mark.parametrize(
    ("typed", "columns"),
    [
        (None, {}),
        ("", {}),
        ("3=max_points", {3: "max_points"}),
        (" 3 = max_points , 5=points,", {3: "max_points", 5: "points"}),
        ("4=none,5=none", {4: "", 5: ""}),
    ],
)
def test_columns_are_typed_by_their_numbers(typed, columns):
    assert layout_of(typed, 2) == Layout(columns, 2)


@pytest.mark.parametrize("meaning", MEANINGS)
def test_every_meaning_can_be_typed(meaning):
    assert layout_of(f"1={meaning}").columns == {1: meaning}


@pytest.mark.parametrize(
    ("typed", "said", "found"),
    [
        ("max_points", "layout.unreadable", "max_points"),
        ("x=points", "layout.unreadable", "x=points"),
        ("0=points", "layout.unreadable", "0=points"),
        ("-1=points", "layout.unreadable", "-1=points"),
        ("3=score", "layout.no-meaning", "score"),
        ("3=", "layout.no-meaning", ""),
        ("3=points,3=name", "layout.twice", "3=name"),
        ("3=points,4=points", "layout.twice", "4=points"),
    ],
)
def test_what_cannot_be_a_layout_is_one_sentence(typed, said, found):
    with pytest.raises(UnreadableFileError) as refused:
        layout_of(typed)
    assert isinstance(refused.value.message, Message)
    assert (refused.value.message.id, refused.value.message.parameters["found"]) == (said, found)
