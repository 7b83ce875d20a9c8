"""The criteria set: found without accents, filtered, and in part for htmx."""

import pytest

from tests.web.pages import YEAR, Page

SET = f"{YEAR}bo-tieu-chi/"


def codes(page):
    return [link.rstrip("/").rpartition("/")[2] for link in page.links if "/tieu-chi/" in link]


def test_all_criteria_stand_with_their_totals(read):
    page = read(SET)
    assert len(codes(page)) == 45
    assert page.lacks("8 lĩnh vực, 45 tiêu chí, 100 điểm", "Tổng điểm", "78,422", "21,578", "99,5") == []


def test_stated_targets_that_differ_from_the_rows_are_said(read):
    assert read(SET).lacks("10,5", "văn bản ghi 11", "văn bản ghi 100") == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("xin loi", ["3.6"]),
        ("XIN LỖI", ["3.6"]),
        ("3.6", ["3.6"]),
        ("8.", ["8.1", "8.2", "8.3", "8.4", "8.6"]),
        ("tu phap", ["2.1", "2.2", "2.3", "2.4"]),
        ("van phong hdnd so hoa ket qua", ["3.7"]),
        ("  xin   loi ", ["3.6"]),
        ("đất đai", []),
    ],
)
def test_search_finds_name_code_and_lead_without_accents(read, query, found):
    assert codes(read(f"{SET}?q={query}")) == found


def test_search_marks_what_it_found(read):
    assert "<mark>xin lỗi</mark>" in read(f"{SET}?q=xin loi").html


def test_search_without_result_offers_the_way_back(read):
    page = read(f"{SET}?q=zzz")
    assert page.lacks("Không có tiêu chí nào khớp", "Xem mọi tiêu chí") == []
    assert SET in page.links


@pytest.mark.parametrize(
    ("keep", "count"), [("mat-diem", 20), ("tron-diem", 25), ("chi-nhom", 7), ("", 45), ("khong-co", 45)]
)
def test_filters_leave_what_they_say(read, keep, count):
    assert len(codes(read(f"{SET}?loc={keep}"))) == count


def test_filters_count_within_the_search_and_keep_it(read):
    page = read(f"{SET}?q=tu phap")
    assert page.lacks("Tất cả 4", "Mất điểm 1", "Trọn điểm 3", "Chỉ có nhóm chủ trì 0") == []
    assert f"{SET}?q=tu+phap&loc=mat-diem" in page.links


def test_filtered_rows_have_their_own_sum(read):
    assert read(f"{SET}?q=3.6").lacks("Cộng các tiêu chí đang hiện", "1 trong 8 tiêu chí", "1,636", "0,364") == []


def test_htmx_gets_the_part_and_others_the_page(officer):
    part = Page(officer.get(f"{SET}?q=xin loi", headers={"HX-Request": "true"}))
    assert (codes(part), "<html" in part.html, part.title) == (["3.6"], False, "")
    restored = officer.get(SET, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in restored.content.decode()
    assert "HX-Request" in restored["Vary"]


def test_names_are_quoted_as_markup_never(read):
    assert "<script>alert" not in read(f"{SET}?q=<script>alert(1)</script>").html


def test_missing_and_not_applicable_are_told_apart(read, demo):
    demo.facts.filter(code="1.1").delete()
    demo.facts.filter(code="1.2").update(value="", applies=False)
    page = read(f"{SET}?q=1.")
    assert page.lacks("chưa có", "không áp dụng") == []
