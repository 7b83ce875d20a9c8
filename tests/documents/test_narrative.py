"""What the narrative says: structure, points, band, years, number and day, duties."""

from dataclasses import replace

import pytest

from parindex.core.plan import Figure
from tests.papers import PAPER, plan_of

STATED = plan_of(PAPER).stated


def value(figure: Figure | None) -> str | None:
    return None if figure is None else str(figure.value)


def test_the_whole_is_read_from_its_sentence():
    counts = [STATED.area_count, STATED.criteria_count, STATED.sub_criteria_count, STATED.points, STATED.max_points]
    assert [value(figure) for figure in counts] == ["2", "4", "5", "16.75", "20"]
    assert STATED.band == "Tốt"


def test_each_area_is_joined_from_its_counts_and_its_points():
    said = [
        (
            area.code,
            area.names,
            *map(value, (area.criteria_count, area.sub_criteria_count, area.points, area.max_points)),
        )
        for area in STATED.areas
    ]
    assert said == [
        ("1", ("Chỉ đạo, điều hành",), "2", "3", "7.5", "8"),
        ("2", ("Cải cách thể chế",), "2", "2", "9.25", "12"),
    ]


def test_an_area_named_in_two_ways_keeps_both_first_one_first():
    plan = plan_of(PAPER.narrative("Cải cách thể chế đạt", "Thể chế đạt"))
    assert plan.stated.areas[1].names == ("Cải cách thể chế", "Thể chế")


def test_a_narrative_without_figures_states_nothing():
    stated = plan_of(replace(PAPER, structure=(), results=())).stated
    whole = (stated.area_count, stated.criteria_count, stated.sub_criteria_count, stated.points, stated.max_points)
    assert (whole, stated.band, stated.areas) == ((None,) * 5, None, ())


def test_what_is_said_twice_counts_as_first_said():
    ending = "Trên đây, chỉ số 2030 là 11/12 điểm, xếp loại Yếu, của 09 lĩnh vực, 99 tiêu chí."
    assert plan_of(replace(PAPER, ending=ending)).stated == STATED


@pytest.mark.parametrize(
    ("sentence", "points", "maximum"),
    [
        ("Kết quả đạt 16,75/20 điểm", "16.75", "20"),
        ("Kết quả đạt 16.75 / 20 điểm", "16.75", "20"),
        ("Kết quả đạt 16,750/20,0 điểm", "16.750", "20.0"),
        ("Kết quả đạt 13.567/20 điểm", "13.567", "20"),
        ("Tỷ lệ 78,42/100%, chỉ số 16,75/20 điểm", "16.75", "20"),
        ("Ngày 30/6 đạt 16,75/20 điểm", "16.75", "20"),
    ],
)
def test_points_and_maximum_are_read_exactly(sentence, points, maximum):
    stated = plan_of(replace(PAPER, results=(sentence,))).stated
    assert (value(stated.points), value(stated.max_points)) == (points, maximum)


@pytest.mark.parametrize(
    ("words", "band"),
    [
        ("xếp loại Khá", "Khá"),
        ("xếp loại: khá", "Khá"),
        ("xếp hạng “Xuất sắc”", "Xuất sắc"),
        ("xếp loại trung bình", "Trung bình"),
        ("Xếp loại B", "B"),
        ("xếp thứ 3", None),
    ],
)
def test_the_band_is_the_one_named(words, band):
    assert plan_of(PAPER.narrative("xếp loại Tốt", words)).stated.band == band


def test_the_years_are_those_of_the_headers():
    plan = plan_of(PAPER.narrative("năm 2031", "năm 2040"))
    assert (plan.year_scored, plan.year_planned) == (2030, 2031)


@pytest.mark.parametrize(
    ("points", "target", "years"),
    [
        ("Điểm đạt được", "Mục tiêu", (2030, 2031)),
        ("Điểm năm 2028", "Mục tiêu năm 2029", (2028, 2029)),
        ("Điểm 2028 đạt được", "Mục tiêu", (2028, 2031)),
    ],
)
def test_years_that_no_header_has_are_those_of_the_narrative(points, target, years):
    plan = plan_of(replace(PAPER, header={**PAPER.header, "points": points, "target_points": target}))
    assert (plan.year_scored, plan.year_planned) == years


def test_a_year_found_nowhere_is_the_one_before_the_year_planned():
    paper = replace(PAPER.without("points"), results=(), structure=())
    plan = plan_of(paper)
    assert (plan.year_scored, plan.year_planned) == (2030, 2031)


def test_without_a_year_planned_it_is_the_one_after_the_year_scored():
    paper = replace(PAPER.without("target_points"), title="Nâng cao chỉ số", results=(), structure=(), reference="")
    plan = plan_of(paper)
    assert (plan.year_scored, plan.year_planned) == (2030, 2031)


def test_number_and_day_filled_in_are_read():
    reference = plan_of(PAPER).reference
    assert (reference.number, reference.date, reference.blanks) == ("12/KH-UBND", "2031-02-05", ())
    assert reference.issuer == "UBND huyện Thử Nghiệm"


