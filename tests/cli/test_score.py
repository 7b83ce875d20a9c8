"""`parindex score`: units scored from a file of figures, in each form and format, told to people and to programs."""

import csv
import json
from decimal import Decimal
from io import StringIO

import pytest
from openpyxl import load_workbook

from tests.cli.scored import HEADER, POINTS, ROWS, SET, TOTALS, WIDE_HEADER, A, B, wide, written
from tests.documents.facts_file.files import WRITERS, csv_of, xlsx_of

BO, FACTS = "bo.yaml", "so-lieu.csv"
SCORE = ("score", BO, FACTS)


@pytest.fixture
def folder(folder):
    """A folder with the set and the figures of its units."""
    (folder / BO).write_text(SET, encoding="utf-8")
    written(folder)
    return folder


def leaves(unit):
    """The points of each leaf, or why it has none."""
    return {leaf["code"]: leaf["points"] or leaf["status"] for leaf in unit["leaves"]}


def by_unit(shape):
    return {unit["unit"]: leaves(unit) for unit in shape["units"]}


def test_units_are_told_with_points_band_and_what_is_missing(run):
    status, out, err = run(*SCORE)
    assert (status, err) == (0, "")
    rows = [line.split() for line in out.splitlines() if line.startswith("Xã ")]
    assert rows == [
        ["Xã", "A", "9,136", "10", "91,36", "Tốt", "0"],
        ["Xã", "B", "3,6", "10", "36,00", "–", "1"],
        ["Xã", "C", "2,5", "10", "25,00", "–", "0"],
    ]
    words = " ".join(out.split())
    assert "- Xã B: Chưa xếp loại được: " in words
    assert "- Xã C: Không xếp loại được: văn bản không có mức nào cho 2,5 điểm." in words


def test_the_same_is_told_in_english(run):
    out = run("--lang", "en", *SCORE)[1]
    assert next(line.split() for line in out.splitlines() if line.startswith("Xã A"))[2:5] == ["9.136", "10", "91.36"]
    assert "Xã B: No band yet" in " ".join(out.split())


LONG = [(f"Ủy ban nhân dân xã {'Đắk R’Măng ' * 6}{number}", "1.2", "rate", "x", None) for number in range(30)]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("words", [(), ("--explain", "Xã A", "1.1")], ids=["all", "one"])
def test_what_people_read_fits_in_80_columns(run, folder, lang, words):
    written(folder, *ROWS, *LONG)
    status, out, _ = run("--lang", lang, *SCORE, *words)
    assert (status, max(map(len, out.splitlines())) <= 80) == (1, True)


def test_json_is_one_object_of_the_documented_shape(json_of):
    shape = json_of(*SCORE)
    unit = shape["units"][0]
    assert list(shape) == ["framework", "version", "simulated", "units", "rejected", "warnings", "contradictions"]
    assert (shape["framework"], shape["version"], shape["simulated"]) == ("thu-cham-2030", "2", None)
    assert (shape["rejected"], shape["warnings"]) == ([], [])
    assert list(unit) == [
        *("unit", "points", "max_points", "percent", "missing_points", "band", "band_reason"),
        *("areas", "leaves", "trace"),
    ]
    assert [unit[key] for key in list(unit)[:7]] == ["Xã A", "9.136", "10", "91.36", "0", "Tốt", None]
    assert unit["areas"] == [
        {"code": "1", "points": "5.636", "max_points": "6"},
        {"code": "2", "points": "3.5", "max_points": "4"},
    ]
    assert [list(leaf) for leaf in unit["leaves"]] == [["code", "status", "points", "max_points", "trace"]] * 6
    assert by_unit(shape) == POINTS
    assert {each["unit"]: each["points"] for each in shape["units"]} == TOTALS


def test_json_tells_what_is_missing_what_does_not_apply_and_why_there_is_no_band(json_of):
    unit = json_of(*SCORE)["units"][1]
    assert (unit["band"], unit["missing_points"]) == (None, "1")
    assert unit["band_reason"].startswith("Chưa xếp loại được: chưa chấm được ")
    absent = {leaf["code"]: (leaf["status"], leaf["points"]) for leaf in unit["leaves"][-2:]}
    assert absent == {"2.2": ("not_applicable", None), "2.3": ("missing", None)}


