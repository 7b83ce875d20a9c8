"""Papers that are brought in wait, are looked at and corrected; nothing of them is stored."""

import json
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from parindex.web.records.models import (
    RoleHolding,
)
from tests.papers import PAPER
from tests.web.pages import Page
from tests.web.setup.papers.bringing import (
    NOTHING,
    TEXT,
    accept,
    brought,
    entries,
    stored,
    token_in,
    upload,
    waiting,
)

Role = RoleHolding.Role


def test_a_paper_waits_and_nothing_is_stored(officer, tmp_path):
    page = Page(upload(officer, TEXT))
    assert page.lacks("ke-hoach.txt", "đã đọc, chờ xem") == []
    assert (stored(tmp_path), len(waiting(tmp_path))) == (NOTHING, 1)


def test_preview_shows_what_was_read_the_problems_and_the_words(officer):
    page = Page(officer.get(reverse("paper", args=[brought(officer, TEXT)])))
    assert page.lacks("Chưa lưu gì", "Lĩnh vực 1: điểm đạt ghi 7, cộng các dòng bên dưới được 7,5.") == []
    assert page.lacks("UBND huyện Thử Nghiệm", "12/KH-UBND, 05/02/2031", "16,75/20", "2 lĩnh vực, 4 tiêu chí") == []
    line = PAPER.line("1\t")
    assert f"#dong-{line}" in page.links
    assert f"dong-{line}" in page.ids
    assert [link for link in page.links if link.startswith("#points-sum") and link[1:] not in page.ids] == []


def test_the_reader_s_own_choice_comes_back(officer):
    token = brought(officer, TEXT)
    address = reverse("paper-columns", args=[token])
    officer.post(address, {"cot-4": ""})
    assert Page(officer.get(reverse("paper", args=[token]))).lacks("Chưa cột nào là điểm đạt được") == []
    officer.post(address, {"cot-4": "", "nhu-da-doc": "1"})
    page = Page(officer.get(reverse("paper", args=[token])))
    assert ("bạn chọn" in page.text, "Chưa cột nào" in page.text) == (False, False)


def test_of_two_columns_that_claim_a_meaning_the_one_changed_now_has_it(officer):
    token = brought(officer, TEXT)
    address = reverse("paper-columns", args=[token])
    officer.post(address, {"cot-3": "max_points", "cot-4": "points", "cot-5": "points"})
    about = next(iter(json.loads(path.read_text()) for path in room().glob("*/*/about.json")))
    assert about["columns"] == {"4": "", "5": "points"}


def room():
    return settings.PARINDEX_HOME / "waiting"


def test_htmx_gets_the_part_that_changes_with_what_was_entered(officer, unit):
    token = brought(officer, TEXT)
    said = {"cot-4": "", **entries(unit, set_id="khac-2030")}
    answer = officer.post(reverse("paper-columns", args=[token]), said, headers={"HX-Request": "true"})
    shown = answer.content.decode()
    assert ("<html" in shown, 'id="preview"' in shown, 'value="khac-2030"' in shown) == (False, True, True)


BAD = {
    "empty": (b"", "rong.txt"),
    "blank": (b" \n\t ", "trang.txt"),
    "picture": (b"\xff\xd8\xff\xe0" + bytes(40), "anh.docx"),
    "no table": ("Không có bảng nào ở đây.".encode(), "loi.txt"),
    "damaged": (b"PK\x03\x04" + bytes(200), "hong.docx"),
    "binary": (bytes(range(256)) * 4, "nhi-phan"),
}


@pytest.mark.parametrize(("content", "name"), BAD.values(), ids=BAD)
def test_a_file_that_cannot_be_read_is_refused_with_one_sentence_and_gone(officer, tmp_path, content, name):
    page = Page(upload(officer, content, name))
    assert page.lacks("không nhận", name) == []
    assert (stored(tmp_path), waiting(tmp_path)) == (NOTHING, [])


def test_every_file_of_one_form_is_told_of(officer, tmp_path):
    files = [SimpleUploadedFile("a.txt", TEXT.encode()), SimpleUploadedFile("b.txt", b"\x89PNG")]
    page = Page(officer.post(reverse("papers"), {"tep": files}))
    assert page.lacks("a.txt", "đã đọc, chờ xem", "b.txt", "không nhận") == []
    assert len(waiting(tmp_path)) == 1


