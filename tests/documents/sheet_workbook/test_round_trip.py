"""What goes out comes in again: unchanged it is no change, changed by another program it is just that change."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from parindex.core.facts import Kind
from parindex.core.points import Absent
from parindex.documents.framework_yaml import shipped_framework
from parindex.documents.sheet_workbook import Change, Field, Filled, LeafIn
from parindex.documents.sheet_workbook.lines import lines_of
from tests.documents.sheet_workbook.forms import (
    FIGURES,
    MISSING,
    NOT_APPLICABLE,
    entering,
    every_kind,
    exact,
    filled_in,
    leaf,
    leaves,
    read,
    said,
    usual,
    values,
    written,
)
from tests.invented_set import LEAVES, invented_set

SETS = {
    "77": invented_set,
    **{id_: lambda id_=id_: shipped_framework(id_) for id_ in ("dak-glong-2023", "tt01-2018-vpcp")},
}
OF_KIND = {
    Kind.COUNT: Decimal(1250),
    Kind.AMOUNT: Decimal("1250.5"),
    Kind.PERCENT: Decimal("95.5"),
    Kind.YES_NO: False,
    Kind.DATE: date(2025, 12, 31),
    Kind.POINTS: Decimal("0.5"),
}
TEXTS = (
    "=1+1",
    '=HYPERLINK("a")',
    "+1",
    "-1",
    "@SUM(A1)",
    "<r><t>a</t></r>",
    "&amp;",
    "_x0041_",
    "1.10",
    "TRUE",
    "Đắk R'Măng\nNâm N'Đir",
)
HUNDRED = Decimal(100)
LAST, FIFTEEN = "Mức “thấp” theo bảng kèm theo, ghi rõ lý do", Decimal("123456789012.345")
# mark -> what is typed -> what is read
TYPED = {
    "1.1:done": [(0, Decimal(0)), ("1.250.000", Decimal(1250000)), (None, MISSING), ("kad", NOT_APPLICABLE)],
    "1.1:all": [(7, Decimal(7)), ("Không áp dụng", NOT_APPLICABLE)],
    "1.2:rate": [(0.07, Decimal(7)), (0.29, Decimal(29)), (1, HUNDRED), ("95,25%", Decimal("95.25"))],
    "1.3:planned": [("Không", False), (False, False), ("Không áp dụng", NOT_APPLICABLE), (None, MISSING)],
    "1.4:level": [("Tốt, đúng hạn", "Tốt, đúng hạn"), ("khá", "Khá"), (LAST, LAST), ("KAD", NOT_APPLICABLE)],
    "1.5:done": [(datetime(2025, 11, 30), date(2025, 11, 30)), ("1/2/2025", date(2025, 2, 1))],  # noqa: DTZ001
    "1.5:due": [(date(2024, 2, 29), date(2024, 2, 29)), (None, MISSING)],
    "1.6:now": [(0.1 + 0.2, Decimal("0.3")), ("12.345,678", Decimal("12345.678")), (123456789012.345, FIFTEEN)],
    "1.6:before": [(1250.75, Decimal("1250.75")), ("0", Decimal(0)), ("Không áp dụng", NOT_APPLICABLE)],
    "1.7:points": [(2, Decimal(2)), ("0,75", Decimal("0.75")), (1.1, Decimal("1.1"))],
}  # fmt: skip


AMBIGUOUS = (
    "Thu năm nay: “1.250” có thể là hai số khác nhau; hãy viết không có dấu chấm ngăn hàng nghìn, hoặc dùng dấu phẩy "
    "cho phần lẻ."
)


def told(filled: Filled) -> tuple[object, ...]:
    return filled.changes, filled.refusals, filled.doubts


def place(mark: str) -> tuple[str, str]:
    code, _, key = mark.partition(":")
    return code, key


def test_an_unchanged_workbook_has_no_change_and_tells_what_it_is_of():
    filled = read(usual())
    assert told(filled) == ((), (), ())
    assert (filled.identity.unit_name, filled.identity.year, filled.identity.made_at.isoformat()) == (
        "Ủy ban nhân dân huyện A",
        2025,
        "2026-01-02T08:30:00+00:00",
    )
    assert filled.revisions == {code: 3 for code, _ in FIGURES}


def test_an_unchanged_workbook_that_another_program_saved_has_no_change():
    assert told(read(filled_in(usual(), lambda _: None))) == ((), (), ())


@pytest.mark.parametrize("at", range(5))
def test_every_kind_of_cell_changed_by_another_program_is_read_exactly(at):
    typed = {mark: cases[at % len(cases)] for mark, cases in TYPED.items()}
    filled = read(filled_in(usual(), entering({(mark, "value"): one for mark, (one, _) in typed.items()})))
    assert filled.refusals == ()
    changed = {place(mark): value for mark, (_, value) in typed.items() if FIGURES.get(place(mark)) != value}
    assert exact(values(filled)) == exact(changed)


def test_what_was_entered_is_told_with_what_stood_there():
    filled = read(filled_in(usual(), entering({("1.1:done", "value"): 1200, ("1.3:planned", "value"): "Không"})))
    assert filled.changes == (
        Change("1.1", Field("value", "done"), Decimal(1250), Decimal(1200)),
        Change("1.3", Field("value", "planned"), True, False),
    )


def test_a_percentage_whose_cell_lost_its_sign_is_told_as_a_doubt():
    def fill(sheet):
        entering({("1.2:rate", "value"): 0.95})(sheet)
        sheet["D11"].number_format = "General"

    filled = read(filled_in(usual(), fill))
    assert values(filled) == {("1.2", "rate"): Decimal("0.95")}
    assert [(one.cell, one.code, one.key, said(one.reason)) for one in filled.doubts] == [
        ("D11", "1.2", "rate", "Tỷ lệ: đã đọc là 0,95%. Nếu ý là 95% thì hãy viết 95.")
    ]


def test_stored_text_stays_the_same_text_whatever_it_looks_like():
    framework = invented_set(len(TEXTS))
    keys = {leaf.code: next(iter(leaf.facts)) for leaf in framework.leaves()}
    stored = [LeafIn(code, {}, {key: text}, note=text) for (code, key), text in zip(keys.items(), TEXTS, strict=True)]
    content = written(stored, framework)
    assert told(read(content, framework)) == ((), (), ())
    assert told(read(filled_in(content, lambda _: None), framework)) == ((), (), ())


def test_text_that_is_entered_is_read_as_it_is_whatever_it_looks_like():
    framework = invented_set(len(TEXTS))
    marks = [line.mark for line in lines_of(framework) if line.is_open("note")]

    def fill(sheet):
        entering(dict(zip([(mark, "note") for mark in marks], TEXTS, strict=True)))(sheet)
        for row in sheet.iter_rows(min_row=6, min_col=8, max_col=8):
            row[0].data_type = "s"

    filled = read(filled_in(written([], framework), fill), framework)
    assert (tuple(one.after for one in filled.changes), filled.refusals) == (TEXTS, ())


def test_texts_that_differ_in_their_ends_or_the_making_of_letters_have_not_changed():
    stored = [LeafIn("1.1", {}, note=" Tie\u0302\u0301p thu\r\n\r\nda\u0302n ", explanation="a\r\nb")]
    content = filled_in(written(stored), entering({("1.1:done", "note"): "Tiếp thu\n\ndân"}))
    assert told(read(content)) == ((), (), ())


def test_a_cell_that_is_blanked_is_a_change_to_missing_or_to_no_text():
    cells = [("1.1:done", column) for column in ("value", "source", "note", "explanation")]
    filled = read(filled_in(usual(), entering(dict.fromkeys(cells))))
    assert [(one.field.what, one.after) for one in filled.changes] == [
        ("value", Absent.MISSING),
        ("source", ""),
        ("note", ""),
        ("explanation", ""),
    ]


def test_numbers_that_no_cell_holds_exactly_stand_as_words_and_survive():
    long = {("1.6", "now"): Decimal("899999999999999"), ("1.6", "before"): Decimal("12345678901234567890.5")}
    content = filled_in(written(leaves(long)), lambda _: None)
    assert told(read(content)) == ((), (), ())


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("1.5", "done"), date(2031, 1, 1)),
        (("1.2", "rate"), Decimal(140)),
        (("1.4", "level"), "Mức cũ"),
        (("1.7", "points"), Decimal("2.75")),
        (("1.1", "done"), Decimal("12.5")),
    ],
    ids=["a day to come", "too large", "no option", "above the maximum", "not whole"],
)
def test_a_stored_value_that_would_be_refused_today_is_no_refusal_while_it_stands(place, value):
    assert told(read(filled_in(written(leaves({place: value})), lambda _: None))) == ((), (), ())


@pytest.mark.parametrize(
    ("mark", "typed", "cell", "sentence"),
    [
        ("1.1:done", 12.5, "D8", "Số hồ sơ đúng hạn: “12.5” phải là số nguyên vì đây là số đếm."),
        ("1.1:all", "nhiều", "D9", "Số hồ sơ: “nhiều” không phải một con số, ví dụ 1250 hoặc 95,5."),
        ("1.2:rate", 1.4, "D11", "Tỷ lệ: “140%” lớn hơn mức cao nhất 100."),
        ("1.3:planned", "chắc có", "D13", "Có kế hoạch: “chắc có” phải là Có, Không hoặc Không áp dụng."),
        ("1.5:done", date(2026, 1, 16), "D17", "Ngày nộp: ngày 16/01/2026 ở tương lai (hôm nay là 15/01/2026)."),
        ("1.6:now", "1.250", "D20", AMBIGUOUS),
        ("1.6:now", "#DIV/0!", "D20", "Ô báo lỗi #DIV/0!."),
        ("1.6:now", "=1+1", "D20", "Công thức chưa có kết quả lưu trong tệp: hãy mở bằng Excel rồi lưu lại."),
    ],
)  # fmt: skip
def test_what_is_no_value_is_refused_with_its_cell(mark, typed, cell, sentence):
    filled = read(filled_in(usual(), entering({(mark, "value"): typed})))
    assert filled.changes == ()
    assert [(one.cell, (one.code, one.key), said(one.reason)) for one in filled.refusals] == [
        (cell, place(mark), sentence)
    ]


@pytest.mark.parametrize("id_", SETS)
def test_every_figure_of_a_set_goes_out_is_changed_and_comes_in(id_):
    framework = SETS[id_]()
    lines = [line for line in lines_of(framework) if line.spec and not line.is_judged]
    new = {line.mark: OF_KIND.get(line.spec.kind, line.spec.options[:1]) for line in lines}
    new = {mark: value[0] if isinstance(value, tuple) else value for mark, value in new.items()}
    cells = {(mark, "value"): _cell(mark, value, lines) for mark, value in new.items()}
    filled = read(filled_in(written([], framework), entering(cells)), framework)
    assert filled.refusals == ()
    assert exact(values(filled)) == exact({place(mark): value for mark, value in new.items()})
    stored = [
        leaf(code, {line.spec.key: new[line.mark] for line in lines if line.code == code})
        for code in dict.fromkeys(line.code for line in lines)
    ]
    assert told(read(written(stored, framework), framework)) == ((), (), ())


def _cell(mark, value, lines):
    kind = next(line.spec.kind for line in lines if line.mark == mark)
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return float(value) / 100 if kind is Kind.PERCENT else value


def test_the_generated_set_has_its_77_leaves_in_the_form():
    assert len({line.code for line in lines_of(invented_set()) if line.spec}) == LEAVES


def test_the_set_with_every_kind_asks_each_of_them_and_nothing_that_is_calculated():
    assert [line.mark for line in lines_of(every_kind()) if line.spec] == [*TYPED, "1.8:points"]
    assert {line.spec.kind for line in lines_of(every_kind()) if line.spec} == {*Kind}


def test_equal_content_gives_equal_bytes():
    assert written() == written()
