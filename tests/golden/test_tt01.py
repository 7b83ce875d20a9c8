"""Thông tư 01/2018/TT-VPCP, Điều 13-15: each indicator at each of its points, sums and bands, reckoned by hand."""

from decimal import Decimal

import pytest

from parindex.core.framework import Framework
from parindex.documents.framework_yaml import shipped_framework
from tests.golden.worked import expected, figures, leaf, loaded, outcome, plain, sheets, told

CIRCULAR = "Thông tư 01/2018/TT-VPCP"
UNITS, OFFICIALS = "tt01-2018-vpcp", "tt01-2018-vpcp-can-bo"
BY_DOSSIER, BY_UNIT = ["1", "2", "3", "4", "7"], ["5", "6", "8", "9"]
EXAMPLES = {id_: loaded(id_) for id_ in (UNITS, OFFICIALS)}
LEAVES = [(id_, one) for id_, found in EXAMPLES.items() for one in found["leaves"]]
WHOLE = [(id_, one) for id_, found in EXAMPLES.items() for one in found["units"]]

# The keys of the counts of dossiers with 2, 1 and 0 points, and of those that no level takes in.
LEVELS = {
    "1": ("earlier", "on_due", "later"),
    "2": ("earlier", "on_due", "later"),
    "3": ("no_contact", "one_contact", "more_contacts"),
    "4": ("no_body", "desk_only", "more_bodies"),
    "7": ("earlier", "on_due", "complained"),
}
UNPLACED = {"3": "own_fault", "4": "other_body", "7": "later"}


@pytest.fixture(scope="module")
def units() -> Framework:
    return shipped_framework(UNITS)


def dossiers(code: str, two: int, one: int, none: int, unplaced: int = 0) -> dict[str, str]:
    counts = dict(zip(LEVELS[code], map(str, (two, one, none)), strict=True))
    return counts | ({UNPLACED[code]: str(unplaced)} if code in UNPLACED else {})


def points(framework: Framework, code: str, **written: str) -> str:
    return outcome(framework, code, figures(framework, code, written))


# the sets


@pytest.mark.parametrize(("id_", "codes", "most"), [(UNITS, ["HS", "DV"], "18"), (OFFICIALS, ["HS"], "10")])
def test_a_set_has_its_areas_and_two_points_for_each_indicator(id_, codes, most):
    framework = shipped_framework(id_)
    assert ([area.code for area in framework.areas], str(framework.max_points)) == (codes, most)
    assert {str(node.max_points) for node in framework.leaves()} == {"2"}


def test_indicators_1_2_3_4_7_are_of_the_dossiers_and_5_6_8_9_of_the_unit(units):
    assert [[node.code for node in area.children] for area in units.areas] == [BY_DOSSIER, BY_UNIT]


@pytest.mark.parametrize("id_", [UNITS, OFFICIALS])
def test_every_indicator_cites_its_paragraph_of_article_13(id_):
    cites = [
        (node.cite.removesuffix(f" {CIRCULAR}").split(",")[0], node.unverified)
        for node in shipped_framework(id_).leaves()
    ]
    codes = [node.code for node in shipped_framework(id_).leaves()]
    assert cites == [(f"Điều 13 khoản {code}", False) for code in codes]


def test_the_officials_indicators_are_those_of_the_dossiers_word_for_word(units):
    theirs = {node.code: (node.name, node.rule) for node in shipped_framework(OFFICIALS).leaves()}
    assert list(theirs) == BY_DOSSIER
    rules = {code: (leaf(units, code).name, leaf(units, code).rule.data) for code in BY_DOSSIER}
    assert {code: (name, rule.data) for code, (name, rule) in theirs.items()} == rules


# worked examples


@pytest.mark.parametrize(("id_", "one"), LEAVES, ids=[f"{id_}-{one['code']}-{one['because']}" for id_, one in LEAVES])
def test_a_worked_indicator_has_the_points_reckoned_by_hand(id_, one):
    framework = shipped_framework(id_)
    given = figures(framework, one["code"], one["facts"])
    assert set(one) == {"code", "facts", "points", "because"}
    assert outcome(framework, one["code"], given) == plain(one["points"])


@pytest.mark.parametrize(("id_", "unit"), WHOLE, ids=[unit["name"] for _, unit in WHOLE])
def test_a_worked_unit_has_the_areas_total_and_band_reckoned_by_hand(id_, unit):
    found = [told(sheet, unit["areas"]) for sheet in sheets(shipped_framework(id_), unit["facts"])]
    assert found == [expected(unit)] * 2


# indicators of the dossiers


