"""The losses by unit, each with its criteria, and why they do not add up."""

from tests.web.pages import YEAR


def test_each_unit_stands_with_its_points_and_criteria(read):
    page = read(f"{YEAR}diem-mat/")
    assert page.lacks("Văn phòng HĐND và UBND", "11,856", "UBND các xã", "10,131", "Phòng Tư pháp", "0,500") == []
    assert page.lacks("cùng Phòng Văn hóa và Thông tin; UBND các xã") == []
    assert {"van-phong-hdnd-va-ubnd", "ubnd-cac-xa"} <= set(page.ids)


def test_groups_are_marked_and_the_sum_is_explained_in_both_languages(read):
    assert read(f"{YEAR}diem-mat/").lacks("nhóm", "được tính đủ cho từng đơn vị", "không bằng 21,578") == []
    assert read(f"{YEAR}diem-mat/", "en").lacks("group", "counts in full for each", "add up to 21.578") == []


def test_without_a_plan_the_page_says_what_would_be_here(read, demo):
    demo.plan.delete()
    assert read(f"{YEAR}diem-mat/").lacks("chưa có kế hoạch nêu đơn vị chủ trì") == []