def test_no_file_and_too_many_are_told(officer, tmp_path):
    assert Page(officer.post(reverse("papers"))).lacks("Hãy chọn tệp trước") == []
    files = [SimpleUploadedFile(f"{number}.txt", b"x") for number in range(21)]
    assert Page(officer.post(reverse("papers"), {"tep": files})).lacks("Mỗi lần chỉ đưa đến 20 tệp") == []
    assert waiting(tmp_path) == []


def test_a_file_above_the_largest_size_is_let_go_while_it_comes_in(officer, tmp_path, monkeypatch):
    monkeypatch.setattr("parindex.web.setup.papers.quota.LARGEST", 500)
    files = [SimpleUploadedFile("lon.txt", TEXT.encode()), SimpleUploadedFile("nho.txt", b"nho")]
    page = Page(officer.post(reverse("papers"), {"tep": files}))
    assert page.lacks("lon.txt lớn hơn 50 MB, cần tệp nhỏ hơn.", "nho.txt") == []
    assert waiting(tmp_path) == []


def test_a_script_gets_the_row_of_its_one_file(officer):
    answer = upload(officer, TEXT, headers={"X-One-File": "1"})
    shown = answer.content.decode()
    assert ("<html" in shown, shown.count("<li>"), bool(token_in(answer))) == (False, 1, True)


def test_the_same_file_twice_waits_once(officer, tmp_path):
    token = brought(officer, TEXT)
    page = Page(upload(officer, TEXT, "ten-khac.txt"))
    assert page.lacks("đang chờ sẵn") == []
    assert waiting(tmp_path) == [token]


def test_a_file_that_was_accepted_before_is_not_taken_in_again_but_led_to(officer, unit, tmp_path):
    accept(officer, brought(officer, TEXT), unit)
    page = Page(upload(officer, TEXT))
    assert page.lacks("Chính tệp này đã được nhập trước đây, là Huyện Thử Nghiệm năm 2030.") == []
    assert ("/huyen-thu-nghiem/2030/" in page.links, waiting(tmp_path)) == (True, [])


def test_discarding_leaves_nothing(officer, tmp_path):
    token = brought(officer, TEXT)
    page = Page(officer.post(reverse("paper-discard", args=[token]), follow=True))
    assert (page.lacks("Đã bỏ ke-hoach.txt"), waiting(tmp_path), stored(tmp_path)) == ([], [], NOTHING)


def test_a_paper_waits_a_day_and_no_longer(officer, tmp_path):
    token = brought(officer, TEXT)
    about = next((tmp_path / "waiting").glob(f"*/{token}/about.json"))
    for hours, is_there in ((23, True), (25, False)):
        came = (timezone.now() - timedelta(hours=hours)).isoformat()
        about.write_text(json.dumps({**json.loads(about.read_text()), "at": came}))
        officer.get(reverse("papers"))
        assert (waiting(tmp_path) == [token]) is is_there


def test_names_are_made_plain_and_shown_as_words(officer, tmp_path):
    for name, shown in (
        ("../../../etc/passwd", "passwd"),
        ("<script>alert(1)</script>.txt", "script&gt;.txt"),
        ("\u202etxt.exe", "txt.exe"),
        ("x" * 400 + ".txt", "x" * 100),
    ):
        answer = upload(officer, TEXT, name)
        page = answer.content.decode()
        assert (shown in page, "<script>alert" in page, "\u202e" in page) == (True, False, False)
        officer.post(reverse("paper-discard", args=[token_in(answer)]))
    assert list(tmp_path.rglob("*passwd*")) == []


def test_markup_in_a_paper_is_shown_as_words(officer, unit):
    text = PAPER.row("1.2", name="<img src=x onerror=alert(1)>").text()
    token = brought(officer, text)
    for address in (reverse("paper", args=[token]), accept(officer, token, unit)["Location"] + "bo-tieu-chi/"):
        assert "<img" not in officer.get(address).content.decode()


def test_a_long_paper_is_cut_and_shown_whole_when_asked(officer):
    text = PAPER.row("2.2", points="9").text() + "\n" + "\n".join(f"Lời thứ {number}." for number in range(900))
    address = reverse("paper", args=[brought(officer, text)])
    cut, whole = Page(officer.get(address)), Page(officer.get(address, {"het": "1"}))
    assert ("Lời thứ 899." in cut.text, "?het=1" in cut.links) == (False, True)
    assert ("Lời thứ 899." in whole.text, "?het=1" in whole.links) == (True, False)