@pytest.mark.parametrize("code", BY_DOSSIER)
@pytest.mark.parametrize(
    ("counts", "mean"),
    [
        ((1, 0, 0), "2"),
        ((0, 1, 0), "1"),
        ((0, 0, 1), "0"),
        ((1, 0, 1), "1"),
        ((5, 5, 10), "0.8"),  # 15/20 = 0.75, half goes up
        ((14, 1, 5), "1.5"),  # 29/20 = 1.45, half goes up
        ((149, 1, 50), "1.5"),  # 299/200 = 1.495
        ((144, 1, 55), "1.4"),  # 289/200 = 1.445
        ((1, 0, 2), "0.7"),  # 2/3
        ((199, 1, 0), "2"),  # 399/200 = 1.995
    ],
)
def test_an_indicator_of_dossiers_is_their_mean_to_one_decimal(units, code, counts, mean):
    assert points(units, code, **dossiers(code, *counts)) == mean


@pytest.mark.parametrize("code", BY_DOSSIER)
def test_an_indicator_of_dossiers_without_any_is_not_counted(units, code):
    assert points(units, code, **dossiers(code, 0, 0, 0)) == "not-applicable"


@pytest.mark.parametrize("code", UNPLACED)
def test_one_dossier_that_no_level_takes_in_leaves_the_indicator_undecided(units, code):
    assert points(units, code, **dossiers(code, 10, 5, 1, unplaced=1)) == "undecided"
    assert points(units, code, **dossiers(code, 10, 5, 1, unplaced=0)) == "1.6"  # 25/16 = 1.5625


@pytest.mark.parametrize("code", BY_DOSSIER)
def test_an_indicator_of_dossiers_with_a_count_not_yet_given_is_missing(units, code):
    for absent in dossiers(code, 1, 1, 1):
        assert points(units, code, **{**dossiers(code, 1, 1, 1), absent: ""}) == "missing"


# indicators of the unit


@pytest.mark.parametrize(
    ("level", "on_site", "found"),
    [
        ("Bộ, cơ quan ngang bộ", "200", "2"),
        ("Bộ, cơ quan ngang bộ", "199", "1"),
        ("Cấp tỉnh", "200", "2"),
        ("Cấp tỉnh", "199", "1"),
        ("Cấp huyện", "500", "2"),
        ("Cấp huyện", "499", "1"),
        ("Cấp xã", "1000", "2"),
        ("Cấp xã", "999", "1"),
    ],
)
def test_indicator_5_gives_two_points_from_the_share_of_the_units_own_level(units, level, on_site, found):
    desk = {"listed": "1000", "at_desk": "900", "owed": "900"}
    assert points(units, "5", level=level, on_site=on_site, **desk) == found


@pytest.mark.parametrize(("at_desk", "found"), [("900", "1"), ("899", "0"), ("0", "0")])
def test_indicator_5_below_that_share_gives_one_point_for_every_procedure_at_the_desk(units, at_desk, found):
    desk = {"listed": "1000", "at_desk": at_desk, "owed": "900"}
    assert points(units, "5", level="Cấp tỉnh", on_site="0", **desk) == found


def test_indicator_5_above_that_share_without_every_procedure_at_the_desk_is_undecided(units):
    desk = {"listed": "1000", "at_desk": "899", "owed": "900"}
    assert points(units, "5", level="Cấp tỉnh", on_site="200", **desk) == "undecided"


def test_indicator_5_of_a_desk_without_procedures_is_not_counted(units):
    desk = {"listed": "0", "at_desk": "0", "owed": "0"}
    assert points(units, "5", level="Cấp tỉnh", on_site="0", **desk) == "not-applicable"


@pytest.mark.parametrize(
    ("posted", "online", "found"),
    [("Có", "Có", "2"), ("Có", "Không", "1"), ("Không", "Có", "1"), ("Không", "Không", "0")],
)
def test_indicator_6_counts_the_ways_in_which_procedures_are_made_public(units, posted, online, found):
    assert points(units, "6", posted=posted, online=online) == found


@pytest.mark.parametrize(
    ("in_time", "received", "prolonged", "found"),
    [
        ("10000", "10000", "0", "2"),
        ("9999", "10000", "0", "1"),
        ("9000", "10000", "0", "1"),
        ("8999", "10000", "0", "0"),
        ("10000", "10000", "1", "0"),
        ("9000", "10000", "1", "0"),
        ("0", "0", "0", "2"),
    ],
)
def test_indicator_8_asks_for_petitions_in_time_and_none_prolonged(units, in_time, received, prolonged, found):
    assert points(units, "8", in_time=in_time, received=received, prolonged=prolonged) == found


