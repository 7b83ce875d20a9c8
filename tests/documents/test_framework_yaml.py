"""Criteria sets from YAML files: exact as written, or every flaw with the line it is on."""

from pathlib import Path

import pytest

from parindex.core.framework import Framework
from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.framework_yaml import Flawed, framework_file, read_framework, shipped, shipped_framework

GOOD = """\
# Bộ thử nghiệm
id: thu-nghiem-2030
version: "1"
title: Bộ tiêu chí thử nghiệm
year: 2030
max_points: 7.50
source: {paper: Kế hoạch số 12/KH-UBND}
bands:
  assumed: true
  basis: giả định
  items:
    - {name: Tốt, from: "5", inclusive: true}
areas:
  - code: "1"
    name: Chỉ đạo
    max_points: "7.5"
    criteria:
      - code: "1.1"
        name: Kế hoạch năm
        max_points: "4.5"
        rule: declared
      - code: "1.10"
        name: Báo cáo
        max_points: 3
        rule: declared
"""


@pytest.fixture
def written(tmp_path):
    """Writes a file of the set, with `old` as `new`, and reads it."""

    def write(old: str = "", new: str = "", *, text: str = GOOD) -> Framework | Flawed:
        assert old in text
        path = tmp_path / "framework.yaml"
        path.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
        return read_framework(path)

    return write


def told(read: Framework | Flawed) -> list[tuple[int, str]]:
    assert isinstance(read, Flawed)
    return [(line, flaw.message.id.removeprefix("framework.")) for line, flaw in read.flaws]


def test_a_set_is_read_with_the_digits_of_the_file(written):
    framework = written()
    assert (framework.id, framework.year, str(framework.max_points)) == ("thu-nghiem-2030", 2030, "7.50")
    assert [(leaf.code, str(leaf.max_points)) for leaf in framework.leaves()] == [("1.1", "4.5"), ("1.10", "3")]


@pytest.mark.parametrize(
    ("old", "new", "flaws"),
    [
        ('code: "1.10"', "code: 1.10", [(22, "not-a-string")]),
        ('version: "1"', "version: 1", [(3, "not-a-string")]),
        ("        name: Báo cáo\n", "", [(22, "missing-key")]),
        ('max_points: "4.5"', "max_points: 4,5", [(16, "sum"), (20, "not-a-figure")]),
        ('max_points: "4.5"', "max_points: 4", [(16, "sum")]),
        ("rule: declared", "rule: ratio", [(21, "unknown-rule")]),
        ('code: "1.10"', 'code: "1.1"', [(22, "duplicate-code")]),
        ("assumed: true", "assumed: yes", [(9, "not-a-flag")]),
        ("  assumed: true\n", "", [(8, "not-a-flag")]),
        ("max_points: 7.50", "max_points: 8", [(6, "sum")]),
        ("title: Bộ tiêu chí thử nghiệm\n", "", [(2, "missing-key")]),
    ],
)
def test_a_flaw_is_told_with_the_line_it_is_on(written, old, new, flaws):
    assert told(written(old, new)) == flaws


def test_several_flaws_come_in_the_order_of_their_lines(written):
    text = GOOD.replace('"1.10"', "1.10").replace('version: "1"', "version: 1").replace("7.50", "8")
    assert [line for line, _ in told(written(text=text))] == [3, 6, 22]


@pytest.mark.parametrize("text", ["- một\n- hai\n", "chỉ là chữ\n"])
def test_a_file_that_is_no_mapping_is_one_flaw_in_its_first_line(written, text):
    assert told(written(text=text)) == [(1, "not-a-mapping")]


@pytest.mark.parametrize("text", ["", "# chỉ có lời\n"], ids=["empty", "a comment"])
def test_a_file_without_data_is_one_flaw_in_its_first_line(written, text):
    assert told(written(text=text)) == [(1, "not-a-mapping")]


def _refused(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as refused:
        read_framework(path)
    return refused.value.message.id


@pytest.mark.parametrize(
    "content",
    [b"a: [1, 2", b"a: b: c", b"a: \xff\xfe", b"a: 1\n\tb: 2", b"a: \x00"],
    ids=["bracket", "colon", "encoding", "tab", "zero byte"],
)
def test_a_file_that_is_no_yaml_is_refused(tmp_path, content):
    path = tmp_path / "framework.yaml"
    path.write_bytes(content)
    assert _refused(path) == "file.yaml"


def test_of_a_key_written_twice_none_is_taken_silently(tmp_path):
    path = tmp_path / "framework.yaml"
    path.write_text(GOOD + "id: khac\n", encoding="utf-8")
    try:
        read = read_framework(path)
    except UnreadableFileError:
        return
    assert isinstance(read, Flawed)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert _refused(tmp_path / "khong-co.yaml") == "file.not-found"


@pytest.mark.parametrize("id_", sorted(shipped()))
def test_every_set_that_ships_is_without_a_flaw(id_):
    assert shipped_framework(id_).id == id_


def test_a_set_is_found_by_its_id_or_its_path(tmp_path):
    assert framework_file("dak-glong-2023").name == "framework.yaml"
    assert framework_file(str(tmp_path / "bo.yaml")) == tmp_path / "bo.yaml"


def test_an_unknown_id_is_refused_with_the_known_ones():
    with pytest.raises(UnreadableFileError) as refused:
        framework_file("khong-co")
    assert refused.value.message == Message("framework.not-found", {"id": "khong-co", "known": tuple(shipped())})
