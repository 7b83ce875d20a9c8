"""A criteria set written as a workbook and read again is exactly the same set."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parindex.documents.framework_workbook import data_of_workbook, workbook_of
from parindex.documents.framework_workbook.yaml_cell import parsed
from parindex.documents.framework_yaml import shipped
from parindex.documents.xlsx import UnwritableError
from tests.documents.framework_workbook.books import cell_of, shown
from tests.documents.framework_workbook.sets import LOOKS_LIKE, SETS, whole_grammar, written_out


def assert_comes_back(data: dict[str, Any]) -> None:
    read = data_of_workbook(workbook_of(data), "bo.xlsx")
    assert (written_out(read.data), read.flaws) == (written_out(data), ())


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(SETS)
def test_any_set_comes_back_with_every_value_and_the_order_of_its_keys(data):
    assert_comes_back(data)


@pytest.mark.slow
@settings(max_examples=800, deadline=None, suppress_health_check=list(HealthCheck))
@given(SETS)
def test_any_of_many_more_sets_comes_back(data):
    assert_comes_back(data)


@pytest.mark.parametrize("id_", sorted(shipped()))
def test_every_set_that_ships_comes_back(id_):
    assert_comes_back(parsed(shipped()[id_].read_text(encoding="utf-8")))


@pytest.mark.parametrize("text", LOOKS_LIKE)
def test_text_that_looks_like_something_else_comes_back_from_every_kind_of_cell(text):
    leaf = {
        "code": "1.1",
        "name": text,
        "max_points": text,
        "unverified": text,
        "note": text,
        "gates": text,
        "checks": text,
        "rule": text,
    }
    ladder = {"ladder": {"of": text, "rungs": [{"from": text, "when": text, "points": text, "label": text}]}}
    linear = {"linear": {"of": {"ratio": [text, "late"]}, "target": text}, "none_arose": text}
    data = {
        "checks": text,
        "title": text,
        "year": text,
        "source": {"note": text},
        "bands": {"items": [{"name": text, "from": text, "areas": {"3": text}}]},
        "areas": [
            {"code": "1", "name": text, "criteria": [leaf]},
            {"code": "2", "facts": {text: {"kind": text, "options": [text], "derived": text}}, "rule": ladder},
            {"code": text, "name": text, "rule": linear},
        ],
    }
    assert_comes_back(data)


def test_the_whole_grammar_comes_back():
    assert_comes_back(whole_grammar())


def test_a_figure_written_without_quotes_comes_back_as_its_text():
    class Bare:
        def __str__(self) -> str:
            return "13.50"

    read = data_of_workbook(workbook_of({"max_points": Bare(), "year": 2026, "areas": ({"code": "1"},)}), "bo.xlsx")
    assert written_out(read.data) == written_out({"max_points": "13.50", "year": "2026", "areas": [{"code": "1"}]})


def test_equal_sets_make_equal_files():
    assert workbook_of(whole_grammar()) == workbook_of(whole_grammar())


def test_a_text_that_no_cell_holds_is_refused_with_its_cell():
    with pytest.raises(UnwritableError) as refused:
        workbook_of({"areas": [{"code": "1", "name": "a" * 32_768}]})
    assert refused.value.message.parameters == {"sheet": "Tiêu chí", "cell": "C2", "most": 32_767}


def test_the_longest_text_that_a_cell_holds_comes_back():
    data = {"areas": [{"code": "1", "name": "ề" * 32_767}]}
    assert data_of_workbook(workbook_of(data), "bo.xlsx").data == data


def test_officers_see_words_figures_and_levels_and_not_yaml():
    content = workbook_of(whole_grammar())
    header, *rows = shown(content, "Tiêu chí")
    seen = [dict(zip(header, row, strict=True)) for row in rows]
    wanted = ("Mã", "Cấp", "Điểm tối đa", "Quy tắc", "Tử số / đại lượng", "Mẫu số", "Mức đạt điểm tối đa")
    assert [tuple(row[title] for title in wanted) for row in seen[:3]] == [
        ("1", "Lĩnh vực", 14.5, None, None, None, None),
        ("1.1", "Tiêu chí", 2, "bậc điểm", "done", "given", None),
        ("1.10", "Tiêu chí", 1.5, "tuyến tính", "apologised", "late", 0.95),
    ]
    more = (
        "Khi không phát sinh",
        "Khi không áp dụng",
        "Cần TLKC",
        "Tài liệu kiểm chứng",
        "Khi thiếu TLKC",
        "Chưa kiểm chứng",
    )
    assert [seen[1][title] for title in more] == [
        *("không áp dụng", "loại trừ", "có", "Báo cáo có chữ ký", "phải giải trình", "có"),
    ]
    assert [row["Quy tắc"] for row in seen[4:]] == [
        "thẩm định chấm",
        'deductions:\n  stacking: sum\n  floor: "0"\n  items:\n    - {of: late, each: "0.25"}\n'
        '    - {when: no_plan, points: "0.5", cite: Điều 14}',
        'per_unit: {of: late, points: "0.5", at_most: "2"}',
        None,
        "tự khai",
    ]


def test_officers_see_facts_rungs_and_bands_on_their_sheets():
    content = workbook_of(whole_grammar())
    assert [row[:6] for row in shown(content, "Số liệu")[1:3]] == [
        ["*", "disciplined", "Có cán bộ bị kỷ luật", "có/không", None, None],
        ["1.1", "done", "Số nhiệm vụ hoàn thành", "số đếm", "nhiệm vụ", None],
    ]
    assert [row[:9] for row in shown(content, "Bậc điểm")[1:]] == [
        ["1.1", 1, None, None, None, None, None, 1, "Đủ"],
        ["1.1", 0.8, None, None, 1, None, "not: late", 1, None],
        ["1.1", 0.5, None, None, None, None, None, None, None],
        ["1.1", None, None, None, None, None, "còn lại", "chưa xác định", None],
    ]
    assert [row[:6] for row in shown(content, "Xếp loại")[1:]] == [
        ["Tốt", 85, "có", None, 0.7, None],
        ["Khá", 70, "có", 85, 0.6, "3: 65%"],
        ["Yếu", 0, "không", None, None, None],
    ]


def test_officers_see_the_keys_of_the_set_by_name_those_left_out_blank():
    rows = {row[0]: row[1] for row in shown(workbook_of(whole_grammar()), "Bộ tiêu chí")}
    wanted = (
        "Mã bộ",
        "Tình trạng",
        "Điểm tối đa",
        "Kỳ số liệu",
        "Làm tròn: cách",
        "Ngưỡng là giả định",
        "source.ngay_ky",
    )
    assert [rows[title] for title in wanted] == [
        *("huyen-a-2026", "dự thảo", 100, "năm báo cáo", "từ nửa trở lên làm tròn lên", "không", "06/02/2026"),
    ]
    assert rows["Cấp đơn vị"] is None


@pytest.mark.parametrize(
    ("path", "cell"),
    [
        ((), "Bộ tiêu chí!A1"),
        (("title",), "Bộ tiêu chí!B6"),
        (("bands", "basis"), "Bộ tiêu chí!B30"),
        (("bands", "items", 1, "from"), "Xếp loại!B3"),
        (("areas",), "Tiêu chí!A1"),
        (("areas", 0, "criteria", 0), "Tiêu chí!A3"),
        (("areas", 0, "criteria", 0, "max_points"), "Tiêu chí!D3"),
        (("areas", 0, "criteria", 0, "lead"), "Tiêu chí!N3"),
        (("areas", 0, "criteria", 0, "evidence", "ask"), "Tiêu chí!L3"),
        (("areas", 0, "criteria", 0, "facts", "given", "unit"), "Số liệu!E4"),
        (("areas", 0, "criteria", 0, "rule", "ladder", "of", "ratio", 1), "Tiêu chí!G3"),
        (("areas", 0, "criteria", 0, "rule", "none_arose"), "Tiêu chí!I3"),
        (("areas", 0, "criteria", 0, "rule", "ladder", "rungs", 1, "points"), "Bậc điểm!H3"),
        (("areas", 0, "criteria", 0, "rule", "ladder", "rungs", 2, "rule", "linear"), "Bậc điểm!J4"),
        (("areas", 0, "criteria", 0, "rule", "ladder", "rungs", 3, "otherwise"), "Bậc điểm!H5"),
        (("areas", 0, "criteria", 1, "rule", "linear", "target"), "Tiêu chí!H4"),
        (("areas", 0, "criteria", 2, "sub_criteria", 1, "rule", "deductions", "items", 1), "Tiêu chí!E7"),
        (("facts", "disciplined"), "Số liệu!A2"),
        (("unheard_of",), "Bộ tiêu chí!A1"),
    ],
)
def test_a_path_leads_to_its_cell_or_that_of_its_last_known_part(path, cell):
    assert cell_of(data_of_workbook(workbook_of(whole_grammar()), "bo.xlsx"), *path) == cell


def test_a_key_without_a_column_leads_to_the_cell_of_other_keys():
    data = {"areas": [{"code": "1", "kieu_moi": {"a": ["b"]}}]}
    read = data_of_workbook(workbook_of(data), "bo.xlsx")
    assert (read.data, cell_of(read, "areas", 0, "kieu_moi", "a", 0)) == (data, "Tiêu chí!V2")


@given(st.lists(st.sampled_from(("1", "2", "1.1")), min_size=2, max_size=4))
@settings(deadline=None, max_examples=12)
def test_facts_and_rungs_stay_with_their_own_node_where_codes_are_repeated(codes):
    rule = {"ladder": {"rungs": [{"otherwise": "0"}]}}
    areas = [{"code": code, "facts": {"a": {"name": str(at)}}, "rule": rule} for at, code in enumerate(codes)]
    assert data_of_workbook(workbook_of({"areas": areas}), "bo.xlsx").data == {"areas": areas}
