"""YAML as plain data whose writing is kept, the line of everything in it, and what is refused in one sentence."""

import pytest

from parindex.core.messages import Message
from parindex.documents.catalogue import LANGUAGES, catalogue
from parindex.documents.document import UnreadableFileError
from parindex.documents.framework_workbook.yaml_cell import parsed
from parindex.documents.yaml_data import DEEPEST, read_yaml, yaml_of

TEXT = """\
# lời
id: a
areas:
  - code: "1"
    criteria:
      - code: "1.1"
        rule: {linear: {of: x,
          target: 90%}}
      - code: "1.2"
empty:
"""


def plain(text):
    """The data, figures without quotes as their words with a mark."""

    def of(value):
        if isinstance(value, dict):
            return {key: of(one) for key, one in value.items()}
        if isinstance(value, list):
            return [of(one) for one in value]
        return value if isinstance(value, str | bool) or value is None else f"bare {value}"

    return of(yaml_of(text, "bo.yaml").data)


def refused(text):
    with pytest.raises(UnreadableFileError) as error:
        yaml_of(text, "bo.yaml")
    message = error.value.message
    assert (message.id, message.parameters["file"]) == ("file.yaml", "bo.yaml")
    for language in LANGUAGES:
        sentence = catalogue(language).render(message)
        assert (sentence.startswith("bo.yaml "), sentence.count("\n")) == (True, 0)
    return message.parameters["reason"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ('"1.10"', "1.10"),
        ("'1.10'", "1.10"),
        ("1.10", "bare 1.10"),
        ("13.50", "bare 13.50"),
        ("007", "bare 007"),
        ("-3", "bare -3"),
        ("1e3", "bare 1e3"),
        ("95%", "95%"),
        ("true", True),
        ("False", False),
        ('"true"', "true"),
        ("yes", "yes"),
        ("Có", "Có"),
        ("null", None),
        ("~", None),
        ("", None),
        ('""', ""),
        ("06/02/2026", "06/02/2026"),
        ("2026-02-06", "2026-02-06"),
        ("|\n  hai\n  dòng", "hai\ndòng\n"),
        (">-\n  một\n  dòng", "một dòng"),
        ("[a, 1]", ["a", "bare 1"]),
        ("{a: {}, b: []}", {"a": {}, "b": []}),
    ],
)
def test_a_scalar_is_kept_as_the_file_writes_it(written, value):
    assert plain(f"a: {written}\n") == {"a": value}


def test_a_folded_text_in_a_cell_of_a_workbook_is_one_line_as_well():
    assert parsed("a: >-\n  một\n  dòng\n") == {"a": "một dòng"}


@pytest.mark.parametrize("key", ["1.10", "'1.10'", "true", "null", "2026-02-06"])
def test_a_key_is_its_words(key):
    assert plain(f"{key}: x") == {key.strip("'"): "x"}


def test_bare_figures_are_equal_if_they_are_written_alike():
    data = yaml_of("[1.10, 1.10, 1.1]", "bo.yaml").data
    assert (data[0] == data[1], data[0] == data[2], data[0] == "1.10") == (True, False, False)
    assert len(set(data)) == 2


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 2),
        (("id",), 2),
        (("areas",), 3),
        (("areas", 0), 4),
        (("areas", 0, "code"), 4),
        (("areas", 0, "criteria", 0, "rule"), 7),
        (("areas", 0, "criteria", 0, "rule", "linear", "of"), 7),
        (("areas", 0, "criteria", 0, "rule", "linear", "target"), 8),
        (("areas", 0, "criteria", 1), 9),
        (("areas", 0, "criteria", 1, "name"), 9),
        (("areas", 0, "criteria", 1, "facts", "late", "unit"), 9),
        (("areas", 7, "code"), 3),
        (("no", "such"), 2),
        (("empty", "x"), 10),
    ],
)
def test_the_line_of_a_path_is_that_of_the_last_part_which_is_there(path, line):
    assert yaml_of(TEXT, "bo.yaml").line(path) == line


@pytest.mark.parametrize("text", ["", "# chỉ có lời\n"])
def test_a_file_without_data_has_none_and_begins_in_its_first_line(text):
    file = yaml_of(text, "bo.yaml")
    assert (file.data, file.line(("areas", 0)), list(file.repeated())) == (None, 1, [])


