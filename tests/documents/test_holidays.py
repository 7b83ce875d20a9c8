"""The calendar that ships: what public law says of it is true day by day; a broken one is refused with its line."""

from datetime import date, timedelta

import pytest
from ruamel.yaml import YAML

from parindex.core.messages import Message
from parindex.core.workdays import Holidays, OutsideCalendarError
from parindex.documents.catalogue import LANGUAGES, catalogue
from parindex.documents.document import UnreadableFileError
from parindex.documents.holidays import read_holidays, viet_nam
from parindex.documents.shipped import shipped_folder

DATA = YAML(typ="safe").load(shipped_folder("calendars") / "viet-nam.yaml")["years"]
OCCASIONS = [(year, occasion) for year, occasions in DATA.items() for occasion in occasions]
SWAPS = {off: worked for _, occasion in OCCASIONS for off, worked in occasion.get("swapped", {}).items()}
IN_LIEU = {off: holiday for _, occasion in OCCASIONS for off, holiday in occasion.get("in_lieu", {}).items()}
# First days of the lunar years, and the tenth days of their third months, by the Vietnamese lunar calendar (UTC+7).
TET = ["2018-02-16", "2019-02-05", "2020-01-25", "2021-02-12", "2022-02-01"]
TET += ["2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06"]
KINGS = ["2018-04-25", "2019-04-14", "2020-04-02", "2021-04-21", "2022-04-10"]
KINGS += ["2023-04-29", "2024-04-18", "2025-04-07", "2026-04-26", "2027-04-16"]
GOOD = """\
years:
  2030:
    - name: Tết Dương lịch
      off: [2030-01-01]
      source: Quyết định số 1
      verified: true
    - name: Quốc khánh
      off: [2030-09-02]
      in_lieu: {2030-09-03: 2030-09-01}
      swapped: {2030-09-04: 2030-09-07}
      source: Quyết định số 2
      verified: false
      note: chưa đọc
"""


def holidays_of(occasion) -> set[date]:
    """The days that an occasion celebrates, on weekdays and on weekends."""
    return {*occasion.get("off", ()), *occasion.get("in_lieu", {}).values()}


def statutory(year: int) -> int:
    """Holidays a year: ten by the Labour Code of 2012, eleven by that of 2019, with 24 November from 2026."""
    return 10 + (year >= 2021) + (year >= 2026)


def test_the_calendar_reaches_over_whole_years():
    assert (viet_nam().first, viet_nam().last) == (date(2018, 1, 1), date(2027, 12, 31))


def test_every_day_off_is_a_weekday_and_every_day_made_up_a_weekend_day():
    assert {day.weekday() for day in viet_nam().off} == {0, 1, 2, 3, 4}
    assert {day.weekday() for day in viet_nam().worked} == {5}


def test_the_days_of_the_file_are_the_days_of_the_calendar_and_none_is_there_twice():
    off = [day for _, occasion in OCCASIONS for day in occasion.get("off", ())] + [*IN_LIEU, *SWAPS]
    assert (sorted(off), sorted(SWAPS.values())) == (sorted(viet_nam().off), sorted(viet_nam().worked))


@pytest.mark.parametrize("year", DATA)
def test_a_year_has_the_holidays_of_the_law_and_gives_all_of_them_on_weekdays(year):
    celebrated = [day for one, occasion in OCCASIONS if one == year for day in holidays_of(occasion)]
    free = [day for day in viet_nam().off - set(SWAPS) if day.year == year]
    assert (len(celebrated), len(free)) == (statutory(year), statutory(year))


@pytest.mark.parametrize("year", DATA)
def test_a_year_has_the_fixed_days_and_those_of_the_lunar_calendar(year):
    celebrated = {day.isoformat() for one, occasion in OCCASIONS if one == year for day in holidays_of(occasion)}
    fixed = {f"{year}-{day}" for day in ("01-01", "04-30", "05-01", "09-02")}
    lunar = {day for day in (*TET, *KINGS) if day.startswith(str(year))}
    assert (fixed | lunar) - celebrated == set()


