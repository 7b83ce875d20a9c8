"""The commands as their callers see them: exit status, standard output, standard error."""

import json
import subprocess
import sys

import pytest

from tests.repo.tracked import ROOT

PAPER = str(ROOT / "examples" / "ke-hoach-dak-glong-2024.txt")
MAIN = "import sys; from parindex.cli.main import main; main()"


def run(*words):
    return subprocess.run([sys.executable, "-c", MAIN, *words], capture_output=True, text=True, timeout=60)


def json_of(*words, status=0):
    done = run(*words, "--json")
    assert (done.returncode, done.stderr) == (status, "")
    return json.loads(done.stdout)


def test_plan_read_prints_the_plan_as_one_object():
    plan = json_of("plan", "read", PAPER)
    assert (plan["unit"], plan["year_scored"], plan["year_planned"]) == ("UBND huyện Đắk Glong", 2023, 2024)
    assert plan["total"] == {"max_points": "100", "points": "78.42", "target_points": "100"}
    assert [len(area["criteria"]) for area in plan["areas"]] == [7, 4, 8, 6, 7, 4, 4, 5]


def test_plan_check_exits_1_when_it_finds_an_error():
    problems = json_of("plan", "check", PAPER, status=1)["problems"]
    assert {problem["severity"] for problem in problems} == {"error", "warning", "note"}


def test_plan_gap_prints_losses_and_units():
    gap = json_of("plan", "gap", PAPER)
    assert (gap["lost"], len(gap["criteria"])) == ("21.578", 20)


@pytest.mark.parametrize("command", ["read", "check", "gap"])
def test_plan_commands_speak_vietnamese_and_english_in_80_columns(command):
    vietnamese, english = run("plan", command, PAPER), run("--lang", "en", "plan", command, PAPER)
    assert vietnamese.returncode == english.returncode
    assert vietnamese.stdout != english.stdout
    assert max(map(len, vietnamese.stdout.splitlines())) <= 80


def test_gap_text_says_why_units_do_not_add_up():
    assert "được tính đủ cho từng đơn vị" in run("plan", "gap", PAPER).stdout.replace("\n", " ")


def test_framework_list_show_and_check_of_the_shipped_set():
    assert "dak-glong-2023" in [one["id"] for one in json_of("framework", "list")["frameworks"]]
    assert json_of("framework", "show", "dak-glong-2023")["max_points"] == "100"
    assert json_of("framework", "check", "dak-glong-2023") == {"flaws": []}


def test_framework_check_names_every_flaw_with_its_line(tmp_path):
    broken = (ROOT / "frameworks/dak-glong-2023/framework.yaml").read_text(encoding="utf-8")
    broken = broken.replace('code: "1.2"', "code: 1.2").replace('max_points: "7.5"', 'max_points: "x"', 1)
    path = tmp_path / "set.yaml"
    path.write_text(broken, encoding="utf-8")
    flaws = json_of("framework", "check", str(path), status=1)["flaws"]
    lines = broken.splitlines()
    assert {lines[flaw["line"] - 1].strip().removeprefix("- ") for flaw in flaws} >= {"code: 1.2", 'max_points: "x"'}


BAD_CALLS = [
    ("plan", "read", "no-such-file.txt"),
    ("plan", "check", "."),
    ("plan", "gap", "README.md"),
    ("plan", "draw", PAPER),
    ("plan", "read"),
    ("framework", "show", "no-such-set"),
    ("framework", "check", "no-such-file.yaml"),
    ("serve", "--port", "99999999"),
    ("--lang", "fr", "plan", "read", PAPER),
]


@pytest.mark.parametrize("words", BAD_CALLS, ids=" ".join)
def test_unusable_call_exits_2_with_one_sentence_and_no_output(words):
    done = run(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1


def test_gap_without_achieved_points_exits_2(tmp_path):
    lines = ["STT\tTiêu chí\tĐiểm tối đa", "1\tLĩnh vực A\t2", "1.1\tTiêu chí A\t2"]
    path = tmp_path / "bare.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert json_of("plan", "read", str(path))["areas"][0]["criteria"][0]["points"] is None
    done = run("plan", "gap", str(path))
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)


SLOW = ("django", "parindex.web", "openpyxl", "xlsxwriter", "pyarrow", "numpy", "pdfplumber")


def test_offline_commands_load_neither_django_nor_what_other_files_need():
    probe = "import sys; sys.argv = ['parindex', 'plan', 'gap', sys.argv[1]]\n"
    probe += "from parindex.cli.main import main\ntry: main()\nexcept SystemExit: pass\n"
    probe += f"print([name for name in sys.modules if name.startswith({SLOW})], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", probe, PAPER], capture_output=True, text=True, timeout=60)
    assert done.stderr == "[]\n"


def paper_of(tmp_path, *rows):
    path = tmp_path / "ke-hoach.txt"
    header = "Stt\tTiêu chí\tĐiểm tối đa\tĐiểm đạt\tNhiệm vụ\tĐơn vị chủ trì"
    path.write_text("\n".join((header, *rows)), encoding="utf-8")
    return str(path)


def test_square_brackets_of_a_paper_are_printed_as_they_are(tmp_path):
    path = paper_of(tmp_path, "1\tLĩnh vực A\t2\t1", "1.1\tTiêu chí [/zz]\t2\t1\tLàm 1 việc\tPhòng Nội vụ [cũ] [a]")
    done = run("plan", "gap", path)
    assert (done.returncode, done.stderr) == (0, "")
    words = " ".join(done.stdout.split())
    assert ("Tiêu chí [/zz]" in words, "Phòng Nội vụ [cũ] [a]" in words) == (True, True)


def test_gap_of_a_paper_that_lost_nothing_says_so_and_no_more(tmp_path):
    path = paper_of(tmp_path, "1\tLĩnh vực A\t2\t2", "1.1\tTiêu chí A\t2\t2\tLàm 1 việc\tPhòng Nội vụ")
    assert run("plan", "gap", path).stdout.strip() == "Không mất điểm nào."


def test_gap_of_one_unit_per_criterion_has_no_sentence_on_sums(tmp_path):
    path = paper_of(tmp_path, "1\tLĩnh vực A\t2\t1", "1.1\tTiêu chí A\t2\t1\tLàm 1 việc\tPhòng Nội vụ")
    assert "không bằng" not in run("plan", "gap", path).stdout


def test_gap_names_the_rows_that_it_could_not_count(tmp_path):
    path = paper_of(tmp_path, "?\tLĩnh vực A\t2\t1", "1.1\tTiêu chí A\t2\t1\tLàm 1 việc\tPhòng Nội vụ")
    assert json_of("plan", "gap", path)["unread"] == [2]
    assert "không tính vào đâu: dòng 2" in run("plan", "gap", path).stdout


def test_output_that_nobody_reads_to_its_end_is_no_failure():
    shell = f"set -o pipefail; {sys.executable} -c '{MAIN}' plan read {PAPER} | head -1"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr, len(done.stdout.splitlines())) == (0, "", 1)
