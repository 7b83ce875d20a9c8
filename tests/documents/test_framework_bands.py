"""Bands as papers word them: name before or behind, one paragraph or several, points or percent."""

from decimal import Decimal

import pytest

from parindex.core.bands import Bands
from parindex.core.place import Place, Words
from parindex.documents.framework_bands import bands_in
from parindex.documents.framework_doubts import Doubt


def read(*paragraphs: str, max_points: str = "100") -> tuple[Bands | None, list[Doubt]]:
    words = [Words(text, ((0, Place(line=line)),)) for line, text in enumerate(paragraphs, 1)]
    return bands_in(words, Decimal(max_points))


def thresholds(*paragraphs: str, max_points: str = "100") -> list[str]:
    """Each band in short: "Tốt>=80" where the floor belongs to it, "Tốt>80" where it does not."""
    bands, _ = read(*paragraphs, max_points=max_points)
    assert bands
    return [f"{band.name}{'>=' if band.inclusive else '>'}{band.floor:f}" for band in bands.bands]


def doubted(*paragraphs: str, max_points: str = "100") -> list[tuple[int | None, str]]:
    """The line and kind of each doubt."""
    _, doubts = read(*paragraphs, max_points=max_points)
    return [(doubt.place.line, doubt.message.id.removeprefix("doubt.bands-")) for doubt in doubts]


FIVE = ["Xuất sắc>=90", "Tốt>=80", "Khá>=65", "Trung bình>=50", "Yếu>=0"]
WORDED = {
    "name first": (
        "Xuất sắc: từ 90 điểm trở lên; Tốt: từ 80 đến dưới 90 điểm; Khá: từ 65 điểm đến dưới 80 điểm; "
        "Trung bình: từ 50 đến dưới 65; Yếu: dưới 50 điểm.",
    ),
    "name last": (
        "Mức xếp loại như sau: Đạt từ 90 điểm trở lên xếp loại xuất sắc; từ 80 đến dưới 90 điểm xếp loại tốt; "
        "từ 65 đến dưới 80 điểm xếp loại khá; từ 50 đến dưới 65 điểm xếp loại trung bình; dưới 50 điểm xếp loại yếu.",
    ),
    "a paragraph each": (
        "3. Xếp loại",
        "a) Xuất sắc: đạt từ 90 điểm trở lên;",
        "b) Tốt: đạt từ 80 điểm đến dưới 90 điểm;",
        "c) Khá: đạt từ 65 điểm đến dưới 80 điểm;",
        "d) Trung bình: đạt từ 50 điểm đến dưới 65 điểm;",
        "đ) Yếu: đạt dưới 50 điểm.",
        "4. Kinh phí",
    ),
    "in brackets": (
        "Kết quả xếp theo 5 mức: xuất sắc (từ 90 điểm trở lên), tốt (từ 80 đến dưới 90 điểm), "
        "khá (từ 65 đến dưới 80 điểm), trung bình (từ 50 đến dưới 65 điểm) và yếu (dưới 50 điểm).",
    ),
    "lowest first, in capitals": (
        "YẾU: DƯỚI 50 ĐIỂM",
        "TRUNG BÌNH: TỪ 50 ĐẾN DƯỚI 65 ĐIỂM",
        "KHÁ: TỪ 65 ĐẾN DƯỚI 80 ĐIỂM",
        "TỐT: TỪ 80 ĐẾN DƯỚI 90 ĐIỂM",
        "XUẤT SẮC: TỪ 90 ĐIỂM TRỞ LÊN",
    ),
    "signs": ("Xuất sắc: ≥ 90 điểm; Tốt: 80 – <90 điểm; Khá: 65 - < 80; Trung bình: 50 - < 65; Yếu: < 50",),
}