def test_json_has_a_trace_that_can_be_pasted_into_a_report(json_of):
    unit = json_of(*SCORE)["units"][0]
    assert unit["leaves"][0]["trace"] == (
        "Số hồ sơ đã xin lỗi / Số hồ sơ trễ hạn: 45/55 ≈ 81,82%. 81,82% × 2 điểm ≈ 1,6364 điểm. "
        "Tiêu chí 1.1: 1,6364 làm tròn 3 chữ số thập phân thành 1,636 trên 2 điểm. "
        "Kỳ số liệu theo bộ tiêu chí, từ 01/01/2030 đến 31/12/2030: Số hồ sơ đã xin lỗi, Số hồ sơ trễ hạn."
    )
    assert "Biên bản số 3" in unit["leaves"][5]["trace"]
    assert unit["trace"] != ""


def test_without_traces_the_points_are_the_same(json_of):
    shape = json_of(*SCORE, "--no-trace")
    assert by_unit(shape) == POINTS
    assert {leaf["trace"] for unit in shape["units"] for leaf in unit["leaves"]} == {""}


@pytest.mark.parametrize("form", ["long", "wide"])
@pytest.mark.parametrize("kind", WRITERS)
def test_every_format_in_both_forms_gives_the_same_points(json_of, folder, kind, form):
    header, rows = (HEADER, ROWS) if form == "long" else (WIDE_HEADER, list(wide()))
    if form == "wide" and kind in ("csv", "xlsx"):
        header = tuple(f"  {words} " for words in header)
    content = WRITERS[kind](header, *rows)
    (folder / f"tep.{kind}").write_bytes(content)
    shape = json_of("score", BO, f"tep.{kind}", "--no-trace")
    expected = {**POINTS, "Xã B": {**POINTS["Xã B"]}}
    assert (by_unit(shape), shape["rejected"]) == (expected, [])


def test_a_unit_that_is_named_without_any_figure_is_missing_everything(json_of, folder):
    written(folder, ("Xã D", *[None] * 9), name="d.csv", header=WIDE_HEADER)
    (unit,) = json_of("score", BO, "d.csv")["units"]
    assert (unit["points"], unit["missing_points"], unit["band"]) == ("0", "10", None)
    assert {leaf["status"] for leaf in unit["leaves"]} == {"missing"}


def test_a_unit_whose_only_row_cannot_be_read_is_missing_everything(json_of, folder):
    written(folder, ("Xã G", *[None] * 4))
    shape = json_of(*SCORE, status=1)
    assert [(unit["unit"], unit["missing_points"]) for unit in shape["units"]] == [("Xã G", "10")]


def test_live_measures_fill_what_is_not_declared(json_of, folder):
    measured = [("Xã A", None, "dossiers.late", "50", None), ("Xã A", None, "dossiers.late_apologised", "20", None)]
    written(folder, *measured, ("Xã A", "1.1", "apologised", "25", None))
    assert leaves(json_of(*SCORE)["units"][0])["1.1"] == "1"


BAD = [
    ("Xã A", "1.1", "apologised", "60", None),
    ("Xã A", "1.1", "late", "55", None),
    ("Xã A", "1.2", "rate", "nhiều", None),
    ("Xã A", "9.9", "rate", "50", None),
    ("Xã A", "2.3", "points", "1", None),
    ("Xã A", "1.3", "posted", "Có", None),
    ("Xã E", "2.2", "points", "2", None),
]


def test_rows_that_are_refused_come_with_place_and_reason_and_the_others_are_scored(json_of, folder):
    written(folder, *BAD)
    shape = json_of(*SCORE, status=1)
    assert [(one["row"], one["place"]) for one in shape["rejected"]] == [
        (row, f"dòng {row}") for row in (2, 4, 5, 6, 8)
    ]
    assert [one["reason"] for one in shape["rejected"]] == [
        "Số hồ sơ đã xin lỗi (60) lớn hơn Số hồ sơ trễ hạn (55).",
        "Tỷ lệ trực tuyến: “nhiều” không phải một con số, ví dụ 1250 hoặc 95,5.",
        "Không có tiêu chí nào mang mã “9.9”.",
        "Điểm do người thẩm định cho ở 2.3 cần kèm lý do (cột nguồn).",
        "Điểm: “2” lớn hơn mức cao nhất 1.",
    ]
    assert leaves(shape["units"][0]) == {**dict.fromkeys(POINTS["Xã A"], "missing"), "1.3": "1"}
    assert [unit["unit"] for unit in shape["units"]] == ["Xã A", "Xã E"]


