"""Two people before one leaf, each in a browser of their own: no figure of either is lost, and they choose."""

import pytest
from playwright.sync_api import expect

from tests.browser.sheet_site import field_of, leaf_of, sheet_site
from tests.invented_site import CONTACT, OFFICER

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(browser, tmp_path_factory):
    with sheet_site(str(tmp_path_factory.mktemp("two")), browser, 0) as site:
        yield site


@pytest.fixture
def two(site):
    """The grid as the contact and as the officer see it, both opened before either enters anything."""
    with site.grid(CONTACT) as one, site.grid(OFFICER) as other:
        yield one, other


def enter(page, code, key, typed):
    field_of(page, code, key).fill(typed)
    field_of(page, code, key).press("Enter")


def saved(page):
    expect(page.locator("#saved")).to_contain_text("Đã lưu lúc")


def contested(site, code):
    """What stands in a leaf, and what stands beside it."""
    found = site.ask("told")
    return found["facts"][code], [one["value"] for one in found["contested"].get(code, [])]


def met(site, two, code):
    """The officer's view of a leaf where the contact entered 10 and the officer, who had not seen it, 12."""
    one, other = two
    enter(one, code, "done", "10")
    saved(one)
    enter(other, code, "done", "12")
    choices = leaf_of(other, code).locator(".choice")
    expect(choices).to_have_count(2)
    assert contested(site, code) == ({"done": "10"}, ["12"])
    return other, choices


def choose(page, code, choice):
    choice.click()
    leaf_of(page, code).get_by_role("button", name="Giữ giá trị đã chọn").click()
    page.get_by_text("Đã chọn giá trị").wait_for()
    expect(leaf_of(page, code).locator(".choice")).to_have_count(0)


def last_change(page):
    """What the newest event of the history changed: the field, its value before, and after."""
    page.goto("/lich-su/")
    newest = page.locator("details", has_text="Chi tiết").first
    newest.locator("summary").click()
    return newest.locator("tbody tr").locator("th, td").all_inner_texts()


@pytest.mark.parametrize(("code", "place", "kept"), [("1.1", 1, "12"), ("5.3", 0, "10")])
def test_second_value_of_a_figure_stands_beside_the_first_until_one_is_chosen(site, two, code, place, kept):
    page, choices = met(site, two, code)
    for choice, value, name in zip(choices.all(), ("10", "12"), (CONTACT, OFFICER), strict=True):
        expect(choice).to_contain_text(f"{value} hồ sơ")
        expect(choice).to_contain_text(f"Người {name}")
    choose(page, code, choices.nth(place))
    expect(field_of(page, code, "done")).to_have_value(kept)
    assert contested(site, code) == ({"done": kept}, [])
    assert last_change(page) == [f"{code} Số liệu done", "10; 12", kept]


def test_two_figures_of_one_leaf_entered_by_two_people_are_both_kept(site, two):
    one, other = two
    enter(one, "3.2", "done", "30")
    enter(other, "3.2", "all", "40")
    saved(one)
    saved(other)
    assert contested(site, "3.2") == ({"done": "30", "all": "40"}, [])
    expect(field_of(other, "3.2", "done")).to_have_value("30")
    enter(one, "3.2", "done", "31")
    expect(field_of(one, "3.2", "all")).to_have_value("40")
    expect(field_of(one, "3.2", "done")).to_have_attribute("data-saved", "31")
    assert contested(site, "3.2") == ({"done": "31", "all": "40"}, [])
