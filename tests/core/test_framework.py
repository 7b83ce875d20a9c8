"""A criteria set is built whole, or every flaw of its data is told with the path to it."""

from decimal import Decimal

import pytest

from parindex.core.bands import NO_BANDS, Band, Bands
from parindex.core.framework_build import build
from parindex.core.messages import Message
from parindex.core.reading import Flaw
from tests.core.sets import DATA, GONE, changed, flaws_of, framework_of

FIRST = ("areas", 0, "criteria", 0)


def _flaw(path: tuple[str | int, ...], said: str, mend: Message | None = None, **parameters: object) -> Flaw:
    return Flaw(path, Message(f"framework.{said}", parameters), mend)


def test_good_data_becomes_a_tree_with_exact_figures():
    framework = framework_of(DATA)
    assert [(leaf.code, leaf.max_points, leaf.rule.data) for leaf in framework.leaves()] == [
        ("1.1", Decimal(5), "declared"),
        ("1.2", Decimal(3), "declared"),
        ("2.1.1", Decimal("4.5"), "declared"),
        ("2.1.2", Decimal("7.5"), "declared"),
    ]
    assert (framework.id, framework.version, framework.year) == ("thu-nghiem-2030", "1", 2030)
    assert framework.max_points == Decimal(20)
    assert framework.source == {"paper": "Kế hoạch số 12/KH-UBND"}


def test_good_data_gives_the_criteria_with_their_areas_in_order():
    pairs = [(area.code, criterion.code) for area, criterion in framework_of(DATA).criteria()]
    assert pairs == [("1", "1.1"), ("1", "1.2"), ("2", "2.1")]


def test_a_node_with_children_has_no_rule_of_its_own():
    (_, criterion) = list(framework_of(DATA).criteria())[2]
    assert (criterion.rule, [child.code for child in criterion.children]) == (None, ["2.1.1", "2.1.2"])


def test_good_data_gives_the_bands_with_what_they_rest_on():
    bands = (Band("Tốt", Decimal(15), inclusive=True), Band("Khá", Decimal(10), inclusive=False))
    assert framework_of(DATA).bands == Bands(bands, assumed=True, basis="giả định")


def test_a_set_without_bands_is_a_set_that_names_no_band():
    bands = framework_of(changed("bands", GONE)).bands
    assert (bands, bands.of(Decimal(20))) == (NO_BANDS, None)


def test_a_key_for_bands_with_nothing_behind_it_is_told():
    assert flaws_of(changed("bands", None))[0] == _flaw((), "missing-key", key="bands")


@pytest.mark.parametrize("empty", ["", []])
def test_bands_that_are_no_mapping_are_told(empty):
    assert flaws_of(changed("bands", empty))[0] == _flaw(("bands",), "not-a-mapping")


def test_the_kind_of_units_that_a_set_is_for_is_kept():
    assert framework_of({**DATA, "unit_kind": "district"}).unit_kind == "district"


def test_a_key_that_means_nothing_here_is_refused_with_the_one_that_may_be_meant():
    (flaw,) = flaws_of({**DATA, "max_point": "20"})
    assert (flaw.path, flaw.message.id, flaw.message.parameters["key"], flaw.mend) == (
        ("max_point",),
        "framework.unknown-key",
        "max_point",
        Message("mend.meant", {"word": "max_points"}),
    )


def test_a_key_of_a_criterion_that_means_nothing_is_refused_at_its_place():
    (flaw,) = flaws_of(changed(*FIRST, "evidences", {}))
    assert (flaw.path, flaw.message.id) == ((*FIRST, "evidences"), "framework.unknown-key")


@pytest.mark.parametrize("key", ["id", "version", "title", "year", "max_points", "source", "areas"])
def test_a_missing_key_of_the_set_is_named_at_the_top(key):
    assert _flaw((), "missing-key", key=key) in flaws_of(changed(key, GONE))


@pytest.mark.parametrize("key", ["id", "version", "title", "source"])
def test_a_missing_key_that_nothing_rests_on_is_the_only_flaw(key):
    assert flaws_of(changed(key, GONE)) == [_flaw((), "missing-key", key=key)]