@pytest.mark.parametrize(("year", "tet"), [(int(tet[:4]), date.fromisoformat(tet)) for tet in TET])
def test_tet_is_five_days_around_the_first_of_the_lunar_year(year, tet):
    days = sorted(holidays_of(next(one for one in DATA[year] if one["name"] == "Tết Nguyên đán")))
    assert days == [days[0] + timedelta(days=at) for at in range(5)]
    assert tet in days


@pytest.mark.parametrize("year", [year for year in DATA if year >= 2021])
def test_the_second_national_day_is_next_to_the_second_of_september(year):
    days = holidays_of(next(one for one in DATA[year] if one["name"] == "Quốc khánh"))
    assert {abs((day - date(year, 9, 2)).days) for day in days} == {0, 1}


def test_a_holiday_on_a_weekend_is_made_up_for_on_the_next_working_day():
    taken: set[date] = set()
    for off, holiday in sorted(IN_LIEU.items(), key=lambda pair: pair[1]):
        free = viet_nam().off - set(IN_LIEU) | taken
        following = (holiday + timedelta(days=at) for at in range(1, 30))
        assert off == next(day for day in following if day.weekday() < 5 and day not in free)
        taken.add(off)


def test_every_day_that_is_swapped_has_a_weekend_day_near_it():
    assert SWAPS
    assert [off for off, worked in SWAPS.items() if abs((worked - off).days) > 9] == []


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2018-12-31", False),
        ("2019-01-05", True),
        ("2019-04-15", False),
        ("2019-05-04", True),
        ("2020-09-03", True),
        ("2021-09-03", False),
        ("2023-09-01", False),
        ("2023-09-04", False),
        ("2024-04-29", False),
        ("2024-05-04", True),
        ("2024-05-11", False),
        ("2025-05-02", False),
        ("2025-04-26", True),
        ("2026-01-02", False),
        ("2026-01-10", True),
        ("2026-08-31", False),
        ("2026-08-22", True),
        ("2025-11-24", True),
        ("2026-11-23", True),
        ("2026-11-24", False),
        ("2027-02-10", False),
        ("2027-02-11", True),
    ],
)
def test_days_that_the_decisions_name_are_worked_or_not(day, works):
    assert viet_nam().is_working(date.fromisoformat(day)) is works


def test_from_before_tet_to_behind_it_only_working_days_are_counted():
    assert viet_nam().working_days(date(2024, 2, 7), date(2024, 2, 15)) == 1
    assert viet_nam().add(date(2024, 2, 7), 1) == date(2024, 2, 15)


def test_of_a_year_that_is_not_entered_nothing_is_known():
    with pytest.raises(OutsideCalendarError):
        viet_nam().is_working(date(2028, 1, 3))


def test_what_is_not_verified_says_why():
    unsure = [(year, occasion) for year, occasion in OCCASIONS if not occasion["verified"]]
    assert sorted({year for year, _ in unsure}) == [2026, 2027]
    assert [(year, one["name"]) for year, one in unsure if not one.get("note")] == []


def read(tmp_path, text: str) -> Holidays:
    path = tmp_path / "lich.yaml"
    path.write_text(text, encoding="utf-8")
    return read_holidays(path)


def refused(tmp_path, text: str) -> Message:
    with pytest.raises(UnreadableFileError) as error:
        read(tmp_path, text)
    return error.value.message


def test_a_calendar_is_read_with_days_off_made_up_and_swapped(tmp_path):
    off = frozenset(date.fromisoformat(day) for day in ("2030-01-01", "2030-09-02", "2030-09-03", "2030-09-04"))
    whole = Holidays(date(2030, 1, 1), date(2030, 12, 31), off, frozenset({date(2030, 9, 7)}))
    assert read(tmp_path, GOOD) == whole


def test_a_day_of_the_year_before_may_be_swapped_in_the_year_of_its_holiday(tmp_path):
    more = "  2031:\n    - {name: Tết, swapped: {2030-12-31: 2031-01-04}, source: Quyết định, verified: true}\n"
    both = read(tmp_path, GOOD + more)
    assert (both.is_working(date(2030, 12, 31)), both.is_working(date(2031, 1, 4))) == (False, True)


