"""Every message that the sources say has its sentence in both languages, and every sentence is said."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest

from parindex.core.check import plan_check
from parindex.core.check.problem import KINDS
from parindex.core.check.result_problem import RESULT_KINDS
from parindex.core.messages import Catalogue, Message
from parindex.core.readiness import BLOCKING
from parindex.core.workflow import Act, Role, Side, State
from parindex.documents.catalogue import LANGUAGES, catalogue
from parindex.documents.evidence_file.beginnings import REFUSED
from parindex.documents.files import SIGNATURES
from tests.core.broken_papers import CASES, Case
from tests.core.sets import changed, flaws_of
from tests.papers import plan_of

SOURCES = Path(str(files("parindex")))
# What an f-string in Message(…) can become: the words of the sources decide, so a new one must be entered here.
MADE = {
    "kind.{}": {*KINDS, *RESULT_KINDS},
    "file.{}": {kind for _, kind in SIGNATURES},
    "evidence-file.{}": {what for _, what in REFUSED},
    "place.{}": {"line", "row", "paragraph", "page", "page-line", "page-row", "page-paragraph", "unknown"},
    "expected.{}": {"number", "day"},
    "bounds.{}": {"from-to", "from-below", "above-to", "above-below"},
    "workflow.state.{}": {*State},
    "workflow.act.{}": {*Act},
    "workflow.role.{}": {*Role},
    "readiness.{}": {*BLOCKING},
    "workflow.side.{}": {*Side},
    "framework.{}": set(),  # said by flaw(…), which is scanned itself
    "workbook.{}": set(),
    "self-table.{}": {
        *("sheet", "explanations", "title", "about", "simulated", "code", "name", "most", "figures"),
        *("points", "trace", "evidence", "note", "explanation", "former", "no-former", "figure"),
        *("with-unit", "of-day", "at-place", "whole-set", "missing", "not-applicable", "total"),
        *("so-far", "band", "band-assumed", "no-explanation"),
    },
    "scores.{}": {
        *("summary", "leaves", "unit", "code", "criterion", "status", "points", "max-points", "percent", "band"),
        *("missing-points", "scored", "missing", "not_applicable"),
    },
}


@dataclass(frozen=True)
class Said:
    """A message in the sources: its id, and its parameters if they stand there in so many words."""

    id: str
    parameters: frozenset[str] | None
    where: str


def _nodes(*packages: str) -> Iterator[tuple[ast.AST, Path]]:
    for path in (path for package in packages for path in sorted((SOURCES / package).rglob("*.py"))):
        yield from ((node, path) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def _scan(*packages: str) -> Iterator[Said]:
    for node, path in _nodes(*packages):
        if isinstance(node, ast.Call):
            yield from _said(node, f"{path.relative_to(SOURCES)}:{node.lineno}")


def _said(call: ast.Call, where: str) -> Iterator[Said]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name == "Message" and call.args:
        for id_ in _ids(call.args[0], where):
            yield Said(id_, _keys(call.args[1]) if len(call.args) > 1 else frozenset(), where)
    elif name == "Noticed":
        variant = next((f".{word.value.value}" for word in call.keywords if word.arg == "variant"), "")
        yield from (Said(f"problem.{id_}{variant}", None, where) for id_ in _ids(call.args[0], where))
    elif name == "flaw":
        family = "workbook" if where.startswith("documents/framework_workbook") else "framework"
        for id_ in _ids(call.args[1], where):
            yield Said(f"{family}.{id_}", frozenset(word.arg for word in call.keywords if word.arg), where)


def _ids(node: ast.expr, where: str) -> list[str]:
    if isinstance(node, ast.Constant):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return _ids(node.body, where) + _ids(node.orelse, where)
    if isinstance(node, ast.JoinedStr):
        pattern = "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
        assert pattern in MADE, f"{where}: say in MADE what {pattern} can become"
        return [pattern.format(word) for word in sorted(MADE[pattern])]
    assert isinstance(node, ast.Name), f"{where}: the id of a message is made in a way that this test cannot follow"
    return []  # a name: `problem` and `flaw` pass on what their callers say


def _keys(node: ast.expr) -> frozenset[str] | None:
    if isinstance(node, ast.Dict) and all(isinstance(key, ast.Constant) for key in node.keys):
        return frozenset(key.value for key in node.keys)
    return None


def _places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


CORE = list(_scan("core", "documents"))
IDS = sorted({said.id for said in CORE} | {case.sentence for case in CASES})


def test_both_languages_have_the_same_messages():
    assert sorted(catalogue("vi").sentences) == sorted(catalogue("en").sentences)


@pytest.mark.parametrize("id_", sorted(catalogue("vi").sentences))
def test_a_message_has_the_same_places_in_both_languages(id_):
    assert _places(catalogue("vi").sentences[id_]) == _places(catalogue("en").sentences[id_])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_core_and_documents_has_a_sentence(language):
    assert [id_ for id_ in IDS if id_ not in catalogue(language).sentences] == []


def test_every_sentence_is_said_somewhere():
    elsewhere = {str(node.value) for node, _ in _nodes("cli", "web") if isinstance(node, ast.Constant)}
    said = {*IDS, *elsewhere}
    assert sorted(set(catalogue("vi").sentences) - said) == []


def test_every_message_brings_what_its_sentence_has_places_for():
    sentences = catalogue("vi").sentences
    known = [said for said in CORE if said.parameters is not None and said.id in sentences]
    lacking = [(said.where, said.id, _places(sentences[said.id]) - said.parameters) for said in known]
    assert [entry for entry in lacking if entry[2]] == []


def test_every_kind_of_problem_has_a_sentence_or_several():
    kinds = {id_.split(".")[1] for id_ in catalogue("vi").sentences if id_.startswith("problem.")}
    assert kinds == set(KINDS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES, ids=[case.sentence.removeprefix("problem.") for case in CASES])
def test_every_problem_can_be_told_whole(case: Case, language: str):
    words = catalogue(language)
    for problem in plan_check(plan_of(case.paper)):
        sentence = words.render(problem.message)
        assert ("{" in sentence, "None" in sentence, sentence == "") == (False, False, False)
        assert words.render(problem.expected) != ""


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("vi", "Tổng mục tiêu ghi 1.250,5, cộng các tiêu chí được 1.250."),
        ("en", "The total target is given as 1,250.5; the criteria add up to 1,250."),
    ],
)
def test_figures_in_a_sentence_are_written_in_its_language(language, sentence):
    said = Message("problem.target-sum.total", {"code": "", "found": Decimal("1250.5"), "expected": Decimal(1250)})
    assert catalogue(language).render(said) == sentence


TWO = Catalogue("vi", {"whole": "{name}: {parts}", "part": "{code} {points}", "plain": "không tham số"})


def test_several_things_in_one_place_are_joined_by_commas():
    parts = tuple(Message("part", {"code": code, "points": Decimal("4.5")}) for code in ("1.1", "1.2"))
    assert TWO.render(Message("whole", {"name": "A", "parts": parts})) == "A: 1.1 4,5, 1.2 4,5"


def test_words_and_whole_numbers_stand_as_they_are():
    assert TWO.render(Message("whole", {"name": "{code}", "parts": (1250, "4.5")})) == "{code}: 1250, 4.5"


def test_a_message_without_parameters_is_its_sentence():
    assert TWO.render(Message("plain")) == "không tham số"


@pytest.mark.parametrize("said", [Message("unheard-of"), Message("part", {"code": "1.1"})], ids=["id", "parameter"])
def test_what_the_catalogue_cannot_say_is_an_error(said):
    with pytest.raises(KeyError):
        TWO.render(said)


def test_a_language_without_a_catalogue_is_an_error():
    with pytest.raises(KeyError, match="fr"):
        catalogue("fr")


def test_the_rules_are_listed_in_the_sentence_on_an_unknown_one():
    (flaw,) = flaws_of(changed("areas", 0, "criteria", 0, "rule", "ratio"))
    scales = "ladder, linear, per_unit, steps, deductions, choice, total, best, worst"
    told = f"there is no rule “ratio”; the rules are: declared, judged, {scales}"
    assert catalogue("en").render(flaw.message) == told
