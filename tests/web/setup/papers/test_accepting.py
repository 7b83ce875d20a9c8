"""Accepting a paper keeps all of it or nothing; undoing takes all of it away but the line."""

import pytest
from django.urls import reverse

from parindex.web.records.files import file_path
from parindex.web.records.judging import judge_again
from parindex.web.records.models import (
    CriteriaSet,
    DeclaredFact,
    FoundProblem,
    IndexYear,
    Paper,
    PaperImport,
    RoleHolding,
)
from parindex.web.records.year import load_year, problems_of
from tests.papers import PAPER
from tests.web.conftest import signed_in
from tests.web.pages import Page
from tests.web.records.test_keeping import THREE_LEVELS
from tests.web.setup.papers.bringing import NOTHING, TEXT, accept, brought, district, person, stored, waiting

Role = RoleHolding.Role


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


def test_a_paper_of_three_levels_is_accepted_and_its_criteria_show_the_tasks_of_their_parts(officer, unit):
    accept(officer, brought(officer, THREE_LEVELS), unit)
    page = Page(officer.get("/huyen-thu-nghiem/2030/tieu-chi/1.1/"))
    assert page.lacks("Ban hành trong quý I", "Thực hiện 100% kế hoạch", "Phòng Tư pháp") == []
    for name in ("overview", "criteria", "losses", "problems"):
        assert officer.get(reverse(name, args=["huyen-thu-nghiem", 2030])).status_code == 200
