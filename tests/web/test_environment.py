"""The settings of an installation, read from the environment."""

import stat

import pytest

from parindex.web.environment import (
    SETTINGS,
    WrongSettingError,
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
