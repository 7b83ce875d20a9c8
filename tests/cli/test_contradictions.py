"""What contradicts itself in the figures of a unit is told by `parindex score` and `require`, and is no failure."""

import pytest

from tests.cli.scored import SET, written

BO, FACTS = "bo.yaml", "so-lieu.csv"
SCORE = ("score", BO, FACTS)
CHECKS = """
checks:
  - that: {at_most: ["1.1:late", "2.2:handled"]}
    say: Số hồ sơ trễ hạn không thể nhiều hơn số hồ sơ đã giải quyết
areas:"""
HANDLED = "facts: {handled: {name: Số hồ sơ đã giải quyết, kind: count}}, rule: declared"


@pytest.fixture
def contradicted(folder):
    """The set with a check, and figures of units of which all but the last contradict it."""

    def write(count=2):
        text = SET.replace("\nareas:", CHECKS).replace("rule: declared", HANDLED)
        (folder / BO).write_text(text, encoding="utf-8")
        late = [(f"Xã {number}", "1.1", "late", "55", None) for number in range(count)]
        handled = [(f"Xã {number}", "2.2", "handled", str(54 + number // (count - 1)), None) for number in range(count)]
        written(folder, *late, *handled)

    return write


def test_figures_that_contradict_each_other_are_told_and_are_no_failure(run, json_of, contradicted):
    contradicted()
    status, out, err = run(*SCORE)
    told = "Số hồ sơ trễ hạn không thể nhiều hơn số hồ sơ đã giải quyết: đang kê khai 55 > 54."
    assert (status, err, "Số liệu mâu thuẫn (1)" in out) == (0, "", True)
    assert f"Xã 0 {told}" in " ".join(out.split())
    facts = [{"code": "1.1", "fact": "late"}, {"code": "2.2", "fact": "handled"}]
    assert json_of(*SCORE)["contradictions"] == [
        {"unit": "Xã 0", "codes": ["1.1", "2.2"], "facts": facts, "message": told}
    ]


def test_of_many_contradictions_twenty_are_told(run, json_of, contradicted):
    contradicted(26)
    out = run(*SCORE)[1]
    assert ("Số liệu mâu thuẫn (25)" in out, "còn 5 mâu thuẫn nữa" in out) == (True, True)
    assert len(json_of(*SCORE)["contradictions"]) == 25


def test_what_one_unit_needs_is_told_with_its_own_contradictions_alone(run, contradicted):
    contradicted(3)
    words = ("require", BO, FACTS, "--code", "1.1", "--points", "0", "--unit")
    assert "Số liệu mâu thuẫn (1)" in run(*words, "Xã 0")[1]
    assert "Số liệu mâu thuẫn" not in run(*words, "Xã 2")[1]
