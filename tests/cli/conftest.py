"""Commands run as their callers run them, in a folder of their own."""

import json

import pytest

from parindex.cli.main import main


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The current folder, empty."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder, monkeypatch, capsys):
    """run("framework", …) -> exit status, standard output, standard error; the terminal is 80 columns wide."""

    def run_here(*words):
        monkeypatch.setattr("sys.argv", ["parindex", *map(str, words)])
        monkeypatch.setenv("COLUMNS", "80")
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return left.value.code or 0, said.out, said.err

    return run_here


@pytest.fixture
def json_of(run):
    """json_of("score", …, status=1) -> the one object that is printed."""

    def object_of(*words, status=0):
        code, out, err = run(*words, "--json")
        assert (code, err) == (status, "")
        return json.loads(out)

    return object_of


@pytest.fixture
def refused(run):
    """refused("score", …) -> the one sentence of an unusable call."""

    def sentence(*words):
        code, out, err = run(*words)
        assert (code, out, err.count("\n")) == (2, "", 1)
        return err.strip()

    return sentence
