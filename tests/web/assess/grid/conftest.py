"""The invented district with two years on sets with rules, its people signed in, and the form of its grid."""

import pytest

from tests.web.assess.grid.form import Form
from tests.web.assess.two_years import SHEET, two_years
from tests.web.conftest import signed_in

GRID = f"{SHEET}tu-cham/"


@pytest.fixture
def world(db):
    return two_years()


@pytest.fixture
def client_of(world):
    """client_of(name) -> a client of that person, signed in."""
    return lambda name: signed_in(world.person(name))


@pytest.fixture
def contact(client_of):
    return client_of("dau-moi")


@pytest.fixture
def opened(contact):
    """opened(address=GRID, client=contact) -> what the form of that page would send."""
    return lambda address=GRID, client=contact: Form(client.get(address)).values


@pytest.fixture
def send(contact):
    """send(values, address=GRID, client=contact) -> the answer, htmx=True: as the script of the page asks."""

    def post(values, address=GRID, client=contact, *, htmx=False):
        headers = {"HX-Request": "true"} if htmx else {}
        return client.post(address, values, headers=headers)

    return post
