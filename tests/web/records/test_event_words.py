"""Every act that the sources record has its words in both languages, for the filter of the history and its files."""

import ast
from pathlib import Path

import pytest

import parindex.web
from parindex.core.workflow import Act
from parindex.documents.catalogue import catalogue
from parindex.web.records.event_words import ACTS, OBJECTS, VALUES, act_name, object_kind
from parindex.web.records.models import Event

WEB = Path(parindex.web.__file__).parent


def acts_recorded():
    """The first argument of each call of record(…) and refused(…) from records.audit, and of what passes it on."""
    for path in sorted(WEB.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        if any(node.module == "parindex.web.records.audit" for node in imports):
            constants = {
                node.targets[0].id: node.value.value
                for node in tree.body
                if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            }
            for node in ast.walk(tree):
                name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
                if name in ("record", "refused", "_refused") and node.args:
                    yield from act_of(node.args[0], constants)


def act_of(node, constants):
    if isinstance(node, ast.Constant):
        yield node.value
    elif isinstance(node, ast.Name) and node.id in constants:
        yield constants[node.id]


def test_every_act_that_is_recorded_has_words():
    recorded = set(acts_recorded())
    assert "check_chain" in recorded
    assert recorded - ACTS.keys() == set()


def test_no_act_has_words_that_is_recorded_nowhere():
    assert ACTS.keys() - set(acts_recorded()) - {*Act} == set()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_words_of_acts_objects_and_values_are_in_both_catalogues(language):
    sentences = catalogue(language).sentences
    assert [id_ for id_ in (*ACTS.values(), *OBJECTS.values(), *VALUES.values()) if id_ not in sentences] == []
    assert [id_ for id_ in sentences if id_.startswith(("event.verb.", "event.type.", "event.value."))] == [
        id_ for id_ in sentences if id_ in {*ACTS.values(), *OBJECTS.values(), *VALUES.values()} and "event." in id_
    ]


def test_a_code_without_words_is_told_as_it_is():
    assert (act_name("khac", catalogue("vi")), object_kind("khac", catalogue("vi"))) == ("khac", "khac")


def test_codes_fit_their_columns():
    longest = {name: Event._meta.get_field(name).max_length for name in ("act", "object_type")}
    assert max(map(len, ACTS)) <= longest["act"]
    assert max(map(len, OBJECTS)) <= longest["object_type"]
