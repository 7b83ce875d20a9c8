"""Bands: the highest one whose floor is reached, what areas must reach for it, and what lies above."""

from decimal import Decimal
from fractions import Fraction

import pytest

from parindex.core.bands import NO_BANDS, AreaFloor, Band, Bands

BANDS = Bands(
    (
        Band("Xuất sắc", Decimal(90), inclusive=True),
        Band("Tốt", Decimal(80), inclusive=False),
        Band("Khá", Decimal(70), inclusive=True),
    ),
    assumed=True,
    basis="giả định",
)


def _name(band: Band | None) -> str | None:
    return band.name if band else None


@pytest.mark.parametrize(
    ("points", "name"),
    [
        ("100", "Xuất sắc"),
        ("90", "Xuất sắc"),
        ("89.999", "Tốt"),
        ("80.001", "Tốt"),
        ("80", "Khá"),
        ("70", "Khá"),
        ("69.999", None),
        ("0", None),
    ],
)
def test_points_are_in_the_highest_band_that_holds_them(points, name):
    assert _name(BANDS.of(Decimal(points))) == name


@pytest.mark.parametrize(
    ("points", "name"),
    [
        ("100", None),
        ("90", None),
        ("89.999", "Xuất sắc"),
        ("80", "Tốt"),
        ("78.422", "Tốt"),
        ("70", "Tốt"),
        ("1", "Khá"),
    ],
)
def test_the_band_above_is_the_next_one_up(points, name):
    assert _name(BANDS.above(Decimal(points))) == name


@pytest.mark.parametrize(("inclusive", "holds"), [(True, True), (False, False)])
def test_a_floor_belongs_to_its_band_only_if_inclusive(inclusive, holds):
    assert Band("Khá", Decimal(70), inclusive=inclusive).holds(Decimal("70.0")) is holds


@pytest.mark.parametrize(("points", "lacking"), [("78.42", "1.58"), ("80.5", "9.5"), ("90", None)])
def test_what_is_lacking_leads_to_the_floor_of_the_next_band(points, lacking):
    assert BANDS.lacking(Decimal(points)) == (None if lacking is None else Decimal(lacking))


@pytest.mark.parametrize("points", ["0", "50", "100"])
def test_without_thresholds_no_points_are_in_a_band_nor_below_one(points):
    at = Decimal(points)
    assert (NO_BANDS.of(at), NO_BANDS.above(at), NO_BANDS.lacking(at)) == (None, None, None)


# Two bands with a gap between them, and shares of areas that they ask for.
GAPPED = Bands(
    (
        Band("Tốt", Decimal(85), inclusive=True, area_floors=(AreaFloor("1", Fraction(7, 10)),)),
        Band("Khá", Decimal(70), inclusive=True, below=Decimal(80), area_floors=(AreaFloor("2", Fraction(1, 2)),)),
    ),
    assumed=False,
    basis="Điều 10",
)
HALF, MOST = Fraction(1, 2), Fraction(9, 10)


@pytest.mark.parametrize(
    ("points", "name"), [("85", "Tốt"), ("84", None), ("80", None), ("79.999", "Khá"), ("69", None)]
)
def test_points_in_a_gap_of_the_text_are_in_no_band(points, name):
    assert _name(GAPPED.of(Decimal(points))) == name


@pytest.mark.parametrize(
    ("shares", "name"),
    [({"1": MOST}, "Tốt"), ({"1": Fraction(7, 10)}, "Tốt"), ({"1": HALF}, None), ({"1": HALF, "2": MOST}, None)],
)
def test_an_area_below_its_floor_keeps_a_unit_out_of_the_band(shares, name):
    assert _name(GAPPED.of(Decimal(90), shares)) == name


def test_an_area_that_does_not_apply_keeps_nobody_out():
    assert _name(GAPPED.of(Decimal(90), {"2": HALF})) == "Tốt"


def test_the_areas_that_keep_a_unit_out_are_named_once():
    floors = (AreaFloor("1", MOST), AreaFloor("1", HALF), AreaFloor("2", HALF))
    band = Band("Tốt", Decimal(0), inclusive=True, area_floors=floors)
    assert band.failing({"1": Fraction(1, 10), "2": MOST}) == ("1",)


@pytest.mark.parametrize(("points", "name"), [("82", "Tốt"), ("75", "Tốt"), ("60", "Khá")])
def test_the_band_above_a_gap_is_the_next_one_up(points, name):
    assert _name(GAPPED.above(Decimal(points))) == name
