"""Files that come in piece by piece: resumed, examined, kept once; whatever dies in between, all of it or nothing."""

import os
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import timezone

from parindex.core.workflow import Denied
from parindex.documents.catalogue import catalogue
from parindex.web.records import uploading
from parindex.web.records.evidence_attaching import Leaf
from parindex.web.records.evidence_keeping import Known, withdraw
from parindex.web.records.files import file_path, forget_file, keep_file
from parindex.web.records.models import Evidence, EvidenceRevision, EvidenceUse, Unit, Upload
from parindex.web.records.said import said_from
from parindex.web.records.uploading import Announced, begin, drop, finish, received, take_piece, upload_path
from parindex.web.records.uploads_left import KEPT, TOLD, clear_uploads, is_something_left, is_something_unkept
from tests.web.evidence_world import acts, brought, evidence_world, pdf, rows, stored

pytestmark = pytest.mark.django_db
PDF = pdf()
KEPT_ROWS = {"Evidence": 1, "EvidenceRevision": 1, "Upload": 1}


class KilledError(BaseException):
    """Stands for the end of the process."""


@pytest.fixture
def world():
    return evidence_world()


def begun(world, content=PDF, name="bien-ban.pdf", person="dau-moi", unit="huyen-a", **announced):
    said = Announced(name, len(content), **announced)
    return begin(world.person(person), Unit.objects.get(code=unit), said)


def take(upload, content, offset=0):
    return take_piece(Upload.objects.get(pk=upload.pk), offset, BytesIO(content))


def finished(upload):
    """The row as another request finds it, after it finished what it could."""
    found = Upload.objects.get(pk=upload.pk)
    finish(found)
    return Upload.objects.get(pk=upload.pk)


def why(upload):
    return catalogue("vi").render(said_from(upload.refusal))


def test_pieces_are_appended_only_where_the_file_ends(world):
    upload = begun(world)
    assert received(upload) == 0
    assert take(upload, PDF[:100]) == 100
    assert [take(upload, PDF[100:200], offset) for offset in (0, 50, 101, 100)] == [100, 100, 100, 200]
    assert take(upload, PDF[200:] + b"more than was announced", 200) == len(PDF)
    assert upload_path(upload).read_bytes() == PDF


def test_whole_file_becomes_evidence_known_by_its_name(world, settings):
    upload = begun(world, leaf=Leaf(world.sheet(), "1.1", "tr. 2"))
    take(upload, PDF)
    done = finished(upload)
    revision = EvidenceRevision.objects.get()
    digest = revision.sha256
    assert (done.evidence.summary, revision.name, revision.media_type) == (
        "bien-ban",
        "bien-ban.pdf",
        "application/pdf",
    )
    assert (revision.pages, revision.size, revision.read_at) == (1, len(PDF), None)
    assert file_path(digest).read_bytes() == PDF
    assert stored(settings.PARINDEX_HOME) == ([digest], [])
    assert (EvidenceUse.objects.get().place, received(done)) == ("tr. 2", len(PDF))
    assert acts() == [("add_evidence", False), ("attach_evidence", False)]


def test_half_a_file_is_not_finished_and_goes_on_later(world, settings):
    upload = begun(world)
    take(upload, PDF[:50])
    assert (finished(upload).is_over, rows(), received(upload)) == (False, {"Upload": 1}, 50)
    take(upload, PDF[50:], 50)
    assert (finished(upload).is_over, rows()) == (True, KEPT_ROWS)


def test_finishing_twice_makes_one_piece_of_evidence(world):
    upload = begun(world)
    take(upload, PDF)
    finished(upload)
    assert (finished(upload).evidence, rows(), len(acts())) == (Evidence.objects.get(), KEPT_ROWS, 1)


def test_refused_file_leaves_its_sentence_and_nothing_else(world, settings):
    upload = begun(world, b"MZ" + b"\x01" * 500, "de-thi.pdf")
    take(upload, b"MZ" + b"\x01" * 500)
    assert why(finished(upload)).startswith("de-thi.pdf là chương trình hoặc tệp lệnh")
    assert (rows(), stored(settings.PARINDEX_HOME), acts()) == ({"Upload": 1}, ([], []), [("add_evidence", True)])


