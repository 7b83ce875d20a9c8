"""Figures on a page: decimal marks of the language, places of the column, and three ways of having none."""

from decimal import Decimal

import pytest
from django.utils import translation

from parindex.core.points import Absent
from parindex.web.ui.bars import Part, bar
from parindex.web.ui.marking import Stretch, marked
from parindex.web.ui.templatetags import parindex as tags


@pytest.mark.parametrize(
    ("show", "value", "vi", "en"),
    [
        (tags.points, "13.567", "13,567", "13.567"),
        (tags.points, "14", "14,000", "14.000"),
        (tags.maximum, "14", "14,0", "14.0"),
        (tags.published, "78.4", "78,40", "78.40"),
        (tags.trimmed, "1.580", "1,58", "1.58"),
        (tags.trimmed, "100", "100", "100"),
        (tags.share, "81.8", "81,8%", "81.8%"),
        (tags.maximum, "1250.5", "1.250,5", "1,250.5"),
    ],
)
def test_figures_are_written_in_the_reader_s_language(show, value, vi, en):
    for language, words in (("vi", vi), ("en", en)):
        with translation.override(language):
            assert show(Decimal(value)) == words


def test_zero_missing_and_not_applicable_never_look_alike():
    with translation.override("vi"):
        assert tags.points(Decimal(0)) == '<span class="zero">0,000</span>'
        assert "chưa có" in tags.points(Absent.MISSING)
        assert "chưa có" in tags.points(None)
        assert "không áp dụng" in tags.points(Absent.NOT_APPLICABLE)


def test_bar_has_no_part_for_what_is_zero():
    two = bar(got=Decimal(3), lost=Decimal(1), scale=Decimal(8))
    assert two == (Part("got", "0.00%", "37.50%"), Part("lost", "37.50%", "12.50%"))
    assert bar(got=Decimal(0), lost=Decimal(0), scale=Decimal(8)) == ()


def test_words_are_marked_without_accents_and_none_is_lost():
    stretches = marked("Thực hiện xin lỗi, Xin Lỗi", ("xin loi",))
    assert [stretch.words for stretch in stretches if stretch.is_found] == ["xin lỗi", "Xin Lỗi"]
    assert "".join(stretch.words for stretch in stretches) == "Thực hiện xin lỗi, Xin Lỗi"
    assert marked("Đất", ()) == (Stretch("Đất"),)
