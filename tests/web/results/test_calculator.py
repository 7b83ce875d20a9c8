"""The calculator: figures typed into the address, points, trace and what more would take; nothing is stored."""

import re

import pytest

from parindex.web.records.models import DeclaredFact
from tests.web.pages import Page
from tests.web.results.rules import SET, TEXT, address, answered, bullets, copied, make_set, said_of, value_of


@pytest.fixture(autouse=True)
def own_set(db):
    return make_set()


@pytest.fixture
def tried(read):
    """tried(code, **typed) -> the page of a criterion of the set, with these figures in its address."""
    return lambda code, language="vi", **typed: read(address(code, **typed), language)


def test_figures_typed_give_points_trace_and_what_more_would_take(tried):
    page = tried("1.1", apologised="9", late="11", evidence="1")
    told = (
        "Số phiếu xin lỗi / Số hồ sơ trễ hạn: 9/11 ≈ 81,82%.",
        "1,6364 làm tròn 3 chữ số thập phân thành 1,636 trên 2 điểm.",
        "Kỳ số liệu theo bộ tiêu chí, từ 15/12/2023 đến 14/12/2024: Số phiếu xin lỗi.",
        "Kỳ số liệu theo bộ tiêu chí, từ 01/01/2024 đến 31/12/2024: Số hồ sơ trễ hạn.",
        "Cần gì để đạt 2 điểm?",
    )
    assert page.lacks(*told, "Tính thử: không lưu, không đổi điểm của đơn vị.") == []
    assert answered(page) == "1,636 / 2 điểm"
    assert bullets(page, "Cần gì để đạt") == ["Số phiếu xin lỗi: từ 9 lên 11 (thêm 2 phiếu)"]
    assert (value_of(page, "so-apologised"), value_of(page, "so-late")) == ("9", "11")


def test_english_page_says_all_of_it_in_english(tried):
    page = tried("1.1", "en", apologised="9", late="11", evidence="1")
    assert answered(page) == "1.636 / 2 points"
    assert page.lacks("How this came about", "9/11 ≈ 81.82%.", "not stored", "Criterion 1.1") == []
    assert bullets(page, "What does it take") == ["Số phiếu xin lỗi: up from 9 to 11 (2 phiếu more)"]


def test_field_says_what_the_set_and_the_page_say_of_it_each_in_its_language(tried):
    assert 'id="so-apologised-hint"><span lang="vi">Đếm phiếu đã ký.</span>' in tried("1.1", "en").html
    page = tried("1.4", "en")
    assert 'id="so-done-hint">Day/month/year, for example 31/12/2024.</p>' in page.html
    assert '<label class="field__label" for="muon">Points wanted</label>' in page.html
    assert '<label class="field__label" for="so-done" lang="vi">Ngày ban hành</label>' in page.html


def test_nothing_typed_shows_the_form_and_no_points(tried):
    page = tried("1.1")
    assert page.lacks("Nhập số liệu để xem điểm") == []
    assert ('id="trace"' in page.html, 'id="needed"' in page.html, value_of(page, "muon")) == (False, False, "2")


REFUSED = [
    ("1.1", "apologised", "mười", "Số phiếu xin lỗi: “mười” không phải một con số, ví dụ 1250 hoặc 95,5."),
    ("1.1", "apologised", "-1", "Số phiếu xin lỗi: “-1” là số âm, phải từ 0 trở lên."),
    ("1.1", "late", "1,5", "Số hồ sơ trễ hạn: “1,5” phải là số nguyên vì đây là số đếm."),
    ("1.1", "late", "95%25", "Số hồ sơ trễ hạn: “95%” là tỷ lệ phần trăm, ở đây cần một con số."),
    ("1.1", "late", "9" * 16, f"Số hồ sơ trễ hạn: “{'9' * 16}” có quá 15 chữ số, không giữ được chính xác."),
    ("1.2", "rate", "101", "Tỷ lệ đúng hạn: “101” lớn hơn mức cao nhất 100."),
    ("1.2", "open", "hình như", "Công khai kết quả: “hình như” phải là Có, Không hoặc Không áp dụng."),
    (
        "1.3",
        "level",
        "Khá",
        "Mức hoàn thành: không có lựa chọn “Khá”; các lựa chọn: Hoàn thành tốt, Hoàn thành, Không hoàn thành.",
    ),
    ("1.4", "done", "30/02/2024", "Ngày ban hành: “30/02/2024” không phải một ngày, ví dụ 31/12/2024."),
    ("1.4", "done", "01/01/2999", "Ngày ban hành: ngày 01/01/2999 ở tương lai"),
    ("2.2.1", "mean", "5,1", "Điểm khảo sát bình quân: “5,1” lớn hơn mức cao nhất 5."),
]