def test_refused_rows_are_told_and_given_back_beside_the_figures(run, folder):
    written(folder, *BAD)
    status, out, err = run(*SCORE)
    assert (status, err) == (1, "")
    assert "Dòng bị từ chối (5); các dòng khác vẫn được chấm" in out
    assert "dòng 2 Số hồ sơ đã xin lỗi (60) lớn hơn Số hồ sơ trễ hạn (55)." in " ".join(out.split())
    rows = list(csv.reader(StringIO((folder / "so-lieu-tu-choi.csv").read_text(encoding="utf-8-sig"))))
    assert rows[0] == [*HEADER, "lý do"]
    assert [row[:4] for row in rows[1:]] == [
        ["" if cell is None else cell for cell in BAD[at][:4]] for at in (0, 2, 3, 4, 6)
    ]


def test_refused_rows_that_are_mended_are_scored(json_of, run, folder):
    written(folder, *BAD)
    run(*SCORE)
    back = folder / "so-lieu-tu-choi.csv"
    text = back.read_text(encoding="utf-8-sig")
    text = (
        text.replace("apologised,60", "apologised,45")
        .replace("rate,nhiều", 'rate,"92,5"')
        .replace("9.9,rate,50", "2.2,points,1")
    )
    back.write_text(
        text.replace("2.3,points,1,", "2.3,points,1,Biên bản").replace("points,2,", "points,1,"), encoding="utf-8"
    )
    shape = json_of("score", BO, back.name, "--no-trace")
    assert shape["rejected"] == []
    assert leaves(shape["units"][0]) == {
        "1.1": "missing",
        "1.2": "3",
        "1.3": "missing",
        "2.1": "missing",
        "2.2": "1",
        "2.3": "1",
    }


def test_rows_that_somebody_has_mended_are_not_written_over(run, folder):
    written(folder, *BAD)
    run(*SCORE)
    run(*SCORE)
    assert [path.name for path in folder.glob("*tu-choi*")] == ["so-lieu-tu-choi.csv"]
    (folder / "so-lieu-tu-choi.csv").write_text("đã sửa tay", encoding="utf-8")
    out = run(*SCORE)[1]
    assert (folder / "so-lieu-tu-choi.csv").read_text(encoding="utf-8") == "đã sửa tay"
    assert "so-lieu-tu-choi-2.csv" in out
    assert (folder / "so-lieu-tu-choi-2.csv").exists()


def test_refused_rows_go_where_they_are_asked_for(run, folder):
    written(folder, *BAD)
    assert run(*SCORE, "--json", "--rejected", "tra-lai.csv")[0] == 1
    assert (folder / "tra-lai.csv").exists()
    assert not (folder / "so-lieu-tu-choi.csv").exists()


def test_refused_rows_of_a_workbook_go_into_a_workbook(run, folder):
    (folder / "so-lieu.xlsx").write_bytes(xlsx_of(HEADER, *BAD))
    status, out, _ = run("score", BO, "so-lieu.xlsx")
    assert (status, "Sheet!D2" in out) == (1, True)
    sheet = load_workbook(folder / "so-lieu-tu-choi.xlsx").worksheets[0]
    assert [row[3] for row in sheet.iter_rows(min_row=2, values_only=True)] == ["60", "nhiều", "50", "1", "2"]


def test_json_alone_writes_no_file(run, folder):
    written(folder, *BAD)
    run(*SCORE, "--json")
    assert sorted(path.name for path in folder.iterdir()) == [BO, FACTS]


def test_of_many_refused_rows_twenty_are_told_and_all_given_back(run, folder):
    written(folder, *((f"Xã {number}", "2.2", "points", "9", None) for number in range(25)))
    out = run(*SCORE)[1]
    assert ("Dòng bị từ chối (25)" in out, "còn 5 dòng nữa" in out) == (True, True)
    assert len([line for line in out.splitlines() if line.startswith("dòng ")]) == 20
    assert len((folder / "so-lieu-tu-choi.csv").read_text(encoding="utf-8").splitlines()) == 26


