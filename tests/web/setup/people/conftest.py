"""The people and units of the demonstration, without its year; others with passwords; browsers they sign in with."""

import pytest
from django.test import Client

from parindex.web.records.demo import DEMO_ACCOUNTS, UNITS, make_account
from parindex.web.records.models import Unit, User
from tests.web.setup.people.staff import PASSWORD, hired


@pytest.fixture(autouse=True)
def quick(settings):
    """Passwords cost next to nothing here; test_passwords_are_kept_by_argon2 asks what they cost elsewhere."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def demo(db):
    """The units and the accounts of the demonstration: no page here is of its year, which takes long to be read."""
    units = {}
    for code, name, short_name, kind, above in UNITS:
        given = {"name": name, "short_name": short_name, "kind": kind, "parent": units.get(above)}
        units[code] = Unit.objects.create(code=code, **given)
    for account in DEMO_ACCOUNTS:
        make_account(account, units[account.office])
    return units["dak-glong"]


@pytest.fixture
def commune(demo):
    """A commune below the district of the demonstration."""
    return Unit.objects.create(code="xa-01", name="UBND Xã 01", short_name="Xã 01", kind="commune", parent=demo)


@pytest.fixture
def elsewhere(demo):
    """A district beside that of the demonstration."""
    above = demo.parent
    return Unit.objects.create(code="huyen-a", name="UBND huyện A", short_name="Huyện A", kind="district", parent=above)


@pytest.fixture
def contact(commune):
    """The contact of the commune: whom others look after."""
    return hired("dau-moi-xa", "contact", commune, full_name="Đầu mối Xã 01")


@pytest.fixture
def operator(demo):
    """A browser of the demonstration's operator, who administers the district."""
    return browser_of(User.objects.get(username="quan-tri"))


@pytest.fixture
def auditor(demo):
    return browser_of(User.objects.get(username="kiem-tra"))


@pytest.fixture
def by_role(demo):
    """by_role("leader") -> a browser of the demonstration's account of that role."""

    def signed_in(role):
        return browser_of(User.objects.get(username=next(one.username for one in DEMO_ACCOUNTS if one.role == role)))

    return signed_in


@pytest.fixture
def sign_in():
    """sign_in("name", "password", **meta) -> the browser that tried, and what it was answered."""

    def tried(username, password=PASSWORD, client=None, **meta):
        client = client or Client()
        return client, client.post("/dang-nhap/", {"username": username, "password": password}, **meta)

    return tried


def browser_of(person):
    client = Client()
    client.force_login(person)
    return client
