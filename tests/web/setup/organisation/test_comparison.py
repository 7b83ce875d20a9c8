"""Years over time: differences within one unit; across a merger a label, the predecessors side by side, never a sum."""

from decimal import Decimal

import pytest

from parindex.web.records.frozen import freeze
from parindex.web.records.models import IndexYear, Unit
from tests.web.pages import Page

SET = "dak-glong-2023"
PAGE = "/don-vi/xa-3/so-sanh/"
LABEL = "Không so sánh thẳng được: Xã Một được lập từ Xã Hai, Xã Một, 1 đơn vị ngoài phạm vi của bạn ngày 01/07/2025."


def published(units, code, year, points, **more):
    told = {"framework": SET, "frozen": freeze(SET), "stated_points": points and Decimal(points), "simulated": True}
    return IndexYear.objects.create(unit=units[code], year=year, **{**told, **more})


@pytest.fixture
def years(units):
    published(units, "xa-1", 2023, "70.5", stated_band="Khá")
    published(units, "xa-1", 2024, "72")
    published(units, "xa-2", 2024, "60.25")
    published(units, "xa-b", 2024, "99.99")
    published(units, "xa-3", 2025, "80.25", stated_band="Tốt")
    published(units, "xa-3", 2026, "79.75")


def test_a_difference_is_told_between_two_years_of_one_unit(read, years):
    page = read(PAGE)
    assert page.lacks("80,25 / 100 · 80,3% · Tốt", "79,75 / 100 · 79,8%", "−0,5 so với năm 2025") == []
    assert page.lacks("70,50 / 100 · 70,5% · Khá", "+1,5 so với năm 2023") == []


def test_across_the_merger_there_is_a_label_and_no_difference_and_no_sum(read, years):
    page = read(PAGE)
    assert page.lacks(LABEL, "không cộng lại, không trừ cho nhau") == []
    assert page.text.count("so với năm") == 2
    for wrong in ("132,25", "66,13", "+8,25", "+20", "8,25 so với"):
        assert wrong not in page.text


def test_predecessors_stand_side_by_side_and_those_out_of_reach_do_not(read, years):
    page = read(PAGE)
    before = page.text.partition("Trước đó: từng đơn vị, đặt cạnh nhau")[2].partition("Không so sánh")[0]
    row = before.partition("2024")[2]
    assert ("60,25" in row, "72,00" in row) == (True, True)
    assert ("99,99" in page.text, "Bí Mật" in page.text) == (False, False)


def test_the_page_of_a_predecessor_says_what_it_went_into(read, years):
    page = read("/don-vi/xa-1/so-sanh/")
    assert page.lacks("Không so sánh thẳng được: Xã Một được sắp xếp thành Xã Một ngày 01/07/2025.", "80,25") == []
    assert page.text.count("so với năm") == 2


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("merged", "hợp nhất từ"),
        ("renamed", "đổi tên từ"),
        ("split", "tách ra từ"),
        ("taken_over", "tiếp nhận một phần của"),
    ],
)
def test_the_label_says_how_the_unit_came_about(read, units, way, said):
    units["xa-3"].earlier.exclude(predecessor=units["xa-1"]).delete()
    units["xa-3"].earlier.update(way=way)
    assert read(PAGE).lacks(f"Xã Một {said} Xã Một ngày 01/07/2025.") == []


def test_only_what_is_published_is_shown_and_the_newest_version_of_it(read, units):
    first = published(units, "xa-3", 2025, "50", state="amended")
    second = published(units, "xa-3", 2025, "51", version=2, amends=first)
    published(units, "xa-3", 2025, "52", version=3, amends=second, state="appraisal_2")
    published(units, "xa-3", 2026, "53", state="council")
    text = read(PAGE).text
    assert [figure for figure in ("50,00", "51,00", "52,00", "53,00") if figure in text] == ["51,00"]


def test_a_year_without_a_stated_total_is_the_sum_of_its_rows_and_one_without_figures_is_none(read, units):
    year = published(units, "xa-3", 2025, None)
    assert read(PAGE).lacks("chưa có") == []
    year.facts.create(code="1.1", value="1.5", source="thử")
    assert read(PAGE).lacks("1,50 / 100") == []


def test_a_difference_over_two_sets_is_named_as_that_and_is_of_shares_where_the_whole_is_another(read, units):
    published(units, "xa-3", 2024, "80")
    published(units, "xa-3", 2025, "81", frozen=freeze("qd766-2022"))
    published(units, "xa-3", 2026, "9", frozen=freeze("tt01-2018-vpcp"))
    page = read(PAGE)
    assert page.lacks("+1 so với năm 2024 (theo bộ tiêu chí khác)", "9,00 / 18 · 50,0%") == []
    assert page.lacks("−31 điểm phần trăm so với năm 2025 (theo bộ tiêu chí khác)") == []


def test_a_unit_without_years_or_predecessors_says_so(read):
    page = read("/don-vi/so-noi-vu/so-sanh/")
    assert (page.lacks("Chưa có kết quả nào được công bố."), "Không so sánh" in page.text) == ([], False)


def test_the_years_of_a_unit_out_of_reach_are_not_there(stranger, years):
    assert stranger.get(PAGE).status_code == 404
    page = Page(stranger.get("/don-vi/xa-b/so-sanh/"))
    assert page.lacks("99,99 / 100", "sắp xếp thành 1 đơn vị ngoài phạm vi của bạn") == []
    assert "80,25" not in page.text


def test_many_years_and_predecessors_take_few_queries(officer, years, units, django_assert_max_num_queries):
    for at in range(20):
        unit = Unit.objects.create(
            code=f"cu-{at}", name=f"Xã cũ {at}", short_name=f"Xã cũ {at}", kind="commune", parent=units["huyen-a"]
        )
        units["xa-3"].earlier.create(predecessor=unit, way="merged")
        units[unit.code] = unit
        published(units, unit.code, 2024, None)
    with django_assert_max_num_queries(10):
        assert officer.get(PAGE).status_code == 200
