"""People to write to, and a mail server to write by."""

import pytest

from parindex.web.records.models import User
from tests.web.work.postbox import mail_server


@pytest.fixture
def person(db):
    return some_one("an", "an@parindex.example")


@pytest.fixture
def postbox(settings):
    """A mail server, by which this installation sends."""
    with mail_server() as postbox:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", postbox.port
        yield postbox


def some_one(username, email=""):
    person = User.objects.create_user(username, f"Người {username}")
    person.email = email
    person.save()
    return person
