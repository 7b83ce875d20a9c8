"""Every line of tests/repo/routes.txt, walked as every role from its own unit and from another province."""

from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path
from shutil import copytree

import pytest
from django.conf import settings as site_settings
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse

from parindex.web.records.models import Event
from tests.repo.routes import Listed, listed, routed
from tests.web.addresses import ADDRESSES, FORMS
from tests.web.audiences import ANSWERS, NEWCOMER, OPEN_TO_ALL, REFUSALS, answers_to
from tests.web.world import World, build_world

pytestmark = pytest.mark.django_db  # or pytest makes no database where nothing else asks for one

LETTERS = {200: "p", 302: "r", 403: "x", 404: "n", 405: "m"}
SETTINGS = {
    "STORAGES": {
        **site_settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    },
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],  # everyone signs in, often
}


@dataclass(frozen=True, slots=True)
class Walk:
    """The world, the folder of its files, the key of each person's session, and the one browser they share."""

    world: World
    home: Path
    sessions: Mapping[tuple[str, str], str]
    client: Client


@pytest.fixture(scope="module")
def walk(django_db_setup, django_db_blocker, tmp_path_factory):
    """One world for all routes: whatever is done to it is rolled back after each request."""
    home = tmp_path_factory.mktemp("world")
    with (
        django_db_blocker.unblock(),
        override_settings(PARINDEX_HOME=home, STATIC_ROOT=home, **SETTINGS),
        transaction.atomic(),
    ):
        world = build_world()
        people = {**world.people, (NEWCOMER, ""): world.newcomer}
        yield Walk(world, home, {who: session_of(person) for who, person in people.items()}, Client())
        transaction.set_rollback(True)


def session_of(person):
    client = Client()
    person.refresh_from_db()
    client.force_login(person)
    return client.cookies[site_settings.SESSION_COOKIE_NAME].value


@pytest.mark.parametrize("line", listed(), ids=lambda line: f"{line.name}-{line.method}")
def test_each_person_gets_what_the_list_says(walk, line, settings, tmp_path):
    settings.PARINDEX_DEMO, settings.PASSWORD_HASHERS = True, SETTINGS["PASSWORD_HASHERS"]
    settings.PARINDEX_HOME = copytree(walk.home, tmp_path / "home")
    wanted = answers_to()[line.who]
    in_order = sorted(wanted, key=lambda who: wanted[who] not in REFUSALS)  # who is let in may use something up
    assert {who: answer(walk, line, who) for who in in_order} == wanted


def test_every_line_refuses_somebody_or_is_open_to_all():
    every = {who: set(answers.values()) for who, answers in answers_to().items()}
    assert {line.who for line in listed()} == set(every)
    assert {who for who, answers in every.items() if not answers & REFUSALS} == OPEN_TO_ALL


def test_addresses_and_forms_are_of_routes_that_exist():
    assert (ADDRESSES.keys() | FORMS.keys()) - {name for name, _address in routed()} == set()


def answer(walk: Walk, line: Listed, who: tuple[str, str]) -> str:
    """What this person gets, in a word of ANSWERS; nothing that they do stays."""
    client = walk.client
    client.cookies = SimpleCookie()
    if who in walk.sessions:
        client.cookies[site_settings.SESSION_COOKIE_NAME] = walk.sessions[who]
    address = reverse(line.name, kwargs=of(ADDRESSES, walk, line))
    with transaction.atomic():
        before = Event.objects.count()
        got = client.get(address) if line.method == "GET" else client.post(address, of(FORMS, walk, line))
        b"".join(got)  # a file read to its end is closed; close() itself would close the database too
        events = list(Event.objects.order_by("seq")[before:])
        transaction.set_rollback(True)
    return ANSWERS[letter(line, got, events)]


def letter(line, got, events):
    if got.status_code == 302 and got["Location"].startswith("/dang-nhap/?next="):
        return "s"
    if events and got.status_code in (200, 302):
        return "d" if any(event.is_refused for event in events) else "a"
    return "f" if (line.method, got.status_code) == ("POST", 200) else LETTERS[got.status_code]


def of(builders, walk, line):
    return builders[line.name](walk.world) if line.name in builders else {}
