"""The overview says the published figure, its band and what lies behind both."""

import pytest

from tests.web.pages import YEAR

IN_BOTH = {
    "vi": (
        "Chỉ số cải cách hành chính năm 2023",
        "78,42",
        "78,42 công bố; 78,422 cộng từ các dòng.",
        "Khá",
        "còn 1,58 điểm đến Tốt",
        "Ngưỡng xếp loại: giả định, chưa có căn cứ.",
        "21,578",
        "ở 20 trong 45 tiêu chí",
        "12,356",
        "57,3% số điểm bị mất",
        "99,5",
        "cộng các dòng; văn bản ghi 100",
        "bản kể lại",
        "nên cộng các đơn vị lại không bằng 21,578",
    ),
    "en": (
        "Public administration reform index, 2023",
        "78.42",
        "78.42 as published; 78.422 is the sum of the rows.",
        "Fair",
        "1.58 points to Good",
        "assumed, without a legal basis yet",
        "21.578",
        "in 20 of 45 criteria",
        "12.356",
        "57.3% of all points lost",
        "99.5",
        "the paper says 100",
        "reworded paper",
        "so the units do not add up to 21.578",
    ),
}


@pytest.mark.parametrize("language", IN_BOTH)
def test_key_figures_stand_in_the_reader_s_language(read, language):
    page = read(YEAR, language)
    assert page.lacks(*IN_BOTH[language]) == []
    assert page.lang == language


def test_areas_and_biggest_losses_stand_in_rows(read):
    page = read(YEAR)
    assert page.lacks("13,567", "17,0", "3,433", "79,8%") == []
    assert page.lacks("Dịch vụ công trực tuyến toàn trình", "0,542 / 4", "3,458") == []
    assert f"{YEAR}tieu-chi/7.2/" in page.links


def test_errors_stand_with_what_was_found_and_expected(read):
    page = read(YEAR)
    assert page.lacks("điểm tối đa các lĩnh vực cộng lại được 109,5", "đối chiếu 109,5", "85,93", "dòng 30") == []


def test_every_problem_linked_to_stands_on_its_page(read):
    linked = {link.partition("#")[2] for link in read(YEAR).links if "/van-de/#" in link}
    assert linked
    assert linked - set(read(f"{YEAR}van-de/").ids) == set()


def test_every_area_and_unit_linked_to_stands_on_its_page(read):
    links = read(YEAR).links
    for page in ("bo-tieu-chi", "diem-mat"):
        linked = {link.partition("#")[2] for link in links if f"/{page}/#" in link}
        assert linked - {"q"} - set(read(f"{YEAR}{page}/").ids) == set()


def test_simulated_figures_carry_their_mark(read, demo):
    assert "số liệu mô phỏng" not in read(YEAR).text
    demo.simulated = True
    demo.save()
    assert "số liệu mô phỏng" in read(YEAR).text


def test_missing_figures_are_said_and_not_shown_as_zero(read, demo):
    demo.facts.filter(code="8.1").delete()
    page = read(YEAR)
    assert page.lacks("các tiêu chí trị giá 10 điểm chưa có số liệu", "70,912") == []


def test_year_without_publication_and_plan_shows_the_sum(read, demo):
    demo.stated_points, demo.stated_band = None, ""
    demo.save()
    demo.plan.delete()
    page = read(YEAR)
    assert page.lacks("78,422 cộng từ các dòng; chưa công bố.", "chưa đọc kế hoạch cải thiện nào", "chưa có") == []
