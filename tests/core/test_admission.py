"""Rows of figures admitted to a set: what becomes of good ones, and of each other one the row with the reason."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from parindex.core.facts import Fact, Origin
from parindex.core.messages import Message
from parindex.core.points import Absent
from parindex.core.scoring import score_figures
from tests.core.admitting import SET, Row, a, admitted


def figures(*rows, unit="A"):
    """The figures of a unit, no row of which is refused."""
    found = admitted(*rows)
    assert found.refused == []
    return {code: dict(each) for code, each in found.units[unit].figures.items() if each}


def refused(*rows):
    """The rows refused, with the id of the reason and its parameters."""
    return [(row, why.id.removeprefix("fact."), dict(why.parameters)) for row, why in admitted(*rows).refused]


def test_figures_are_kept_by_unit_code_and_fact_as_rules_reckon_with_them():
    found = admitted(
        a("1.1", "apologised", "1.045"),
        a("1.4", "rate", "95,5%"),
        a("*", "breach", "Không"),
        Row("B", "1.3", "points", "0,5"),
    )
    assert found.refused == found.warned == []
    assert list(found.units) == ["A", "B"]
    own = {"1.1": {"apologised": 1045}, "1.4": {"rate": Fraction(191, 200), "best": Fraction(191, 200)}}
    assert found.units["A"].figures == {**own, "*": {"breach": False}}
    assert found.units["B"].figures["1.3"] == {"points": Fraction(1, 2)}


def test_evidence_and_explanation_are_taken_where_evidence_is_asked_for():
    assert figures(a("1.1", "evidence", "2"), a("1.1", "explained", "Có")) == {
        "1.1": {"evidence": 2, "explained": True}
    }
    row = a("1.5", "evidence", "2")
    assert refused(row)[0][:2] == (row, "unknown")


def test_a_unit_without_any_figure_is_known_all_the_same():
    assert list(admitted(a("1.3", "points", "x"), units=["C"]).units) == ["A", "C"]


REFUSED = [
    (a("9.9", "points", "1"), "unknown-code", {"code": "9.9", "mend": ""}),
    (a("1.33", "points", "1"), "unknown-code", {"code": "1.33", "mend": Message("mend.meant", {"word": "1.3"})}),
    (a("1", "points", "1"), "takes-none", {"code": "1"}),
    (
        a("1.1", "apologized", "1"),
        "unknown",
        {
            "code": "1.1",
            "fact": "apologized",
            "known": ("apologised", "late", "evidence", "explained"),
            "mend": Message("mend.meant", {"word": "apologised"}),
        },
    ),
    (a("1.1", "points", "2"), "unknown", None),
    (a("", "apologised", "1"), "no-code", {"fact": "apologised"}),
    (
        a("", "dossiers.lat", "1"),
        "unbound",
        {"measure": "dossiers.lat", "mend": Message("mend.meant", {"word": "dossiers.late"})},
    ),
    (a("", "calls.answered", "1"), "unbound", {"measure": "calls.answered", "mend": ""}),
    (a("1.1", "late", "nhiều"), "not-a-number", {"fact": "Số hồ sơ trễ hạn", "found": "nhiều"}),
    (a("1.3", "points", "1,5"), "too-large", {"fact": "Điểm", "found": "1,5", "most": Decimal(1)}),
    (a("1.2", "points", "2"), "no-reason", {"code": "1.2"}),
    (a("1.2", "points", "Không áp dụng"), "no-reason", {"code": "1.2"}),
    (a("1.1", "late", "5", start="01/01/2030"), "bad-window", {"start": "01/01/2030", "end": ""}),
    (a("1.1", "late", "5", end="31/12/2030"), "bad-window", {"start": "", "end": "31/12/2030"}),
    (a("1.1", "late", "5", start="31/12/2030", end="01/01/2030"), "bad-window", None),
    (a("1.1", "late", "5", start="quý I", end="quý IV"), "bad-window", {"start": "quý I", "end": "quý IV"}),
]


@pytest.mark.parametrize(("row", "said", "places"), REFUSED)
def test_a_row_that_cannot_be_taken_comes_back_with_the_reason_and_leaves_no_figure(row, said, places):
    good = a("1.3", "points", "1")
    ((back, why, parameters),) = refused(row, good) if row.fact != "points" or row.code != "1.3" else refused(row)
    assert (back, why) == (row, said)
    assert places is None or parameters == places
    assert all(row.fact not in facts for code, facts in admitted(row).units["A"].figures.items())


def test_a_refused_row_keeps_no_other_from_being_taken():
    good, bad = a("1.1", "late", "5"), a("1.1", "apologised", "x")
    for rows in ((good, bad), (bad, good)):
        found = admitted(*rows)
        assert ([row for row, _ in found.refused], found.units["A"].figures["1.1"]) == ([bad], {"late": 5})


def test_points_that_are_judged_are_taken_with_a_reason():
    assert figures(a("1.2", "points", "2", source="Biên bản số 3")) == {"1.2": {"points": 2}}


def test_a_figure_given_twice_is_refused_the_second_time_and_the_first_stays():
    first, again = a("1.3", "points", "1"), a("1.3", "points", "0")
    assert refused(first, again) == [(again, "twice", {"code": "1.3", "fact": "Điểm"})]
    assert admitted(first, again).units["A"].figures == {"1.3": {"points": 1}}


def test_the_same_figure_of_another_unit_or_code_is_not_given_twice():
    rows = a("1.1", "late", "5"), Row("B", "1.1", "late", "5"), a("1.5", "late", "5")
    assert admitted(*rows).refused == []


def test_a_row_that_was_refused_does_not_make_the_next_one_a_second():
    bad, good = a("1.3", "points", "x"), a("1.3", "points", "1")
    assert [row for row, *_ in refused(bad, good)] == [bad]


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_a_blank_says_nothing_and_stands_in_nobodys_way(blank):
    assert figures(a("1.3", "points", blank)) == {}
    rows = a("1.3", "points", blank), a("1.3", "points", "1")
    assert figures(*rows) == figures(*reversed(rows)) == {"1.3": {"points": 1}}
    rows = a("1.1", "late", blank), a("", "dossiers.late", "7")
    assert figures(*rows) == figures(*reversed(rows)) == {"1.1": {"late": 7}, "1.5": {"late": 7}}
    rows = a("", "dossiers.late", blank), a("", "dossiers.late", "7")
    assert figures(*rows)["1.1"] == {"late": 7}
    assert figures(a("1.2", "points", blank)) == {}
    assert figures(a("1.4", "rate", "90"), a("1.4", "best", blank))["1.4"]["best"] == Fraction(9, 10)


def test_a_zero_is_no_blank():
    assert figures(a("1.1", "late", "0")) == {"1.1": {"late": 0}}
    assert figures(a("1.1", "late", "KAD")) == {"1.1": {"late": Absent.NOT_APPLICABLE}}


def test_a_measure_fills_every_fact_that_is_bound_to_it():
    assert figures(a("", "dossiers.late", "55")) == {"1.1": {"late": 55}, "1.5": {"late": 55}}


def test_what_a_unit_declares_stands_before_what_is_measured_in_any_order():
    rows = a("", "dossiers.late", "55"), a("1.1", "late", "50")
    assert figures(*rows) == figures(*reversed(rows)) == {"1.1": {"late": 50}, "1.5": {"late": 55}}


def test_a_declared_figure_that_is_refused_leaves_its_place_to_the_measured_one():
    bad = a("1.1", "late", "x")
    found = admitted(bad, a("", "dossiers.late", "55"))
    assert ([row for row, _ in found.refused], found.units["A"].figures["1.1"]) == ([bad], {"late": 55})


def test_a_measure_given_twice_is_refused_the_second_time():
    first, again = a("", "dossiers.late", "55"), a("", "dossiers.late", "60")
    assert refused(first, again) == [(again, "measured-twice", {"measure": "dossiers.late"})]
    assert admitted(first, again).units["A"].figures["1.1"] == {"late": 55}
    assert admitted(first, Row("B", "", "dossiers.late", "60")).refused == []


def test_a_measured_value_that_cannot_be_read_is_refused_for_each_fact_it_fills():
    row = a("", "dossiers.late", "-1")
    assert [(back, why) for back, why, _ in refused(row)] == [(row, "negative"), (row, "negative")]


def test_of_a_part_above_its_whole_only_the_part_is_refused():
    part, whole = a("1.1", "apologised", "60"), a("1.1", "late", "55")
    said = {"part": "Số đã xin lỗi", "whole": "Số hồ sơ trễ hạn", "found": Decimal(60), "most": Decimal(55)}
    for rows in ((part, whole), (whole, part)):
        assert refused(*rows) == [(part, "part-above-whole", said)]
        assert admitted(*rows).units["A"].figures["1.1"] == {"late": 55}


def test_a_part_as_large_as_its_whole_is_taken():
    assert figures(a("1.1", "apologised", "55"), a("1.1", "late", "55"))["1.1"] == {"apologised": 55, "late": 55}


def test_a_part_without_its_whole_is_taken():
    assert figures(a("1.1", "apologised", "60")) == {"1.1": {"apologised": 60}}
    assert figures(a("1.1", "apologised", "60"), a("1.1", "late", "n/a"))["1.1"]["apologised"] == 60


def test_a_part_above_its_whole_leaves_the_other_criteria_and_units_scored():
    rows = a("1.1", "apologised", "60"), a("1.1", "late", "55"), a("1.3", "points", "1"), Row("B", "1.1", "late", "1")
    found = admitted(*rows)
    sheet = score_figures(SET, found.units["A"].figures)
    assert (sheet.nodes["1.1"].points, sheet.nodes["1.3"].points) == (Absent.MISSING, 1)
    assert found.units["B"].figures["1.1"] == {"late": 1}


def test_parts_that_are_too_much_together_are_all_refused():
    rows = a("1.5", "paper", "60"), a("1.5", "online", "50"), a("1.5", "all", "100")
    assert [row for row, *_ in refused(*rows)] == list(rows[:2])


def test_a_measured_part_above_its_whole_is_refused():
    row = a("", "dossiers.apologised", "60")
    assert refused(row, a("1.1", "late", "55"))[0][:2] == (row, "part-above-whole")


def warned(*rows):
    found = admitted(*rows)
    assert found.refused == []
    return [(row, why.id, dict(why.parameters)) for row, why in found.warned]


def test_a_window_that_is_not_the_criterions_is_told_and_the_figure_taken():
    row = a("1.1", "late", "55", start="01/01/2030", end="30/06/2030")
    places = dict(
        zip(
            ("start", "end", "from", "to"),
            map(date.fromisoformat, ("2030-01-01", "2030-06-30", "2030-01-01", "2030-12-31")),
            strict=True,
        )
    )
    assert warned(row) == [(row, "fact.other-window", places)]
    assert figures(row) == {"1.1": {"late": 55}}


@pytest.mark.parametrize(
    "row",
    [
        a("1.1", "late", "55", start="01/01/2030", end="31/12/2030"),
        a("1.1", "late", "55", start="2030-01-01", end="2030-12-31"),
        a("1.4", "rate", "55", start="15/12/2029", end="14/12/2030"),
        a("1.1", "late", "55"),
    ],
)
def test_the_window_of_the_criterion_is_not_told(row):
    assert warned(row) == []


def test_the_window_of_a_fact_stands_before_that_of_the_set():
    assert [said for _, said, _ in warned(a("1.4", "rate", "55", start="01/01/2030", end="31/12/2030"))] == [
        "fact.other-window"
    ]


def test_a_percentage_that_may_be_a_share_is_told_and_taken():
    row = a("1.4", "rate", "0,95")
    assert [(back, said) for back, said, _ in warned(row)] == [(row, "fact.percent-or-share")]
    assert figures(row)["1.4"]["rate"] == Fraction(95, 10000)


def test_the_best_of_the_units_is_found_among_those_that_have_a_figure():
    rows = (
        a("1.4", "rate", "60"),
        Row("B", "1.4", "rate", "80"),
        Row("C", "1.4", "rate", "KAD"),
        Row("D", "1.3", "points", "1"),
    )
    found = admitted(*rows)
    assert {unit: each.figures["1.4"]["best"] for unit, each in found.units.items()} == dict.fromkeys(
        "ABCD", Fraction(4, 5)
    )


def test_a_best_that_a_unit_gives_itself_is_kept():
    rows = a("1.4", "rate", "60"), a("1.4", "best", "90"), Row("B", "1.4", "rate", "80")
    found = admitted(*rows)
    assert [each.figures["1.4"]["best"] for each in found.units.values()] == [Fraction(9, 10), Fraction(4, 5)]


def test_without_a_figure_in_any_unit_there_is_no_best():
    assert figures(a("1.4", "rate", "KAD")) == {"1.4": {"rate": Absent.NOT_APPLICABLE}}


def test_sources_are_kept_for_the_units_asked_for_and_no_others():
    row = a("1.1", "late", "55", source="Báo cáo 12", start="01/01/2030", end="31/12/2030", by="Lan")
    rows = row, a("", "dossiers.apologised", "45"), Row("B", "1.1", "late", "1")
    found = admitted(*rows, keep={"A"})
    year = date(2030, 1, 1), date(2030, 12, 31)
    declared = Fact("1.1", Decimal(55), "hồ sơ", "Báo cáo 12", year, "late", Origin.DECLARED, "Lan")
    assert found.units["A"].facts == [
        declared,
        Fact("1.1", Decimal(45), "hồ sơ", "", None, "apologised", Origin.MEASURED),
    ]
    assert found.units["B"].facts == []
    assert admitted(*rows).units["A"].facts == []


def test_of_refused_and_blank_rows_no_source_is_kept():
    rows = a("1.1", "apologised", "60"), a("1.1", "late", "55"), a("1.3", "points", "x"), a("1.2", "points", None)
    assert [fact.name for fact in admitted(*rows, keep={"A"}).units["A"].facts] == ["late"]