def test_a_key_written_twice_is_told_with_the_line_of_the_second():
    file = yaml_of("a: 1\nb:\n  - {c: 1, d: 2,\n     c: 3}\na: 2\na: 3\n", "bo.yaml")
    assert [(line, flaw.message.parameters["key"]) for line, flaw in file.repeated()] == [(4, "c"), (5, "a"), (6, "a")]
    assert {flaw.message.id for _, flaw in file.repeated()} == {"framework.repeated-key"}


def test_the_same_key_in_two_places_is_written_once_in_each():
    assert list(yaml_of("a: {x: 1}\nb: {x: 1}\nc: [{x: 1}, {x: 2}]\n", "bo.yaml").repeated()) == []


def test_what_an_alias_repeats_stands_in_each_place():
    assert plain("a: &one {x: [1]}\nb: *one\n") == {"a": {"x": ["bare 1"]}, "b": {"x": ["bare 1"]}}


def test_an_anchor_may_be_given_anew():
    assert plain("a: &x 1\nb: &x 2\nc: *x\n")["c"] == "bare 2"


def test_a_merge_is_a_key_like_any_other():
    assert plain("a: &one {x: y}\nb: {<<: *one}\n")["b"] == {"<<": {"x": "y"}}


def test_a_tag_makes_no_object():
    assert plain("a: !!python/object/apply:os.getcwd []\nb: !own x\n") == {"a": [], "b": "x"}


BOMB = 'a: &a ["x", "x", "x", "x", "x", "x", "x", "x", "x", "x"]\n' + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
TOO_DEEP = [
    ("many aliases", BOMB, 1),
    ("an alias of itself", "a: 1\nb: &b [*b]\n", 2),
    ("brackets", "a:\n  " + "[" * 3000, 2),
    ("closed brackets", "[" * 3000 + "]" * 3000, 1),
    ("braces", "{a: " * 3000, 1),
    ("dashes", "- " * 3000, 1),
    ("indents", "\n".join(f"{' ' * at}a:" for at in range(3000)), DEEPEST + 1),
]


@pytest.mark.parametrize(("text", "line"), [one[1:] for one in TOO_DEEP], ids=[one[0] for one in TOO_DEEP])
def test_what_would_fill_the_memory_or_the_stack_is_refused_with_its_line(text, line):
    assert refused(text) == Message("yaml.too-deep", {"line": line})


def test_what_is_nested_as_deeply_as_allowed_is_read():
    assert plain("[" * DEEPEST + "x" + "]" * DEEPEST) != []
    refused("[" * (DEEPEST + 1) + "x" + "]" * (DEEPEST + 1))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: [1, 2", 2),
        ("a: b: c", 1),
        ("a: 1\n\tb: 2", 2),
        ('a: 1\nb: "x', 2),
        ("a: *x", 1),
        ("a: 1\n---\nb: 2\n", 2),
        ("a: 1\n b: 2\n", 2),
    ],
)
def test_a_slip_in_the_syntax_is_refused_with_its_line(text, line):
    reason = refused(text)
    assert (reason.id, reason.parameters["line"]) == ("yaml.line", line)


def test_a_key_that_is_no_word_is_refused_with_its_line():
    assert refused("a: 1\n? [b, c]\n: d\n") == Message("yaml.key", {"line": 2})


@pytest.mark.parametrize("text", ["a: \x00", "a: \x08", "a: \ud800"])
def test_a_control_character_is_refused(text):
    assert refused(text) == Message("yaml.character")


@pytest.mark.parametrize("content", [b"a: \xff\xfe", "a: ệ".encode("utf-16"), "a: đ".encode("cp1258")])
def test_a_file_in_another_encoding_is_refused(tmp_path, content):
    path = tmp_path / "bo.yaml"
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError) as error:
        read_yaml(path)
    assert error.value.message == Message("file.yaml", {"file": "bo.yaml", "reason": Message("yaml.encoding")})


@pytest.mark.parametrize("content", ["a: ệ\n".encode(), "\ufeffa: ệ\r\n".encode()], ids=["plain", "mark"])
def test_a_file_in_utf_8_is_read_with_and_without_its_mark(tmp_path, content):
    path = tmp_path / "bo.yaml"
    path.write_bytes(content)
    assert read_yaml(path).data == {"a": "ệ"}


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UnreadableFileError) as error:
        read_yaml(tmp_path / "khong-co.yaml")
    assert error.value.message.id == "file.not-found"
