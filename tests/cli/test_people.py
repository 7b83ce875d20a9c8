"""`parindex operator`: a fresh installation gets its first operator by a link, and nothing else by it."""

import os
import re
import subprocess
import sys

import pytest

MAIN = "from parindex.cli.main import main; main()"
# Runs on the installation that the environment names: a unit, then the door that a link leads to, told by its title.
UNIT = 'Unit.objects.create(code="huyen-a", name="UBND huyện A", short_name="Huyện A", kind="district")'
DESK = (
    'Unit.objects.create(code="mot-cua", name="Một cửa", short_name="Một cửa", kind="office",'
    " parent=Unit.objects.get())"
)
OPEN = "print(Client().get({path!r}).status_code)"
JOIN = (
    "print(Client().post({path!r}, {{'username': 'le.van.a', 'new_password1': 'ba con bò vàng',"
    " 'new_password2': 'ba con bò vàng'}}).status_code, list(RoleHolding.objects.values_list('role', 'unit__code',"
    " 'person__username', 'person__full_name')))"
)
BEGIN = (
    "import django; django.setup(); from django.test import Client;"
    "from parindex.web.records.models import RoleHolding, Unit;"
)


def run(*words, environment):
    command = [sys.executable, "-c", MAIN, *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)


def does(environment, *statements):
    """What the statements print on the installation."""
    settings = {"DJANGO_SETTINGS_MODULE": "parindex.web.settings", "PARINDEX_HOSTS": "testserver"}
    command = [sys.executable, "-c", BEGIN + ";".join(statements)]
    done = subprocess.run(command, env=environment | settings, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout.strip()


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """The environment of a real installation that has units, and nobody."""
    home = tmp_path_factory.mktemp("home")
    environment = {**os.environ, "PARINDEX_HOME": str(home), "DATABASE_URL": ""}
    assert run("init", environment=environment).returncode == 0
    does(environment, UNIT, DESK)
    return environment


def invited(fresh, *words, unit="huyen-a"):
    """The answer of the command, with the path of its link if there is one."""
    done = run("operator", "le.van.a", "--full-name", "Lê Văn A", "--unit", unit, *words, environment=fresh)
    found = re.search(r"^(http://\S+?)(/loi-moi/[\w-]{43}/)$", done.stdout, re.MULTILINE)
    return done, found


def test_a_link_is_printed_and_replaces_the_one_before_and_makes_an_operator(fresh):
    _, first = invited(fresh)
    done, second = invited(fresh)
    assert (done.returncode, done.stderr, second[1]) == (0, "", "http://127.0.0.1:8000")
    assert "Gửi liên kết này cho Lê Văn A để quản trị UBND huyện A; dùng được một lần, đến hết ngày" in done.stdout
    assert does(fresh, *(OPEN.format(path=link[2]) for link in (first, second))).split() == ["410", "200"]
    made = "302 [('operator', 'huyen-a', 'le.van.a', 'Lê Văn A')]"
    assert does(fresh, JOIN.format(path=second[2])) == made


def test_the_address_of_the_site_stands_in_the_link(fresh):
    _, found = invited(fresh | {"PARINDEX_SITE": "http://parindex.example"}, "--email", "a@parindex.example")
    assert found[1] == "http://parindex.example"


@pytest.mark.parametrize(
    ("unit", "sentence"),
    [
        ("khong-co", "Không có đơn vị mang mã khong-co: hãy nhập danh mục đơn vị trước"),
        ("mot-cua", "Vai trò “người quản trị” là của cả cơ quan nên không giao ở Một cửa: hãy giao ở Huyện A."),
    ],
)
def test_a_unit_that_has_no_operator_is_refused_with_one_sentence(fresh, unit, sentence):
    done, found = invited(fresh, unit=unit)
    assert (done.returncode, done.stdout, found, len(done.stderr.splitlines())) == (2, "", None, 1)
    assert sentence in done.stderr