@pytest.mark.parametrize(
    ("written", "number", "day", "blanks"),
    [
        ("số /KH-UBND ngày /02/2031", None, None, ["number", "day"]),
        ("số      /KH-UBND ngày    /    /2031", None, None, ["number", "day"]),
        ("số 7/KH-UBND ngày /02/2031", "7/KH-UBND", None, ["day"]),
        ("số /KH-UBND ngày 5/2/2031", None, "2031-02-05", ["number"]),
        ("số 7/KH–UBND ngày 31/02/2031", "7/KH-UBND", None, []),
    ],
)
def test_what_is_left_blank_is_none_and_named(written, number, day, blanks):
    reference = plan_of(PAPER.narrative("số 12/KH-UBND ngày 05/02/2031", written)).reference
    assert (reference.number, reference.date, [part for part, _ in reference.blanks]) == (number, day, blanks)


def test_number_and_day_are_read_from_the_head_of_the_paper():
    title = "Số: 15/KH-UBND\nThử Nghiệm, ngày 05 tháng 02 năm 2031\n" + PAPER.title
    reference = plan_of(replace(PAPER, title=title, reference="")).reference
    assert (reference.number, reference.date, reference.blanks) == ("15/KH-UBND", "2031-02-05", ())


def test_a_blank_number_at_the_head_is_named_with_its_place():
    reference = plan_of(replace(PAPER, title="Số:      /KH-UBND\n" + PAPER.title, reference="")).reference
    ((part, words),) = reference.blanks
    assert (reference.number, part, words.text, words.place().line) == (None, "number", "Số:      /KH-UBND", 2)


@pytest.mark.parametrize("kind", ["huyện", "thị xã", "thành phố", "tỉnh", "xã", "đặc khu"])
def test_the_issuer_is_named_by_the_line_about_the_plan(kind):
    title = "Căn cứ quyết định của UBND tỉnh Khác; UBND tỉnh Khác; UBND tỉnh Khác\n" + PAPER.title
    plan = plan_of(replace(PAPER.narrative("của UBND huyện Thử Nghiệm)", f"của UBND {kind} Thử Nghiệm)"), title=title))
    assert (plan.unit, plan.place_name) == (f"UBND {kind} Thử Nghiệm", "Thử Nghiệm")


def test_without_such_a_line_the_issuer_is_the_body_named_most_often():
    title = "Căn cứ quyết định của UBND tỉnh Khác\nUBND huyện Thử Nghiệm lập kế hoạch, UBND huyện Thử Nghiệm giao"
    assert plan_of(replace(PAPER, title=title, reference="")).unit == "UBND huyện Thử Nghiệm"


def test_a_paper_that_names_no_body_has_no_unit():
    paper = replace(PAPER, results=(), reference="")
    plan = plan_of(paper)
    assert (plan.unit, plan.place_name, plan.reference.issuer) == (None, None, None)


def duties(*paragraphs: str) -> list[tuple[str, tuple[str, ...], str]]:
    found = plan_of(replace(PAPER, duties=paragraphs)).responsibilities
    return [(duty.unit, duty.areas, duty.text) for duty in found]


def test_each_numbered_heading_has_its_text_and_the_areas_it_names():
    assert duties(*PAPER.duties) == [
        ("Phòng Nội vụ", ("1",), "Theo dõi lĩnh vực chỉ đạo, điều hành."),
        ("Phòng Tư pháp", ("2",), "Theo dõi lĩnh vực cải cách thể chế."),
    ]


def test_a_body_may_have_several_areas_over_several_paragraphs_or_none():
    found = duties(
        "4. Tổ chức thực hiện",
        "4.1. Văn phòng HĐND-UBND huyện",
        "- Theo dõi cải cách thể chế;",
        "- Theo dõi chỉ đạo, điều hành.",
        "4.2. Các Phòng, ban, đơn vị và UBND các xã",
        "Thực hiện nghiêm túc.",
    )
    assert found == [
        ("Văn phòng HĐND và UBND", ("1", "2"), "- Theo dõi cải cách thể chế;\n- Theo dõi chỉ đạo, điều hành."),
        ("Các Phòng, ban, đơn vị và UBND các xã", (), "Thực hiện nghiêm túc."),
    ]


def test_the_section_ends_where_the_paper_closes():
    found = duties("II. Tổ chức thực hiện", "1.1. Phòng Nội vụ", "Đôn đốc.", "Nơi nhận:", "1.2. Phòng Tư pháp", "Lưu.")
    assert found == [("Phòng Nội vụ", (), "Đôn đốc.")]


def test_an_area_is_known_by_the_name_that_the_narrative_gives_it():
    paper = PAPER.narrative("Cải cách thể chế đạt", "Xây dựng luật lệ đạt").narrative(
        "vực cải cách thể chế.", "vực xây dựng luật lệ."
    )
    assert [duty.areas for duty in plan_of(paper).responsibilities] == [("1",), ("2",)]


def test_abbreviations_name_the_same_area():
    paper = PAPER.row("2", name="CẢI CÁCH THỦ TỤC HÀNH CHÍNH").narrative("vực cải cách thể chế.", "vực cải cách TTHC.")
    assert [duty.areas for duty in plan_of(paper).responsibilities] == [("1",), ("2",)]


def test_an_issuer_in_capitals_or_in_full_is_the_same_body():
    for written in ("UBND HUYỆN THỬ NGHIỆM", "Ủy ban nhân dân huyện Thử Nghiệm"):
        text = PAPER.text().replace("UBND huyện Thử Nghiệm", written)
        assert plan_of(text).unit == "UBND huyện Thử Nghiệm"
