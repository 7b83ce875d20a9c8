"""The self-scoring table as a document: read back with another program; its figures are số liệu mô phỏng."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from parindex.core.facts import Fact
from parindex.core.points import Absent
from parindex.core.scoring import score
from parindex.core.workflow import State, state_word
from parindex.documents.self_table import Cited, Head, Told, self_table
from parindex.documents.xlsx import UnwritableError
from tests.documents.sheet_workbook.forms import every_kind

HEAD = Head("UBND Huyện A", 2025, 1, state_word(State.SUBMITTED), simulated=True, former=2024)
VALUES = {
    "1.1": {"done": Decimal(1250), "all": Decimal(2500)},
    "1.2": {"rate": Decimal("95.5")},
    "1.3": {"planned": True},
    "1.5": {"done": date(2025, 12, 10), "due": Absent.NOT_APPLICABLE},
    "1.7": {"points": Decimal("1.25")},
}


def written(language="vi", **told):
    facts = [Fact(code, value, "", "", name=key) for code, some in VALUES.items() for key, value in some.items()]
    kept = {code: Told(figures=some) for code, some in VALUES.items()} | told
    return self_table(every_kind(), score(every_kind(), facts), kept, HEAD, language)


def rows(content, at=0):
    sheet = load_workbook(BytesIO(content)).worksheets[at]
    return {row[0]: row for row in sheet.iter_rows(min_row=3, values_only=True)}


def test_figures_of_every_kind_stand_in_words_with_their_units():
    table = rows(written())
    assert {code: table[code][3] for code in VALUES} == {
        "1.1": "Số hồ sơ đúng hạn: 1.250 hồ sơ\nSố hồ sơ: 2.500 hồ sơ",
        "1.2": "Tỷ lệ: 95,5%",
        "1.3": "Có kế hoạch: Có",
        "1.5": "Ngày nộp: 10/12/2025\nHạn nộp: không áp dụng",
        "1.7": None,
    }
    assert (table["1.7"][4], table["1.4"][4]) == (1.25, "chưa có")


def test_in_english_its_own_words_are_english():
    table = rows(written("en"))
    assert table["Code"][1:3] == ("Area, criterion", "Maximum")
    assert table["1.1"][3] == "Số hồ sơ đúng hạn: 1,250 hồ sơ\nSố hồ sơ: 2,500 hồ sơ"
    assert list(rows(written("en"), 1)) == ["Code", None]


def test_evidence_is_cited_by_what_is_known_of_it():
    papers = (
        Cited("12/BC-UBND", date(2025, 12, 20), "Báo cáo", "trang 3"),
        Cited("", None, "Ảnh chụp màn hình"),
        Cited("13/TB-UBND", None, "Thông báo"),
    )
    assert rows(written(**{"1.4": Told(evidence=papers)}))["1.4"][6] == (
        "12/BC-UBND ngày 20/12/2025, Báo cáo, trang 3\nẢnh chụp màn hình\n13/TB-UBND, Thông báo"
    )


@pytest.mark.parametrize("words", ["=HYPERLINK(1)", "+1", "@SUM(A1)", "-2+3", "<r>x</r>"])
def test_what_looks_like_a_formula_stays_text(words):
    sheets = load_workbook(BytesIO(written(**{"1.4": Told(note=words, explanation=words)}))).worksheets
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value == words]
    assert [cell.data_type for cell in cells] == ["s", "s", "s"]


def test_points_of_the_year_before_stand_beside_those_of_this_year():
    told = {"1.7": Told(former=Decimal("0.5")), "1.4": Told(former=Absent.NOT_APPLICABLE)}
    table = rows(written(**told))
    assert (table["Mã"][9], table["1.7"][9], table["1.4"][9], table["1.1"][9]) == (
        "Điểm năm 2024",
        0.5,
        "không áp dụng",
        None,
    )


def test_a_text_that_no_cell_holds_is_refused_with_its_cell():
    with pytest.raises(UnwritableError) as refused:
        written(**{"1.1": Told(note="x" * 40_000)})
    assert refused.value.message.parameters["cell"] == "H5"


def test_equal_tables_are_equal_files():
    assert written() == written()
