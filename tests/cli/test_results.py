"""`parindex results from-paper` as its callers see it: exit status, standard output, standard error."""

import json
import subprocess
import sys
from dataclasses import dataclass

import pytest

from parindex.cli.main import main
from tests.repo.tracked import ROOT
from tests.result_papers import HEADER, ROWS, changed

PLAN = str(ROOT / "examples" / "ke-hoach-dak-glong-2024.txt")
TITLE = "Kết quả Chỉ số cải cách hành chính các sở năm 2030"
DECISION = "(Kèm theo Quyết định số 9/QĐ-UBND ngày 05/02/2031 của UBND tỉnh Thử Nghiệm)"


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def run(monkeypatch, capsys):
    """Runs the command line in this process, as wide as `columns`."""

    def call(*words, columns=80):
        monkeypatch.setattr(sys, "argv", ["parindex", *words])
        monkeypatch.setenv("COLUMNS", str(columns))
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return Done(ended.value.code or 0, out, err)

    return call


@pytest.fixture
def paper(tmp_path):
    """Writes a paper of results and gives its path."""

    def write(*lines):
        path = tmp_path / "ket-qua.txt"
        path.write_text("\n".join(lines), encoding="utf-8")
        return str(path)

    return write


def test_results_are_printed_as_one_object(run, paper):
    done = run("results", "from-paper", paper(DECISION, TITLE, HEADER, *ROWS, "5\tSở E\t-\t17,5\t17,5\t-\t"), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    shape = json.loads(done.stdout)
    (table,) = shape["tables"]
    assert list(shape) == ["year", "document", "tables", "problems"]
    assert (shape["year"], shape["document"]["number"], shape["problems"]) == (2030, "9/QĐ-UBND", [])
    assert (table["heading"], table["max_points"]) == (TITLE, "30")
    assert table["areas"][0] == {"code": "1", "name": "Chỉ đạo, điều hành", "max_points": "10"}
    assert table["units"][4] == {
        "unit": "Sở E",
        "written": "Sở E",
        "areas": {"1": None, "2": "17.5"},
        "total": "17.5",
        "rank": None,
        "band": None,
        "not_applicable": ["1", "rank"],
        "others": {},
        "place": {"line": 8, "table": 1, "row": 6, "cell": 2, "column": 3, "text": "Sở E"},
    }


def test_a_contradiction_makes_the_command_exit_1_and_stands_in_the_object(run, paper):
    done = run("--lang", "en", "results", "from-paper", paper(HEADER, *changed(1, "27,5", "28,5")), "--json")
    assert (done.returncode, done.stderr) == (1, "")
    (problem,) = json.loads(done.stdout)["problems"]
    assert (problem["id"], problem["found"], problem["expected"], problem["place"]["line"]) == (
        "points-sum",
        "28.5",
        "27.5",
        2,
    )
    assert problem["message"] == "Sở A: the total is given as 28.5; its parts add up to 27.5."


def test_a_warning_leaves_the_exit_status_alone(run, paper):
    assert run("results", "from-paper", paper(HEADER, *changed(1, "Tốt", "Yếu"))).returncode == 0


@pytest.mark.parametrize("columns", [80, 160])
def test_tables_for_people_keep_to_the_terminal_and_show_areas_where_they_fit(run, paper, columns):
    areas = "\t".join(f"Lĩnh vực {n}: Tên dài của lĩnh vực thứ {n} (14 điểm)" for n in range(1, 9))
    name = "Sở Khoa học, Công nghệ và Chuyển đổi số của tỉnh Thử Nghiệm"
    row = "\t".join(["1", name, *["12,345"] * 8, "98,76", "1", "Xuất sắc"])
    done = run(
        "results",
        "from-paper",
        paper(TITLE, f"TT\tĐơn vị\t{areas}\tTổng điểm\tXếp hạng\tXếp loại", row),
        columns=columns,
    )
    assert (done.returncode, max(map(len, done.stdout.splitlines())) <= columns) == (0, True)
    words = " ".join(done.stdout.split())
    assert ("98,76" in words, "Xuất sắc" in words, "12,345" in words) == (True, True, columns == 160)


def test_people_are_told_what_is_missing_what_does_not_apply_and_what_is_wrong(run, paper):
    rows = ("1\tSở A\t-\t18\t18\t1\tTốt", "2\tSở B\t9,25\t\t9,25\t3\tKhá")
    vietnamese, english = (
        run(*lang, "results", "from-paper", paper(TITLE, DECISION, HEADER, *rows)) for lang in ((), ("--lang", "en"))
    )
    assert (vietnamese.returncode, english.returncode) == (1, 1)
    assert "Kết quả chỉ số CCHC năm 2030: 2 đơn vị trong 1 bảng" in vietnamese.stdout
    assert "Theo 9/QĐ-UBND, 05/02/2031, UBND tỉnh Thử Nghiệm" in vietnamese.stdout
    assert "By 9/QĐ-UBND, 2031-02-05" in english.stdout
    told = " ".join(vietnamese.stdout.split())
    assert ("1 Sở A 18,00 Tốt – 18" in told, "3 Sở B 9,25 Khá 9,25 chưa có" in told) == (True, True)
    assert "ghi hạng 3" in told


@pytest.mark.parametrize(
    ("typed", "status"),
    [("3=total,4=rank", 2), ("1=unit,2=total,3=rank,4=none", 0), ("1=unit,2=area,3=area", 0), ("1=unit,9=total", 2)],
)
def test_a_user_may_say_what_columns_mean(run, paper, typed, status):
    done = run("results", "from-paper", paper("A\tB\tC\tD", "Sở A\t80\t1\tx"), "--columns", typed)
    assert (done.returncode, bool(done.stdout), len(done.stderr.splitlines())) == (status, status == 0, status // 2)


@pytest.mark.parametrize("typed", ["x=total", "3", "3=points", "3=total,3=rank", "3=total,4=total"])
def test_columns_that_cannot_be_meant_are_one_sentence(run, paper, typed):
    done = run("results", "from-paper", paper(HEADER, *ROWS), "--columns", typed)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_plan_is_refused_with_the_command_to_use_instead(run, lang):
    done = run("--lang", lang, "results", "from-paper", PLAN)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert "parindex plan read" in done.stderr


def test_the_command_loads_neither_django_nor_the_web(paper):
    probe = "import sys; sys.argv = ['parindex', 'results', 'from-paper', sys.argv[1]]\n"
    probe += "from parindex.cli.main import main\ntry: main()\nexcept SystemExit: pass\n"
    probe += "print([name for name in sys.modules if name.startswith(('django', 'parindex.web'))], file=sys.stderr)"
    command = [sys.executable, "-c", probe, paper(HEADER, *ROWS)]
    assert subprocess.run(command, capture_output=True, text=True, timeout=60).stderr == "[]\n"
