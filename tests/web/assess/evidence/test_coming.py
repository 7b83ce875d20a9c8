"""Evidence as it comes in by the pages: in pieces, as a plain form, as a link; bad files each with its sentence."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from parindex.web.records.backup.contents import NAMES_FILES, paths_of
from parindex.web.records.models import Evidence, EvidenceRevision, EvidenceUse, Upload
from tests.documents import handmade_pdf
from tests.documents.evidence_file.files import HTML, PDF, SVG, word
from tests.web.evidence_world import acts, brought, linked, pdf, rows, stored
from tests.web.pages import Page

UPLOAD = "/huyen-a/tai-lieu/tai-len/"
BEGUN = {"ten": "bien-ban.pdf", "kich-thuoc": len(PDF)}


def announce(client, address=UPLOAD, **said):
    return client.post(address, BEGUN | said).json()


def send(client, state, content, offset=0):
    address = reverse("upload-piece", args=[state["token"]])
    return client.post(address, content, content_type="application/octet-stream", headers={"X-Offset": str(offset)})


def post(client, *files, **said):
    return client.post(UPLOAD, {"tep": [SimpleUploadedFile(name, content) for name, content in files]} | said)


def test_file_comes_in_pieces_and_goes_on_where_it_ended(contact, world):
    state = announce(contact, nam=2030, ma="1.1")
    assert (state["received"], state["over"]) == (0, False)
    assert send(contact, state, PDF[:300]).json()["received"] == 300
    assert send(contact, state, PDF[:300]).json()["received"] == 300  # sent twice, after a lost answer
    asked = contact.get(reverse("upload-piece", args=[state["token"]])).json()
    assert (asked["received"], rows()) == (300, {"Upload": 1})
    done = send(contact, state, PDF[300:], 300).json()
    evidence = Evidence.objects.get()
    assert done == {
        "token": state["token"],
        "size": len(PDF),
        "received": len(PDF),
        "over": True,
        "tone": "ok",
        "said": "đã nhận",
        "reason": "",
        "name": "bien-ban.pdf",
        "url": f"/tai-lieu/{evidence.pk}/",
    }
    assert EvidenceUse.objects.get().code == "1.1"


def test_whole_file_whose_answer_was_lost_is_there_when_asked_again(contact):
    state = announce(contact)
    assert [send(contact, state, PDF).json()["over"] for _ in range(2)] == [True, True]
    assert rows() == {"Evidence": 1, "EvidenceRevision": 1, "Upload": 1}


@pytest.mark.parametrize("name", ["can-bo", "dau-moi-b", "chu-tri"])
def test_upload_of_another_person_is_not_there(contact, client_of, name):
    state = announce(contact)
    address = reverse("upload-piece", args=[state["token"]])
    answers = client_of(name).get(address), send(client_of(name), state, PDF)
    assert ([one.status_code for one in answers], Upload.objects.get().is_over) == ([404, 404], False)


@pytest.mark.parametrize("offset", ["", "-1", "1e3", "9" * 30])
def test_offset_that_is_no_number_takes_nothing(contact, offset):
    state = announce(contact)
    assert send(contact, state, PDF, offset).json()["received"] == 0


@pytest.mark.parametrize(
    ("size", "sentence"),
    [
        ("0", "bien-ban.pdf là tệp rỗng"),
        ("", "bien-ban.pdf là tệp rỗng"),
        ("-5", "bien-ban.pdf là tệp rỗng"),
        (str(10 * 10**9), "bien-ban.pdf lớn hơn 100 MB"),  # as a sparse file has it
    ],
)
def test_size_that_cannot_be_is_refused_before_a_byte_comes(contact, size, sentence, settings):
    state = announce(contact, **{"kich-thuoc": size})
    assert (state["over"], state["tone"], state["reason"].startswith(sentence)) == (True, "bad", True)
    assert (rows(), stored(settings.PARINDEX_HOME), acts()) == ({}, ([], []), [("add_evidence", True)])


def test_upload_for_a_unit_that_one_sees_but_does_not_work_for_is_told_why(client_of):
    state = announce(client_of("tham-dinh"))
    assert "chỉ đầu mối và cán bộ cải cách hành chính của Huyện A" in state["reason"]
    assert (rows(), acts()) == ({}, [("add_evidence", True)])


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/huyen-b/tai-lieu/tai-len/", {}),
        (UPLOAD, {"nam": "2029", "ma": "1.1"}),
        (UPLOAD, {"nam": "x", "ma": "1.1"}),
        (UPLOAD, {"tai-lieu": "999999"}),
        (UPLOAD, {"tai-lieu": "x"}),
    ],
)
def test_upload_for_what_is_not_there_is_not_found(contact, address, said):
    assert contact.post(address, BEGUN | said).status_code == 404


def test_revision_of_evidence_of_another_unit_is_not_found(contact, world):
    other = linked(world, "dau-moi-b", "huyen-b")
    assert contact.post(UPLOAD, BEGUN | {"tai-lieu": other.pk}).status_code == 404


def test_plain_form_takes_several_files_for_a_leaf_and_tells_of_each(contact):
    page = Page(post(contact, ("mot.pdf", pdf("Mot")), ("hai.docx", word()), nam=2030, ma="1.2"))
    assert page.lacks("mot.pdf đã nhận", "hai.docx đã nhận") == []
    assert "/huyen-a/2030/tu-cham/1.2/tai-lieu/" in page.links
    assert sorted(EvidenceUse.objects.values_list("code", "revision__name")) == [
        ("1.2", "hai.docx"),
        ("1.2", "mot.pdf"),
    ]


def test_plain_form_takes_a_file_above_the_limit_of_papers_and_none_above_its_own(contact, settings):
    large = PDF[:-6] + b"\n" + b"% " * 25_500_000 + b"\n" + PDF[-6:]
    answer = post(contact, ("lon.pdf", large), ("qua-lon.pdf", b"%PDF-1.4\n" + b"0" * 100_000_001))
    page = Page(answer)
    assert page.lacks("lon.pdf đã nhận", "qua-lon.pdf lớn hơn 100 MB nên không nhận") == []
    assert len(stored(settings.PARINDEX_HOME)[0]) == 1


def test_plain_form_without_a_file_says_so(contact):
    assert Page(contact.post(UPLOAD)).lacks("Hãy chọn tệp trước") == []


def test_new_revision_comes_by_the_form_and_leads_back_to_its_evidence(contact, world):
    made = linked(world)
    page = Page(post(contact, ("moi.pdf", PDF), **{"tai-lieu": made.pk}))
    assert (made.revisions.count(), f"/tai-lieu/{made.pk}/" in page.links) == (2, True)


BAD = {
    "de-an.pdf": (b"MZ" + b"\x01" * 600, "là chương trình hoặc tệp lệnh"),
    "hai-mat.pdf": (PDF + b"PK\x03\x04" + b"\0" * 50 + b"PK\x05\x06" + b"\0" * 18, "có một tệp nén gắn thêm ở cuối"),
    "so-do.svg": (SVG, "là ảnh SVG, loại có thể chứa mã lệnh"),
    "trang.pdf": (HTML, "là trang web (HTML)"),
    "rong.pdf": (b"", "là tệp rỗng"),
    "trang-khong.pdf": (b"\0" * 4096, "là tệp rỗng"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_refused_with_its_sentence_and_nothing_of_it_is_left(contact, name, settings):
    content, sentence = BAD[name]
    page = Page(post(contact, (name, content)))
    assert page.lacks(f"{name} {sentence}", "không nhận") == []
    assert (Evidence.objects.count(), stored(settings.PARINDEX_HOME), acts()) == (0, ([], []), [("add_evidence", True)])


def test_encrypted_pdf_is_refused_with_its_sentence(contact):
    page = Page(post(contact, ("mat.pdf", handmade_pdf.locked(handmade_pdf.words("a", 72, 700), "mat-khau"))))
    assert (page.lacks("mat.pdf có đặt mật khẩu"), Evidence.objects.count()) == ([], 0)


@pytest.mark.parametrize("name", ["../../etc/passwd.pdf", "..\\..\\bi-mat.pdf", "bao-cao\u202efdp.exe"])
def test_name_that_misleads_is_cleaned_and_told(contact, name):
    state = announce(contact, ten=name)
    done = send(contact, state, PDF).json()
    kept = EvidenceRevision.objects.get().name
    assert (done["over"], done["reason"] != "", kept == done["name"]) == (True, True, True)
    assert not set(kept) & set("/\\\u202e")
    assert kept.endswith(".pdf")


def test_duplicate_is_told_and_the_one_that_is_there_is_attached(contact, world):
    brought(world, PDF)
    state = announce(contact, nam=2030, ma="1.1", ten="ban-sao.pdf")
    done = send(contact, state, PDF).json()
    assert (done["tone"], done["said"], Evidence.objects.count()) == ("info", "đã có", 1)
    assert done["reason"].startswith("ban-sao.pdf đã có trong kho với tên bien-ban")
    assert EvidenceUse.objects.get().code == "1.1"


def test_link_is_kept_and_attached_and_a_wrong_one_is_told_at_its_field(contact):
    said = {"lk-url": "https://parindex.example/vb", "lk-summary": "Kế hoạch", "nam": 2030, "ma": "1.1"}
    assert contact.post(UPLOAD, said).url == "/huyen-a/2030/tu-cham/1.1/tai-lieu/"
    assert EvidenceUse.objects.get().revision.url == "https://parindex.example/vb"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://parindex.example/a", "https://an:mat@parindex.example/", "khong phai", ""]
)
def test_address_that_is_none_of_the_web_is_refused_at_its_field(contact, url):
    page = Page(contact.post(UPLOAD, {"lk-url": url, "lk-summary": "Kế hoạch"}))
    assert page.lacks("Hãy nhập địa chỉ đầy đủ, bắt đầu bằng https:// hoặc http://") == []
    assert rows() == {}


def test_link_for_a_unit_that_one_does_not_work_for_is_refused_and_recorded(client_of):
    client_of("tham-dinh").post(UPLOAD, {"lk-url": "https://parindex.example", "lk-summary": "Kế hoạch"})
    assert (rows(), acts()) == ({}, [("add_evidence", True)])


def test_backup_holds_the_files_of_evidence_and_no_pieces(contact, settings, world):
    brought(world)
    send(contact, announce(contact, ten="do.pdf"), b"%PDF")
    digest = EvidenceRevision.objects.get().sha256
    assert list(paths_of(settings.PARINDEX_HOME)) == [f"files/{digest[:2]}/{digest}"]
    assert NAMES_FILES["records_evidencerevision"] == "sha256"


def test_half_an_upload_goes_on_after_a_new_sign_in(contact, client_of):
    state = announce(contact)
    send(contact, state, PDF[:100])
    assert send(client_of("dau-moi"), state, PDF[100:], 100).json()["over"] is True
