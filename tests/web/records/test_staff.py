"""The rules of roles against a table written by hand: where each is held, and who gives it where."""

from datetime import date

import pytest

from parindex.documents.catalogue import catalogue
from parindex.web.records.models import RoleHolding, Unit, User
from parindex.web.records.staff import why_not_end, why_not_give, why_not_look_after, why_not_receive

TODAY = date(2026, 7, 1)
KINDS = ("province", "department", "district", "commune", "office")
# role: one letter per kind, "y" where the role may be held
HELD = {
    "officer": "yyyyy",
    "contact": "yyyyy",
    "appraiser": "yyyyn",
    "council": "yyyyn",
    "leader": "yyyyn",
    "onestop": "yyyyy",
    "auditor": "yyyyn",
    "operator": "yyyyn",
}
# giver: the roles they give
GIVEN = {
    "officer": {"contact", "appraiser", "council", "leader", "onestop"},
    "operator": set(HELD),
    **{role: set() for role in ("contact", "appraiser", "council", "leader", "onestop", "auditor")},
}


def unit(kind, code="a", parent=None, **values):
    made = Unit(pk=len(code), code=code, name=code.upper(), short_name=code.upper(), kind=kind, parent=parent, **values)
    made.path = f"{parent.path if parent else ''}{code}/"
    return made


def person(*held, pk=1, **values):
    one = User(pk=pk, username=f"n{pk}", full_name=f"Người {pk}", **values)
    one.held = [RoleHolding(role=role, unit=where) for role, where in held]
    return one


def id_of(answer):
    """The sentence of an answer, after its words were made in both languages; None for what may be done."""
    if answer is None:
        return None
    assert all("{" not in catalogue(language).render(answer.reason) for language in ("vi", "en"))
    return answer.reason.id.removeprefix("staff.denied.")


ROOT = unit("province", "tinh")
INSIDE = {kind: unit(kind, "trong", ROOT) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("role", HELD)
def test_a_role_is_held_in_the_kinds_of_unit_that_fit_it(role, kind):
    expected = None if HELD[role][KINDS.index(kind)] == "y" else "kind"
    assert id_of(why_not_give(person(("operator", ROOT)), role, INSIDE[kind], TODAY)) == expected


@pytest.mark.parametrize("role", HELD)
@pytest.mark.parametrize("giver", GIVEN)
def test_a_role_is_given_and_ended_by_those_alone_who_may(giver, role):
    one = person((giver, ROOT))
    expected = None if role in GIVEN[giver] else "giver"
    assert id_of(why_not_give(one, role, INSIDE["commune"], TODAY)) == expected
    assert id_of(why_not_end(one, role, INSIDE["commune"])) == expected


DISTRICT = unit("district", "huyen", ROOT)
OFFICE = unit("office", "phong", DISTRICT)
COMMUNE = unit("commune", "xa", DISTRICT)
BESIDE = unit("commune", "huyenb", ROOT)  # its path begins with that of the district but for the slash


@pytest.mark.parametrize(
    ("where", "target", "expected"),
    [
        (DISTRICT, DISTRICT, None),
        (DISTRICT, COMMUNE, None),
        (DISTRICT, OFFICE, None),
        (DISTRICT, ROOT, "outside"),
        (DISTRICT, BESIDE, "outside"),
        (OFFICE, DISTRICT, None),  # an office counts for the committee above it
        (OFFICE, COMMUNE, None),
        (OFFICE, ROOT, "outside"),
        (COMMUNE, DISTRICT, "outside"),
        (ROOT, COMMUNE, None),
    ],
)
def test_an_officer_gives_within_the_branch_of_the_committee(where, target, expected):
    assert id_of(why_not_give(person(("officer", where)), "contact", target, TODAY)) == expected


def test_the_scope_that_counts_is_that_of_the_role_that_gives():
    one = person(("officer", ROOT), ("operator", COMMUNE))
    assert id_of(why_not_give(one, "auditor", DISTRICT, TODAY)) == "outside"
    assert id_of(why_not_give(one, "contact", DISTRICT, TODAY)) is None


@pytest.mark.parametrize(
    ("ended", "expected"), [(None, None), ("2026-06-30", "unit-over"), ("2026-07-01", None), ("2026-07-02", None)]
)
@pytest.mark.parametrize("role", HELD)
def test_after_the_last_day_of_a_unit_roles_end_and_two_alone_are_given(ended, expected, role):
    over = unit("commune", "cu", ROOT, valid_to=ended and date.fromisoformat(ended))
    expected = None if role in ("auditor", "operator") else expected
    assert id_of(why_not_give(person(("operator", ROOT)), role, over, TODAY)) == expected
    assert id_of(why_not_end(person(("operator", ROOT)), role, over)) is None


def test_a_unit_that_is_yet_to_come_gets_its_people_beforehand():
    coming = unit("commune", "moi", ROOT, valid_from=date(2027, 1, 1))
    assert id_of(why_not_give(person(("operator", ROOT)), "contact", coming, TODAY)) is None


def test_the_command_line_gives_what_fits_and_nothing_else():
    assert id_of(why_not_give(None, "operator", DISTRICT, TODAY)) is None
    assert id_of(why_not_give(None, "operator", OFFICE, TODAY)) == "kind"


@pytest.mark.parametrize(
    ("taker", "expected"),
    [
        (person(pk=2), None),
        (person(pk=1), "self"),
        (person(pk=2, is_active=False), "closed"),
        (person(("contact", DISTRICT), pk=2), "held"),
        (person(("leader", DISTRICT), pk=2), None),
        (person(("contact", COMMUNE), pk=2), None),
    ],
)
def test_a_role_is_taken_by_another_open_account_that_does_not_hold_it(taker, expected):
    assert id_of(why_not_receive(person(("operator", ROOT), pk=1), taker, "contact", DISTRICT)) == expected


@pytest.mark.parametrize(
    ("keeper", "held", "expected"),
    [
        ([("operator", DISTRICT)], [("contact", COMMUNE), ("officer", OFFICE)], None),
        ([("operator", DISTRICT)], [], None),
        ([("operator", DISTRICT)], [("operator", DISTRICT)], None),
        ([("operator", DISTRICT)], [("contact", COMMUNE), ("contact", ROOT)], "elsewhere"),
        ([("operator", DISTRICT)], [("contact", BESIDE)], "elsewhere"),
        ([("operator", COMMUNE), ("operator", BESIDE)], [("contact", COMMUNE), ("contact", BESIDE)], None),
        ([("officer", ROOT)], [("contact", COMMUNE)], "not-operator"),
        ([("officer", ROOT), ("operator", COMMUNE)], [("contact", DISTRICT)], "elsewhere"),
    ],
)
def test_an_account_is_looked_after_by_an_operator_above_all_its_roles(keeper, held, expected):
    other = person(*held, pk=2)
    assert id_of(why_not_look_after(person(*keeper, pk=1), other, other.held)) == expected


def test_nobody_looks_after_the_own_account():
    one = person(("operator", ROOT), pk=1)
    assert id_of(why_not_look_after(one, one, one.held)) == "own-account"
