"""The waiting room: a file is read in a process of its own, and waits for nobody but whoever brought it."""

import pytest

from parindex.documents import reading
from parindex.documents.document import UnreadableFileError
from parindex.web.records.files import file_path, forget_file, keep_file, open_file
from parindex.web.records.models import User
from parindex.web.records.waiting import forget_readings, let_wait, waiting_of, waiting_one
from tests.papers import PAPER

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_home(settings, tmp_path):
    settings.PARINDEX_HOME = tmp_path


@pytest.fixture
def person():
    return User.objects.create_user("can-bo", "Cán bộ")


def test_a_file_that_takes_too_long_is_refused_and_does_not_wait(person, monkeypatch):
    monkeypatch.setattr(reading, "PATIENCE", 0.001)
    with pytest.raises(UnreadableFileError) as refused:
        let_wait(person, "cham.txt", PAPER.text().encode())
    assert refused.value.message.id == "file.beyond-limits"
    assert waiting_of(person) == []


def test_what_was_read_is_read_again_after_an_upgrade(person):
    one = let_wait(person, "a.txt", PAPER.text().encode())
    before = one.document()
    forget_readings()
    assert not (one.folder / "read").exists()
    assert one.document() == before
    (one.folder / "read").write_bytes(b"of another version")
    assert one.document() == before


def test_only_whoever_brought_a_paper_reaches_it(person):
    one = let_wait(person, "a.txt", PAPER.text().encode())
    other = User.objects.create_user("khac", "Người khác")
    assert (waiting_one(person, one.token), waiting_one(other, one.token), waiting_of(other)) == (one, None, [])
    assert one.folder.stat().st_mode & 0o077 == 0


def test_a_kept_file_is_forgotten_once_nothing_refers_to_it():
    digest = keep_file(b"mot")
    with open_file(digest) as file:
        assert file.read() == b"mot"
    forget_file(digest)
    assert not file_path(digest).exists()


@pytest.mark.parametrize("digest", ["", "../../secret-key", "0" * 63, "0" * 64 + "/..", "G" * 64])
def test_what_is_no_digest_leads_to_no_file(digest):
    with pytest.raises(ValueError, match="no SHA-256"):
        file_path(digest)
