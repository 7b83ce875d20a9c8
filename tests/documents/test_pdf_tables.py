"""The ruling lines of a PDF become tables, their cells whole and each in its place."""

import json

import pytest
import typst

from parindex.core.place import Place
from parindex.documents.document import Document, Merge
from parindex.documents.pdf import read_pdf
from tests.documents.handmade_pdf import lines, pdf, stream, table, words

SOURCE = b"""
#let paper = json(bytes(sys.inputs.paper))
#set page(width: 16cm, height: paper.height * 1cm, margin: 1cm)
#set text(size: 9pt, lang: "vi")
#let cells = paper.rows.flatten().map(words => words.split("\\n").join(linebreak()))
"""
PLAIN = b"#table(columns: paper.columns, ..cells)"
ROWS = [["Stt", "Nội dung", "Điểm"], ["1", "Kế hoạch", "2,5"], ["1.1", "Ban hành", "0,75"]]


def read(content: bytes) -> Document:
    return read_pdf(content, "ke-hoach.pdf")


def typeset(rows: list[list[str]], source: bytes = PLAIN, columns: object = None, height: float = 15) -> Document:
    paper = {"rows": rows, "columns": columns or len(rows[0]), "height": height}
    return read(typst.compile(SOURCE + source, sys_inputs={"paper": json.dumps(paper)}))


def rows_of(document: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables()]


def cell(text: str, width: str = "4cm") -> str:
    """The words of a cell that is `width` wide."""
    source = b"#table(columns: paper.columns.map(width => eval(width)), ..cells)"
    ((_, (_, read)),) = rows_of(typeset([["Stt", "Việc"], ["1", text]], source, ["1cm", width]))
    return read


def test_a_cell_knows_page_table_row_and_cell():
    source = PLAIN + b"#pagebreak()" + PLAIN
    first, second = typeset(ROWS, source).tables()
    assert first.rows[1].cells[2].place() == Place(page=1, table=1, row=2, cell=3, shown=2, column=12, text="2,5")
    assert second.rows[2].cells[0].place() == Place(page=2, table=2, row=3, cell=1, shown=6, column=1, text="1.1")


@pytest.mark.parametrize("repeats", [True, False], ids=["header on every page", "header once"])
def test_each_page_has_a_piece_of_a_long_table(repeats):
    body = [[str(at), f"Việc thứ {at}", "1"] for at in range(40)]
    source = b"#table(columns: 3, table.header(repeat: %s, ..cells.slice(0, 3)), ..cells.slice(3))"
    pieces = rows_of(typeset([ROWS[0], *body], source % str(repeats).lower().encode(), height=8))
    assert len(pieces) > 2
    assert [piece[0] == ROWS[0] for piece in pieces] == [True, *[repeats] * (len(pieces) - 1)]
    assert [row for piece in pieces for row in piece if row != ROWS[0]] == body


def test_a_row_cut_by_a_page_end_leaves_its_rest_on_the_next_page():
    rows = [["Stt", "Việc"], ["1", " ".join(f"việc{at}" for at in range(120))]]
    (first, second) = rows_of(typeset(rows, b"#table(columns: (1cm, 6cm), ..cells)", height=7))
    assert [row[0] for row in first + second] == ["Stt", "1", ""]
    assert f"{first[1][1]} {second[0][1]}" == rows[1][1]


def test_merged_cells_are_told_and_their_words_stand_at_their_beginning():
    source = b"""#table(columns: 4,
      table.cell(rowspan: 2)[Stt], table.cell(rowspan: 2)[Ten], table.cell(colspan: 2)[Diem],
      [Chuan], [Dat], table.cell(colspan: 3)[I], [9], [1], table.cell(rowspan: 2)[viec], [3], [4], [2], [5], [6])"""
    document = typeset(ROWS, source)
    assert rows_of(document) == [
        [
            ["Stt", "Ten", "Diem", ""],
            ["", "", "Chuan", "Dat"],
            ["I", "", "", "9"],
            ["1", "viec", "3", "4"],
            ["2", "", "5", "6"],
        ]
    ]
    (table,) = document.tables()
    assert set(table.merges) == {
        Merge(0, 0, 2, 1), Merge(0, 1, 2, 1), Merge(0, 2, 1, 2), Merge(2, 0, 1, 3), Merge(3, 1, 2, 1),
    }  # fmt: skip


