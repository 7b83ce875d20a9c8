"""Two full catalogues: every message of the pages is in both, none is left over, the compiled files are fresh."""

from io import BytesIO

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from parindex.core.check.problem import Scope, Severity
from parindex.core.facts import Window
from parindex.core.framework import NodeKind, NotApplicable, Status, Without
from parindex.web.records.models import RoleHolding
from parindex.web.ui import wording
from tests.web.catalogues import LANGUAGES, LOCALE, used_messages


def catalogue(language):
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def told(language):
    return {message.id: message for message in catalogue(language) if message.id}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_the_pages_is_in_the_catalogue_and_none_is_left_over(language):
    assert set(told(language)) == set(used_messages())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_has_words_and_none_is_unsure(language):
    unsaid = [id_ for id_, message in told(language).items() if message.fuzzy or not all(_strings(message))]
    assert unsaid == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_keeps_the_places_to_fill(language):
    whole = catalogue(language)
    broken = [message.id for message in whole if message.id and message.check(catalog=whole)]
    assert broken == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_catalogue_is_that_of_the_source(language):
    out = BytesIO()
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        write_mo(out, read_po(file))
    assert (LOCALE / language / "LC_MESSAGES" / "django.mo").read_bytes() == out.getvalue()


def test_every_code_of_core_and_records_has_a_word():
    assert set(wording.SEVERITIES) == set(wording.TONES) == set(Severity)
    assert set(wording.SCOPES) == set(Scope)
    assert set(wording.ROLES) == set(RoleHolding.Role.values)
    assert set(wording.SET_STATUSES) == set(wording.SET_TONES) == set(Status)
    assert (set(wording.NODE_KINDS), set(wording.WINDOWS)) == (set(NodeKind), set(Window))
    assert (set(wording.LEFT_OUT), set(wording.WITHOUT_EVIDENCE)) == (set(NotApplicable), set(Without))


def _strings(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)
