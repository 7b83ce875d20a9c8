"""`parindex init` and `parindex serve` on either database, and what stops them: one sentence, never a password."""

import os
import subprocess
import sys

import psycopg
import pytest

MAIN = "from parindex.cli.main import main; main()"
HIDDEN = "mat-khau-bi-mat"


def run(*words, environment):
    command = [sys.executable, "-c", MAIN, *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)


def refused(*words, environment):
    """The one sentence that stops a command."""
    done = run(*words, environment=environment)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    return done.stderr.strip()


def at(url, tmp_path):
    return {**os.environ, "PARINDEX_HOME": str(tmp_path / "home"), "DATABASE_URL": url}


@pytest.mark.slow
def test_init_loads_the_demonstration_on_either_database_and_again_changes_nothing(installation):
    first, again = (run("init", "--demo", environment=installation) for _ in range(2))
    assert (first.returncode, first.stderr, again.returncode, again.stdout) == (0, "", 0, first.stdout)
    assert "78,42/100 điểm" in first.stdout


def test_serve_before_init_names_the_database_and_says_what_to_do(installation):
    sentence = refused("serve", "--port", "8999", environment=installation)
    assert (sentence.startswith("Chưa có đủ bảng trong cơ sở dữ liệu "), "parindex init" in sentence) == (True, True)


@pytest.mark.parametrize("words", [("init",), ("serve", "--port", "8999")], ids=" ".join)
def test_a_server_that_does_not_answer_is_named_with_its_database_and_without_the_password(words, tmp_path):
    url = f"postgresql://nguoi-dung:{HIDDEN}@127.0.0.1:1/chi-so"
    sentence = refused(*words, environment=at(url, tmp_path))
    assert sentence.startswith("Không mở được cơ sở dữ liệu PostgreSQL “chi-so” trên 127.0.0.1 (")
    assert HIDDEN not in sentence


@pytest.mark.parametrize(
    "url",
    [
        f"mysql://nguoi-dung:{HIDDEN}@may/chi-so",
        f"postgresql://nguoi-dung:1/{HIDDEN}@may/chi-so",
        f"postgresql:///chi-so?host=/khong-co&password={HIDDEN}",
        f"postgresql:///chi-so?host=/khong-co&password={HIDDEN}&la=1",
        f"postgresql:///chi-so?host=/khong-co&password={HIDDEN}&pool=true",
    ],
)
def test_no_sentence_on_an_address_holds_the_password_in_it(url, tmp_path):
    assert HIDDEN not in refused("init", environment=at(url, tmp_path))


@pytest.mark.parametrize("words", [("init",), ("serve", "--port", "8999")], ids=" ".join)
def test_a_file_that_is_no_database_is_named(words, tmp_path):
    environment = at("", tmp_path)
    file = tmp_path / "home" / "parindex.sqlite3"
    file.parent.mkdir()
    file.write_bytes(b"khong phai co so du lieu " * 100)
    sentence = refused(*words, environment=environment)
    assert sentence.startswith(f"Không mở được cơ sở dữ liệu SQLite {file} (file is not a database): hãy ")


def test_a_database_that_is_not_there_is_named(postgres, tmp_path):
    url = postgres.replace("/postgres?", "/khong-co?")
    assert "“khong-co”" in refused("init", environment=at(url, tmp_path))


def test_a_database_in_another_encoding_is_refused(postgres, tmp_path):
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(
            "CREATE DATABASE latin TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'"
        )
    url = postgres.replace("/postgres?", "/latin?")
    sentence = refused("init", environment=at(url, tmp_path))
    assert sentence.endswith(" là SQL_ASCII: hãy tạo cơ sở dữ liệu với ENCODING 'UTF8'.")


def test_a_role_that_may_not_make_tables_is_told_to_own_the_database(postgres, postgres_database, tmp_path):
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("CREATE ROLE khach LOGIN")
    url = postgres_database.replace("user=parindex", "user=khach")
    sentence = refused("init", environment=at(url, tmp_path))
    assert sentence.startswith("Người dùng trong DATABASE_URL không được tạo bảng trong cơ sở dữ liệu PostgreSQL “")
