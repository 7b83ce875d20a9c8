"""The first command of a newcomer fails with one sentence, not with a traceback."""

import importlib.util
import os
import shutil
import socket
import subprocess
import sys

import pytest

from tests.repo.tracked import ROOT


@pytest.fixture
def bootstrap():
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "bootstrap.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def one_sentence(text):
    return len(text.strip().splitlines()) == 1 and "Traceback" not in text


def test_python_too_old_is_named_with_the_version_needed(bootstrap, monkeypatch, capsys):
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit) as stop:
        bootstrap.main()
    said = capsys.readouterr().err
    assert (stop.value.code, one_sentence(said), "3.11" in said, "3.9" in said) == (2, True, True, True)


def test_missing_venv_package_is_named(tmp_path):
    """As on Debian without python3-venv: there is no ensurepip."""
    (tmp_path / "ensurepip.py").write_text("raise ImportError\n", encoding="utf-8")
    shutil.copy(ROOT / "bootstrap.py", tmp_path)
    done = subprocess.run([sys.executable, "bootstrap.py"], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, one_sentence(done.stderr), "python3-venv" in done.stderr) == (2, True, True)


def test_folder_that_cannot_be_written_is_named(bootstrap, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path / "not-there")
    with pytest.raises(SystemExit) as stop:
        bootstrap.refuse_read_only_folder()
    said = capsys.readouterr().err
    assert (stop.value.code, one_sentence(said), "not-there" in said) == (2, True, True)


def test_make_without_python_says_which_package_to_install(tmp_path):
    for name in ("Makefile", "bootstrap.py", "bootstrap.lock", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("sh", "make", "echo"):
        (tools / tool).symlink_to(shutil.which(tool))
    make = shutil.which("make")
    done = subprocess.run([make, "setup"], cwd=tmp_path, env={"PATH": str(tools)}, capture_output=True, text=True)
    assert done.returncode == 2
    assert "python3-venv" in done.stderr.splitlines()[0]
    assert "Traceback" not in done.stderr


def test_busy_port_is_refused_with_one_sentence(tmp_path):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        command = [sys.executable, "-c", "from parindex.cli.main import main; main()", "serve", "--port", str(port)]
        env = {**os.environ, "PARINDEX_HOME": str(tmp_path)}
        done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert one_sentence(done.stderr)
    assert str(port) in done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [("PARINDEX_HOEM", "x"), ("PARINDEX_DEMO", "yes"), ("PARINDEX_HOME", "/dev/null/var")],
)
def test_wrong_setting_stops_the_start_with_one_sentence(tmp_path, name, value):
    command = [sys.executable, "-c", "from parindex.cli.main import main; main()", "init"]
    env = {**os.environ, "PARINDEX_HOME": str(tmp_path), name: value}
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, one_sentence(done.stderr)) == (2, "", True)
    assert name in done.stderr