def test_what_is_to_be_looked_at_again_is_told_and_is_no_failure(run, json_of, folder):
    written(folder, ("Xã A", "1.2", "rate", "0,95", None))
    status, out, _ = run(*SCORE)
    assert (status, "Cần xem lại (1)" in out, "Nếu ý là 95% thì hãy viết 95." in out) == (0, True, True)
    (warning,) = json_of(*SCORE)["warnings"]
    assert (warning["row"], warning["place"]) == (2, "dòng 2")
    assert not (folder / "so-lieu-tu-choi.csv").exists()


def test_columns_that_mean_nothing_are_told(run, folder):
    written(folder, *((*row, "x") for row in A), header=(*HEADER, "màu"))
    assert "Đã bỏ qua các cột không rõ nghĩa: màu." in run(*SCORE)[1]


# One criterion of one unit.


def test_one_criterion_is_explained_sentence_by_sentence_with_its_basis(run):
    status, out, err = run(*SCORE, "--explain", "Xã A", "1.1")
    assert (status, err) == (0, "")
    first, points, *sentences = out.splitlines()
    assert (first, points) == ("Xã A – 1.1 Xin lỗi khi trễ hạn", "1,636 trên 2 điểm")
    assert " ".join(" ".join(sentences).split()) == " ".join(
        (
            "Số hồ sơ đã xin lỗi / Số hồ sơ trễ hạn: 45/55 ≈ 81,82%.",
            "81,82% × 2 điểm ≈ 1,6364 điểm.",
            "Tiêu chí 1.1: 1,6364 làm tròn 3 chữ số thập phân thành 1,636 trên 2 điểm.",
            "Kỳ số liệu theo bộ tiêu chí, từ 01/01/2030 đến 31/12/2030: Số hồ sơ đã xin lỗi, Số hồ sơ trễ hạn.",
            "Căn cứ: Điều 5 khoản 2",
        )
    )


@pytest.mark.parametrize(
    ("code", "status", "points"),
    [("1.1", "scored", "0.5"), ("2.2", "not_applicable", None), ("2.3", "missing", None), ("1", "scored", "2.6")],
)
def test_one_criterion_is_explained_to_programs(json_of, code, status, points):
    shape = json_of(*SCORE, "--explain", "Xã B", code)
    assert list(shape) == [
        *("framework", "version", "unit", "code", "status", "points", "max_points", "trace", "sentences")
    ]
    assert (shape["unit"], shape["code"], shape["status"], shape["points"]) == ("Xã B", code, status, points)
    assert " ".join(shape["sentences"]) == shape["trace"]


def test_a_criterion_without_points_is_explained_with_why(run):
    assert run(*SCORE, "--explain", "Xã B", "2.3")[1].splitlines()[1] == "chưa có số liệu; tối đa 1 điểm"
    assert run(*SCORE, "--explain", "Xã B", "2.2")[1].splitlines()[1] == "không áp dụng; tối đa 1 điểm"


# Files of scores.


def test_a_file_of_json_is_what_is_printed(run, folder):
    status, out, _ = run(*SCORE, "--out", "diem.json")
    assert (status, "Đã ghi diem.json: 3 đơn vị." in out) == (0, True)
    assert json.loads((folder / "diem.json").read_text(encoding="utf-8")) == json.loads(run(*SCORE, "--json")[1])


def test_with_json_a_file_is_written_and_the_object_printed(json_of, folder):
    shape = json_of(*SCORE, "--out", "diem.csv", "--no-trace")
    assert by_unit(shape) == POINTS
    assert (folder / "diem.csv").exists()


def test_a_file_of_csv_has_each_leaf_and_the_total(run, folder):
    assert run(*SCORE, "--out", "diem.csv")[0] == 0
    rows = list(csv.DictReader(StringIO((folder / "diem.csv").read_text(encoding="utf-8-sig"))))
    points = {(row["unit"], row["code"]): row["points"] or row["status"] for row in rows}
    leaf_points = {(unit, code): value for unit, each in POINTS.items() for code, value in each.items()}
    assert points == {**leaf_points, **{(unit, "*"): total for unit, total in TOTALS.items()}}
    assert [(row["percent"], row["band"]) for row in rows if row["code"] == "*"] == [
        ("91.36", "Tốt"),
        ("36.00", ""),
        ("25.00", ""),
    ]


