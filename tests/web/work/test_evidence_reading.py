"""The words inside evidence are read beside the pages: once, of the newest revision, and a bad file stops nothing."""

import pytest
from django.utils import timezone

from parindex.documents.catalogue import catalogue
from parindex.web.records.evidence_search import MOST_BYTES, MOST_WORDS, excerpts, index_words
from parindex.web.records.files import file_path
from parindex.web.records.models import Evidence, EvidenceRevision, EvidenceWords, Schedule, Upload
from parindex.web.records.said import said_from
from parindex.web.records.uploads_left import TOLD
from parindex.web.records.word_search import holding_words
from parindex.web.work.beat import beat
from parindex.web.work.evidence_reading import MOST_AT_ONCE, read_unread
from parindex.web.work.schedules import SCHEDULES
from tests.documents.evidence_file.files import word
from tests.documents.word.files import p
from tests.web.evidence_world import brought, evidence_world, linked, pdf
from tests.web.work.queue import drain, in_queue

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return evidence_world()


def found(words):
    return list(Evidence.objects.filter(holding_words(words)))


def test_worker_reads_words_and_draws_the_first_page(world, settings):
    made = brought(world, pdf("Bien ban hop")).evidence
    assert (found("hop"), read_unread(), found("hop")) == ([], False, [made])
    revision = EvidenceRevision.objects.get()
    assert (revision.read_at is not None, revision.problem) == (True, None)
    previews = settings.PARINDEX_HOME / "previews" / revision.sha256
    assert [path.name for path in previews.iterdir()] == ["1-160.png"]


def test_words_with_accents_and_the_letter_d_are_found_both_ways(world):
    made = brought(world, word(body=p("Quyết định về đất đai")), file="qd.docx").evidence
    read_unread()
    assert [found(words) for words in ("quyet dinh", "ĐẤT", "dat dai", "dat xa")] == [[made], [made], [made], []]


def test_file_that_cannot_be_read_any_more_says_why_and_the_next_is_read(world):
    broken = brought(world).evidence
    whole = brought(world, pdf("Moi"), file="moi.pdf").evidence
    file_path(broken.revisions.get().sha256).write_bytes(b"%PDF-1.4 nothing")
    read_unread()
    revision = broken.revisions.get()
    assert catalogue("vi").render(said_from(revision.problem)).startswith("bien-ban.pdf bị hỏng")
    assert (revision.read_at is not None, found("moi")) == (True, [whole])


def test_revision_that_is_not_the_newest_is_read_and_not_searched(world):
    made = brought(world, pdf("Cu")).evidence
    brought(world, pdf("Moi"), evidence=made)
    read_unread()
    assert (found("cu"), found("moi"), EvidenceRevision.objects.unread().count()) == ([], [made], 0)


def test_links_are_not_read_and_found_by_their_address(world):
    made = linked(world)
    assert (EvidenceRevision.objects.unread().count(), found("parindex example")) == (0, [made])


@pytest.mark.parametrize("words", ["214", "214/BC", "bc-ubnd", "UBND", "214/bc-ubnd bao", "a@parindex.ex"])
def test_numbers_and_addresses_are_found_by_their_parts(world, words):
    made = linked(world, summary="Báo cáo của nguoi.a@parindex.example", number="214/BC-UBND")
    assert found(words) == [made]


def test_only_so_many_are_read_at_once_and_the_rest_after_them(world):
    made = linked(world)
    rows = [
        EvidenceRevision(
            evidence=made, number=2 + at, is_newest=False, sha256="0" * 64, person=world.person("dau-moi"), name="x.pdf"
        )
        for at in range(MOST_AT_ONCE + 1)
    ]
    EvidenceRevision.objects.bulk_create(rows)
    assert (read_unread(), EvidenceRevision.objects.unread().count(), read_unread()) == (True, 1, False)


def test_clock_asks_for_reading_only_where_something_is_unread(world):
    reading = [one for one in SCHEDULES if one.name == "read-evidence"]
    now = timezone.now()
    beat(now, reading)
    Schedule.objects.update(due_at=now)
    beat(now, reading)
    assert in_queue() == []
    brought(world, pdf("Lich"))
    Schedule.objects.update(due_at=now)
    beat(now, reading)
    drain()
    assert EvidenceRevision.objects.unread().count() == 0


def test_long_texts_are_searched_as_far_as_databases_index_them(world):
    made = linked(world)
    index_words(made, f"dau {'漢' * (MOST_WORDS + 10)} cuoi")
    row = EvidenceWords.objects.get()
    assert (len(row.words.encode()) <= MOST_BYTES, found("dau"), found("cuoi")) == (True, [made], [])
    index_words(made, "a" * (MOST_WORDS + 1))
    assert len(EvidenceWords.objects.get().words) == MOST_WORDS


def test_excerpt_is_the_words_around_what_is_found_with_their_accents(world):
    made = linked(world)
    index_words(made, f"{'x ' * 200}Quyết định số 12 về đất đai{' y' * 200}")
    (shown,) = excerpts([made], "dat dai").values()
    assert ("Quyết định số 12 về đất đai" in shown.words, shown.words[0], shown.words[-1]) == (True, "…", "…")
    assert (shown.terms, excerpts([made], "ke hoach"), excerpts([made], "")) == (("dat", "dai"), {}, {})


def test_clock_clears_uploads_only_where_there_are_some(world):
    clearing = [one for one in SCHEDULES if one.name == "clear-uploads"]
    now = timezone.now()
    beat(now, clearing)
    Schedule.objects.update(due_at=now)
    beat(now, clearing)
    assert in_queue() == []
    brought(world)
    Upload.objects.update(made_at=now - TOLD)
    Schedule.objects.update(due_at=now)
    beat(now, clearing)
    drain()
    assert (Upload.objects.exists(), Evidence.objects.count()) == (False, 1)
