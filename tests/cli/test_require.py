"""`parindex require`: what the figures of a unit must become for the points it wants."""

import pytest

from tests.cli.scored import SET, A, B, written

BO, FACTS = "bo.yaml", "so-lieu.csv"


def wanted(code, points, unit="Xã A", facts=FACTS):
    return "require", BO, facts, "--unit", unit, "--code", code, "--points", points


@pytest.fixture
def folder(folder):
    """A folder with the set and the figures of its units."""
    (folder / BO).write_text(SET, encoding="utf-8")
    written(folder)
    return folder


def told(run, *words, status=0):
    """What is told, line by line, without the spaces at their ends."""
    code, out, err = run(*words)
    assert (code, err) == (status, "")
    return [line.strip() for line in out.splitlines() if line.strip()]


def test_what_is_needed_is_told_in_the_unit_of_the_figure(run):
    assert told(run, *wanted("1.1", "1,7")) == [
        "Xã A – 1.1 Xin lỗi khi trễ hạn",
        "Để đạt 1,7 điểm cần:",
        "Số hồ sơ đã xin lỗi: từ 45 lên 47 (cần thêm 2 hồ sơ)",
        "Khi đó được 1,709 điểm.",
    ]


def test_the_same_is_told_in_english(run):
    lines = told(run, "--lang", "en", *wanted("1.1", "1.7"))
    assert ("from 45 to 47" in lines[2], "1.709" in lines[-1]) == (True, True)


def test_json_is_one_object_of_the_documented_shape(json_of):
    assert json_of(*wanted("1.1", "1,7")) == {
        "reachable": True,
        "changes": [
            {"fact": "apologised", "name": "Số hồ sơ đã xin lỗi", "unit": "hồ sơ", "from": "45", "to": "47", "add": "2"}
        ],
        "points": "1.709",
        "reason": None,
        "others": [],
    }


def test_a_percentage_is_told_in_percentage_points(run, json_of):
    assert (
        told(run, *wanted("1.2", "3", unit="Xã B"))[2]
        == "Tỷ lệ trực tuyến: từ 70% lên 90% (cần thêm 20 điểm phần trăm)"
    )
    (change,) = json_of(*wanted("1.2", "3", unit="Xã B"))["changes"]
    assert (change["from"], change["to"], change["add"], change["unit"]) == ("70", "90", "20", None)


def test_yes_or_no_is_told_in_words_and_to_programs_as_such(run, json_of):
    assert told(run, *wanted("1.3", "1", unit="Xã B"))[2] == "Đã niêm yết: từ Không thành Có"
    (change,) = json_of(*wanted("1.3", "1", unit="Xã B"))["changes"]
    assert (change["from"], change["to"], change["add"]) == (False, True, None)


def test_a_day_is_told_as_so_many_days_earlier(run, json_of):
    assert (
        told(run, *wanted("2.1", "2", unit="Xã B"))[2] == "Ngày ban hành: từ 15/01/2024 về 10/01/2024 (sớm hơn 5 ngày)"
    )
    change = json_of(*wanted("2.1", "2", unit="Xã B"))["changes"][0]
    assert (change["from"], change["to"], change["add"]) == ("2024-01-15", "2024-01-10", "-5")


def test_a_figure_that_is_not_there_yet_is_told_as_the_least_it_must_be(run, json_of, folder):
    written(folder, A[1])
    assert told(run, *wanted("1.1", "1"))[2] == "Số hồ sơ đã xin lỗi: chưa có số liệu, cần ít nhất 28 hồ sơ"
    (change,) = json_of(*wanted("1.1", "1"))["changes"]
    assert (change["from"], change["to"], change["add"]) == (None, "28", "28")


RULED = """\
      - code: "2.2"
        name: Kết quả
        max_points: "1"
        facts: {late: {name: Số báo cáo trễ, unit: báo cáo, kind: count}}
        rule: {deductions: {items: [{of: late, each: "0.25"}]}}
"""
DECLARED = '      - {code: "2.2", name: Kết quả, max_points: "1", rule: declared}\n'