@pytest.mark.parametrize("key", ["code", "name", "rule"])
def test_a_missing_key_of_a_criterion_is_named_at_the_criterion(key):
    assert flaws_of(changed(*FIRST, key, GONE)) == [_flaw(FIRST, "missing-key", key=key)]


@pytest.mark.parametrize("blank", ["", None])
def test_a_blank_value_is_a_missing_one(blank):
    assert flaws_of(changed(*FIRST, "name", blank)) == [_flaw(FIRST, "missing-key", key="name")]


@pytest.mark.parametrize("key", ["name", "from", "inclusive"])
def test_a_missing_key_of_a_band_is_named_at_the_band(key):
    said = "not-a-flag" if key == "inclusive" else "missing-key"
    assert _flaw(("bands", "items", 1), said, key=key) in flaws_of(changed("bands", "items", 1, key, GONE))


def test_a_code_that_is_no_text_is_told_with_what_stands_there():
    path = (*FIRST, "code")
    assert flaws_of(changed(*path, Decimal("1.1"))) == [_flaw(path, "not-a-string", key="code", found="1.1")]


@pytest.mark.parametrize("words", ["năm", "-1", "NaN", "Infinity", "1 250"])
def test_a_maximum_that_is_no_figure_is_told_with_what_stands_there(words):
    path = (*FIRST, "max_points")
    assert flaws_of(changed(*path, words))[0] == _flaw(path, "not-a-figure", key="max_points", found=words)


def test_a_maximum_written_with_a_comma_is_told_with_how_to_write_it():
    path = (*FIRST, "max_points")
    mend = Message("mend.write", {"writing": "4.5"})
    assert flaws_of(changed(*path, "4,5"))[0] == _flaw(path, "not-a-figure", mend, key="max_points", found="4,5")


@pytest.mark.parametrize("words", ["٣", "1_000"])
def test_a_maximum_in_other_digits_or_with_an_underscore_is_no_figure(words):
    path = (*FIRST, "max_points")
    assert flaws_of(changed(*path, words))[0] == _flaw(path, "not-a-figure", key="max_points", found=words)


@pytest.mark.parametrize(
    ("path", "key"), [(("bands",), "assumed"), (("bands", "items", 0), "inclusive")], ids=["assumed", "inclusive"]
)
def test_words_where_true_or_false_is_due_are_told_at_the_key(path, key):
    assert flaws_of(changed(*path, key, "có")) == [_flaw((*path, key), "not-a-flag", key=key)]


def test_a_missing_flag_is_told_at_what_lacks_it():
    assert flaws_of(changed("bands", "assumed", GONE)) == [_flaw(("bands",), "not-a-flag", key="assumed")]


def test_a_criterion_that_is_no_mapping_is_told_at_its_place():
    assert flaws_of(changed(*FIRST, "1.1 Kế hoạch năm"))[0] == _flaw(FIRST, "not-a-mapping")


def test_a_band_that_is_no_mapping_is_told_at_its_place():
    assert flaws_of(changed("bands", "items", 0, "Tốt"))[0] == _flaw(("bands", "items", 0), "not-a-mapping")


@pytest.mark.parametrize("code", ["1.1", "1", "2.1.1"])
def test_a_code_used_twice_is_told_where_it_comes_again(code):
    flaws = flaws_of(changed("areas", 1, "criteria", 0, "sub_criteria", 1, "code", code))
    path = ("areas", 1, "criteria", 0, "sub_criteria", 1, "code")
    assert flaws == [_flaw(path, "duplicate-code", code=code)]


def test_an_unknown_rule_is_told_with_the_known_ones():
    path = (*FIRST, "rule")
    scales = ("ladder", "linear", "per_unit", "steps", "deductions", "choice", "total", "best", "worst")
    known = ("declared", "judged", *scales)
    assert flaws_of(changed(*path, "ratio")) == [_flaw(path, "unknown-rule", rule="ratio", known=known)]


