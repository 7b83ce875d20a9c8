"""Who may see which index year: every allowed look has its refused twin."""

import pytest
from django.contrib.auth.models import AnonymousUser

from parindex.web.records.demo import DEMO_ACCOUNTS, load_demo
from parindex.web.records.frozen import freeze
from parindex.web.records.models import IndexYear, RoleHolding, Unit, User

SET = "dak-glong-2023"


pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    """A province with two districts, each with an office and an index year of 2030."""
    units = {"tinh": Unit.objects.create(code="tinh", name="Tỉnh A", short_name="Tỉnh A", kind=Unit.Kind.PROVINCE)}
    for district in ("huyen-a", "huyen-b"):
        units[district] = Unit.objects.create(
            code=district, name=district, short_name=district, kind=Unit.Kind.DISTRICT, parent=units["tinh"]
        )
        office = f"phong-{district}"
        units[office] = Unit.objects.create(
            code=office, name=office, short_name=office, kind=Unit.Kind.OFFICE, parent=units[district]
        )
        IndexYear.objects.create(
            unit=units[district], year=2030, framework="dak-glong-2023", frozen=freeze("dak-glong-2023")
        )
    return units


def person(tree, *units):
    made = User.objects.create_user("nguoi", "Người thử")
    for unit in units:
        RoleHolding.objects.create(person=made, role=RoleHolding.Role.OFFICER, unit=tree[unit])
    return made


def seen_by(user):
    return [year.unit.code for year in IndexYear.objects.visible_to(user)]


@pytest.mark.parametrize(
    ("units", "seen"),
    [
        (["huyen-a"], ["huyen-a"]),
        (["phong-huyen-b"], ["huyen-b"]),
        (["tinh"], ["huyen-a", "huyen-b"]),
        (["huyen-a", "phong-huyen-b"], ["huyen-a", "huyen-b"]),
        ([], []),
    ],
)
def test_a_person_sees_the_years_of_their_branch_and_no_other(tree, units, seen):
    assert seen_by(person(tree, *units)) == seen


def test_a_unit_whose_code_begins_alike_is_another_unit(tree):
    alike = Unit.objects.create(
        code="huyen-a1", name="Huyện A1", short_name="A1", kind=Unit.Kind.DISTRICT, parent=tree["tinh"]
    )
    IndexYear.objects.create(unit=alike, year=2030, framework=SET, frozen=freeze(SET))
    assert seen_by(person(tree, "huyen-a")) == ["huyen-a"]


def test_whoever_is_not_signed_in_sees_nothing(tree):
    assert seen_by(AnonymousUser()) == []


def test_home_is_the_year_that_is_worked_on_else_the_newest_one(tree):
    here = person(tree, "huyen-a")
    IndexYear.objects.update(state="self_scoring")
    later = IndexYear.objects.create(unit=tree["huyen-a"], year=2031, framework=SET, frozen=freeze(SET), state="open")
    assert IndexYear.objects.visible_to(here).for_frame(here).year == 2030
    IndexYear.objects.exclude(pk=later.pk).update(state="published")
    assert IndexYear.objects.visible_to(here).for_frame(here).year == 2031


def test_newest_year_comes_first(tree):
    IndexYear.objects.create(
        unit=tree["huyen-a"], year=2031, framework="dak-glong-2023", frozen=freeze("dak-glong-2023")
    )
    assert [year.year for year in IndexYear.objects.visible_to(person(tree, "huyen-a"))] == [2031, 2030]


def test_every_demo_account_sees_the_demo_year_and_has_no_password():
    load_demo()
    people = [User.objects.get(username=account.username) for account in DEMO_ACCOUNTS]
    assert [seen_by(one) for one in people] == [["dak-glong"]] * len(people)
    assert [one.has_usable_password() for one in people] == [False] * len(people)