@pytest.mark.parametrize(
    ("online", "filed_online", "failed", "found"),
    [
        ("200", "3000", "0", "2"),
        ("199", "3000", "0", "undecided"),  # 30% of dossiers, less than 20% of procedures: the gap
        ("1", "10000", "0", "undecided"),
        ("200", "2999", "0", "1"),
        ("1", "2999", "0", "1"),
        ("1", "1500", "0", "1"),
        ("1000", "1499", "0", "0"),
        ("0", "3000", "0", "0"),
        ("0", "1500", "0", "0"),
        ("200", "3000", "1", "0"),
        ("1", "1500", "1", "0"),
        ("199", "3000", "1", "0"),  # overdue decides, even in the gap
    ],
)
def test_indicator_9_is_as_its_three_levels_say_and_undecided_between_them(units, online, filed_online, failed, found):
    totals = {"eligible": "1000", "filed": "10000"}
    assert points(units, "9", online=online, filed_online=filed_online, failed=failed, **totals) == found


@pytest.mark.parametrize(
    ("procedures", "dossiers_", "found"),
    [
        (("1", "5"), ("0", "0"), "not-applicable"),  # no share of dossiers to judge by
        (("0", "0"), ("40", "100"), "0"),  # nothing online, as the text says, whatever could be
        (("0", "5"), ("0", "0"), "0"),
    ],
)
def test_indicator_9_without_a_share_is_not_counted_unless_nothing_is_online(units, procedures, dossiers_, found):
    online, eligible = procedures
    filed_online, filed = dossiers_
    given = {"online": online, "eligible": eligible, "filed_online": filed_online, "filed": filed, "failed": "0"}
    assert points(units, "9", **given) == found


# bands


@pytest.mark.parametrize(
    ("id_", "total", "band"),
    [
        (UNITS, "18", "Xuất sắc"),
        (UNITS, "15", "Xuất sắc"),
        (UNITS, "14.9", "Tốt"),
        (UNITS, "12", "Tốt"),
        (UNITS, "11.9", "Khá"),
        (UNITS, "9", "Khá"),
        (UNITS, "8.9", "Trung bình"),
        (UNITS, "6", "Trung bình"),
        (UNITS, "5.9", "Yếu"),
        (UNITS, "0", "Yếu"),
        (OFFICIALS, "10", "Hoàn thành 100% nhiệm vụ"),
        (OFFICIALS, "5", "Hoàn thành 100% nhiệm vụ"),
        (OFFICIALS, "4.9", "Hoàn thành từ 70% đến dưới 100% nhiệm vụ"),
        (OFFICIALS, "3.5", "Hoàn thành từ 70% đến dưới 100% nhiệm vụ"),
        (OFFICIALS, "3.4", "Hoàn thành dưới 70% nhiệm vụ"),
        (OFFICIALS, "0", "Hoàn thành dưới 70% nhiệm vụ"),
    ],
)
def test_a_sheet_of_so_many_points_has_the_band_of_article_15(id_, total, band):
    framework = shipped_framework(id_)
    found = [told(sheet, []) for sheet in sheets(framework, summing(framework, total))]
    assert found == [{"areas": {}, "total": plain(total), "band": band}] * 2


def summing(framework: Framework, total: str) -> dict[str, dict[str, str]]:
    """Figures of a unit with so many points: whole ones from the indicators of the unit, the rest from its dossiers."""
    tenths = int(Decimal(total) * 10)
    unit = {}
    for code in reversed([node.code for node in framework.leaves()]):
        given = min(20, tenths if code in BY_DOSSIER else tenths // 10 * 10)
        tenths -= given
        unit[code] = dossiers(code, *_of_ten(given)) if code in BY_DOSSIER else BY_POINTS[code][given // 10]
    assert tenths == 0
    return unit


def _of_ten(tenths: int) -> tuple[int, int, int]:
    """Of ten dossiers with so many points together, how many have 2, 1 and 0."""
    two, one = divmod(tenths, 2)
    return two, one, 10 - two - one


ALL_AT_DESK = {"level": "Cấp xã", "listed": "10", "owed": "10", "at_desk": "10", "on_site": "10"}
PUBLIC = (("Không", "Không"), ("Có", "Không"), ("Có", "Có"))
PETITIONS = {"received": "10", "prolonged": "0"}
ONLINE = {"eligible": "10", "online": "2", "filed": "10", "failed": "0"}
BY_POINTS = {
    "5": [ALL_AT_DESK | {"at_desk": "0", "on_site": "0"}, ALL_AT_DESK | {"on_site": "0"}, ALL_AT_DESK],
    "6": [{"posted": posted, "online": online} for posted, online in PUBLIC],
    "8": [PETITIONS | {"in_time": in_time} for in_time in ("0", "9", "10")],
    "9": [ONLINE | {"filed_online": filed} for filed in ("0", "2", "3")],
}


def test_a_unit_with_an_indicator_undecided_has_points_but_no_band(units):
    unit = {**summing(units, "18"), "7": dossiers("7", 10, 0, 0, unplaced=1)}
    found = [told(sheet, []) for sheet in sheets(units, unit)]
    assert found == [{"areas": {}, "total": "16", "band": ""}] * 2
