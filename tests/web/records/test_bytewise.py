"""The order and the beginnings of paths: those of bytes, on whichever database the tests run."""

import pytest

from parindex.web.records.models import Unit

pytestmark = pytest.mark.django_db


def unit(code, parent=None):
    return Unit.objects.create(code=code, name=code, short_name=code, kind=Unit.Kind.COMMUNE, parent=parent)


def test_units_stand_in_the_order_of_the_bytes_of_their_paths():
    above = unit("xa")
    for code in ("xa_1", "xa-1", "xa1", "Xa", "XA-2", "xab"):
        unit(f"duoi-{code}", parent=above)
        unit(code)
    paths = [one.path for one in Unit.objects.all()]
    assert paths == sorted(paths, key=str.encode)


def test_a_branch_whose_code_differs_in_capital_letters_is_another_branch():
    small, capital = unit("xa"), unit("XA")
    inside = unit("thon", parent=small)
    unit("THON", parent=capital)
    assert list(Unit.objects.in_branches(["xa/"])) == [small, inside]


def test_signs_that_mean_any_letter_to_a_database_mean_themselves_in_a_code():
    unit("xa01")
    assert list(Unit.objects.in_branches(["xa_1/"])) == []