@pytest.mark.parametrize("name", ["diem.xlsx", "DIEM.XLSX"])
def test_a_workbook_has_a_sheet_of_units_and_one_of_leaves(run, folder, name):
    assert run(*SCORE, "--out", name)[0] == 0
    whole, each = load_workbook(folder / name).worksheets
    totals = {row[0]: row[1] for row in whole.iter_rows(min_row=2, values_only=True)}
    assert {unit: Decimal(str(total)) for unit, total in totals.items()} == {
        unit: Decimal(total) for unit, total in TOTALS.items()
    }
    assert each.max_row == 1 + 3 * 6


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("score", "khong-co", FACTS), "Không có bộ tiêu chí “khong-co”; hiện có: dak-glong-2023"),
        (("score", "khong-co.yaml", FACTS), "Không có tệp khong-co.yaml."),
        (("score", BO, "khong-co.csv"), "Không có tệp khong-co.csv."),
        (("score", BO, "."), "là thư mục"),
        (("score", BO, BO), "không có dòng tiêu đề nhận ra được"),
        ((*SCORE, "--explain", "Xã X", "1.1"), "so-lieu.csv không có đơn vị “Xã X” (tệp có 3 đơn vị)."),
        ((*SCORE, "--explain", "Xã A", "9.9"), "Bộ thu-cham-2030 không có mã “9.9”."),
        ((*SCORE, "--out", "diem.txt"), "phải kết thúc bằng .json, .csv hoặc .xlsx"),
        ((*SCORE, "--out", "khong-co/diem.csv"), "Không ghi được khong-co/diem.csv"),
        ((*SCORE, "--out", FACTS), "hãy chọn tên khác"),
        ((*SCORE, "--out", f"./{FACTS}"), "hãy chọn tên khác"),
        ((*SCORE, "--rejected", BO), "hãy chọn tên khác"),
        ((*SCORE, "--out", "a.csv", "--rejected", "a.csv"), "hãy chọn tên khác"),
        (("score", BO), "Lời gọi chưa đúng"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_writes_nothing(refused, folder, words, said):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert said in refused(*words)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_set_with_flaws_is_refused_with_the_first_one_and_its_line(refused, folder):
    text = SET.replace('max_points: "3"', 'max_points: "4"').replace("of: rate\n", "of: rates\n", 1)
    (folder / BO).write_text(text, encoding="utf-8")
    line = text.splitlines().index('    max_points: "6"') + 1
    assert refused(*SCORE).startswith(f"bo.yaml chưa dùng được, có 2 chỗ sai; chỗ đầu, dòng {line}: ")


def test_the_illustration_of_a_set_says_that_it_is_simulated(run, json_of, folder):
    written(folder, ("Huyện A", "3.6", "apologised", "45", None), ("Huyện A", "3.6", "late", "55", None))
    words = ("score", "dak-glong-2023-minh-hoa", FACTS)
    assert "số liệu mô phỏng; công thức minh họa" in " ".join(run(*words)[1].split())
    shape = json_of(*words)
    assert (shape["framework"], shape["simulated"].split(";")[0]) == ("dak-glong-2023-minh-hoa", "số liệu mô phỏng")
    run(*words, "--out", "diem.xlsx")
    assert [sheet["A1"].value for sheet in load_workbook(folder / "diem.xlsx").worksheets] == [shape["simulated"]] * 2


def test_points_that_a_source_publishes_are_taken_as_they_are(json_of, folder):
    written(folder, ("Huyện A", "3.6", None, "1,636", None))
    (folder / FACTS).write_bytes(csv_of(("Đơn vị", "3.6"), ("Huyện A", "1,636"), encoding="utf-8-sig"))
    unit = json_of("score", "dak-glong-2023", FACTS)["units"][0]
    assert {code: points for code, points in leaves(unit).items() if points != "missing"} == {"3.6": "1.636"}


def test_a_text_that_no_cell_can_hold_is_refused_in_one_sentence(refused, folder):
    written(folder, ("x" * 40_000, *B[0][1:]))
    assert "quá 32767 ký tự" in refused(*SCORE, "--out", "diem.xlsx")
