"""The invented province whose set asks for evidence, and its people signed in."""

import pytest

from tests.web.conftest import signed_in
from tests.web.evidence_world import evidence_world


@pytest.fixture
def world(db):
    return evidence_world()


@pytest.fixture
def client_of(world):
    """client_of(name) -> a client of that person, signed in."""
    return lambda name: signed_in(world.person(name))


@pytest.fixture
def contact(client_of):
    """A client of the contact of district A."""
    return client_of("dau-moi")