@pytest.mark.parametrize(
    ("size", "reason"),
    [(0, "evidence-file.empty"), (100_000_001, "evidence-file.too-large"), (10**10, "evidence-file.too-large")],
)
def test_file_of_no_or_too_large_a_size_is_refused_before_a_byte_comes(world, size, reason):
    denied = begin(world.person("dau-moi"), Unit.objects.get(code="huyen-a"), Announced("lon.pdf", size))
    assert (denied.reason.id, rows(), acts()) == (reason, {}, [("add_evidence", True)])


@pytest.mark.parametrize("person", ["dau-moi-b", "chu-tri", "tham-dinh"])
def test_nobody_uploads_for_a_unit_that_they_do_not_work_for(world, person):
    assert begun(world, person=person).reason.id == "evidence.denied.unit"
    assert (rows(), acts()) == ({}, [("add_evidence", True)])


def test_nothing_is_uploaded_for_a_leaf_that_cannot_be_entered(world):
    denied = begun(world, leaf=Leaf(world.sheet("huyen-b"), "1.1"))
    assert (denied.reason.id, rows()) == ("workflow.denied.role", {})


def test_quota_of_unfinished_uploads_counts_files_and_bytes(world, monkeypatch):
    monkeypatch.setattr(uploading, "MOST_UNFINISHED", 1)
    first = begun(world)
    assert begun(world).reason.id == "evidence.denied.quota"
    assert isinstance(begun(world, person="can-bo"), Upload)
    take(first, PDF)
    finished(first)
    monkeypatch.setattr(uploading, "MOST_COMING", len(PDF) - 1)
    assert begun(world).reason.id == "evidence.denied.quota"


def test_the_same_file_twice_is_one_piece_of_evidence_and_is_attached_where_it_was_wanted(world, settings):
    brought(world)
    second = brought(world, file="ban-sao.pdf", leaf=Leaf(world.sheet(), "1.2"))
    assert why(second) == (
        "ban-sao.pdf đã có trong kho với tên bien-ban: "
        "tài liệu ấy được đính kèm vào tiêu chí 1.2, không lưu thêm bản thứ hai."
    )
    assert (second.evidence, EvidenceUse.objects.get().code) == (Evidence.objects.get(), "1.2")
    assert why(brought(world)) == "bien-ban.pdf đã có trong kho với tên bien-ban: không lưu thêm bản thứ hai."
    assert len(stored(settings.PARINDEX_HOME)[0]) == 1


def test_the_same_file_of_two_units_lies_in_the_store_once_and_is_each_ones_evidence(world, settings):
    brought(world)
    brought(world, name="dau-moi-b", unit="huyen-b")
    assert (Evidence.objects.count(), len(stored(settings.PARINDEX_HOME)[0])) == (2, 1)


def test_the_same_file_as_withdrawn_evidence_is_told_and_not_attached(world):
    brought(world)
    withdraw(world.person("dau-moi"), Evidence.objects.get(), "Nhầm")
    second = brought(world, leaf=Leaf(world.sheet(), "1.2"))
    assert why(second).startswith("Chưa đính kèm được: bien-ban đã thôi dùng.")


def test_uploaded_revision_takes_the_place_of_the_former_one(world):
    first = brought(world, leaf=Leaf(world.sheet(), "1.1")).evidence
    second = brought(world, pdf("Moi"), evidence=first)
    assert (second.evidence, second.refusal) == (first, None)
    assert [one.number for one in first.revisions.all()] == [1, 2]
    assert EvidenceUse.objects.get().revision.number == 2


def test_what_is_known_of_a_file_goes_with_it(world):
    known = Known("Kế hoạch", "12/KH", issued_on=timezone.localdate())
    made = brought(world, known=known).evidence
    assert (made.summary, made.number, made.issued_on, made.expires_on) == ("Kế hoạch", "12/KH", known.issued_on, None)


