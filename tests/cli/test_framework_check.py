"""`parindex framework check`: every flaw of a set with its line, or its cell, and what may mend it."""

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook

from parindex.documents.framework_workbook import workbook_of
from parindex.documents.yaml_data import yaml_of
from tests.cli.scored import SET

MISTAKES = [
    ("titel: Bộ khác", 'version: "2"', 'version: "2"\ntitel: Bộ khác', "Có phải “title”?"),
    ("year: 2O30", "year: 2030", "year: 2O30", None),
    (
        "rounding: {leaf: 3, mode: haf_up}",
        "rounding: {leaf: 3}",
        "rounding: {leaf: 3, mode: haf_up}",
        "Có phải “half_up”?",
    ),
    ('inclusive: "đúng"', '{name: Khá, from: "5", inclusive: true}', '{name: Khá, from: "5", inclusive: "đúng"}', None),
    ("code: 1.2", 'code: "1.2"', "code: 1.2", None),
    (
        "kind: cout",
        "name: Số hồ sơ đã xin lỗi, unit: hồ sơ, kind: count",
        "name: Số hồ sơ đã xin lỗi, unit: hồ sơ, kind: cout",
        "Có phải “count”?",
    ),
    ("ratio: [apologised, lat]", "ratio: [apologised, late]", "ratio: [apologised, lat]", "Có phải “late”?"),
    ('from: "90,5%"', 'from: "90%"', 'from: "90,5%"', "hãy viết: 90.5%"),
    ("days: calender", "days: calendar", "days: calender", "Có phải “calendar”?"),
    ("rule: judge", "rule: judged", "rule: judge", "Có phải “judged”?"),
]


def broken():
    text = SET
    for _, old, new, _ in MISTAKES:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


@pytest.fixture
def folder(folder):
    """A folder with a sound set and one with ten mistakes."""
    (folder / "bo.yaml").write_text(SET, encoding="utf-8")
    (folder / "hong.yaml").write_text(broken(), encoding="utf-8")
    return folder


def lines_of_mistakes():
    return [next(at for at, line in enumerate(broken().splitlines(), 1) if part in line) for part, *_ in MISTAKES]


@pytest.mark.parametrize("which", ["bo.yaml", "dak-glong-2023", "dak-glong-2023-minh-hoa"])
def test_a_sound_set_is_said_to_be_of_use(run, json_of, which):
    status, out, err = run("framework", "check", which)
    assert (status, err, "dùng được" in out) == (0, "", True)
    assert json_of("framework", "check", which) == {"flaws": []}


def test_each_of_ten_mistakes_is_told_with_its_line_and_what_may_mend_it(run):
    status, out, err = run("framework", "check", "hong.yaml")
    assert (status, err) == (1, "")
    for line, (*_, mend) in zip(lines_of_mistakes(), MISTAKES, strict=True):
        (told,) = [one for one in out.splitlines() if one.startswith(f"hong.yaml:{line}: ")]
        assert told.endswith(f"({mend})") or mend is None


def test_the_lines_come_in_order(run):
    out = run("framework", "check", "hong.yaml")[1]
    numbers = [int(line.split(":")[1]) for line in out.splitlines()]
    assert numbers == sorted(numbers)


def test_mistakes_are_told_to_programs_with_path_line_and_mend(json_of):
    flaws = json_of("framework", "check", "hong.yaml", status=1)["flaws"]
    unused = next(at for at, line in enumerate(broken().splitlines(), 1) if "late: {name" in line)  # by “lat”
    assert {flaw["line"] for flaw in flaws} == {*lines_of_mistakes(), unused}
    flaw = next(flaw for flaw in flaws if "titel" in flaw["message"])
    assert flaw == {
        "line": 3,
        "cell": None,
        "path": ["titel"],
        "message": flaw["message"],
        "mend": "Có phải “title”?",
    }


def test_mistakes_are_told_in_english(run):
    out = run("--lang", "en", "framework", "check", "hong.yaml")[1]
    assert out.splitlines()[0].endswith("(Did you mean “title”?)")


@pytest.mark.parametrize("command", [("show",), ("check",)])
def test_a_set_with_mistakes_is_neither_shown_nor_sound(run, command):
    assert run("framework", *command, "hong.yaml")[0] == 1


def test_a_key_that_stands_twice_is_told_with_its_second_line(json_of, folder):
    (folder / "hai.yaml").write_text(f"{SET}title: Tên khác\n", encoding="utf-8")
    (flaw,) = json_of("framework", "check", "hai.yaml", status=1)["flaws"]
    assert (flaw["line"], "title" in flaw["message"]) == (len(SET.splitlines()) + 1, True)


# Workbooks


def cell_of(sheet, words):
    """The cell of a sheet that holds these words."""
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == words)


def workbook(change):
    """The set as a workbook, with something of it changed."""
    book = load_workbook(BytesIO(workbook_of(yaml_of(SET, "bo.yaml").data)))
    place = change(book)
    content = BytesIO()
    book.save(content)
    return content.getvalue(), place


def too_many_points(book):
    cell = cell_of(book["Tiêu chí"], "Hồ sơ trực tuyến")
    column = next(one.column for one in book["Tiêu chí"][1] if "tối đa" in str(one.value).casefold())
    book["Tiêu chí"].cell(cell.row, column).value = "x"
    return f"Tiêu chí!{book['Tiêu chí'].cell(cell.row, column).coordinate}"


def unknown_sheet(book):
    book.create_sheet("Tiêu chi 2")["A1"] = "gì đó"
    return "Tiêu chi 2!A1"


@pytest.mark.parametrize("change", [too_many_points, unknown_sheet])
def test_a_mistake_in_a_workbook_is_told_with_its_cell(run, json_of, folder, change):
    content, place = workbook(change)
    (folder / "bo.xlsx").write_bytes(content)
    status, out, err = run("framework", "check", "bo.xlsx")
    assert (status, err) == (1, "")
    assert [line for line in out.splitlines() if line.startswith(f"bo.xlsx:{place}: ")] != []
    flaws = json_of("framework", "check", "bo.xlsx", status=1)["flaws"]
    assert place in [flaw["cell"] for flaw in flaws]
    assert {flaw["line"] for flaw in flaws} == {None}


def test_a_sound_workbook_is_said_to_be_of_use(run, folder):
    (folder / "bo.xlsx").write_bytes(workbook_of(yaml_of(SET, "bo.yaml").data))
    assert run("framework", "check", "bo.xlsx")[0] == 0


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("hong.yaml", b"a: [1", "hong.yaml không phải YAML đọc được: dòng 1 sai cú pháp"),
        ("hong.yaml", b"a: \xff", "tệp không viết bằng UTF-8"),
        ("hong.xlsx", b"PK\x03\x04", "hong.xlsx"),
        ("hong.xlsx", json.dumps({}).encode(), "hong.xlsx không phải sổ tính Excel"),
        ("bo.csv", b"a,b", "Không có bộ tiêu chí “bo.csv”; hiện có: dak-glong-2023"),
    ],
)
def test_what_is_no_set_at_all_is_one_sentence(refused, folder, name, content, said):
    (folder / name).write_bytes(content)
    assert said in refused("framework", "check", name)
