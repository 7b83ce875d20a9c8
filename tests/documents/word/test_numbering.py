"""Automatic numbers are read as they are seen: before the words, counted through the whole paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.documents.word.counting import written
from tests.documents.word.files import blocks, cell, p, read, row, run, table, words

SYMBOL = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/></w:rPr>'


def level(at: int, text: str, number_format: str = "decimal", more: str = "", *, start: int = 1, end: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/>{end}</w:lvl>'
    )


def form(id_: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{id_}">{"".join(levels)}</w:abstractNum>'


def numbered(id_: int, form_id: int, *overrides: str) -> str:
    return f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{form_id}"/>{"".join(overrides)}</w:num>'


def override(at: int, inside: str) -> str:
    return f'<w:lvlOverride w:ilvl="{at}">{inside}</w:lvlOverride>'


def by(list_id: int | None = 1, at: int | None = 0) -> str:
    """The properties of a paragraph that a list numbers."""
    said = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    return f"<w:numPr>{said}{'' if list_id is None else f'<w:numId w:val={chr(34)}{list_id}{chr(34)}/>'}</w:numPr>"


def styled(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def style(name: str, inside: str = "", base: str = "", more: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:type="paragraph" w:styleId="{name}"{more}>{based}<w:pPr>{inside}</w:pPr></w:style>'


OUTLINE = form(0, level(0, "%1."), level(1, "%1.%2."), level(2, "%3)", "lowerLetter")) + numbered(1, 0)


def levels_read(levels: list[int], numbering: str = OUTLINE) -> list[str]:
    """The numbers of paragraphs at these levels."""
    document = read("".join(p("x", by(1, at)) for at in levels), numbering=numbering)
    return [found.removesuffix(" x") for found in words(document)]


def test_levels_count_on_and_begin_anew_below_a_higher_one():
    assert levels_read([0, 1, 1, 2, 2, 1, 2, 0, 1, 0]) == [
        "1.", "1.1.", "1.2.", "a)", "b)", "1.3.", "a)", "2.", "2.1.", "3.",
    ]  # fmt: skip


def test_a_level_above_that_was_never_used_counts_as_one():
    assert levels_read([1, 1, 0, 1]) == ["1.1.", "1.2.", "2.", "2.1."]


def test_a_level_that_is_left_out_shows_its_start_and_is_not_used_up():
    deep = form(0, level(0, "%1."), level(1, "%1.%2."), level(2, "%1.%2.%3.")) + numbered(1, 0)
    assert levels_read([0, 1, 0, 2, 2, 1], deep) == ["1.", "1.1.", "2.", "2.1.1.", "2.1.2.", "2.1."]


def test_a_list_that_does_not_say_begins_at_zero():
    unsaid = OUTLINE.replace('<w:start w:val="1"/>', "")
    assert levels_read([0, 0, 1], unsaid) == ["0.", "1.", "1.0."]


def test_tab_stops_do_not_part_a_number_further():
    stops = '<w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs>'
    assert words(read(p("chữ", by() + stops), numbering=OUTLINE)) == ["1. chữ"]


def test_there_are_nine_levels():
    deep = form(0, level(8, "%9."), level(9, "%10.")) + numbered(1, 0)
    assert words(read(p("a", by(1, 8)) + p("b", by(1, 9)), numbering=deep)) == ["1. a", "b"]


def test_a_list_begins_where_it_says():
    assert levels_read([0, 0], form(0, level(0, "%1.", start=7)) + numbered(1, 0)) == ["7.", "8."]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [
        ("", ["1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1"]),
        ('<w:lvlRestart w:val="1"/>', ["1", "1.1", "1.1.1", "1.2", "1.2.2", "2", "2.1", "2.1.1"]),
        ('<w:lvlRestart w:val="0"/>', ["1", "1.1", "1.1.1", "1.2", "1.2.2", "2", "2.1", "2.1.3"]),
    ],
    ids=["any above", "the first", "none"],
)
def test_a_level_begins_anew_where_it_says(restart, expected):
    outline = form(0, level(0, "%1"), level(1, "%1.%2"), level(2, "%1.%2.%3", more=restart)) + numbered(1, 0)
    assert levels_read([0, 1, 2, 1, 2, 0, 1, 2], outline) == expected


def test_lists_of_one_form_count_on_from_each_other():
    body = p("a", by(1)) + p("b", by(2)) + p("c", by(1))
    assert words(read(body, numbering=form(0, level(0, "%1.")) + numbered(1, 0) + numbered(2, 0))) == [
        "1. a",
        "2. b",
        "3. c",
    ]


def test_lists_of_two_forms_do_not():
    two = form(0, level(0, "%1.")) + form(1, level(0, "%1)")) + numbered(1, 0) + numbered(2, 1)
    assert words(read(p("a", by(1)) + p("b", by(2)) + p("c", by(1)), numbering=two)) == ["1. a", "1) b", "2. c"]


def test_a_list_with_a_start_of_its_own_takes_it_once():
    start = override(0, '<w:startOverride w:val="5"/>')
    two = form(0, level(0, "%1.")) + numbered(1, 0) + numbered(2, 0, start)
    body = "".join(p("x", by(list_id)) for list_id in (1, 1, 2, 2, 1, 2))
    assert words(read(body, numbering=two)) == ["1. x", "2. x", "5. x", "6. x", "7. x", "8. x"]


def test_a_list_may_write_a_level_in_another_way():
    other = override(0, level(0, "Điều %1:", "upperRoman"))
    two = form(0, level(0, "%1."), level(1, "%2)")) + numbered(1, 0, other)
    assert words(read(p("a", by()) + p("b", by(1, 1)), numbering=two)) == ["Điều I: a", "1) b"]


def test_higher_levels_keep_their_own_way_of_writing():
    outline = form(0, level(0, "%1", "upperRoman"), level(1, "%1.%2", "decimalZero")) + numbered(1, 0)
    assert levels_read([0, 0, 1], outline) == ["I", "II", "II.01"]


def test_a_legal_level_writes_those_above_it_in_digits():
    outline = form(0, level(0, "%1", "upperRoman"), level(1, "%1.%2", "decimalZero", "<w:isLgl/>")) + numbered(1, 0)
    assert levels_read([0, 0, 1], outline) == ["I", "II", "2.01"]
    assert levels_read([0, 1], outline.replace("<w:isLgl/>", '<w:isLgl w:val="0"/>')) == ["I", "I.01"]


def test_a_bullet_level_has_no_number_to_show_below_it():
    outline = form(0, level(0, "%1."), level(1, "-", "bullet"), level(2, "%1.%2%3.")) + numbered(1, 0)
    assert levels_read([0, 1, 2, 2], outline) == ["1.", "-", "1.1.", "1.2."]


FORMATS = {
    "decimal": ["1", "2", "10"],
    "decimalZero": ["01", "02", "10"],
    "upperRoman": ["I", "II", "X"],
    "lowerRoman": ["i", "ii", "x"],
    "upperLetter": ["A", "B", "J"],
    "lowerLetter": ["a", "b", "j"],
    "none": ["", "", ""],
    "ordinalText": ["1", "2", "10"],
}


@pytest.mark.parametrize(("number_format", "expected"), FORMATS.items(), ids=FORMATS.keys())
def test_numbers_are_written_in_the_formats_of_word(number_format, expected):
    assert [written(number, number_format) for number in (1, 2, 10)] == expected


def test_letters_are_repeated_behind_the_last():
    assert [written(number, "lowerLetter") for number in (26, 27, 28, 52, 53)] == ["z", "aa", "bb", "zz", "aaa"]


@pytest.mark.parametrize("number_format", ["upperRoman", "lowerLetter"])
@pytest.mark.parametrize("number", [0, -1, 999_999_999])
def test_no_number_is_written_without_end(number, number_format):
    assert len(written(number, number_format)) <= 30


ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@given(st.integers(1, 3999))
def test_roman_numbers_add_up(number):
    values = [ROMAN[letter] for letter in written(number, "upperRoman")]
    following = [*values[1:], 0]
    assert sum(value if value >= after else -value for value, after in zip(values, following, strict=True)) == number


@pytest.mark.parametrize(
    ("suffix", "expected"),
    [("", "1. chữ"), ('<w:suff w:val="tab"/>', "1. chữ"), ('<w:suff w:val="space"/>', "1. chữ"),
     ('<w:suff w:val="nothing"/>', "1.chữ")],
)  # fmt: skip
def test_a_number_is_parted_from_the_words_as_the_list_says(suffix, expected):
    assert words(read(p("chữ", by()), numbering=form(0, level(0, "%1.", more=suffix)) + numbered(1, 0))) == [expected]


BULLETS = {
    "of the font Symbol": ("\uf0b7", SYMBOL, "-"),
    "of the font Wingdings": ("ü", SYMBOL.replace("Symbol", "Wingdings 2"), "-"),
    "in private letters": ("\uf0a7", "", "-"),
    "a letter for a ring": ("o", SYMBOL.replace("Symbol", "Courier New"), "-"),
    "a dash": ("–", "", "–"),
    "a plus": ("+", "", "+"),
    "a dot": ("•", "", "•"),
}


@pytest.mark.parametrize(("text", "font", "shown"), BULLETS.values(), ids=BULLETS.keys())
def test_bullets_are_signs(text, font, shown):
    numbering = form(0, level(0, text, "bullet", end=font)) + numbered(1, 0)
    assert words(read(p("chữ", by()), numbering=numbering)) == [f"{shown} chữ"]


def test_a_bullet_without_a_sign_is_none():
    assert words(read(p("chữ", by()), numbering=form(0, level(0, "", "bullet")) + numbered(1, 0))) == ["chữ"]


HEADINGS = (
    form(0, level(0, "%1.", more='<w:pStyle w:val="H1"/>'), level(1, "%1.%2.", more='<w:pStyle w:val="H2"/>'))
    + numbered(1, 0)
)  # fmt: skip
STYLES = (
    style("Normal", more=' w:default="1"')
    + style("H1", by(1, None), "Normal")
    + style("H2", by(None, 1), "H1")
    + style("Like", base="H2")
    + style("Off", by(0, None), "H1")
    + style("Loop", base="Loop")
)


def test_a_style_numbers_its_paragraphs_at_its_own_level():
    body = p("một", styled("H1")) + p("hai", styled("H2")) + p("ba", styled("H2")) + p("bốn", styled("H1")) + p("năm")
    assert words(read(body, numbering=HEADINGS, styles=STYLES)) == ["1. một", "1.1. hai", "1.2. ba", "2. bốn", "năm"]


def test_a_style_that_names_no_level_has_that_which_is_tied_to_it():
    styles = style("H1", by(1, None)) + style("H2", by(1, None)) + style("Like", base="H2")
    body = p("một", styled("H1")) + p("hai", styled("H2")) + p("ba", styled("Like"))
    assert words(read(body, numbering=HEADINGS, styles=styles)) == ["1. một", "1.1. hai", "1.2. ba"]


def test_a_style_numbers_as_the_one_it_is_based_on():
    body = p("một", styled("H1")) + p("hai", styled("Like"))
    assert words(read(body, numbering=HEADINGS, styles=STYLES)) == ["1. một", "1.1. hai"]


def test_a_style_names_its_level_where_the_list_is_not_tied_to_it():
    untied = form(0, level(0, "%1."), level(1, "%1.%2.")) + numbered(1, 0)
    body = p("một", styled("H1")) + p("hai", styled("H2"))
    assert words(read(body, numbering=untied, styles=STYLES)) == ["1. một", "1.1. hai"]


@pytest.mark.parametrize(
    "off", [styled("Off"), styled("H1") + by(0), styled("Loop"), styled("Unknown"), by(99), by(1, 8)]
)
def test_numbering_is_off_where_a_paragraph_or_its_style_says_so(off):
    assert words(read(p("chữ", off), numbering=HEADINGS, styles=STYLES)) == ["chữ"]


def test_a_paragraph_may_name_the_level_and_its_style_the_list():
    assert words(
        read(p("chữ", styled("H1") + by(None, 1)), numbering=HEADINGS.replace("pStyle", "other"), styles=STYLES)
    ) == ["1.1. chữ"]


def test_the_style_of_plain_paragraphs_may_number_them_all():
    plain = style("Normal", by(1, 0), more=' w:default="1"')
    body = p("một") + "<w:p/>" + table(row("", "b")) + p("hai", styled("Unknown"))
    assert blocks(read(body, numbering=OUTLINE, styles=plain)) == ["1. một", "2.", [["3.", "4. b"]], "5. hai"]


def test_a_list_may_take_its_levels_from_a_style():
    linked = (
        form(0, level(0, "%1/"))
        + '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Listed"/></w:abstractNum>'
        + numbered(1, 0)
        + numbered(2, 5)
    )
    styles = f'<w:style w:type="numbering" w:styleId="Listed"><w:pPr>{by(1, None)}</w:pPr></w:style>'
    body = p("a", by(2)) + p("b", by(2)) + p("c", by(1))
    assert words(read(body, numbering=linked, styles=styles)) == ["1/ a", "2/ b", "1/ c"]


def test_a_column_of_nothing_but_automatic_numbers_holds_codes():
    rows = [row(cell(p("", by(1, at))), f"Tiêu chí {name}") for at, name in enumerate("ab")]
    body = p("Mở đầu", by(2)) + table(*rows, *rows) + p("Kết", by(2))
    assert blocks(read(body, numbering=OUTLINE + form(9, level(0, "%1)")) + numbered(2, 9))) == [
        "1) Mở đầu",
        [["1.", "Tiêu chí a"], ["1.1.", "Tiêu chí b"], ["2.", "Tiêu chí a"], ["2.1.", "Tiêu chí b"]],
        "2) Kết",
    ]


def test_counting_goes_through_nested_and_merged_cells_in_their_order():
    hidden = cell(p("", by()), '<w:vMerge w:val="continue"/>')
    first = cell(p("", by()), '<w:vMerge w:val="restart"/>')
    inner = cell(p("", by()) + table(row(cell(p("", by())))))
    document = read(p("a", by()) + table(row(first, "x"), row(hidden, inner)) + p("b", by()), numbering=OUTLINE)
    assert blocks(document) == ["1. a", [["2.", "x"], ["", "4.\n5."]], [["5."]], "6. b"]


def test_text_boxes_and_notes_count_for_themselves():
    box = f"<w:r><w:pict><w:txbxContent>{p('khung', by())}{p('nữa', by())}</w:txbxContent></w:pict></w:r>"
    marks = "".join(f'<w:r><w:footnoteReference w:id="{at}"/></w:r>' for at in (1, 2))
    notes = "".join(f'<w:footnote w:id="{at}">{p("chú", by())}</w:footnote>' for at in (1, 2))
    body = p("a", by()) + p(run("b") + box + marks, by()) + p("c", by())
    assert words(read(body, numbering=OUTLINE, footnotes=notes)) == [
        "1. a", "2. b", "1. khung", "2. nữa", "3. c", "1. chú", "2. chú",
    ]  # fmt: skip


def test_a_deleted_paragraph_is_not_counted():
    gone = p("<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>", by() + "<w:rPr><w:del/></w:rPr>")
    assert words(read(p("a", by()) + gone + p("b", by()), numbering=OUTLINE)) == ["1. a", "2. b"]


def test_the_number_a_paragraph_had_before_a_change_does_not_count():
    former = f"<w:pPrChange><w:pPr>{by(1, 1)}</w:pPr></w:pPrChange>"
    assert words(read(p("a", by() + former) + p("b", former), numbering=OUTLINE)) == ["1. a", "b"]


def test_a_number_stands_behind_the_page_end_that_begins_its_paragraph():
    ended = "<w:r><w:lastRenderedPageBreak/><w:t>chữ</w:t></w:r>"
    (found,) = read(p(ended, by()), numbering=OUTLINE).paragraphs()
    assert (found.text, found.place().page) == ("1. chữ", 2)


@pytest.mark.parametrize("strange", ["", "-1", "x", "9" * 5000, "99"])
def test_levels_and_starts_that_are_no_numbers_stop_nothing(strange):
    numbering = OUTLINE.replace('w:ilvl="1"', f'w:ilvl="{strange}"').replace(
        'w:start w:val="1"', f'w:start w:val="{strange}"'
    )
    assert words(read(p("chữ", by(1, 0)) + p("nữa", by(1, 1)), numbering=numbering))[0].endswith(" chữ")
