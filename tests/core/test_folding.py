"""Words compared as readers compare them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.core.folding import folded, normalised

LETTERS = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵĐẮỨ –-")


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("Điện Biên", "dien bien"),
        ("Đắk Glong", "dak glong"),
        ("Đăk Glong", "dak glong"),
        ("TỔNG ĐIỂM", "tong diem"),
        ("Tài chính – Kế hoạch", "tai chinh - ke hoach"),
        ("ưỡn ượt", "uon uot"),
    ],
)
def test_folding_drops_marks_case_and_the_kind_of_dash(words, bare):
    assert folded(words) == bare


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("  Phòng   Nội\tvụ ", "phòng nội vụ"),
        ("Tài chính – Kế hoạch", "tài chính - kế hoạch"),
        ("Tài chính — Kế hoạch", "tài chính - kế hoạch"),
        ("PHÒNG TƯ PHÁP", "phòng tư pháp"),
    ],
)
def test_normalising_keeps_marks_and_drops_case_dashes_and_spaces(words, plain):
    assert normalised(words) == plain


@given(LETTERS)
def test_folding_goes_letter_for_letter_so_that_places_stay(words):
    assert len(folded(unicodedata.normalize("NFC", words))) == len(unicodedata.normalize("NFC", words))


@given(LETTERS)
def test_folding_twice_is_folding_once(words):
    assert folded(folded(words)) == folded(words)


@given(LETTERS)
def test_composed_and_decomposed_writing_fold_alike(words):
    assert folded(unicodedata.normalize("NFD", words)) == folded(unicodedata.normalize("NFC", words))