def test_a_figure_that_is_not_there_yet_and_must_be_small_is_told_as_the_most_it_may_be(run, folder):
    (folder / BO).write_text(SET.replace(DECLARED, RULED), encoding="utf-8")
    assert (
        told(run, *wanted("2.2", "0,5", unit="Xã B"))[2] == "Số báo cáo trễ: chưa có số liệu, cần nhiều nhất 2 báo cáo"
    )


def test_points_that_are_reached_already_need_nothing(run, json_of):
    assert told(run, *wanted("1.1", "1,636"))[1:] == ["Đã đạt: hiện có 1,636 điểm."]
    shape = json_of(*wanted("1.1", "1,636"))
    assert (shape["reachable"], shape["changes"], shape["points"]) == (True, [], "1.636")


@pytest.mark.parametrize(
    ("code", "points", "reason"),
    [("1.1", "2,5", "tiêu chí tối đa 2 điểm"), ("2.3", "1", "không có công thức"), ("2.2", "1", "không áp dụng")],
)
def test_what_cannot_be_reached_exits_1_with_the_reason(run, json_of, code, points, reason):
    words = wanted(code, points, unit="Xã B")
    assert reason in told(run, *words, status=1)[-1]
    shape = json_of(*words, status=1)
    assert (shape["reachable"], shape["changes"], reason in shape["reason"]) == (False, [], True)


def test_further_ways_are_told_as_alternatives(run, json_of, folder):
    two = """\
      - code: "2.2"
        name: Kết quả
        max_points: "1"
        facts: {one: {name: Số việc một, unit: việc, kind: count}, two: {name: Số việc hai, unit: việc, kind: count}}
        rule: {per_unit: {of: {sum: [one, two]}, points: "0.1"}}
"""
    (folder / BO).write_text(SET.replace(DECLARED, two), encoding="utf-8")
    written(folder, ("Xã A", "2.2", "one", "1", None), ("Xã A", "2.2", "two", "2", None))
    lines = told(run, *wanted("2.2", "0,5"))
    assert lines[2:5] == [
        "Số việc một: từ 1 lên 3 (cần thêm 2 việc)",
        "hoặc:",
        "Số việc hai: từ 2 lên 4 (cần thêm 2 việc)",
    ]
    shape = json_of(*wanted("2.2", "0,5"))
    assert ([one["fact"] for one in shape["changes"]], [way[0]["fact"] for way in shape["others"]]) == (
        ["one"],
        ["two"],
    )


def test_a_refused_row_of_the_unit_is_told_and_those_of_others_are_not(run, folder):
    written(folder, A[1], ("Xã A", "1.1", "apologised", "60", None), ("Xã B", "1.2", "rate", "x", None), *B[:1])
    lines = told(run, *wanted("1.1", "1"))
    assert "dòng 3  Số hồ sơ đã xin lỗi (60) lớn hơn Số hồ sơ trễ hạn (55)." in lines
    assert [line for line in lines if line.startswith("dòng 4")] == []


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("code", ["1.1", "1.2", "2.1", "2.3"])
def test_what_people_read_fits_in_80_columns(run, lang, code):
    out = run("--lang", lang, *wanted(code, "1", unit="Xã B"))[1]
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (wanted("9.9", "1"), "Bộ thu-cham-2030 không có mã “9.9”."),
        (wanted("1", "1"), "Mã 1 của bộ thu-cham-2030 không phải tiêu chí chấm điểm"),
        (wanted("1.1", "1", unit="Xã X"), "so-lieu.csv không có đơn vị “Xã X” (tệp có 3 đơn vị)."),
        (wanted("1.1", "một"), "“một” không phải số điểm, ví dụ 1,5."),
        (wanted("1.1", "-1"), "“-1” không phải số điểm, ví dụ 1,5."),
        (wanted("1.1", "1.000"), "“1.000” không phải số điểm, ví dụ 1,5."),
        (wanted("1.1", "1", facts="khong-co.csv"), "Không có tệp khong-co.csv."),
        (wanted("1.1", "1")[:-2], "Lời gọi chưa đúng"),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_one_sentence(refused, words, said):
    assert said in refused(*words)
