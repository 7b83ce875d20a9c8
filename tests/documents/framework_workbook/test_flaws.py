"""What is wrong with a workbook itself is told, all of it, each with its cell; what is no such workbook is refused."""

from io import BytesIO

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.framework_workbook import data_of_workbook
from tests.documents.framework_workbook.books import NODES, SET, book_of, read, told
from tests.documents.framework_workbook.sets import LOOKS_LIKE
from tests.documents.workbooks import archive, saved

WITH_LADDER = [*NODES[:3], ("1.2", "Báo cáo", 6, "bậc điểm")]
FACT_HEADER = ("Mã", "Tên khóa", "Tên số liệu")
RUNG_HEADER = ("Mã", "Từ", "Điểm", "Điều kiện", "Khóa khác", "Thứ tự khóa")


def said(id_: str, **parameters: object) -> Message:
    return Message(f"workbook.{id_}", parameters)


@pytest.mark.parametrize(
    ("sheets", "cell", "message"),
    [
        ({"Tiêu chí": [*NODES, ("1.3", "C", 1, "total: [")]}, "Tiêu chí!D5", None),
        ({"Tiêu chí": [*NODES, ("1.3", "C", 1, "a: 1\na: 2")]}, "Tiêu chí!D5", said("repeated-key", key="a")),
        ({"Tiêu chí": [*NODES, ("1.3", "C", 1, "a: &x [1]\nb: *x")]}, "Tiêu chí!D5", said("yaml-alias")),
        ({"Tiêu chí": [*NODES, ("1.3", "C", 1, "{[a]: b}")]}, "Tiêu chí!D5", said("yaml-key")),
        ({"Tiêu chí": [*NODES, ("1.3", "C", 1, "[" * 9000)]}, "Tiêu chí!D5", said("yaml-depth")),
        ({"Tiêu chí": [*NODES, ("1.3", "C", 1, "- " * 9000)]}, "Tiêu chí!D5", said("yaml-depth")),
        ({"Tiêu chí": [*NODES, ("1.3", "yaml: [", 1)]}, "Tiêu chí!B5", None),
        ({"Bộ tiêu chí": [*SET, ("Mã bộ", "b")]}, "Bộ tiêu chí!B4", said("repeated-key", key="id")),
        ({"Bộ tiêu chí": [*SET, ("max_points", 9)]}, "Bộ tiêu chí!B4", said("repeated-key", key="max_points")),
        ({"Bộ tiêu chí": [*SET, (None, "b")]}, "Bộ tiêu chí!B4", said("no-key")),
        ({"Bộ tiêu chí": [*SET, ("yaml: [", "b")]}, "Bộ tiêu chí!B4", None),
        ({"Bộ tiêu chí": [*SET, ("Thứ tự khóa", "id")]}, "Bộ tiêu chí!B4", said("not-an-order")),
        ({"Bộ tiêu chí": [("a", "b"), *SET[1:]]}, "Bộ tiêu chí!A1", said("no-header", columns=("Mục", "Giá trị"))),
        ({"Bộ tiêu chí": [*SET, ("areas", "b")]}, "Bộ tiêu chí!B4", said("repeated-key", key="areas")),
        (
            {"Bộ tiêu chí": [*SET, ("bands", "b")], "Xếp loại": [("Mức", "Từ"), ("Tốt", 1)]},
            "Bộ tiêu chí!B4",
            said("repeated-key", key="bands.items"),
        ),
        ({"Tiêu chí": [("a", "b"), *NODES[1:]]}, "Tiêu chí!A1", said("no-header", columns=("Mã", "Tên"))),
        (
            {"Tiêu chí": [(*NODES[0], "Diem toi da"), *NODES[1:]]},
            "Tiêu chí!E1",
            said("repeated-column", column="Diem toi da"),
        ),
        (
            {"Tiêu chí": [(*NODES[0], "Màu"), *NODES[1:3], (*NODES[3], "đỏ")]},
            "Tiêu chí!E1",
            said("unknown-column", column="Màu"),
        ),
        ({"Tiêu chí": [*NODES[:3], (*NODES[3], "đỏ")]}, "Tiêu chí!E4", said("unknown-column", column="E4")),
        ({"Tiêu chí": [*NODES, (None, "C", 1)]}, "Tiêu chí!A5", said("no-level")),
        ({"Tiêu chí": [*NODES, ("1.2.3.4", "C", 1)]}, "Tiêu chí!A5", said("no-level")),
        ({"Tiêu chí": [NODES[0], NODES[2]]}, "Tiêu chí!A2", said("no-parent")),
        ({"Tiêu chí": [(*NODES[0], "Khóa khác"), (*NODES[1], "b")]}, "Tiêu chí!E2", said("not-keys")),
        (
            {"Tiêu chí": [(*NODES[0], "Khóa khác"), (*NODES[1], "name: b")]},
            "Tiêu chí!E2",
            said("repeated-key", key="name"),
        ),
        (
            {"Tiêu chí": [(*NODES[0], "Khóa khác"), (*NODES[1], "criteria: b"), *NODES[2:]]},
            "Tiêu chí!E2",
            said("repeated-key", key="criteria"),
        ),
        (
            {"Tiêu chí": [(*NODES[0], "Mẫu số"), NODES[1], (*NODES[2], "b")]},
            "Tiêu chí!E3",
            said("unused", column="Mẫu số"),
        ),
        (
            {"Tiêu chí": [(*NODES[0], "Mức đạt điểm tối đa"), NODES[1], ("1.1", "B", 1, "bậc điểm", 1)]}
            | {"Bậc điểm": [RUNG_HEADER, ("1.1", 1, 1)]},
            "Tiêu chí!E3",
            said("unused", column="Mức đạt điểm tối đa"),
        ),
        (
            {"Số liệu": [FACT_HEADER, ("1.3", "a", "A")]},
            "Số liệu!A2",
            said("unknown-code", code="1.3", sheet="Tiêu chí"),
        ),
        ({"Số liệu": [FACT_HEADER, (None, "a", "A")]}, "Số liệu!A2", said("no-code")),
        ({"Số liệu": [FACT_HEADER, ("1.1", None, "A")]}, "Số liệu!B2", said("no-fact-key")),
        ({"Số liệu": [FACT_HEADER, ("1.1", "a", "A"), ("1.1", "a", "B")]}, "Số liệu!B3", said("repeated-key", key="a")),
        ({"Tiêu chí": WITH_LADDER}, "Tiêu chí!D4", said("no-rungs", sheet="Bậc điểm")),
        ({"Bậc điểm": [RUNG_HEADER, ("1.1", 1, 1)]}, "Bậc điểm!A2", said("no-ladder", code="1.1")),
        (
            {"Bậc điểm": [RUNG_HEADER, ("1.3", 1, 1)]},
            "Bậc điểm!A2",
            said("unknown-code", code="1.3", sheet="Tiêu chí"),
        ),
        (
            {"Tiêu chí": WITH_LADDER, "Bậc điểm": [RUNG_HEADER, ("1.2", 1, 1, None, "b")]},
            "Bậc điểm!E2",
            said("not-keys"),
        ),
        (
            {"Tiêu chí": WITH_LADDER, "Bậc điểm": [RUNG_HEADER, ("1.2", 1, 1, None, None, "b")]},
            "Bậc điểm!F2",
            said("not-an-order"),
        ),
        ({"Số liêu 2": [FACT_HEADER, ("1.1", "a", "A")]}, "Số liêu 2!A1", said("unknown-sheet", sheet="Số liêu 2")),
        ({"tieu chi": NODES}, "tieu chi!A1", said("unknown-sheet", sheet="tieu chi")),
    ],
)
def test_a_flaw_of_the_workbook_is_told_with_its_cell(sheets, cell, message):
    flaws = told(read(sheets))
    assert [place for place, _ in flaws] == [cell]
    assert flaws[0][1].id == "workbook.yaml" if message is None else flaws[0][1] == message


