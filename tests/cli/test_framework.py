"""`parindex framework from-paper`: a file is written, what is unsure is told, and nothing is written over unasked."""

import json

import pytest

PAPER = """\
Số: 15/QĐ-UBND
BỘ TIÊU CHÍ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH HUYỆN A NĂM 2031
Tốt: từ 8 điểm trở lên; Khá: từ 5 đến dưới 8 điểm.
STT\tTiêu chí\tĐiểm tối đa
I\tChỉ đạo, điều hành\t4
1\tKế hoạch\t4
II\tThể chế\t6
1\tRà soát\t5
2\tKiểm tra\t1
Tổng điểm\t\t10
"""
BLANK = PAPER.replace("Kiểm tra\t1", "Kiểm tra\t")
TWO = f"{PAPER}\nBỘ TIÊU CHÍ CẤP XÃ\nSTT\tTiêu chí\tĐiểm tối đa\nI\tCông bố\t3\n1\tCông khai\t3\nTổng điểm\t\t3\n"


@pytest.fixture
def folder(folder):
    """The current folder, with a paper in it."""
    (folder / "bo.txt").write_text(PAPER, encoding="utf-8")
    return folder


def from_paper(*words, file="bo.txt"):
    return ("framework", "from-paper", file, "--id", "huyen-a-2031", *words)


def test_a_set_is_written_that_check_and_show_take(run, folder):
    status, out, err = run(*from_paper())
    assert (status, err) == (0, "")
    assert "2 lĩnh vực, 3 tiêu chí" in out
    assert "tối đa 10 điểm" in " ".join(out.split())
    assert (folder / "framework.yaml").read_text(encoding="utf-8").splitlines()[2] == "id: huyen-a-2031"
    assert run("framework", "check", "framework.yaml")[0] == 0
    status, shown, _ = run("framework", "show", "framework.yaml")
    assert (status, "Tốt ≥ 8; Khá ≥ 5" in shown) == (0, True)


def test_doubts_are_told_with_their_places_in_both_languages(run):
    _, vietnamese, _ = run(*from_paper())
    _, english, _ = run("--lang", "en", *from_paper("--force"))
    assert "- dòng 2: Tên bộ lấy từ dòng này" in vietnamese
    assert "- line 2: The title was taken from this line" in english


def test_a_doubt_without_a_place_is_told_without_one(run, folder):
    (folder / "bo.txt").write_text(PAPER.replace("Tốt: từ", "Trên"), encoding="utf-8")
    assert "\n- Không tìm thấy ngưỡng xếp loại" in run(*from_paper())[1]


def test_a_set_without_thresholds_is_shown_as_having_none(run, folder):
    (folder / "bo.txt").write_text(PAPER.replace("Tốt: từ", "Trên"), encoding="utf-8")
    run(*from_paper())
    assert "Xếp loại: không có ngưỡng xếp loại." in run("framework", "show", "framework.yaml")[1]


def test_a_set_with_flaws_is_written_all_the_same_and_each_flaw_has_its_line(run, folder):
    (folder / "bo.txt").write_text(BLANK, encoding="utf-8")
    status, out, err = run(*from_paper())
    written = (folder / "framework.yaml").read_text(encoding="utf-8").splitlines()
    at = next(number for number, words in enumerate(written, 1) if words.endswith('code: "2.2"'))
    assert (status, err) == (1, "")
    assert f"framework.yaml:{at}: thiếu “max_points”" in out
    assert "dùng được;" not in out
    assert run("framework", "check", "framework.yaml")[0] == 1


def test_json_is_one_object_with_the_set(run):
    status, out, err = run(*from_paper("--json", "--out", "bo.yaml", "--version", "2"))
    shape = json.loads(out)
    assert (status, err) == (0, "")
    assert (shape["file"], shape["id"], shape["usable"], shape["flaws"]) == ("bo.yaml", "huyen-a-2031", True, [])
    assert (shape["framework"]["version"], shape["framework"]["source"]["file"]) == ("2", "bo.txt")
    assert [doubt["place"].get("line") for doubt in shape["doubts"]] == [2, 2]


def test_json_of_a_set_with_flaws_has_no_set(run, folder):
    (folder / "bo.txt").write_text(BLANK, encoding="utf-8")
    status, out, _ = run(*from_paper("--json"))
    shape = json.loads(out)
    assert (status, shape["usable"], shape["framework"]) == (1, False, None)
    assert list(shape["flaws"][0]) == ["line", "cell", "path", "message", "mend"]


def test_a_file_that_is_there_is_kept_unless_forced(run, folder):
    (folder / "framework.yaml").write_text("đã sửa tay", encoding="utf-8")
    status, out, err = run(*from_paper())
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert (folder / "framework.yaml").read_text(encoding="utf-8") == "đã sửa tay"
    assert run(*from_paper("--force"))[0] == 0
    assert "huyen-a-2031" in (folder / "framework.yaml").read_text(encoding="utf-8")


def test_title_and_year_are_taken_as_given(run):
    _, out, _ = run(*from_paper("--json", "--title", "Bộ khác", "--year", "2040"))
    shape = json.loads(out)["framework"]
    assert (shape["title"], shape["year"]) == ("Bộ khác", 2040)


def test_columns_and_table_are_read_as_the_user_says(run, folder):
    (folder / "bo.txt").write_text(TWO, encoding="utf-8")
    assert json.loads(run(*from_paper("--json"))[1])["framework"]["max_points"] == "10"
    shape = json.loads(run(*from_paper("--json", "--force", "--table", "2"))[1])
    assert shape["framework"]["max_points"] == "3"
    (folder / "bo.txt").write_text(PAPER.replace("Điểm tối đa", "Mức"), encoding="utf-8")
    assert run(*from_paper("--force"))[0] == 2
    assert run(*from_paper("--force", "--columns", "2=name,3=max_points"))[0] == 0


BAD = {
    "id": ("framework", "from-paper", "bo.txt", "--id", "huyện a"),
    "no id": ("framework", "from-paper", "bo.txt"),
    "no file": from_paper(file="khong-co.txt"),
    "year": from_paper("--year", "31"),
    "folder": from_paper("--out", "khong-co/framework.yaml"),
    "a folder": from_paper("--out", ".", "--force"),
    "columns": from_paper("--columns", "3=diem"),
    "table": from_paper("--table", "2"),
}


@pytest.mark.parametrize("words", BAD.values(), ids=BAD)
def test_what_cannot_be_done_is_one_sentence_and_writes_nothing(run, folder, words):
    status, out, err = run(*words)
    assert (status, out, err.strip().count("\n")) == (2, "", 0)
    assert err.strip()
    assert [path.name for path in folder.iterdir()] == ["bo.txt"]