@pytest.mark.parametrize(("code", "key", "typed", "sentence"), REFUSED)
def test_refused_figure_stands_with_its_reason_beside_it_and_above_all(tried, code, key, typed, sentence):
    page = tried(code, **{key: typed})
    assert said_of(page, f"so-{key}").startswith(sentence)
    assert bullets(page, "cần sửa các số liệu sau") == [said_of(page, f"so-{key}")]
    assert f"#so-{key}" in page.links
    assert ('id="trace"' in page.html, page.lacks("1 số liệu cần sửa")) == (False, [])


def test_refused_fields_are_marked_invalid_and_no_others(tried):
    html = tried("1.2", rate="101", open="hình như").html
    assert html.count('aria-invalid="true"') == 2
    assert "aria-invalid" not in tried("1.2", rate="95", open="co").html


def test_refused_figure_stays_in_its_field(tried):
    page = tried("1.2", rate="101", open="hình như")
    assert value_of(page, "so-rate") == "101"
    assert '<option value="hình như" selected>' in page.html


def test_part_above_its_whole_is_refused_at_the_part(tried):
    page = tried("1.1", apologised="12", late="11")
    assert said_of(page, "so-apologised") == "Số phiếu xin lỗi (12) lớn hơn Số hồ sơ trễ hạn (11)."
    assert (said_of(page, "so-late"), 'id="trace"' in page.html) == ("", False)


def test_part_equal_to_its_whole_is_taken(tried):
    page = tried("1.1", apologised="11", late="11", evidence="1")
    assert (answered(page), page.lacks("Đã đạt: hiện có 2 điểm.")) == ("2 / 2 điểm", [])


def test_share_that_may_be_meant_as_percentage_is_taken_with_a_warning(tried):
    page = tried("1.2", rate="0,95", open="co")
    assert said_of(page, "so-rate") == "Tỷ lệ đúng hạn: đã đọc là 0,95%. Nếu ý là 95% thì hãy viết 95."
    assert 'id="trace"' in page.html
    assert said_of(tried("1.2", rate="95", open="co"), "so-rate") == ""


def test_missing_figure_is_said_and_is_no_zero(tried):
    page = tried("1.1", apologised="", late="11")
    assert page.lacks("chưa có số liệu, không phải 0 điểm", "Chưa có số liệu: Số phiếu xin lỗi.") == []
    assert (answered(page), "bar__lost" in page.html.partition('id="tried"')[2]) == ("chưa có / 2 điểm", False)
    assert bullets(page, "Cần gì để đạt") == ["Số phiếu xin lỗi: cần 11 phiếu"]


@pytest.mark.parametrize(
    "typed", [{"apologised": "KAD", "late": "11"}, {"apologised": "9", "late": "11", "khong_ap_dung": "1"}]
)
def test_not_applicable_is_told_apart_from_missing_and_from_zero(tried, typed):
    page = tried("1.1", **typed)
    assert answered(page) == "không áp dụng / 2 điểm"
    assert page.lacks("Không áp dụng với các số liệu này.") == []


NOT_APPLICABLE = [
    (
        "exclude",
        "không áp dụng / 2 điểm",
        [
            "Tiêu chí 1.1: không áp dụng; tối đa 2 điểm.",
            "Không áp dụng: bỏ điểm của tiêu chí khỏi điểm tối đa, phần còn lại quy đổi về toàn bộ.",
        ],
    ),
    ("full_marks", "2 / 2 điểm", ["Tiêu chí 1.1 không áp dụng: theo quy tắc được điểm tối đa 2."]),
]


@pytest.mark.parametrize(("policy", "points", "trace"), NOT_APPLICABLE)
def test_criterion_that_does_not_apply_says_what_the_set_makes_of_it_and_no_more(own_set, read, policy, points, trace):
    own_set.delete()
    make_set(TEXT.replace("not_applicable: exclude", f"not_applicable: {policy}"))
    page = read(address("1.1", apologised="x", late="11", khong_ap_dung="1"))
    assert (answered(page), copied(page)[2:], said_of(page, "so-apologised")) == (points, trace, "")
    assert value_of(page, "so-apologised") == "x"


