"""The words of a paper around a place."""

from parindex.web.ui.excerpt import Cell, excerpt, quoted, whole

LINES = ("Mở đầu", "", "4.1\tTên tiêu chí\t4.5\t\t", "\tnối tiếp\t", "Cuối")


def words(line):
    return [(cell.before, cell.found, cell.after) for cell in line.cells]


def test_found_words_are_marked_in_their_cell():
    found = excerpt(LINES, 3, column=18, text="4.5", neighbours=True)
    assert words(found.line) == [("4.1", "", ""), ("Tên tiêu chí", "", ""), ("", "4.5", "")]


def test_neighbours_skip_blank_lines():
    found = excerpt(LINES, 3, column=1, text="4.1", neighbours=True)
    assert (found.before.number, found.after.number) == (1, 4)
    assert excerpt(LINES, 1, column=1, text="Mở", neighbours=True).before is None


def test_words_that_go_on_in_the_next_line_are_marked_as_far_as_this_one_goes():
    found = excerpt(
        ("hài lòng của người dân,", "tổ chức"), 1, column=1, text="hài lòng của người dân, tổ", neighbours=False
    )
    assert words(found.line) == [("", "hài lòng của người dân,", "")]


def test_place_outside_the_paper_has_no_excerpt():
    assert excerpt(LINES, 6, column=1, text="x", neighbours=False) is None
    assert excerpt(LINES, None, column=None, text="x", neighbours=False) is None
    assert excerpt((), 1, column=1, text="x", neighbours=False) is None


def test_long_prose_is_cut_to_a_window_at_whole_words():
    line = "trước " * 60 + "ĐÂY" + " sau" * 60
    (cell,) = quoted(line, 1, start=360, length=3).cells
    assert (cell.before[0], cell.found, cell.after[-1]) == ("…", "ĐÂY", "…")
    assert set(cell.before[1:].split()) == {"trước"}
    assert len(cell.before) < 120


def test_whole_row_is_not_cut():
    long = "rất dài " * 50
    assert whole(f"1\t{long}\t", 1).cells == (Cell("1"), Cell(long.strip()))
