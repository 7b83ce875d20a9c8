"""Words keep their place, also across the stretches that a page end made of them."""

import pytest

from parindex.core.place import Place, Words
from parindex.documents.catalogue import catalogue

UPPER = Words("một hai", ((0, Place(line=3, table=1, row=2, cell=4, column=10)),))
LOWER = Words("ba bốn", ((0, Place(line=5, table=1, row=3, cell=4, column=2)),))
NOTHING = Words("", ((0, Place(line=9)),))


def test_words_in_one_stretch_have_the_column_of_their_first_letter():
    assert UPPER.place(4, 7) == Place(line=3, table=1, row=2, cell=4, column=14, text="hai")


def test_place_without_bounds_is_that_of_all_the_words():
    assert UPPER.place() == Place(line=3, table=1, row=2, cell=4, column=10, text="một hai")


def test_joined_words_have_a_space_between():
    assert UPPER.joined(LOWER).text == "một hai ba bốn"


def test_words_behind_a_join_have_the_place_of_the_second_stretch():
    assert UPPER.joined(LOWER).place(11) == Place(line=5, table=1, row=3, cell=4, column=5, text="bốn")


def test_words_across_a_join_have_the_place_where_they_begin():
    assert UPPER.joined(LOWER).place(4, 10) == Place(line=3, table=1, row=2, cell=4, column=14, text="hai ba")


def test_three_stretches_joined_keep_each_its_place():
    joined = UPPER.joined(LOWER).joined(UPPER)
    assert [joined.place(at, at + 3).line for at in (0, 8, 15)] == [3, 5, 3]


def test_joining_nothing_leaves_the_words_and_their_place():
    assert UPPER.joined(NOTHING) == UPPER
    assert NOTHING.joined(UPPER) == UPPER


def test_a_place_without_a_column_gets_none():
    assert Words("một hai", ((0, Place(page=2)),)).place(4) == Place(page=2, text="hai")


def test_words_cut_out_keep_each_letter_at_its_place():
    cut = UPPER.joined(LOWER).cut(3, 11)
    assert cut.text == "hai ba"
    assert cut.place() == Place(line=3, table=1, row=2, cell=4, column=14, text="hai ba")
    assert cut.place(4, 6) == Place(line=5, table=1, row=3, cell=4, column=2, text="ba")


def test_words_joined_at_a_line_end_stand_under_each_other():
    assert UPPER.joined(LOWER, "\n").text == "một hai\nba bốn"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place(line=12, table=1, row=3, cell=2, shown=12), "dòng 12"),
        (Place(page=3, line=4, shown=80), "trang 3, dòng 4"),
        (Place(page=3, table=2, row=5, cell=1, shown=80), "trang 3, bảng 2, hàng 5"),
        (Place(table=2, row=5, cell=1, shown=80), "bảng 2, hàng 5"),
        (Place(paragraph=7, shown=9), "đoạn 7"),
        (Place(page=2, paragraph=7, shown=9), "trang 2, đoạn 7"),
        (Place(page=2), "trang 2"),
        (Place(sheet="Phụ lục 1", table=1, row=12, cell=4), "Phụ lục 1!D12"),
        (Place(sheet="A", row=1, cell=28), "A!AB1"),
        (Place(sheet="A"), "A!"),
        (Place(text="x"), "không rõ chỗ"),
    ],
)
def test_a_place_is_told_in_the_terms_of_its_file(place, said):
    assert catalogue("vi").render(place.said) == said