def test_figures_that_the_set_does_not_score_are_not_called_missing(tried):
    page = tried("1.2", rate="40", open="co")
    assert answered(page) == "chưa chấm được / 4 điểm"
    assert page.lacks("Chưa chấm được với các số liệu này.") == []
    assert "còn thiếu số liệu" not in page.text


def test_nothing_that_arose_is_not_called_missing_where_the_set_does_not_say(own_set, read):
    own_set.delete()
    make_set(TEXT.replace("          none_arose: full_marks\n", ""))
    assert answered(read(address("1.1", apologised="0", late="0", evidence="1"))) == "chưa chấm được / 2 điểm"


def test_copy_begins_with_the_set_the_criterion_and_its_article(tried):
    begins = ["Tính thử theo: Bộ tiêu chí thử quy tắc", "Tiêu chí 1.1: Xin lỗi (Điều 13 khoản 8)"]
    page = tried("1.1", apologised="9", late="11")
    assert copied(page)[:2] == begins
    assert copied(page)[2].startswith("Số phiếu xin lỗi / Số hồ sơ trễ hạn")


def test_paper_shows_the_figures_that_the_answer_is_of(tried):
    page = tried("1.2", rate="95", open="co")
    printed = page.html.partition('id="printed">')[2].partition("</dl>")[0]
    assert re.findall(r"<dd>(.*?)</dd>", printed) == ["95 %", "Có"]
    assert 'id="printed"' not in tried("1.2").html
    assert 'id="printed"' not in tried("1.2", rate="95", khong_ap_dung="1").html


def test_zero_points_are_a_zero_with_a_bar_of_lost_points(tried):
    page = tried("1.3", level="Không hoàn thành")
    assert (answered(page), page.lacks("Tiêu chí 1.3: 0 trên 2 điểm.")) == ("0 / 2 điểm", [])
    assert "bar__lost" in page.html.partition('id="tried"')[2]


def test_nothing_that_arose_earns_what_the_rule_says(tried):
    page = tried("1.1", apologised="0", late="0", evidence="1")
    assert answered(page) == "2 / 2 điểm"
    assert page.lacks("Không phát sinh: theo quy tắc được điểm tối đa 2.") == []


def test_evidence_that_is_lacking_takes_the_points_unless_explained(tried):
    figures = {"apologised": "11", "late": "11", "evidence": "0"}
    unexplained = tried("1.1", **figures, explained="khong")
    assert (answered(unexplained), unexplained.lacks("Không có tài liệu kiểm chứng")) == ("0 / 2 điểm", [])
    assert answered(tried("1.1", **figures, explained="co")) == "2 / 2 điểm"


def test_closed_gate_takes_the_points_and_is_what_has_to_change(tried):
    page = tried("1.5", online="20", posted="khong")
    assert answered(page) == "0 / 2 điểm"
    assert page.lacks("Có điều kiện loại (“Đã niêm yết” là không; Điều 5): 0 điểm.") == []
    assert bullets(page, "Cần gì để đạt") == ["Đã niêm yết: từ “Không” thành “Có”"]


NEEDED = [
    ("1.1", {"apologised": "9", "late": "11", "muon": "1,7"}, ["Số phiếu xin lỗi: từ 9 lên 10 (thêm 1 phiếu)"]),
    ("1.2", {"rate": "60", "open": "khong", "muon": "3"}, ["Tỷ lệ đúng hạn: từ 60% lên 80% (thêm 20 điểm phần trăm)"]),
    ("1.3", {"level": "Hoàn thành"}, ["Mức hoàn thành: từ “Hoàn thành” thành “Hoàn thành tốt”"]),
    (
        "1.4",
        {"done": "05/02/2024", "due": "31/01/2024", "missed": "0"},
        ["Ngày ban hành: 31/01/2024 thay vì 05/02/2024 (sớm hơn 5 ngày)"],
    ),
    (
        "1.4",
        {"done": "31/01/2024", "due": "31/01/2024", "missed": "6"},
        ["Số nội dung thiếu: từ 6 xuống 0 (bớt 6 nội dung)"],
    ),
    (
        "1.4",
        {"done": "31/01/2024", "due": "31/01/2024", "missed": "", "muon": "3"},
        ["Số nội dung thiếu: không quá 5 nội dung"],
    ),
    ("2.2.1", {"mean": "4,1"}, ["Điểm khảo sát bình quân: từ 4,1 lên 5 (thêm 0,9)"]),
]


