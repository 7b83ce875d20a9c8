"""Words keep their place, also across the stretches that a page end made of them."""

from parindex.core.place import Place, Words

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
