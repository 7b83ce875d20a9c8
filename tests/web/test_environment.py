"""The settings of an installation, read from the environment."""

import stat
from pathlib import Path

import pytest

from parindex.web.environment import (
    SETTINGS,
    WrongSettingError,
    database,
    flag,
    home_folder,
    read_environment,
    secret_key,
)


def test_unset_settings_have_their_defaults():
    assert read_environment({"PATH": "x"}) == {setting.name: setting.default for setting in SETTINGS}


def test_an_unknown_setting_is_refused_and_the_known_ones_are_named():
    with pytest.raises(WrongSettingError, match=r"PARINDEX_HOEM .*PARINDEX_HOME"):
        read_environment({"PARINDEX_HOEM": "x"})


def test_the_address_of_the_database_is_a_setting_without_a_prefix():
    assert read_environment({"DATABASE_URL": "postgresql://may/ten"})["DATABASE_URL"] == "postgresql://may/ten"


@pytest.mark.parametrize(("value", "expected"), [("0", False), ("1", True)])
def test_a_flag_is_0_or_1(value, expected):
    assert flag({"PARINDEX_DEMO": value}, "PARINDEX_DEMO") is expected


@pytest.mark.parametrize("value", ["", "yes", "true", "2"])
def test_another_value_of_a_flag_is_refused(value):
    with pytest.raises(WrongSettingError, match="PARINDEX_DEMO"):
        flag({"PARINDEX_DEMO": value}, "PARINDEX_DEMO")


def test_a_home_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(WrongSettingError, match="PARINDEX_HOME"):
        home_folder({"PARINDEX_HOME": str(tmp_path / "file" / "home")})


def test_the_secret_key_is_made_once_and_read_by_its_owner_alone(tmp_path):
    first = secret_key(tmp_path)
    assert (secret_key(tmp_path), len(first) >= 50) == (first, True)
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def at(address):
    return database({"DATABASE_URL": address}, Path("nha"))


def test_without_an_address_the_database_is_a_file_in_the_home_that_readers_and_one_writer_share():
    made = at("")
    assert (made["ENGINE"], made["NAME"]) == ("django.db.backends.sqlite3", Path("nha/parindex.sqlite3"))
    assert made["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "PRAGMA journal_mode=WAL" in made["OPTIONS"]["init_command"]


def test_an_address_names_everything_of_a_postgresql_database():
    made = at("postgresql://nguoi:mat%40khau@may.vn:5433/chi-so?sslmode=require")
    names = ("ENGINE", "NAME", "HOST", "PORT", "USER", "PASSWORD")
    said = [made[name] for name in names]
    assert said == ["django.db.backends.postgresql", "chi-so", "may.vn", 5433, "nguoi", "mat@khau"]
    assert made["OPTIONS"]["sslmode"] == "require"


def test_a_database_on_a_socket_is_named_by_the_folder_of_the_socket():
    made = at("postgres:///chi-so?host=/run/Postgres&port=5433")
    assert (made["NAME"], made["HOST"], made["OPTIONS"]["host"]) == ("chi-so", "", "/run/Postgres")


def test_a_pool_is_refused():
    with pytest.raises(WrongSettingError, match=r"DATABASE_URL .*pool.*PgBouncer"):
        at("postgresql://may/chi-so?pool=true")


@pytest.mark.parametrize("address", ["", "postgresql://may/chi-so"])
def test_no_connection_outlives_its_request_and_no_pool_needs_threads(address):
    made = at(address)
    assert (made["CONN_MAX_AGE"], "pool" in made["OPTIONS"]) == (0, False)


def test_what_the_operator_says_of_waiting_comes_after_what_we_say():
    options = at("postgresql://may/chi-so?options=-c%20statement_timeout%3D0&connect_timeout=1")["OPTIONS"]
    assert options["connect_timeout"] == 1
    assert options["options"].split(" -c ")[1:] == [
        "statement_timeout=60s",
        "idle_in_transaction_session_timeout=60s",
        "statement_timeout=0",
    ]


@pytest.mark.parametrize("address", ["mysql://nguoi:bi-mat@may/ten", "sqlite:///bi-mat", "bi-mat"])
def test_an_address_of_another_kind_is_refused_with_the_kinds_there_are(address):
    with pytest.raises(WrongSettingError, match=r"DATABASE_URL .*postgresql://.*SQLite") as refused:
        at(address)
    assert "bi-mat" not in str(refused.value)


UNREADABLE = [
    "postgresql://nguoi:bi-mat@may",
    "postgresql://nguoi:bi-mat@may/",
    "postgresql://nguoi:bi-mat@may:cong/ten",
    "postgresql://nguoi:bi-mat#@may/ten",
    "postgresql://nguoi:1#bi-mat@may/ten",
    "postgresql://nguoi:1?bi-mat@may/ten",
    "postgresql://nguoi:1/bi-mat@may/ten",
    "postgresql://nguoi:1@may/bi-mat@may",
    "postgresql://nguoi:[bi-mat@may/ten",
]


@pytest.mark.parametrize("address", UNREADABLE)
def test_an_address_that_cannot_be_read_is_refused_and_nothing_of_it_is_repeated(address):
    with pytest.raises(WrongSettingError, match=r"DATABASE_URL: .*%40") as refused:
        at(address)
    assert "bi-mat" not in str(refused.value)
