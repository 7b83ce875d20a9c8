"""`parindex framework diff`, `to-xlsx` and `from-xlsx`: what changed, and nothing does on the way through Excel."""

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook

from parindex.documents.framework_yaml import framework_of, read_framework, shipped
from parindex.documents.yaml_data import read_yaml
from tests.cli.scored import SET
from tests.invented_set import invented_data

OTHER = (
    SET.replace('version: "2"', 'version: "3"')
    .replace('code: "1.2"', 'code: "1.4"')
    .replace("none_arose: full_marks", "none_arose: zero")
    .replace('{code: "2.2", name: Kết quả, max_points: "1"', '{code: "2.2", name: Kết quả, max_points: "0.5"')
    .replace('{code: "2.3", name: Sáng kiến, max_points: "1"', '{code: "2.3", name: Sáng kiến, max_points: "1.5"')
)
DIFF = ("framework", "diff", "cu.yaml", "moi.yaml")


@pytest.fixture
def folder(folder):
    """A folder with an old set and a new one."""
    (folder / "cu.yaml").write_text(SET, encoding="utf-8")
    (folder / "moi.yaml").write_text(OTHER, encoding="utf-8")
    return folder


def test_what_changed_is_told_and_exits_1(run):
    status, out, err = run(*DIFF)
    words = " ".join(out.split())
    assert (status, err) == (1, "")
    assert words.startswith("thu-cham-2030 (2) → thu-cham-2030 (3) Bản: 2 → 3 Mã Thay đổi Nội dung")
    assert "1.4 đổi mã Hồ sơ trực tuyến: 1.2 → 1.4" in words
    assert "2.2 đổi điểm tối đa Kết quả: 1 → 0,5" in words
    assert "2.3 đổi điểm tối đa Sáng kiến: 1 → 1,5" in words
    rule = words[words.index("đổi quy tắc") : words.index("đổi mã")]
    assert rule.startswith("đổi quy tắc Xin lỗi khi trễ hạn cũ: ")
    assert ("cũ: Tính theo" in rule, "mới: Tính theo" in rule, "Không phát sinh: 0 điểm." in rule) == (True, True, True)


def test_the_same_is_told_in_english_in_80_columns(run):
    out = run("--lang", "en", *DIFF)[1]
    assert max(map(len, out.splitlines())) <= 80
    assert ("Version: 2 → 3" in out, "1 → 0.5" in out, "đổi" in out) == (True, True, False)


def test_what_changed_is_told_to_programs(json_of):
    shape = json_of(*DIFF, status=1)
    assert (shape["old"], shape["new"]) == (
        {"id": "thu-cham-2030", "version": "2"},
        {"id": "thu-cham-2030", "version": "3"},
    )
    assert shape["whole"] == [{"key": "version", "before": "2", "after": "3"}]
    assert [(one["kind"], one["code"]) for one in shape["differences"]] == [
        ("rule", "1.1"),
        ("renumbered", "1.4"),
        ("points", "2.2"),
        ("points", "2.3"),
    ]
    points = shape["differences"][2]
    assert points == {
        "kind": "points",
        "code": "2.2",
        "name": "Kết quả",
        "old_code": "2.2",
        "before": "1",
        "after": "0.5",
    }
    assert (shape["crosswalk"]["1.2"], shape["unmatched"]) == ("1.4", [])


@pytest.mark.parametrize("which", ["cu.yaml", "dak-glong-2023", "dak-glong-2023-minh-hoa"])
def test_a_set_and_itself_are_the_same_and_exit_0(run, json_of, which):
    status, out, err = run("framework", "diff", which, which)
    assert (status, err, out.splitlines()[-1]) == (0, "", "Hai bộ giống nhau.")
    shape = json_of("framework", "diff", which, which)
    assert (shape["differences"], shape["whole"], shape["unmatched"]) == ([], [], [])


def test_a_crosswalk_that_was_found_is_written_and_read_again(run, json_of, folder):
    run(*DIFF, "--write-crosswalk", "doi-chieu.yaml")
    assert '"1.2": "1.4"\n' in (folder / "doi-chieu.yaml").read_text(encoding="utf-8")
    assert json_of(*DIFF, "--crosswalk", "doi-chieu.yaml", status=1) == json_of(*DIFF, status=1)


def test_a_crosswalk_of_codes_with_quotes_can_be_read_again(run, folder):
    text = SET.replace('code: "1.3"', "code: 'A\"1'")
    (folder / "cu.yaml").write_text(text, encoding="utf-8")
    assert run("framework", "diff", "cu.yaml", "cu.yaml", "--write-crosswalk", "doi-chieu.yaml")[0] == 0
    assert read_yaml(folder / "doi-chieu.yaml").data['A"1'] == 'A"1'


