"""The demo year, and the people who open it: one who may, one without a role, one of another unit."""

import pytest
from django.db import connection
from django.test import Client, TransactionTestCase

from parindex.web.records.append_only import lay, lift
from parindex.web.records.demo import load_demo
from parindex.web.records.models import RoleHolding, Unit, User
from tests.web.pages import Page


@pytest.fixture(autouse=True)
def own_home(settings, tmp_path):
    """No test writes into the installation, and no page needs collected static files."""
    settings.PARINDEX_HOME = settings.STATIC_ROOT = tmp_path
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture(autouse=True, scope="session")
def flushed():
    """A test of several transactions leaves empty tables; for that alone the triggers on events are lifted."""
    empty = TransactionTestCase._fixture_teardown

    def empty_all(case):
        lift(connection)
        empty(case)
        lay(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_all)
        yield


@pytest.fixture
def demo(db):
    """The Đắk Glong year of 2023 with its demo accounts."""
    return load_demo()


@pytest.fixture
def officer(demo):
    """The reform officer of the district."""
    return signed_in(User.objects.get(username="can-bo-cchc"))


@pytest.fixture
def without_role(demo):
    return signed_in(User.objects.create_user("moi-den", "Người mới đến"))


@pytest.fixture
def officer_elsewhere(demo):
    """The reform officer of a neighbouring district."""
    province = Unit.objects.get(code="dak-nong")
    district = Unit.objects.create(
        code="huyen-a", name="UBND huyện A", short_name="Huyện A", kind="district", parent=province
    )
    person = User.objects.create_user("can-bo-huyen-a", "Cán bộ A")
    RoleHolding.objects.create(person=person, role=RoleHolding.Role.OFFICER, unit=district)
    return signed_in(person)


@pytest.fixture
def read(officer, settings):
    """read(address, language="vi") -> the page as the officer sees it."""

    def read_page(address, language="vi"):
        officer.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        return Page(officer.get(address))

    return read_page


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client