@pytest.mark.parametrize(
    ("old", "new", "line", "flaw"),
    [
        ("2030-09-02", "2030-09-07", 8, "calendar.weekday"),
        ("2030-09-03: 2030-09-01", "2030-09-03: 2030-08-30", 9, "calendar.weekday"),
        ("2030-09-04: 2030-09-07", "2030-09-04: 2030-09-06", 10, "calendar.weekday"),
        ("2030-09-04:", "2030-09-08:", 10, "calendar.weekday"),
        ("[2030-09-02]", "[2030-01-01]", 8, "calendar.twice"),
        ("[2030-09-02]", "[2030-09-03]", 9, "calendar.twice"),
        ("2030-01-01", "2031-01-01", 4, "calendar.day"),
        ("2030-01-01", "2030-02-30", 4, "calendar.day"),
        ("2030-01-01", "01/01/2030", 4, "calendar.day"),
        ("[2030-01-01]", "[[2030-01-01]]", 4, "calendar.shape"),
        ("[2030-01-01]", "2030-01-01", 4, "calendar.shape"),
        ("{2030-09-04: 2030-09-07}", "[2030-09-04]", 10, "calendar.shape"),
        ("[2030-01-01]", "", 4, "calendar.missing"),
        ("2030-09-03: 2030-09-01", "2030-09-03:", 9, "calendar.missing"),
        ("[2030-01-01]", "~", 4, "calendar.shape"),
        ("note: chưa đọc\n", "note: chưa đọc\n    - Tết\n", 14, "calendar.shape"),
        ("  2030:", "  Năm 2030:", 2, "calendar.year"),
        ("  2030:", "  02030:", 2, "calendar.year"),
        ("  2030:", "  [2030]:", 2, "calendar.shape"),
        ("years:\n", "", 1, "calendar.field"),
        ("      source: Quyết định số 2\n", "", 7, "calendar.missing"),
        ("source: Quyết định số 2", 'source: " "', 11, "calendar.missing"),
        ("verified: false", "verified: chưa", 12, "calendar.missing"),
        ("note: chưa đọc", "verified: true", 13, "calendar.field"),
        ("note: chưa đọc", "nghỉ: 2030-09-05", 13, "calendar.field"),
    ],
)
def test_a_flaw_of_a_calendar_is_told_with_its_line(tmp_path, old, new, line, flaw):
    assert old in GOOD
    said = refused(tmp_path, GOOD.replace(old, new, 1))
    assert (said.id, said.parameters["line"], said.parameters["flaw"].id) == ("calendar.broken", line, flaw)


@pytest.mark.parametrize("years", ["2032", "2030", "2029"], ids=["left out", "twice", "backwards"])
def test_years_that_do_not_follow_on_each_other_are_refused(tmp_path, years):
    said = refused(tmp_path, f"{GOOD}  {years}: []\n")
    assert (said.parameters["line"], said.parameters["flaw"].id) == (14, "calendar.year")


@pytest.mark.parametrize("text", ["", "years: {}\n", "# chỉ có lời\n"], ids=["empty", "no year", "a comment"])
def test_a_calendar_without_a_year_is_refused(tmp_path, text):
    said = refused(tmp_path, text)
    assert (said.parameters["line"], said.parameters["flaw"].id) == (1, "calendar.missing")


def test_a_file_that_is_no_yaml_is_refused(tmp_path):
    assert refused(tmp_path, "years: [2030\n").id == "file.yaml"


def test_a_file_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "lich.yaml"
    path.write_bytes("years: Tết".encode("utf-16"))
    with pytest.raises(UnreadableFileError) as error:
        read_holidays(path)
    assert error.value.message.id == "file.yaml"


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UnreadableFileError) as error:
        read_holidays(tmp_path / "khong-co.yaml")
    assert error.value.message.id == "file.not-found"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["", "[]", GOOD.replace("2030:", "20:"), GOOD.replace("09-02", "09-07")])
def test_every_refusal_is_a_whole_sentence_in_both_languages(tmp_path, text, language):
    sentence = catalogue(language).render(refused(tmp_path, text))
    assert ("{" in sentence, "lich.yaml" in sentence, sentence.endswith(".")) == (False, True, True)