# the words of a cell


def test_the_lines_of_a_cell_are_wraps():
    said = "Rà soát toàn bộ văn bản quy phạm pháp luật của huyện và của các xã trong năm 2031"
    assert cell(said) == said


@pytest.mark.parametrize("width", ["2.6cm", "2.8cm", "3cm", "3.2cm", "3.4cm", "4cm"])
def test_a_unit_whose_name_has_a_dash_stays_one_wherever_its_line_wraps(width):
    assert cell("Phòng Tài chính - Kế hoạch", width) == "Phòng Tài chính - Kế hoạch"


def test_a_dash_at_a_line_end_waits_for_its_words():
    assert cell("Phòng Tài chính -\nKế hoạch", "3cm") == "Phòng Tài chính - Kế hoạch"


@pytest.mark.parametrize("mark", ["- ", "+ ", "• ", "1. ", "a) "])
def test_items_keep_their_lines(mark):
    said = f"{mark}Rà soát văn bản của huyện và các xã\n{mark}Báo cáo kết quả"
    assert cell(said, "3.5cm") == said


@pytest.mark.parametrize("end", [";", "."])
def test_what_ends_before_a_line_end_keeps_it(end):
    assert cell(f"Phòng Nội vụ{end}\nPhòng Tư pháp", "2.4cm") == f"Phòng Nội vụ{end}\nPhòng Tư pháp"


def test_a_line_begun_though_there_was_room_keeps_its_beginning():
    assert cell("Phòng Nội vụ\nPhòng Tư pháp") == "Phòng Nội vụ\nPhòng Tư pháp"


def test_a_number_alone_on_its_line_belongs_to_the_words_below():
    assert cell("1.2. Tuyêntruyềnvậnđộng", "2.2cm") == "1.2. Tuyêntruyềnvậnđộng"


def test_a_day_too_long_for_its_cell_is_one():
    content = table([["Stt", "Han"], ["1", "31/12/2"]], 72, 740, width=43, height=30) + words("031", 120, 684, 10)
    ((_, (_, day)),) = rows_of(read(pdf(content)))
    assert day == "31/12/2031"


def test_words_set_sideways_in_a_header_are_read():
    source = "#table(columns: 2, rotate(-90deg, reflow: true)[Tự chấm], [Việc], [1], [hai])".encode()
    assert rows_of(typeset(ROWS, source)) == [[["Tự chấm", "Việc"], ["1", "hai"]]]


# which lines are those of tables


def test_words_underlined_and_struck_out_in_a_cell_make_no_rows():
    source = "#table(columns: 2, [a], underline[Nội vụ của huyện], [b], strike[bỏ])".encode()
    assert rows_of(typeset(ROWS, source)) == [[["a", "Nội vụ của huyện"], ["b", "bỏ"]]]


def test_a_frame_around_words_is_no_table():
    document = typeset(ROWS, b"#rect[Trong khung]")
    assert (rows_of(document), document.lines) == ([], ("Trong khung",))


def test_lines_without_words_are_no_table():
    assert rows_of(read(pdf(words("Ke hoach", 72, 760) + table([["", ""], ["", ""]], 72, 700)))) == []


def test_shaded_cells_and_marked_words_make_no_cells():
    source = b"#table(columns: 2, fill: (x, y) => if y == 0 { silver }, [Stt], [Vi], [1], [Mot #highlight[hai] ba])"
    assert rows_of(typeset(ROWS, source)) == [[["Stt", "Vi"], ["1", "Mot hai ba"]]]


def test_lines_drawn_as_thin_areas_are_lines():
    ruled = [*((72, 700 - at * 20, 160, 0.5) for at in range(3)), *((72 + at * 80, 660, 0.5, 40.5) for at in range(3))]
    areas = b"".join(b"%g %g %g %g re f\n" % one for one in ruled)
    said = [("Stt", 75, 685), ("Viec", 155, 685), ("1", 75, 665), ("Ra soat", 155, 665)]
    content = areas + b"".join(words(*one) for one in said)
    assert rows_of(read(pdf(content))) == [[["Stt", "Viec"], ["1", "Ra soat"]]]