def test_a_rule_that_is_nearly_a_known_one_is_told_with_that_one():
    path = (*FIRST, "rule")
    (flaw,) = flaws_of(changed(*path, "declare"))
    assert (flaw.path, flaw.mend) == (path, Message("mend.meant", {"word": "declared"}))


def test_bands_from_low_to_high_are_told_at_the_list():
    flaws = flaws_of(changed("bands", "items", list(reversed(DATA["bands"]["items"]))))
    assert flaws == [_flaw(("bands", "items"), "bands-not-descending")]


def test_bands_without_a_list_are_told():
    assert flaws_of(changed("bands", "items", GONE)) == [_flaw(("bands",), "missing-key", key="items")]


@pytest.mark.parametrize("items", [[], "Tốt"])
def test_bands_whose_list_is_empty_or_no_list_are_told(items):
    assert flaws_of(changed("bands", "items", items)) == [_flaw(("bands", "items"), "not-a-list", key="items")]


@pytest.mark.parametrize("key", ["areas", "criteria", "sub_criteria"])
def test_an_empty_level_is_told_at_its_place(key):
    path = {"areas": (), "criteria": ("areas", 0), "sub_criteria": ("areas", 1, "criteria", 0)}[key]
    assert _flaw((*path, key), "not-a-list", key=key) in flaws_of(changed(*path, key, []))


def test_an_area_whose_parts_do_not_meet_is_told_with_each_part():
    parts = tuple(
        Message("framework.part", {"code": code, "points": Decimal(points)})
        for code, points in (("1.1", 5), ("1.2", 3))
    )
    said = {"code": "1", "stated": Decimal("7.5"), "total": Decimal(8), "parts": parts}
    mend = Message("mend.sum", {"total": Decimal(8)})
    flaw = _flaw(("areas", 0, "max_points"), "sum", mend, **said)
    assert flaws_of(changed("areas", 0, "max_points", "7.5"))[0] == flaw


def test_a_criterion_whose_sub_criteria_do_not_meet_is_told():
    flaws = flaws_of(changed("areas", 1, "criteria", 0, "sub_criteria", 0, "max_points", "4"))
    assert [(flaw.path, flaw.message.id) for flaw in flaws] == [
        (("areas", 1, "criteria", 0, "max_points"), "framework.sum")
    ]


def test_a_set_whose_areas_do_not_meet_is_told_by_its_id():
    (flaw,) = flaws_of(changed("max_points", "21"))
    assert (flaw.path, flaw.message.id, flaw.message.parameters["code"]) == (
        ("max_points",),
        "framework.sum",
        "thu-nghiem-2030",
    )


def test_several_flaws_are_all_told_at_once():
    data = changed(*FIRST, "name", GONE)
    data["areas"][0]["criteria"][1]["rule"] = "ratio"
    data["areas"][1]["code"] = "1"
    data["bands"]["assumed"] = "không"
    data["max_points"] = "19.5"
    del data["version"]
    assert {(flaw.path, flaw.message.id.removeprefix("framework.")) for flaw in flaws_of(data)} == {
        (FIRST, "missing-key"),
        (("areas", 0, "criteria", 1, "rule"), "unknown-rule"),
        (("areas", 1, "code"), "duplicate-code"),
        (("bands", "assumed"), "not-a-flag"),
        (("max_points",), "sum"),
        ((), "missing-key"),
    }


def test_no_data_at_all_is_a_list_of_flaws_and_no_failure():
    keys = {flaw.message.parameters.get("key") for flaw in build({})}
    assert keys == {
        "id",
        "version",
        "title",
        "year",
        "max_points",
        "source",
        "areas",
    }


def test_figures_may_come_as_numbers_for_they_are_read_exactly():
    assert framework_of(changed("max_points", 20)) == framework_of(DATA)


def test_a_year_that_is_not_whole_is_told_and_not_cut_off():
    assert flaws_of(changed("year", "2030.7")) == [_flaw(("year",), "not-a-figure", key="year", found="2030.7")]
