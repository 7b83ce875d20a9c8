"""What officers type for a fact: each accepted writing with its value, each refused one with its sentence."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.core.fact_words import Read, is_blank, parse_day, read_value
from parindex.core.facts import FactSpec, Kind
from parindex.core.messages import Message
from parindex.core.points import Absent, vietnamese
from parindex.documents.catalogue import LANGUAGES, catalogue

TODAY = date(2025, 1, 31)
NAME = "Số liệu"
COUNT = FactSpec("n", NAME, Kind.COUNT, "hồ sơ", at_least=Decimal(0))
AMOUNT = FactSpec("a", NAME, Kind.AMOUNT, "triệu đồng", at_least=Decimal(0))
PERCENT = FactSpec("p", NAME, Kind.PERCENT, at_least=Decimal(0), at_most=Decimal(100))
POINTS = FactSpec("points", NAME, Kind.POINTS, at_least=Decimal(0), at_most=Decimal(2))
YES_NO = FactSpec("y", NAME, Kind.YES_NO)
CHOICE = FactSpec("c", NAME, Kind.CHOICE, options=("Hoàn thành tốt", "Hoàn thành", "Đạt"))
DATE = FactSpec("d", NAME, Kind.DATE)
KINDS = (COUNT, AMOUNT, PERCENT, POINTS, YES_NO, CHOICE, DATE)


def of(spec, **limits):
    """`spec` with other limits."""
    limits = {key: Decimal(value) for key, value in limits.items()}
    return FactSpec(spec.key, spec.name, spec.kind, **{"at_least": spec.at_least, "at_most": spec.at_most, **limits})


def refusal(spec, typed, today=TODAY):
    """The id of the refusal and its parameters but for the name of the fact."""
    message = read_value(spec, typed, today)
    assert isinstance(message, Message), message
    assert message.parameters["fact"] == NAME
    return message.id, {key: value for key, value in message.parameters.items() if key != "fact"}


ACCEPTED = [
    (COUNT, "45", "45"),
    (COUNT, " 45 ", "45"),
    (COUNT, "0", "0"),
    (COUNT, "-0", "0"),
    (COUNT, "1250", "1250"),
    (COUNT, "1.250", "1250"),
    (COUNT, "1.250.000", "1250000"),
    (COUNT, "1.250,0", "1250.0"),
    (COUNT, "45,0", "45.0"),
    (COUNT, 45, "45"),
    (COUNT, Decimal("45.00"), "45.00"),
    (of(COUNT, at_least="-5"), "-5", "-5"),
    (AMOUNT, "1250,5", "1250.5"),
    (AMOUNT, "1.250,5", "1250.5"),
    (AMOUNT, "1.250.000", "1250000"),
    (AMOUNT, "12.5", "12.5"),
    (of(AMOUNT, at_most="1000"), "1.250", "1.250"),
    (of(AMOUNT, at_least="-10"), "\N{MINUS SIGN}2,5", "-2.5"),
    (PERCENT, "95", "95"),
    (PERCENT, "95%", "95"),
    (PERCENT, "95 %", "95"),
    (PERCENT, "95,5%", "95.5"),
    (PERCENT, "95.5", "95.5"),
    (PERCENT, "1.250", "1.250"),
    (PERCENT, "0", "0"),
    (PERCENT, "0%", "0"),
    (PERCENT, "1%", "1"),
    (PERCENT, "0,95%", "0.95"),
    (PERCENT, "100", "100"),
    (of(PERCENT, at_most="1000"), "115%", "115"),
    (POINTS, "1,5", "1.5"),
    (POINTS, "1.250", "1.250"),
    (POINTS, "2", "2"),
    (POINTS, Decimal("0.75"), "0.75"),
]


@pytest.mark.parametrize(("spec", "typed", "value"), ACCEPTED)
def test_a_number_is_read_exactly_as_vietnamese_papers_write_it(spec, typed, value):
    read = read_value(spec, typed, TODAY)
    assert (read, str(read.value)) == (Read(Decimal(value)), value)


REFUSED = [
    (COUNT, "nhiều", "not-a-number", {"found": "nhiều"}),
    (COUNT, "12 hồ sơ", "not-a-number", {"found": "12 hồ sơ"}),
    (COUNT, "1,2,3", "not-a-number", {"found": "1,2,3"}),
    (COUNT, "-", "not-a-number", {"found": "-"}),
    (COUNT, True, "not-a-number", {"found": "Có"}),
    (COUNT, date(2024, 1, 2), "not-a-number", {"found": "2024-01-02"}),
    (COUNT, "45,5", "not-whole", {"found": "45,5"}),
    (COUNT, "1,250", "not-whole", {"found": "1,250"}),
    (COUNT, "1.250,5", "not-whole", {"found": "1.250,5"}),
    (COUNT, "0.250", "not-whole", {"found": "0.250"}),
    (COUNT, Decimal("45.5"), "not-whole", {"found": "45.5"}),
    (COUNT, "-1", "negative", {"found": "-1", "least": Decimal(0)}),
    (COUNT, -1, "negative", {"found": "-1", "least": Decimal(0)}),
    (COUNT, "45%", "no-percentage", {"found": "45%"}),
    (of(COUNT, at_least="5"), "4", "too-small", {"found": "4", "least": Decimal(5)}),
    (of(COUNT, at_least="5"), "-4", "too-small", {"found": "-4", "least": Decimal(5)}),
    (of(COUNT, at_least="-5"), "-6", "too-small", {"found": "-6", "least": Decimal(-5)}),
    (of(COUNT, at_most="10"), "11", "too-large", {"found": "11", "most": Decimal(10)}),
    (AMOUNT, "1.250", "ambiguous", {"found": "1.250"}),
    (of(AMOUNT, at_most="2000"), "1.250", "ambiguous", {"found": "1.250"}),
    (AMOUNT, "5%", "no-percentage", {"found": "5%"}),
    (AMOUNT, "-0,5", "negative", {"found": "-0,5", "least": Decimal(0)}),
    (AMOUNT, "NaN", "not-a-number", {"found": "NaN"}),
    (AMOUNT, "Infinity", "not-a-number", {"found": "Infinity"}),
    (AMOUNT, "1e3", "not-a-number", {"found": "1e3"}),
    (PERCENT, "%", "not-a-number", {"found": "%"}),
    (PERCENT, "95%%", "not-a-number", {"found": "95%%"}),
    (PERCENT, "101%", "too-large", {"found": "101%", "most": Decimal(100)}),
    (PERCENT, "-1", "negative", {"found": "-1", "least": Decimal(0)}),
    (of(PERCENT, at_most="2000"), "1.250", "ambiguous", {"found": "1.250"}),
    (POINTS, "75%", "no-percentage", {"found": "75%"}),
    (POINTS, "2,5", "too-large", {"found": "2,5", "most": Decimal(2)}),
    (POINTS, "-0,5", "negative", {"found": "-0,5", "least": Decimal(0)}),
]


@pytest.mark.parametrize(("spec", "typed", "said", "places"), REFUSED)
def test_what_is_no_such_number_is_refused_with_what_was_found(spec, typed, said, places):
    assert refusal(spec, typed) == (f"fact.{said}", places)


@pytest.mark.parametrize(
    ("typed", "value", "meant"),
    [("0,95", "0.95", "95"), ("0.5", "0.5", "50"), ("1", "1", "100"), (Decimal("0.07"), "0.07", "7"), (1, "1", "100")],
)
def test_a_percentage_that_may_be_a_share_is_taken_as_written_with_a_warning(typed, value, meant):
    read = read_value(PERCENT, typed, TODAY)
    assert read.value == Decimal(value)
    said = {"fact": NAME, "found": Decimal(value), "meant": Decimal(meant)}
    assert (read.warning, str(read.warning.parameters["meant"])) == (Message("fact.percent-or-share", said), meant)


@pytest.mark.parametrize("typed", ["0,95%", "1,01", "0", "95"])
def test_a_percentage_that_can_be_nothing_else_is_taken_without_a_warning(typed):
    assert read_value(PERCENT, typed, TODAY).warning is None


@pytest.mark.parametrize("spec", KINDS, ids=lambda spec: spec.kind)
@pytest.mark.parametrize("typed", [None, "", "   ", "\t"])
def test_a_blank_is_missing_whatever_the_fact_is(spec, typed):
    assert (read_value(spec, typed, TODAY), is_blank(typed)) == (Read(Absent.MISSING), True)


@pytest.mark.parametrize("spec", KINDS, ids=lambda spec: spec.kind)
@pytest.mark.parametrize("typed", ["Không áp dụng", "KHÔNG ÁP DỤNG", "khong ap dung", " KAD ", "n/a", "N/A", "NA"])
def test_what_does_not_apply_is_neither_missing_nor_no(spec, typed):
    assert (read_value(spec, typed, TODAY), is_blank(typed)) == (Read(Absent.NOT_APPLICABLE), False)


@pytest.mark.parametrize(
    ("typed", "is_missing"), [(0, False), ("0", False), (False, False), ("-", False), ("–", False)]
)
def test_a_zero_a_no_and_a_dash_are_no_blanks(typed, is_missing):
    assert is_blank(typed) == is_missing


DAYS = [
    ("31/12/2024", date(2024, 12, 31)),
    ("1/2/2024", date(2024, 2, 1)),
    ("31.12.2024", date(2024, 12, 31)),
    ("31-12-2024", date(2024, 12, 31)),
    ("2024-12-31", date(2024, 12, 31)),
    ("2024-12-31T08:30:00", date(2024, 12, 31)),
    ("2024-12-31 08:30", date(2024, 12, 31)),
    ("29/02/2024", date(2024, 2, 29)),
    (" 31/12/2024 ", date(2024, 12, 31)),
    (date(2024, 12, 31), date(2024, 12, 31)),
    ("31/01/2025", TODAY),
]


@pytest.mark.parametrize(("typed", "day"), DAYS)
def test_a_day_is_read_day_first_or_as_iso_8601_writes_it(typed, day):
    assert read_value(DATE, typed, TODAY) == Read(day)


@pytest.mark.parametrize(
    "typed",
    [
        *("30/02/2024", "29/02/2023", "31/04/2024", "12/31/2024", "2024-02-30", "2024-13-01", "00/01/2024"),
        *("01/00/2024", "01/01/0000", "31/12/24", "31/12", "2024", "2024-1-1", "31/12/2024 sáng"),
        *("hôm qua", "45291", 45291, Decimal("45291.5")),
    ],
)
def test_what_is_no_day_of_the_calendar_is_refused(typed):
    assert refusal(DATE, typed) == ("fact.not-a-day", {"found": str(typed)})


@pytest.mark.parametrize("typed", ["01/02/2025", "2025-02-01", date(2025, 2, 1)])
def test_a_day_after_today_is_refused(typed):
    assert refusal(DATE, typed) == ("fact.future", {"found": date(2025, 2, 1), "today": TODAY})


@pytest.mark.parametrize("typed", ["Có", "có", "CO", "yes", "Y", "x", "X", "true", "1", "Đúng", "đạt", 1, True])
def test_yes_is_read_in_all_its_writings(typed):
    assert read_value(YES_NO, typed, TODAY) == Read(True)


@pytest.mark.parametrize("typed", ["Không", "khong", "NO", "n", "false", "0", "Sai", "không đạt", 0, False])
def test_no_is_read_in_all_its_writings(typed):
    assert read_value(YES_NO, typed, TODAY) == Read(False)


@pytest.mark.parametrize("typed", ["có thể", "2", 2, "-", "không rõ", date(2024, 1, 1)])
def test_what_is_neither_yes_nor_no_is_refused(typed):
    assert refusal(YES_NO, typed) == ("fact.not-yes-or-no", {"found": str(typed)})


@pytest.mark.parametrize("typed", ["Hoàn thành tốt", "hoàn thành tốt", "HOAN THANH TOT", " Hoàn thành tốt "])
def test_an_option_is_known_without_its_case_and_marks(typed):
    assert read_value(CHOICE, typed, TODAY) == Read("Hoàn thành tốt")


def test_an_option_is_not_taken_for_a_longer_one_that_begins_with_it():
    assert read_value(CHOICE, "hoàn thành", TODAY) == Read("Hoàn thành")


def test_options_that_are_figures_may_come_as_figures():
    spec = FactSpec("c", NAME, Kind.CHOICE, options=("1", "2"))
    assert read_value(spec, 2, TODAY) == read_value(spec, Decimal(2), TODAY) == Read("2")


def test_an_unknown_option_is_refused_with_the_options_and_the_one_that_may_be_meant():
    said, places = refusal(CHOICE, "Hoàn thành tôt nhé")
    meant = Message("mend.meant", {"word": "Hoàn thành tốt"})
    assert (said, places) == (
        "fact.no-option",
        {"found": "Hoàn thành tôt nhé", "options": CHOICE.options, "mend": meant},
    )
    assert refusal(CHOICE, "???")[1]["mend"] == ""


def test_of_options_that_fold_alike_only_the_exact_word_is_taken():
    spec = FactSpec("c", NAME, Kind.CHOICE, options=("Tạm", "Tám"))
    assert read_value(spec, "Tám", TODAY) == Read("Tám")
    assert refusal(spec, "tam")[0] == "fact.no-option"


@pytest.mark.parametrize("words", ["", "abc", "31/12", "2024-12"])
def test_words_that_write_no_day_are_no_day(words):
    assert parse_day(words) is None


@given(st.integers(0, 10**12))
def test_any_count_is_read_back_with_and_without_its_thousands_set_off(count):
    value = Decimal(count)
    assert read_value(COUNT, str(count), TODAY) == read_value(COUNT, vietnamese(value), TODAY) == Read(value)


@given(st.decimals(0, 100, places=3))
def test_any_percentage_is_read_back_as_vietnamese_papers_write_it(value):
    assert read_value(PERCENT, f"{vietnamese(value)}%", TODAY) == Read(value)


@given(st.dates(date(1, 1, 1), TODAY))
def test_any_day_is_read_back_in_both_writings(day):
    read = read_value(DATE, f"{day.day:02}/{day.month:02}/{day.year:04}", TODAY)
    assert read == read_value(DATE, day.isoformat(), TODAY) == Read(day)


TYPED = st.one_of(
    st.text(), st.text("0123456789.,-%/ ", max_size=8), st.integers(), st.booleans(), st.dates(), st.none()
)


@given(st.sampled_from(KINDS), TYPED)
def test_whatever_is_typed_becomes_a_value_or_a_sentence_in_both_languages(spec, typed):
    read = read_value(spec, typed, TODAY)
    if isinstance(read, Message):
        assert all(catalogue(language).render(read) for language in LANGUAGES)
    elif isinstance(read.value, Decimal):
        assert spec.at_least <= read.value <= (spec.at_most if spec.at_most is not None else read.value)
