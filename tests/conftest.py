"""What tests of several packages start from: a PostgreSQL server, and new installations on either database."""

import os

import pytest

from tests.postgres import NoServerError, database_on, server

TOUCH_THE_DATABASE = {"db", "transactional_db", "django_db_setup", "site"}


def pytest_configure(config):
    config.addinivalue_line("markers", "database: touches what DATABASE_URL names; found out by the fixtures it needs")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if item.get_closest_marker("django_db") or TOUCH_THE_DATABASE & set(item.fixturenames):
            item.add_marker("database")


@pytest.fixture(scope="session")
def postgres():
    """The DATABASE_URL of a server of our own; without one these tests are skipped, or fail where it is required."""
    try:
        with server() as url:
            yield url
    except NoServerError as error:
        if "postgresql" in os.environ.get("PARINDEX_REQUIRE", "").split(","):
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.fixture
def postgres_database(postgres):
    """The DATABASE_URL of a new, empty PostgreSQL database."""
    with database_on(postgres) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request, tmp_path):
    """The environment of a new installation, on each of the two databases."""
    url = request.getfixturevalue("postgres_database") if request.param == "postgresql" else ""
    return {**os.environ, "PARINDEX_HOME": str(tmp_path / "home"), "DATABASE_URL": url}