def test_a_denominator_without_a_numerator_is_a_flaw():
    rows = [(*NODES[0], "Mẫu số"), NODES[1], ("1.1", "B", 1, "tuyến tính", "tat_ca")]
    assert told(read({"Tiêu chí": rows})) == [("Tiêu chí!E3", said("no-part"))]


def test_a_formula_without_a_result_is_a_flaw_and_one_with_a_result_is_a_figure():
    rows = [NODES[0], ("1", "A", "=4+6")]
    assert told(read({"Tiêu chí": rows})) == [("Tiêu chí!C2", said("formula"))]


def test_all_flaws_are_told_in_the_order_of_sheets_and_rows():
    found = read(
        {
            "Bộ tiêu chí": [*SET, ("id", "b"), (None, "c")],
            "Tiêu chí": [*NODES, ("1.3", "C", 1, "{"), ("x.y.z.t", "D")],
            "Số liệu": [FACT_HEADER, ("7", "a", "A"), ("1.1", None, "A")],
            "Lạ": [("a",)],
        }
    )
    assert [place for place, _ in told(found)] == [
        *("Bộ tiêu chí!B4", "Bộ tiêu chí!B5", "Tiêu chí!D5", "Tiêu chí!A6", "Số liệu!A2", "Số liệu!B3", "Lạ!A1"),
    ]


