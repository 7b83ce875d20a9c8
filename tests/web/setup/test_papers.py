"""Papers brought in over the web: nothing is stored before they are accepted, all of it goes when undone."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from parindex.web.records.files import file_path
from parindex.web.records.judging import judge_again
from parindex.web.records.models import (
    CriteriaSet,
    DeclaredFact,
    FoundProblem,
    IndexYear,
    Paper,
    PaperImport,
    Plan,
    RoleHolding,
)
from parindex.web.records.year import load_year, problems_of
from tests.papers import PAPER
from tests.web.conftest import signed_in
from tests.web.pages import Page
from tests.web.setup.bringing import accept, brought, district, entries, office, person, token_in, upload

Role = RoleHolding.Role
TEXT = PAPER.row("1", points="7").text()  # area 1 adds up to 7,5 and says 7
KEPT = (IndexYear, Paper, Plan, DeclaredFact, FoundProblem, PaperImport, CriteriaSet)


@pytest.fixture
def unit(db):
    return district()


@pytest.fixture
def officer(unit):
    """The reform officer of the district, whose role is held in its office."""
    return signed_in(person("can-bo", Role.OFFICER, office(unit)))


def stored(home):
    """What the database and the file store hold."""
    return {one.__name__: one.objects.count() for one in KEPT if one.objects.exists()}, [
        path.name for path in (home / "files").rglob("*") if path.is_file()
    ]


def waiting(home):
    return sorted(path.name for path in (home / "waiting").glob("*/*"))


NOTHING = ({}, [])


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


def test_accepting_keeps_the_file_its_figures_and_its_problems(officer, unit, tmp_path):
    token = brought(officer, TEXT)
    answer = accept(officer, token, unit, simulated="on")
    assert (answer.status_code, answer["Location"]) == (302, "/huyen-thu-nghiem/2030/")
    year = IndexYear.objects.get()
    record = load_year(year)
    assert (year.unit, year.year, year.framework, year.simulated) == (unit, 2030, "thu-nghiem-2030", True)
    assert {fact.code: fact.source for fact in year.facts.all()}["2.1"] == f"ke-hoach.txt, dòng {PAPER.line('2.1')}"
    assert [str(record.sheet.nodes[code].points) for code in ("1.1", "1.2", "2.1", "2.2")] == ["4.5", "3", "7.25", "2"]
    assert "points-sum" in {problem.kind.id for problem in problems_of(year)}
    assert file_path(year.paper.sha256).read_bytes() == TEXT.encode()
    assert (year.paper_import.person.username, year.paper_import.name) == ("can-bo", "ke-hoach.txt")
    assert waiting(tmp_path) == []
    overview = Page(officer.get(answer["Location"]))
    assert overview.lacks("Đã nhận ke-hoach.txt", "số liệu mô phỏng", "16,75") == []


def test_every_page_of_an_accepted_year_opens(officer, unit):
    accept(officer, brought(officer, TEXT), unit)
    for name in ("overview", "criteria", "losses", "problems"):
        assert officer.get(reverse(name, args=["huyen-thu-nghiem", 2030])).status_code == 200
    assert Page(officer.get("/huyen-thu-nghiem/2030/tieu-chi/2.1/")).lacks("Rà soát 100% văn bản") == []


def test_the_file_comes_back_as_it_was_and_is_never_shown_as_a_page(officer, unit):
    accept(officer, brought(officer, TEXT, "kế hoạch <b>.html"), unit)
    answer = officer.get(reverse("paper-file", args=["huyen-thu-nghiem", 2030]))
    assert b"".join(answer.streaming_content) == TEXT.encode()
    assert answer["Content-Disposition"].startswith("attachment")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")


def test_undo_asks_first_and_then_leaves_only_the_line(officer, unit, tmp_path):
    accept(officer, brought(officer, TEXT), unit)
    address = reverse("undo-import", args=[PaperImport.objects.get().pk])
    asked = Page(officer.get(address))
    assert asked.lacks("Cả năm 2030 sẽ mất: 4 số liệu, 4 dòng kế hoạch", "thu-nghiem-2030") == []
    assert IndexYear.objects.count() == 1
    assert officer.post(address)["Location"] == reverse("papers")
    assert stored(tmp_path) == ({"PaperImport": 1}, [])
    page = Page(officer.get(reverse("papers")))
    assert page.lacks("đã hoàn tác", "do Người can-bo hoàn tác lúc") == []
    assert address not in page.links


def test_undoing_twice_changes_nothing_and_says_so(officer, unit):
    accept(officer, brought(officer, TEXT), unit)
    address = reverse("undo-import", args=[PaperImport.objects.get().pk])
    officer.post(address)
    before = PaperImport.objects.values().get()
    assert Page(officer.post(address, follow=True)).lacks("đã được hoàn tác từ trước") == []
    assert PaperImport.objects.values().get() == before


def test_undo_keeps_the_file_that_another_year_has(officer, unit, tmp_path):
    """Another committee of the branch was given the same file by an officer above, a moment before."""
    below = district("xa-b", "UBND xã B", "Xã B", parent=unit)
    token = brought(officer, TEXT)
    other = signed_in(person("can-bo-khac", Role.OFFICER, unit))
    accept(other, brought(other, TEXT), below, set_id="xa-b-2030")
    accept(officer, token, unit)
    assert IndexYear.objects.count() == 2
    officer.post(reverse("undo-import", args=[PaperImport.objects.get(unit=unit).pk]))
    assert [path.read_bytes() for path in (tmp_path / "files").rglob("*") if path.is_file()] == [TEXT.encode()]
    assert CriteriaSet.objects.get().code == "xa-b-2030"


def test_undo_keeps_the_criteria_set_that_another_year_uses(officer, unit):
    accept(officer, brought(officer, TEXT), unit)
    again = TEXT.replace("2030", "2032").replace("2031", "2033")
    accept(officer, brought(officer, again), unit, year=2032, framework="thu-nghiem-2030")
    officer.post(reverse("undo-import", args=[PaperImport.objects.get(year=2030).pk]))
    assert [one.code for one in CriteriaSet.objects.all()] == ["thu-nghiem-2030"]
    assert officer.get("/huyen-thu-nghiem/2032/").status_code == 200


def test_corrected_columns_are_read_by_kept_and_judged_again_by(officer, unit):
    paper = PAPER.row("1", points="7")
    unknown = paper.text().replace("Điểm 2030 đạt được", "Cột A")
    token = brought(officer, unknown)
    assert (
        Page(officer.get(reverse("paper", args=[token]))).lacks("Chưa cột nào là điểm đạt được", "chưa rõ nghĩa") == []
    )
    said = {f"cot-{paper.cell('points')}": "points"}
    assert officer.post(reverse("paper-columns", args=[token]), said)["Location"] == reverse("paper", args=[token])
    page = Page(officer.get(reverse("paper", args=[token])))
    assert page.lacks("bạn chọn", "Lĩnh vực 1: điểm đạt ghi 7") == []
    accept(officer, token, unit)
    year = IndexYear.objects.get()
    found = problems_of(year)
    assert year.paper.columns == {str(paper.cell("points")): "points"}
    FoundProblem.objects.all().delete()
    judge_again()
    assert problems_of(year) == found


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
    from django.conf import settings

    return settings.PARINDEX_HOME / "waiting"


def test_htmx_gets_the_part_that_changes_with_what_was_entered(officer, unit):
    token = brought(officer, TEXT)
    said = {"cot-4": "", **entries(unit, set_id="khac-2030")}
    answer = officer.post(reverse("paper-columns", args=[token]), said, headers={"HX-Request": "true"})
    shown = answer.content.decode()
    assert ("<html" in shown, 'id="preview"' in shown, 'value="khac-2030"' in shown) == (False, True, True)


REFUSED = {
    "unit": ({"unit": ""}, "Hãy chọn đơn vị mà văn bản nói về."),
    "no year": ({"year": ""}, "Hãy nhập năm được chấm điểm, ví dụ 2024."),
    "odd year": ({"year": "hai nghìn"}, "Hãy nhập năm được chấm điểm, ví dụ 2024."),
    "set": ({"framework": "dak-glong-2023"}, "Hãy chọn bộ tiêu chí mà các điểm này thuộc về."),
    "no id": ({"set_id": ""}, "Mã bộ chỉ gồm chữ không dấu, chữ số và dấu gạch nối"),
    "odd id": ({"set_id": "../../etc"}, "Mã bộ chỉ gồm chữ không dấu, chữ số và dấu gạch nối"),
    "underscore": ({"set_id": "huyen_a"}, "Mã bộ chỉ gồm chữ không dấu, chữ số và dấu gạch nối"),
    "id of a shipped set": ({"set_id": "dak-glong-2023"}, "Đã có bộ tiêu chí mang mã dak-glong-2023"),
}


@pytest.mark.parametrize(("changed", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_missing_is_told_at_its_field_and_nothing_is_stored(officer, unit, tmp_path, changed, sentence):
    token = brought(officer, TEXT)
    answer = accept(officer, token, unit, **changed)
    assert (answer.status_code, Page(answer).lacks(sentence, "Chưa lưu gì: còn chỗ phải sửa")) == (200, [])
    assert (stored(tmp_path), waiting(tmp_path)) == (NOTHING, [token])


def test_a_unit_of_another_branch_cannot_be_chosen(officer, tmp_path):
    elsewhere = district("huyen-b", "UBND huyện B", "Huyện B")
    answer = accept(officer, brought(officer, TEXT), elsewhere)
    assert Page(answer).lacks("Bạn không được nhập văn bản cho đơn vị này") == []
    assert stored(tmp_path) == NOTHING


def test_a_year_that_is_there_already_is_not_laid_over(officer, unit):
    accept(officer, brought(officer, TEXT), unit)
    before = DeclaredFact.objects.count(), Paper.objects.get().sha256
    page = Page(accept(officer, brought(officer, PAPER.text()), unit, set_id="khac"))
    assert page.lacks("UBND huyện Thử Nghiệm đã có năm 2030: hãy hoàn tác lần nhập trước") == []
    assert "/huyen-thu-nghiem/2030/" in page.links
    assert (DeclaredFact.objects.count(), Paper.objects.get().sha256) == before


def test_a_paper_without_points_achieved_is_not_accepted(officer, unit, tmp_path):
    token = brought(officer, PAPER.without("points").text())
    page = Page(accept(officer, token, unit))
    assert page.lacks("Chưa cột nào là điểm đạt được: hãy chọn cột ấy ở phần trên rồi nhận.") == []
    assert stored(tmp_path) == NOTHING


def test_a_figure_that_no_database_keeps_exactly_is_not_rounded_but_refused(officer, unit, tmp_path):
    token = brought(officer, PAPER.row("2.2", points="1,1234567890123456").text())
    page = Page(accept(officer, token, unit))
    assert page.lacks("2.2: số 1,1234567890123456 có nhiều chữ số hơn mức lưu được") == []
    assert stored(tmp_path) == NOTHING


def test_a_figure_of_a_workbook_s_fifteen_digits_is_kept_exactly(officer, unit):
    accept(officer, brought(officer, PAPER.row("2.2", points="1,33333333333333").text()), unit)
    sheet = load_year(IndexYear.objects.get()).sheet
    assert str(sheet.nodes["2.2"].points) == "1.33333333333333"


def test_flaws_of_the_table_are_told_where_no_set_can_be_made(officer, unit, tmp_path):
    token = brought(officer, PAPER.row("2.2", code="2.1").text())
    page = Page(officer.get(reverse("paper", args=[token])))
    assert page.lacks("Chưa lập được bộ tiêu chí từ bảng này") == []
    assert "nhan-set_id" not in page.html
    assert accept(officer, token, unit).status_code == 200
    assert stored(tmp_path) == NOTHING


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


OTHERS = (Role.CONTACT, Role.APPRAISER, Role.COUNCIL, Role.LEADER, Role.ONE_STOP, Role.AUDITOR, Role.OPERATOR)


@pytest.mark.parametrize("role", OTHERS)
def test_every_act_is_refused_to_other_roles(officer, unit, tmp_path, role):
    token = brought(officer, TEXT)
    accept(officer, brought(officer, PAPER.text()), unit)
    before = stored(tmp_path), waiting(tmp_path)
    other = signed_in(person("khac", role, unit))
    undone = reverse("undo-import", args=[PaperImport.objects.get().pk])
    gets = (reverse("papers"), reverse("paper", args=[token]), undone)
    posts = [reverse(f"paper-{act}", args=[token]) for act in ("columns", "accept", "discard")]
    answers = [*(other.get(one) for one in gets), *(other.post(one) for one in (reverse("papers"), *posts, undone))]
    assert {answer.status_code for answer in answers} == {403}
    assert (stored(tmp_path), waiting(tmp_path)) == before
    assert "/nhap-van-ban/" not in Page(other.get("/huyen-thu-nghiem/2030/")).links


def test_another_officer_finds_neither_the_waiting_paper_nor_the_import(officer, unit, tmp_path):
    token = brought(officer, TEXT)
    accept(officer, brought(officer, PAPER.text()), unit)
    before = stored(tmp_path), waiting(tmp_path)
    elsewhere = signed_in(person("noi-khac", Role.OFFICER, district("huyen-b", "UBND huyện B", "Huyện B")))
    undone = reverse("undo-import", args=[PaperImport.objects.get().pk])
    posts = [reverse(f"paper-{act}", args=[token]) for act in ("columns", "accept", "discard")]
    gets = (reverse("paper", args=[token]), undone, reverse("paper-file", args=["huyen-thu-nghiem", 2030]))
    answers = [*(elsewhere.get(one) for one in gets), *(elsewhere.post(one) for one in (*posts, undone))]
    assert {answer.status_code for answer in answers} == {404}
    assert (stored(tmp_path), waiting(tmp_path)) == before
    assert "ke-hoach.txt" not in Page(elsewhere.get(reverse("papers"))).text


def test_an_officer_below_sees_the_years_above_and_imports_none(officer, unit):
    below = district("xa-b", "UBND xã B", "Xã B", parent=unit)
    accept(officer, brought(officer, TEXT), unit)
    commune = signed_in(person("can-bo-xa", Role.OFFICER, below))
    assert commune.get("/huyen-thu-nghiem/2030/").status_code == 200
    assert commune.get(reverse("undo-import", args=[PaperImport.objects.get().pk])).status_code == 404
    page = Page(accept(commune, brought(commune, PAPER.text()), unit, year=2029))
    assert page.lacks("Bạn không được nhập văn bản cho đơn vị này") == []


@pytest.mark.parametrize("token", ["0" * 32, "..", "abc", "0" * 31 + "g"])
def test_a_token_that_is_none_finds_nothing(officer, token):
    assert officer.get(f"/nhap-van-ban/{token}/").status_code == 404


def test_the_anonymous_are_led_to_sign_in(client, db):
    for address in ("/nhap-van-ban/", "/nhap-van-ban/abc/"):
        assert client.get(address)["Location"].startswith("/dang-nhap/")


def test_an_officer_without_any_year_is_shown_where_to_begin(officer):
    page = Page(officer.get("/"))
    assert (page.lacks("Nhập văn bản"), "/nhap-van-ban/" in page.links) == ([], True)


def test_the_demonstration_is_no_import_and_cannot_be_undone(demo):
    from parindex.web.records.models import User

    officer = signed_in(User.objects.get(username="can-bo-cchc"))
    page = Page(officer.get(reverse("papers")))
    assert page.lacks("Chưa nhập văn bản nào.") == []
    answer = officer.get(reverse("paper-file", args=["dak-glong", 2023]))
    assert "ke-hoach-dak-glong-2024.txt" in answer["Content-Disposition"]
    answer.close()