@pytest.mark.parametrize("paragraphs", WORDED.values(), ids=WORDED)
def test_five_bands_are_read_however_they_are_worded(paragraphs):
    assert (thresholds(*paragraphs), doubted(*paragraphs)) == (FIVE, [])


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "Loại A: trên 90 điểm; Loại B: trên 80 đến 90 điểm; Loại C: từ 80 điểm trở xuống",
            ["A>90", "B>80", "C>=0"],
        ),
        ("Từ 65 đến dưới 80 điểm: Khá; từ 80 điểm trở lên: Tốt", ["Tốt>=80", "Khá>=65"]),
        (
            "Hoàn thành xuất sắc nhiệm vụ: từ 90 điểm trở lên; Hoàn thành tốt nhiệm vụ: từ 70 đến dưới 90 điểm",
            ["Hoàn thành xuất sắc nhiệm vụ>=90", "Hoàn thành tốt nhiệm vụ>=70"],
        ),
        (
            "Đơn vị có tổng điểm từ 87,5 điểm trở lên được xếp loại tốt; đơn vị đạt từ 70 đến dưới 87,5 điểm được xếp "
            "loại khá",
            ["Tốt>=87.5", "Khá>=70"],
        ),
        ("Tốt: lớn hơn 80 điểm; Khá: > 65 điểm; Trung bình: hơn 50 điểm", ["Tốt>80", "Khá>65", "Trung bình>50"]),
        ("Tốt: từ 80 điểm trở lên; Xuất sắc: trên 80 điểm", ["Xuất sắc>80", "Tốt>=80"]),
        ("Tốt:\ntừ 80 điểm trở lên; Khá: từ 65\nđến dưới 80 điểm", ["Tốt>=80", "Khá>=65"]),
        ("Đạt: từ 50 điểm trở lên; Không đạt: dưới 50 điểm", ["Đạt>=50", "Không đạt>=0"]),
    ],
)
def test_other_names_and_open_floors_are_kept(paragraph, expected):
    assert (thresholds(paragraph), doubted(paragraph)) == (expected, [])


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Phấn đấu năm 2031 xếp loại Tốt: từ 80 điểm trở lên.",),
        ("Chỉ số đạt 78,42/100 điểm, xếp loại Khá; năm trước 75/100 điểm, xếp loại Khá",),
        ("Tốt: 80 điểm; Khá: 65 điểm",),
        ("Xếp loại Tốt: từ 80 điểm trở lên", "Nội dung khác hẳn.", "Xếp loại Khá: từ 65 điểm trở lên"),
        (),
    ],
    ids=["a target", "results", "no bounds", "far apart", "nothing"],
)
def test_what_is_no_scale_gives_no_bands(paragraphs):
    assert read(*paragraphs) == (None, [])


def test_the_basis_is_what_the_paper_says_in_short():
    bands, _ = read("Căn cứ tổng điểm: Tốt: từ 80 điểm trở lên;", "Khá: từ 65 đến dưới 80 điểm; ")
    assert bands
    assert (bands.basis, bands.assumed) == ("“Tốt: từ 80 điểm trở lên; Khá: từ 65 đến dưới 80 điểm”", False)
    bands, _ = read(*WORDED["name last"])
    assert bands
    assert (len(bands.basis) <= 162, bands.basis[-3:]) == (True, " …”")


@pytest.mark.parametrize(
    ("max_points", "floors"), [("100", ["80", "65"]), ("20", ["16", "13"]), ("50", ["40", "32.5"])]
)
def test_percentages_become_points_of_the_maximum_and_are_told(max_points, floors):
    paragraphs = ("Tốt: đạt từ 80% trở lên;", "Khá: từ 65 đến dưới 80%.")
    good, fair = floors
    assert thresholds(*paragraphs, max_points=max_points) == [f"Tốt>={good}", f"Khá>={fair}"]
    assert doubted(*paragraphs, max_points=max_points) == [(1, "percent")]


@pytest.mark.parametrize(
    ("top", "max_points"),
    [("từ 15 điểm trở lên", "100"), ("từ 90 điểm trở lên", "20"), ("từ 90 đến 100 điểm", "110")],
    ids=["far below", "above", "another end"],
)
def test_thresholds_that_do_not_fit_the_maximum_are_doubted(top, max_points):
    assert doubted(f"Tốt: {top}; Khá: từ 9 điểm trở lên", max_points=max_points) == [(1, "scale")]


@pytest.mark.parametrize(
    "lower", ["từ 65 đến 79 điểm", "từ 65 đến 80 điểm", "từ 65 đến dưới 85 điểm"], ids=["gap", "edge", "overlap"]
)
def test_bands_that_do_not_meet_are_doubted_and_kept(lower):
    said = f"Tốt: từ 80 điểm trở lên; Khá: {lower}"
    assert (thresholds(said), doubted(said)) == (["Tốt>=80", "Khá>=65"], [(1, "meet")])


@pytest.mark.parametrize(
    ("paragraphs", "line", "left"),
    [
        (("Tốt: từ 80 điểm trở lên và không có lĩnh vực nào dưới 70%; Khá: từ 65 đến dưới 80 điểm",), 1, "không có"),
        (("Tốt: từ 80 điểm trở lên;", "Khá: 65 ≤ tổng điểm < 80;", "Yếu: dưới 65 điểm."), 2, "65 ≤"),
    ],
    ids=["a condition", "a band in other signs"],
)
def test_words_among_thresholds_that_were_not_understood_are_quoted(paragraphs, line, left):
    _, doubts = read(*paragraphs)
    told = [doubt for doubt in doubts if doubt.message.id == "doubt.bands-words"]
    assert [doubt.place.line for doubt in told] == [line]
    assert left in str(told[0].message.parameters["found"])


def test_of_two_scales_the_first_is_taken_and_the_other_told():
    said = "Cấp huyện: Tốt từ 80 điểm trở lên; Khá từ 65 đến dưới 80 điểm."
    other = "Cấp xã: Tốt từ 85 điểm trở lên; Khá từ 70 đến dưới 85 điểm."
    assert thresholds(said, other) == ["Tốt>=80", "Khá>=65"]
    assert doubted(said, other) == [(2, "more")]
    conditioned = other.replace("trở lên;", "trở lên, không có đơn thư;")
    assert doubted(said, conditioned) == [(2, "more")]