def test_what_could_be_read_is_there_beside_the_flaws():
    found = read({"Tiêu chí": [*NODES, ("1.3", "C", 1, "{")]})
    assert found.data["areas"][0]["criteria"][2] == {"code": "1.3", "name": "C", "max_points": "1"}


TITLES = {
    "Bộ tiêu chí": ("Mục", "Giá trị"),
    "Tiêu chí": ("Mã", "Cấp", "Tên", "Quy tắc", "Tử số / đại lượng", "Mẫu số", "Khóa khác", "Thứ tự khóa"),
    "Số liệu": ("Mã", "Tên khóa", "Lựa chọn", "Khóa khác"),
    "Bậc điểm": ("Mã", "Từ", "Điểm", "Điều kiện", "Khóa khác", "Thứ tự khóa"),
    "Xếp loại": ("Mức", "Từ", "Riêng lĩnh vực", "Khóa khác"),
}
KEPT = [text for text in LOOKS_LIKE if text.isprintable() and not text.startswith("=")]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_whatever_is_typed_is_read_or_told_never_an_accident(data):
    cells = st.one_of(st.none(), st.sampled_from(KEPT), st.sampled_from(("1", "1.1", "{", "a: b", 1.5, True, 3)))
    sheets = {
        title: [header, *data.draw(st.lists(st.tuples(*[cells] * len(header)), max_size=4))]
        for title, header in TITLES.items()
    }
    found = data_of_workbook(saved(book_of(sheets)), "bo.xlsx")
    titles = list(sheets)
    where = [titles.index(place.sheet or "") for place, _ in found.flaws]
    assert where == sorted(where)
    assert all(place.row and place.cell for place in found.places.values())


def _refused(content: bytes) -> Message:
    with pytest.raises(UnreadableFileError) as refused:
        data_of_workbook(content, "bo.xlsx")
    return refused.value.message


def _word() -> bytes:
    content = BytesIO()
    Document().save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "id_"),
    [
        (b"", "workbook.not-excel"),
        (b"id: a\n", "workbook.not-excel"),
        (b"%PDF-1.7", "workbook.not-excel"),
        (b"PK\x03\x04 cut off", "file.broken"),
        (b"\xd0\xcf\x11\xe0 old", "file.old-office"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "file.encrypted"),
        (archive({"a.txt": "chữ"}), "workbook.not-excel"),
        (archive({"xl/workbook.xml": "<workbook"}), "file.broken"),
        (archive({"xl/workbook.xml": "<!DOCTYPE a><workbook/>"}), "file.entities"),
    ],
)
def test_what_is_no_workbook_is_refused(content, id_):
    assert _refused(content).id == id_


def test_a_paper_of_word_is_refused():
    assert _refused(_word()) == Message("workbook.not-excel", {"file": "bo.xlsx"})


def test_a_workbook_that_unpacks_beyond_bounds_is_refused():
    assert _refused(archive({"xl/workbook.xml": "<workbook/>", "xl/a.xml": " " * 30_000_000})).id == "file.bomb"


@pytest.mark.parametrize("missing", ["Bộ tiêu chí", "Tiêu chí"])
def test_a_workbook_without_the_sheets_of_a_set_is_refused(missing):
    sheets = {title: rows for title, rows in {"Bộ tiêu chí": SET, "Tiêu chí": NODES}.items() if title != missing}
    needed = ("Bộ tiêu chí", "Tiêu chí")
    assert _refused(saved(book_of({**sheets, "Khác": [("a",)]}))) == Message(
        "workbook.no-set", {"file": "bo.xlsx", "needed": needed}
    )