@pytest.mark.parametrize("at", ["_examine", "adopt_file", "add"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_at_any_step_an_upload_goes_on_to_one_whole_piece_of_evidence(world, settings, monkeypatch, at, when):
    upload = begun(world, leaf=Leaf(world.sheet(), "1.1"))
    take(upload, PDF)
    step = getattr(uploading, at)

    def dies(*given, **named):
        if when == "after":
            step(*given, **named)
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(uploading, at, dies)
        with pytest.raises(KilledError):
            finished(upload)
        assert rows() == {"Upload": 1}
    finished(upload)
    assert rows() == {**KEPT_ROWS, "EvidenceUse": 1}
    assert stored(settings.PARINDEX_HOME) == ([EvidenceRevision.objects.get().sha256], [])


def test_killed_after_the_move_the_file_is_not_forgotten_by_another(world, settings, monkeypatch):
    upload = begun(world)
    take(upload, PDF)
    with monkeypatch.context() as patch:
        patch.setattr(uploading, "add", lambda *_: (_ for _ in ()).throw(KilledError))
        with pytest.raises(KilledError):
            finished(upload)
    digest = Upload.objects.get().sha256
    forget_file(digest)
    assert (stored(settings.PARINDEX_HOME)[0], rows()) == ([digest], {"Upload": 1})
    assert is_something_unkept()
    clear_uploads(timezone.now())
    assert (rows(), stored(settings.PARINDEX_HOME)) == (KEPT_ROWS, ([digest], []))
    assert not is_something_unkept()


def test_a_right_lost_before_the_end_leaves_nothing_of_the_file(world, settings):
    upload = begun(world)
    take(upload, PDF)
    world.person("dau-moi").roles.update(ended_at=timezone.now())
    assert "chỉ đầu mối và cán bộ" in why(finished(upload))
    assert (rows(), stored(settings.PARINDEX_HOME)) == ({"Upload": 1}, ([], []))


def test_pieces_that_were_lost_must_come_again(world):
    upload = begun(world)
    take(upload, PDF)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(uploading, "_keep", lambda _: None)
        finished(upload)
    upload_path(upload).unlink()
    lost = finished(upload)
    assert (lost.sha256, received(lost), lost.is_over) == ("", 0, False)


def test_clearing_lets_go_of_what_nobody_went_on_with_and_of_pieces_without_a_row(world, settings):
    now = timezone.now()
    old, young, over = begun(world), begun(world), brought(world)
    take(old, PDF[:10])
    take(young, PDF[:10])
    late = (now - KEPT - timedelta(minutes=1)).timestamp()
    os.utime(upload_path(old), (late, late))
    Upload.objects.update(made_at=now - KEPT - timedelta(days=1))
    stray = upload_path(old).with_name("0" * 32)
    stray.write_bytes(b"")
    os.utime(stray, (late, late))
    clear_uploads(now)
    assert list(Upload.objects.all()) == [young]
    assert stored(settings.PARINDEX_HOME)[1] == [young.token]
    assert Evidence.objects.get() == over.evidence


def test_clearing_keeps_what_came_of_an_upload_for_a_day(world):
    brought(world)
    clear_uploads(timezone.now() + TOLD - timedelta(minutes=1))
    assert Upload.objects.exists()
    clear_uploads(timezone.now() + TOLD + timedelta(minutes=1))
    assert (Upload.objects.exists(), Evidence.objects.count()) == (False, 1)


def test_dropped_upload_whose_file_was_moved_leaves_no_orphan(world, settings):
    upload = begun(world)
    take(upload, PDF)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(uploading, "_keep", lambda one: uploading.adopt_file(upload_path(one), one.sha256))
        finished(upload)
    assert len(stored(settings.PARINDEX_HOME)[0]) == 1
    drop(Upload.objects.get())
    assert (stored(settings.PARINDEX_HOME), rows()) == (([], []), {})


def test_forgetting_a_file_spares_what_evidence_refers_to(world):
    brought(world)
    digest = EvidenceRevision.objects.get().sha256
    forget_file(digest)
    other = keep_file(b"mot")
    forget_file(other)
    assert (file_path(digest).exists(), file_path(other).exists()) == (True, False)


def test_names_with_folders_marks_and_wrong_endings_are_kept_clean(world):
    made = brought(world, file="../../Báo cáo\u202efdp.exe").evidence
    assert (made.summary, made.revisions.get().name) == ("Báo cáofdp", "Báo cáofdp.pdf")
    assert len(made.revisions.get().noticed) == 3


def test_denied_is_an_answer_of_a_whole_file_too(world):
    assert isinstance(brought(world, name="dau-moi-b"), Denied)


def test_clearing_takes_what_was_written_aside_and_never_took_its_place(world, settings):
    home = Path(settings.PARINDEX_HOME)
    asides = [home / "files" / "ab" / f"{'ab' * 32}.x1", home / "previews" / "c" / "1.part"]
    for path in asides:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"half")
    now = timezone.now()
    clear_uploads(now)
    assert (is_something_left(), [path.exists() for path in asides]) == (True, [True, True])
    clear_uploads(now + TOLD + timedelta(minutes=1))
    assert (is_something_left(), [path.exists() for path in asides]) == (False, [False, False])