def test_a_crosswalk_decides_which_criterion_is_which(json_of, folder):
    (folder / "doi-chieu.yaml").write_text('"1.2": "1.3"\n', encoding="utf-8")
    shape = json_of(*DIFF, "--crosswalk", "doi-chieu.yaml", status=1)
    assert shape["crosswalk"]["1.2"] == "1.3"
    assert ("gone", "1.3") in [(one["kind"], one["code"]) for one in shape["differences"]]


def test_codes_of_a_crosswalk_that_are_not_there_exit_1(run, json_of, folder):
    (folder / "doi-chieu.yaml").write_text('"7.7": "1.2"\n', encoding="utf-8")
    words = ("framework", "diff", "cu.yaml", "cu.yaml", "--crosswalk", "doi-chieu.yaml")
    status, out, _ = run(*words)
    assert (status, "Bảng đối chiếu nêu những mã không có: 7.7." in out) == (1, True)
    assert json_of(*words, status=1)["unmatched"] == ["7.7"]


def test_a_crosswalk_that_is_there_is_kept_unless_forced(refused, run, folder):
    (folder / "doi-chieu.yaml").write_text("đã sửa tay", encoding="utf-8")
    assert "Đã có tệp doi-chieu.yaml" in refused(*DIFF, "--write-crosswalk", "doi-chieu.yaml")
    assert run(*DIFF, "--write-crosswalk", "doi-chieu.yaml", "--force")[0] == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- a\n", 1),
        ('"1.1": 1.2\n', 1),
        ('"1.1": "1.2"\n"1.2":\n', 2),
        ('"1.1": "1.2"\n"1.1": "1.3"\n', 2),
        ('"1.1": "1.2"\n"1.3": "1.2"\n', 2),
    ],
)
def test_a_crosswalk_that_pairs_no_codes_is_refused_with_its_line(refused, folder, text, line):
    (folder / "doi-chieu.yaml").write_text(text, encoding="utf-8")
    assert refused(*DIFF, "--crosswalk", "doi-chieu.yaml").startswith(f"doi-chieu.yaml, dòng {line}: ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("framework", "diff", "cu.yaml", "khong-co"), "Không có bộ tiêu chí “khong-co”"),
        (("framework", "diff", "cu.yaml"), "Lời gọi chưa đúng"),
        ((*DIFF, "--crosswalk", "khong-co.yaml"), "Không có tệp khong-co.yaml."),
        (("framework", "from-xlsx", "khong-co.xlsx"), "Không có tệp khong-co.xlsx."),
        (("framework", "to-xlsx", "khong-co"), "Không có bộ tiêu chí “khong-co”"),
        (("framework", "to-xlsx", "hong.yaml"), "hong.yaml chưa dùng được, có 1 chỗ sai; chỗ đầu, dòng 3: "),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_one_sentence_and_writes_nothing(refused, folder, words, said):
    (folder / "hong.yaml").write_text('id: a\nversion: "1"\nid: b\n', encoding="utf-8")
    before = sorted(path.name for path in folder.iterdir())
    assert said in refused(*words)
    assert sorted(path.name for path in folder.iterdir()) == before


# Through Excel and back


def there_and_back(run, which):
    assert run("framework", "to-xlsx", which, "--out", "qua.xlsx", "--force")[0] == 0
    assert run("framework", "from-xlsx", "qua.xlsx", "--out", "ve.yaml", "--force")[0] == 0
    return run("framework", "diff", which, "ve.yaml")


@pytest.mark.parametrize("which", ["cu.yaml", *shipped()])
def test_a_set_comes_back_from_excel_without_a_difference(run, folder, which):
    status, out, _ = there_and_back(run, which)
    assert (status, out.splitlines()[-1]) == (0, "Hai bộ giống nhau.")


def test_a_set_of_77_leaves_comes_back_from_excel_without_a_difference(run, folder):
    (folder / "lon.yaml").write_text(json.dumps(invented_data(), ensure_ascii=False), encoding="utf-8")
    status, out, _ = there_and_back(run, "lon.yaml")
    assert (status, out.splitlines()[-1]) == (0, "Hai bộ giống nhau.")
    assert framework_of((folder / "lon.yaml").read_text(encoding="utf-8"), "lon.yaml") == read_framework(
        folder / "ve.yaml"
    )


def test_what_an_officer_changes_in_excel_is_the_difference(run, folder):
    run("framework", "to-xlsx", "cu.yaml", "--out", "qua.xlsx")
    book = load_workbook(folder / "qua.xlsx")
    cell = next(cell for row in book["Tiêu chí"].iter_rows() for cell in row if cell.value == "Niêm yết")
    cell.value = "Niêm yết công khai"
    content = BytesIO()
    book.save(content)
    (folder / "qua.xlsx").write_bytes(content.getvalue())
    assert run("framework", "from-xlsx", "qua.xlsx", "--out", "ve.yaml")[0] == 0
    out = run("framework", "diff", "cu.yaml", "ve.yaml")[1]
    assert "1.3 đổi tên Niêm yết công khai: Niêm yết → Niêm yết công khai" in " ".join(out.split())


def test_a_workbook_is_named_after_its_set_and_kept_unless_forced(run, refused, folder):
    assert "Đã ghi thu-cham-2030.xlsx." in run("framework", "to-xlsx", "cu.yaml")[1]
    assert "Đã có tệp thu-cham-2030.xlsx" in refused("framework", "to-xlsx", "cu.yaml")


def test_a_workbook_is_written_here_whatever_its_set_is_called(run, folder):
    (folder / "cu.yaml").write_text(SET.replace("id: thu-cham-2030", "id: ../../bo"), encoding="utf-8")
    assert "Đã ghi bo.xlsx." in run("framework", "to-xlsx", "cu.yaml")[1]
    assert (folder / "bo.xlsx").exists()


def test_a_set_from_excel_is_told_and_given_to_programs(run, json_of, folder):
    run("framework", "to-xlsx", "cu.yaml", "--out", "qua.xlsx")
    status, out, _ = run("framework", "from-xlsx", "qua.xlsx")
    assert (status, "Đã ghi framework.yaml." in out, "dùng được" in out) == (0, True, True)
    shape = json_of("framework", "from-xlsx", "qua.xlsx", "--out", "ve.yaml")
    assert (shape["file"], shape["framework"]) == ("ve.yaml", json_of("framework", "show", "cu.yaml"))


def test_a_set_from_excel_does_not_say_that_it_was_made_of_a_paper(run, folder):
    run("framework", "to-xlsx", "cu.yaml", "--out", "qua.xlsx")
    run("framework", "from-xlsx", "qua.xlsx", "--out", "ve.yaml")
    assert "from-paper" not in (folder / "ve.yaml").read_text(encoding="utf-8")


def test_a_workbook_with_flaws_writes_no_set_and_names_the_cells(run, json_of, folder):
    run("framework", "to-xlsx", "cu.yaml", "--out", "qua.xlsx")
    book = load_workbook(folder / "qua.xlsx")
    book.create_sheet("Lạ")["A1"] = "x"
    book.save(folder / "qua.xlsx")
    status, out, err = run("framework", "from-xlsx", "qua.xlsx", "--out", "ve.yaml")
    assert (status, err, out.startswith("qua.xlsx:Lạ!A1: ")) == (1, "", True)
    assert [flaw["cell"] for flaw in json_of("framework", "from-xlsx", "qua.xlsx", status=1)["flaws"]] == ["Lạ!A1"]
    assert not (folder / "ve.yaml").exists()


def test_a_workbook_of_which_something_is_not_read_is_not_written_anew(run, refused, folder):
    run("framework", "to-xlsx", "cu.yaml", "--out", "qua.xlsx")
    book = load_workbook(folder / "qua.xlsx")
    book.create_sheet("Lạ")["A1"] = "x"
    book.save(folder / "qua.xlsx")
    assert "chỗ đầu, Lạ!A1: " in refused("framework", "to-xlsx", "qua.xlsx", "--out", "ve.xlsx")


def test_a_set_is_written_over_only_when_forced(run, refused, folder):
    run("framework", "to-xlsx", "cu.yaml", "--out", "qua.xlsx")
    (folder / "framework.yaml").write_text("đã sửa tay", encoding="utf-8")
    assert "Đã có tệp framework.yaml" in refused("framework", "from-xlsx", "qua.xlsx")
    assert run("framework", "from-xlsx", "qua.xlsx", "--force")[0] == 0


def test_a_name_that_no_cell_can_hold_is_refused_in_one_sentence(refused, folder):
    (folder / "cu.yaml").write_text(SET.replace("name: Niêm yết", f"name: {'x' * 40_000}"), encoding="utf-8")
    assert "dài quá 32767 ký tự" in refused("framework", "to-xlsx", "cu.yaml")
