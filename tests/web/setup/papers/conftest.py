"""A district and the officer who brings its papers in."""

import pytest

from parindex.web.records.models import RoleHolding
from tests.web.conftest import signed_in
from tests.web.setup.papers.bringing import district, office, person


@pytest.fixture
def unit(db):
    return district()


@pytest.fixture
def officer(unit):
    """The reform officer of the district, whose role is held in its office."""
    return signed_in(person("can-bo", RoleHolding.Role.OFFICER, office(unit)))
