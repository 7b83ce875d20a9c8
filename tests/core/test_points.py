"""Points: read as papers write them, refused where two readings fit, written back without loss."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.core.points import (
    Absent,
    Refused,
    Unreadable,
    decimals_of,
    english,
    parse_points,
    plain,
    rounded,
    same_but_for_rounding,
    share,
    total,
    vietnamese,
    written,
)

FIGURES = st.builds(
    lambda units, places: Decimal(units).scaleb(-places), st.integers(-(10**9), 10**9), st.integers(0, 6)
)
SMALL = st.builds(lambda units, places: Decimal(units).scaleb(-places), st.integers(0, 999), st.integers(0, 4))


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("13,567", "13.567"),
        ("4.5", "4.5"),
        ("4,5", "4.5"),
        ("1.250,5", "1250.5"),
        ("1.234.567,25", "1234567.25"),
        ("1.234.567", "1234567"),
        ("0,542", "0.542"),
        ("0.542", "0.542"),
        ("08", "8"),
        ("100", "100"),
        ("1250.5", "1250.5"),
        ("1250,500", "1250.500"),
        ("  7,5\t", "7.5"),
        ("-4,5", "-4.5"),
        ("−4,5", "-4.5"),
        ("−1.250,5", "-1250.5"),
    ],
)
def test_words_that_write_one_figure_are_read_as_it(words, figure):
    assert parse_points(words) == Decimal(figure)


@pytest.mark.parametrize(
    ("words", "digits"), [("7,50", "7.50"), ("100", "100"), ("0,0", "0.0"), ("1.250,500", "1250.500")]
)
def test_a_figure_read_keeps_exactly_the_digits_of_the_paper(words, digits):
    assert plain(parse_points(words)) == digits


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", Unreadable.EMPTY),
        (" \t", Unreadable.EMPTY),
        ("abc", Unreadable.NOT_A_FIGURE),
        ("đạt", Unreadable.NOT_A_FIGURE),
        ("-", Unreadable.NOT_A_FIGURE),
        ("−", Unreadable.NOT_A_FIGURE),
        ("1,250.5", Unreadable.NOT_A_FIGURE),
        ("1.25,5", Unreadable.NOT_A_FIGURE),
        ("1,25,5", Unreadable.NOT_A_FIGURE),
        ("1.2.3", Unreadable.NOT_A_FIGURE),
        ("0.250,5", Unreadable.NOT_A_FIGURE),
        ("4,", Unreadable.NOT_A_FIGURE),
        (",5", Unreadable.NOT_A_FIGURE),
        ("4,5 điểm", Unreadable.NOT_A_FIGURE),
        ("4 5", Unreadable.NOT_A_FIGURE),
        ("--4", Unreadable.NOT_A_FIGURE),
        ("1e3", Unreadable.NOT_A_FIGURE),
        ("NaN", Unreadable.NOT_A_FIGURE),
        ("٣", Unreadable.NOT_A_FIGURE),
        ("４", Unreadable.NOT_A_FIGURE),
        ("1.250", Unreadable.AMBIGUOUS),
        ("-1.250", Unreadable.AMBIGUOUS),
        ("999.999", Unreadable.AMBIGUOUS),
    ],
)
def test_words_that_write_no_single_figure_are_refused_with_their_reason(words, reason):
    assert parse_points(words) == Refused(words, reason)


@pytest.mark.parametrize(
    ("ceiling", "figure"),
    [("8", "1.250"), ("1249", "1.250"), ("1", "1.250")],
)
def test_a_dot_before_three_digits_is_a_decimal_mark_where_thousands_cannot_fit(ceiling, figure):
    read = parse_points("1.250", Decimal(ceiling))
    assert plain(read) == figure


@pytest.mark.parametrize("ceiling", ["1250", "5000"])
def test_a_dot_before_three_digits_is_refused_where_thousands_fit_too(ceiling):
    assert parse_points("1.250", Decimal(ceiling)) == Refused("1.250", Unreadable.AMBIGUOUS)


def test_a_ceiling_does_not_change_words_with_one_reading():
    assert parse_points("45", Decimal("4.5")) == Decimal(45)


@given(FIGURES)
def test_a_figure_written_with_a_decimal_is_read_back_as_itself(figure):
    assert parse_points(vietnamese(figure, places=1)) == figure


@given(FIGURES)
def test_a_figure_written_without_decimals_is_read_as_itself_or_refused(figure):
    read = parse_points(vietnamese(figure))
    assert read == figure or read == Refused(vietnamese(figure), Unreadable.AMBIGUOUS)


@given(SMALL)
def test_a_figure_of_a_scale_below_a_thousand_is_always_read_back(figure):
    assert parse_points(vietnamese(figure), figure) == figure


@given(SMALL, SMALL)
def test_a_figure_with_a_dot_is_always_read_back_under_a_ceiling_below_a_thousand(one, other):
    figure, ceiling = sorted((one, other))
    assert plain(parse_points(plain(figure), ceiling)) == plain(figure)


@given(st.text(alphabet="0123456789.,-− ", max_size=12), st.none() | SMALL)
def test_whatever_is_read_is_a_finite_figure_or_a_refusal_of_the_words(words, ceiling):
    read = parse_points(words, ceiling)
    assert read.is_finite() if isinstance(read, Decimal) else read.words == words


@pytest.mark.parametrize(
    ("figure", "places", "in_vietnamese", "in_english"),
    [
        ("1250.5", 0, "1.250,5", "1,250.5"),
        ("78.42", 0, "78,42", "78.42"),
        ("78.4", 2, "78,40", "78.40"),
        ("78.422", 2, "78,422", "78.422"),
        ("100", 0, "100", "100"),
        ("1E+3", 0, "1.000", "1,000"),
        ("-0.5", 0, "−0,5", "−0.5"),
    ],
)
def test_a_figure_is_written_with_the_marks_of_the_language(figure, places, in_vietnamese, in_english):
    value = Decimal(figure)
    assert (vietnamese(value, places), english(value, places)) == (in_vietnamese, in_english)
    assert (written(value, "vi", places), written(value, "en", places)) == (in_vietnamese, in_english)


@given(FIGURES, st.integers(0, 4))
def test_vietnamese_and_english_differ_only_by_changed_marks(figure, places):
    assert vietnamese(figure, places).translate({ord(","): ".", ord("."): ","}) == english(figure, places)


@pytest.mark.parametrize(("figure", "digits"), [("13.50", "13.50"), ("100", "100"), ("1E+2", "100"), ("-4.5", "-4.5")])
def test_plain_writes_a_dot_no_grouping_and_every_digit(figure, digits):
    assert plain(Decimal(figure)) == digits


@pytest.mark.parametrize(("figure", "count"), [("7", 0), ("7.50", 2), ("1E+2", 0), ("0.001", 3)])
def test_decimals_are_counted_as_written(figure, count):
    assert decimals_of(Decimal(figure)) == count


@pytest.mark.parametrize(
    ("figure", "places", "result"),
    [
        ("0.125", 2, "0.13"),
        ("0.135", 2, "0.14"),
        ("-0.125", 2, "-0.13"),
        ("2.5", 0, "3"),
        ("3.5", 0, "4"),
        ("7.634", 2, "7.63"),
    ],
)
def test_rounding_takes_a_half_away_from_zero(figure, places, result):
    assert plain(rounded(Decimal(figure), places)) == result


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("78.42", "78.422", True),
        ("13.57", "13.567", True),
        ("78", "78.422", True),
        ("7.5", "7.50", True),
        ("78.41", "78.422", False),
        ("78.42", "78.425", False),
        ("17.02", "9.51", False),
    ],
)
def test_figures_are_the_same_if_only_rounding_parts_them(one, other, same):
    assert same_but_for_rounding(Decimal(one), Decimal(other)) is same
    assert same_but_for_rounding(Decimal(other), Decimal(one)) is same


@given(FIGURES, st.integers(0, 6))
def test_a_figure_is_the_same_as_itself_rounded(figure, places):
    assert same_but_for_rounding(figure, rounded(figure, min(places, decimals_of(figure))))


@pytest.mark.parametrize(
    ("part", "whole", "percent"), [("78.422", "100", "78.4"), ("1", "3", "33.3"), ("0", "5", "0.0"), ("0", "0", "0.0")]
)
def test_a_share_is_in_percent_to_one_decimal(part, whole, percent):
    assert plain(share(Decimal(part), Decimal(whole))) == percent


def test_missing_and_not_applicable_are_no_figures_and_not_each_other():
    assert Absent.MISSING != Absent.NOT_APPLICABLE
    assert Decimal(0) not in (Absent.MISSING, Absent.NOT_APPLICABLE)


def test_a_share_is_rounded_once_and_not_twice():
    assert share(Decimal("15.856"), Decimal("21.578"), places=0) == Decimal(73)


def test_a_sum_with_an_unknown_part_is_unknown():
    assert (total([Decimal(1), Decimal("0.5")]), total([Decimal(1), None]), total([])) == (Decimal("1.5"), None, None)