def test_borders_of_each_cell_a_little_apart_and_dotted_are_one():
    pieces = [(x, y, x + 1, y) for y in (700, 680, 660) for x in range(72, 232, 2)]
    down = [(x + shift, 700, x + shift, 660) for x in (72, 152, 232) for shift in (0, 0.75)]
    said = [("Stt", 77, 685), ("Viec", 157, 685), ("1", 77, 665), ("Ra soat", 157, 665)]
    content = lines(*pieces, *down) + b"".join(words(*one) for one in said)
    assert rows_of(read(pdf(content))) == [[["Stt", "Viec"], ["1", "Ra soat"]]]


@pytest.mark.parametrize("missing", ["top", "bottom", "left", "right"])
def test_a_side_that_is_not_drawn_is_where_the_lines_towards_it_end(missing):
    across = {"top": 700, "middle": 680, "low": 660, "bottom": 640}
    down = {"left": 72, "middle": 152, "inner": 192, "right": 232}
    drawn = [(72, y, 232, y) for name, y in across.items() if name != missing]
    drawn += [(x, 700, x, 640) for name, x in down.items() if name != missing]
    content = lines(*drawn)
    for row in range(3):
        content += words(f"A{row}", 77, 685 - 20 * row) + words(f"B{row}", 157, 685 - 20 * row)
        content += words(f"C{row}", 197, 685 - 20 * row)
    assert rows_of(read(pdf(content))) == [[[f"{column}{row}" for column in "ABC"] for row in range(3)]]


def test_a_table_within_a_cell_has_its_own_words():
    source = b"#table(columns: 2, [a], [ngoai #table(columns: 2, [x], [y])], [b], [c])"
    outer, inner = sorted(rows_of(typeset(ROWS, source)), key=lambda rows: rows[0][0])
    assert outer == [["a", "ngoai"], ["b", "c"]]
    assert inner == [["x", "y"]]


def test_a_drawing_of_many_lines_makes_no_table_of_many_cells():
    across = [(50, 100 + at * 0.3, 500, 100 + at * 0.3) for at in range(1600)]
    down = [(50 + at * 0.3, 100, 50 + at * 0.3, 600) for at in range(1600)]
    document = read(pdf(words("Ban do", 72, 760) + words("x", 200, 300) + lines(*across, *down)))
    cells = [cell for piece in rows_of(document) for row in piece for cell in row]
    assert len(cells) < 10
    assert "x" in cells


# pages turned


def test_a_landscape_page_reads_like_any_other():
    assert rows_of(typeset(ROWS, b"#set page(flipped: true)\n" + PLAIN)) == [ROWS]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_table_turned_on_its_page_is_read_upright(angle):
    source = f"#rotate({angle}deg, reflow: true)[Phụ lục năm 2031\n".encode() + PLAIN + b"]"
    document = typeset(ROWS, source)
    assert (rows_of(document), document.lines[0]) == ([ROWS], "Phụ lục năm 2031")


def test_a_table_turned_among_upright_words_stands_where_they_leave_it():
    upright = b"Truoc bang la mot doan dai nam thang xuoi chieu trang giay.\n\n"
    source = upright + b"#rotate(90deg, reflow: true, " + PLAIN[1:] + b")\n\nSau bang con mot doan nua cung xuoi."
    document = typeset(ROWS, source)
    assert rows_of(document) == [ROWS]
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Table", "Paragraph"]


def test_merged_cells_of_a_turned_table_are_told():
    source = b"#rotate(-90deg, reflow: true, table(columns: 2, table.cell(colspan: 2)[Diem], [Chuan], [Dat]))"
    (table,) = typeset(ROWS, source).tables()
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Diem", ""], ["Chuan", "Dat"]]
    assert table.merges == (Merge(0, 0, 1, 2),)


def test_a_table_in_a_form_is_read_where_the_form_is_put():
    form = stream(table(ROWS_PLAIN, 0, 100), b"/Type /XObject /Subtype /Form /BBox [0 0 500 500]")
    document = read(pdf(b"q 1 0 0 1 72 500 cm /X Do Q", resources=b"/XObject << /X 5 0 R >>", more=[form]))
    assert rows_of(document) == [ROWS_PLAIN]


ROWS_PLAIN = [["Stt", "Noi dung"], ["1", "Ra soat"]]