@pytest.mark.parametrize(("code", "typed", "changes"), NEEDED)
def test_wanted_points_are_told_as_what_the_figures_must_become(tried, code, typed, changes):
    assert bullets(tried(code, **typed), "Cần gì để đạt") == changes


def test_changes_that_are_only_enough_together_stand_in_one_list(tried):
    page = tried("1.4", done="05/02/2024", due="31/01/2024", missed="6")
    assert len(bullets(page, "Cần gì để đạt")) == 2
    assert "hoặc" not in page.html.partition('id="needed"')[2].partition("</div>")[0]


def test_each_of_several_ways_is_enough_by_itself(tried):
    page = tried("1.4", done="02/02/2024", due="31/01/2024", missed="1", muon="3")
    needed = page.html.partition('id="needed"')[2].partition("</div>")[0]
    assert needed.count("<ul") == needed.count("hoặc") + 1 == 2


def test_one_of_something_is_said_in_the_singular(tried):
    page = tried("1.1", "en", apologised="9", late="11", muon="1")
    assert page.lacks("What does it take to reach 1 point?") == []
    page = tried("1.2", "en", rate="79", open="khong", muon="3")
    assert bullets(page, "What does it take") == ["Tỷ lệ đúng hạn: up from 79% to 80% (1 percentage point more)"]


def test_points_reached_already_need_nothing(tried):
    assert tried("1.1", apologised="9", late="11", muon="1,5").lacks("Đã đạt: hiện có 1,636 điểm.") == []


def test_wanted_points_left_blank_are_the_maximum(tried):
    assert tried("1.1", apologised="9", late="11", muon="").lacks("Cần gì để đạt 2 điểm?") == []


@pytest.mark.parametrize(
    ("muon", "sentence"),
    [("45", "“45” lớn hơn mức cao nhất 2."), ("abc", "“abc” không phải một con số"), ("-1", "“-1” là số âm")],
)
def test_wish_that_is_refused_is_marked_alone_and_the_points_stand(tried, muon, sentence):
    page = tried("1.1", apologised="9", late="11", muon=muon)
    assert said_of(page, "muon").startswith(f"Điểm muốn đạt: {sentence}")
    assert (answered(page), 'id="trace"' in page.html, 'id="needed"' in page.html) == ("1,636 / 2 điểm", True, False)
    assert page.lacks("1,636 trên 2 điểm") == []
    assert ("cần sửa các số liệu" in page.text, page.html.count('aria-invalid="true"')) == (False, 1)


def test_htmx_gets_the_answer_with_what_is_said_of_each_field(officer):
    typed = address("1.1", apologised="12", late="x")
    answer = officer.get(typed, headers={"HX-Request": "true"})
    part = Page(answer)
    assert ("<html" in part.html, "HX-Request" in answer["Vary"]) == (False, True)
    assert said_of(part, "so-late").startswith("Số hồ sơ trễ hạn: “x”")
    assert (said_of(part, "so-apologised"), said_of(part, "muon")) == ("", "")
    assert part.lacks("1 số liệu cần sửa") == []
    restored = officer.get(typed, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in restored.content.decode()


def test_markup_that_is_typed_is_shown_as_words(tried):
    assert "<script>alert" not in tried("1.1", apologised="<script>alert(1)</script>", late="11").html


def test_judged_and_declared_criteria_have_a_rule_in_words_and_no_calculator(read):
    for code, words in (("2.1", "Điểm do người thẩm định cho"), ("2.2.2", "nguồn không công bố công thức")):
        page = read(f"{SET}{code}/?so-points=1")
        assert page.lacks(words, "không có công thức") == []
        assert "<form" not in page.html.partition("<h1")[2]


def test_trying_figures_out_stores_nothing(tried, demo):
    before = list(DeclaredFact.objects.values_list())
    assert tried("1.1", apologised="9", late="11").status == 200
    assert list(DeclaredFact.objects.values_list()) == before
