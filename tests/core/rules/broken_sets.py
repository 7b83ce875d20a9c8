"""Sets with one mistake each, and what must be told of it."""

from copy import deepcopy
from typing import Any

from parindex.core.messages import Message

Path = tuple[str | int, ...]
LEAF: Path = ("areas", 0, "criteria", 0)
RULE: Path = (*LEAF, "rule")
FACTS: dict[str, Any] = {
    "done": {"name": "Số việc xong", "kind": "count"},
    "all": {"name": "Số việc", "kind": "count"},
    "ok": {"name": "Có kế hoạch", "kind": "yes_no"},
    "grade": {"name": "Mức", "kind": "choice", "options": ["Tốt", "Đạt"]},
    "sent": {"name": "Ngày gửi", "kind": "date"},
    "due": {"name": "Hạn gửi", "kind": "date"},
}
DELAY = {"delay": {"done": "sent", "due": "due", "days": "working"}}
# A gate that asks for every fact: so none is unused, whatever the rule under test leaves out.
EVERY = [
    {"of": "done", "from": "1"},
    {"of": "all", "from": "1"},
    {"of": "grade", "is": "Tốt"},
    {"of": DELAY, "from": "1"},
]
SET: dict[str, Any] = {
    "id": "bo",
    "version": "1",
    "title": "Bộ",
    "year": "2024",
    "max_points": "10",
    "rounding": {"leaf": "3"},
    "source": {"note": "thử"},
    "bands": {"assumed": True, "basis": "thử", "items": [{"name": "Khá", "from": "5", "inclusive": True}]},
    "areas": [
        {
            "code": "1",
            "name": "Lĩnh vực",
            "max_points": "10",
            "criteria": [
                {
                    "code": "1.1",
                    "name": "Tiêu chí",
                    "max_points": "10",
                    "facts": FACTS,
                    "gates": [{"when": {"any": ["ok", *EVERY]}, "effect": "zero", "cite": "Điều 1"}],
                    "rule": {"linear": {"of": {"ratio": ["done", "all"]}}},
                }
            ],
        }
    ],
}


def changed(path: Path, value: Any) -> dict[str, Any]:
    """SET with the value at a path put there, or taken away if it is None."""
    data = deepcopy(SET)
    inner: Any = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = deepcopy(value)
    if value is None:
        del inner[path[-1]]
    return data


def meant(word: str) -> Message:
    return Message("mend.meant", {"word": word})


def write(writing: str) -> Message:
    return Message("mend.write", {"writing": writing})


def linear(of: Any, **more: Any) -> dict[str, Any]:
    return {"linear": {"of": of, **more}}


def ladder(*rungs: Any, of: Any = "done") -> dict[str, Any]:
    return {"ladder": {"of": of, "rungs": list(rungs)}}


LAST = {"otherwise": "0"}
OF: Path = ("linear", "of")
RUNGS: Path = ("ladder", "rungs")
# A rule, the place of its flaw below the rule, the flaw, and what may mend it.
RULES: list[tuple[Any, Path, str, Message | None]] = [
    (linear({"rato": ["done", "all"]}), (*OF, "rato"), "unknown-quantity", meant("ratio")),
    (linear({"ratio": ["done", "all"], "sum": []}), OF, "one-key", None),
    (linear("don"), OF, "unknown-fact", meant("done")),
    (linear("ok"), OF, "wrong-kind", None),
    (linear({"sum": "done"}), (*OF, "sum"), "not-a-list", None),
    (linear({"ratio": ["done"]}), (*OF, "ratio"), "wrong-count", None),
    (linear({"highest": ["done"]}), (*OF, "highest"), "wrong-count", None),
    (linear({"growth": {"of": "done"}}), (*OF, "growth"), "missing-key", None),
    (linear({"delay": {"done": "sent", "due": "due", "days": "office"}}), (*OF, "delay", "days"), "not-a-word", None),
    (linear({"delay": {"done": "done", "due": "due", "days": "calendar"}}), (*OF, "delay", "done"), "wrong-kind", None),
    (linear("done", target="0,5"), ("linear", "target"), "not-a-number", write("0.5")),
    (
        {"linear": {"of": {"ratio": ["done", "all"]}, "target": "95"}},
        ("linear", "target"),
        "no-percent-sign",
        write("95%"),
    ),
    (
        {
            "ladder": {
                "of": "done",
                "rungs": [{"from": "9", "points": "2"}, {"from": "9", "points": "1"}, {"otherwise": "0"}],
            }
        },
        ("ladder", "rungs", 1),
        "dead-rung",
        None,
    ),
    (linear("done", target="95 phần trăm"), ("linear", "target"), "not-a-number", None),
    (linear("done", target="0", start="0"), ("linear",), "no-way-to-go", None),
    (linear("done", to_points="-1"), ("linear", "to_points"), "negative-points", None),
    (linear("done", to_points="11"), ("linear",), "above-the-maximum", None),
    (linear("done", targte="90%"), ("linear", "targte"), "unknown-key", meant("target")),
    ({"linear": {"target": "90%"}}, ("linear",), "missing-key", None),
    ({"linear": "done"}, ("linear",), "not-a-mapping", None),
    (
        linear({"value_of": {"fact": "grade", "options": {"Tốt": "1"}}}),
        (*OF, "value_of", "options"),
        "option-left-out",
        None,
    ),
    (
        {"choice": {"of": "grade", "options": {"Tốt": "1", "Đạt": "0", "Đặt": "0"}}},
        ("choice", "options", "Đặt"),
        "unknown-key",
        meant("Đạt"),
    ),
    ({"choice": {"of": "ok", "options": {"Có": "1"}}}, ("choice", "options"), "option-left-out", None),
    (ladder({"from": "1", "points": "5"}), RUNGS, "no-otherwise", None),
    (ladder(LAST, {"from": "1", "points": "5"}), (*RUNGS, 0), "otherwise-not-last", None),
    (ladder({"points": "5"}, LAST), (*RUNGS, 0), "rung-always", None),
    (
        ladder({"from": "1", "points": "5", "rule": linear("done")}, LAST),
        (*RUNGS, 0, "points"),
        "points-and-rule",
        None,
    ),
    (ladder({"from": "1", "above": "0", "points": "5"}, LAST), (*RUNGS, 0), "too-many-bounds", None),
    (ladder({"from": "1", "equal": "1", "points": "5"}, LAST), (*RUNGS, 0), "too-many-bounds", None),
    (ladder({"from": "5", "below": "1", "points": "5"}, LAST), (*RUNGS, 0), "bounds-crossed", None),
    (ladder({"from": "1", "points": "12"}, LAST), ("ladder",), "above-the-maximum", None),
    (ladder({"from": "1", "points": "120%"}, LAST), ("ladder",), "above-the-maximum", None),
    ({"ladder": {"rungs": [{"from": "1", "points": "5"}, LAST]}}, (*RUNGS, 0), "bounds-of-nothing", None),
    ({"ladder": {"of": "done"}}, ("ladder",), "missing-key", None),
    (ladder({"from": "1", "points": "1", "rule": "declared"}, LAST), (*RUNGS, 0, "points"), "points-and-rule", None),
    (ladder({"when": {"of": "done"}, "points": "5"}, LAST), (*RUNGS, 0, "when"), "no-bounds", None),
    (
        ladder({"when": {"of": "grade", "is": "Tôt"}, "points": "5"}, LAST),
        (*RUNGS, 0, "when", "is"),
        "unknown-option",
        meant("Tốt"),
    ),
    (ladder({"when": {"all": ["ok"]}, "points": "5"}, LAST), (*RUNGS, 0, "when", "all"), "wrong-count", None),
    (ladder({"when": {"at_most": ["done"]}, "points": "5"}, LAST), (*RUNGS, 0, "when", "at_most"), "wrong-count", None),
    (
        ladder({"when": {"at_most": ["done", "ok"]}, "points": "5"}, LAST),
        (*RUNGS, 0, "when", "at_most", 1),
        "wrong-kind",
        None,
    ),
    (
        ladder({"when": {"at_most": ["done", "all"], "to": "5"}, "points": "5"}, LAST),
        (*RUNGS, 0, "when", "to"),
        "unknown-key",
        None,
    ),
    (
        ladder({"when": {"at_most": ["done", "5"]}, "points": "5"}, LAST),
        (*RUNGS, 0, "when", "at_most"),
        "compared-with-a-number",
        None,
    ),
    (
        ladder({"when": {"at_most": ["done", {"ratio": ["done", "all"]}]}, "points": "5"}, LAST),
        (*RUNGS, 0, "when", "at_most"),
        "compared-with-a-percentage",
        None,
    ),
    ({"steps": {"of": "done", "every": "0", "points": "1"}}, ("steps", "every"), "not-positive", None),
    (
        {"total": [{"times": "0", "max_points": "1", "rule": linear("done")}]},
        ("total", 0, "times"),
        "not-positive",
        None,
    ),
    ({"total": [{"times": "2", "max_points": "6", "rule": linear("done")}]}, ("total",), "above-the-maximum", None),
    ({"total": [{"max_points": "6", "rule": "declared"}]}, ("total", 0, "rule"), "given-inside", None),
    (
        {"deductions": {"items": [{"of": "done", "each": "1"}, {"when": "ok", "points": "1"}]}},
        ("deductions",),
        "stacking-not-chosen",
        None,
    ),
    ({"deductions": {"items": [{"when": "ok", "each": "1"}]}}, ("deductions", "items", 0, "each"), "unknown-key", None),
    ({}, (), "one-scale", None),
    ({**linear("done"), "steps": {"of": "done", "every": "1", "points": "1"}}, (), "one-scale", None),
    ("declred", (), "unknown-rule", meant("declared")),
    ({**linear("done"), "none_arose": "full"}, ("none_arose",), "not-a-word", None),
    ({**linear("done"), "none_arise": "zero"}, ("none_arise",), "unknown-key", meant("none_arose")),
    (["linear"], (), "not-a-mapping", None),
]

NEW: Path = (*LEAF, "facts", "new")
COUNT = {"name": "Số mới", "kind": "count"}
BONUS = {"code": "2", "name": "Thưởng", "max_points": "2", "kind": "bonus"}
DECLARED = {"code": "2.1", "name": "Sáng kiến", "max_points": "2", "rule": "declared"}
CHECKS: Path = (*LEAF, "checks")
CHECK = {"that": {"at_most": ["done", "all"]}, "say": "Số việc xong không thể nhiều hơn số việc"}
LAYERS = [{"id": "a", "name": "Thẩm định", "points": "10"}]
# A change of the set, the place of the flaw, the flaw, and what may mend it.
SETS: list[tuple[Path, Any, Path, str, Message | None]] = [
    (NEW, {**COUNT, "kind": "number"}, (*NEW, "kind"), "not-a-word", None),
    (NEW, {**COUNT, "knd": "count"}, (*NEW, "knd"), "unknown-key", meant("kind")),
    (NEW, {**COUNT, "at_least": "5", "at_most": "2"}, NEW, "limits-crossed", None),
    (NEW, {**COUNT, "at_most": "nhiều"}, (*NEW, "at_most"), "not-a-number", None),
    (NEW, {**COUNT, "step": "0.5"}, (*NEW, "step"), "not-positive", None),
    (NEW, {**COUNT, "step": "0"}, (*NEW, "step"), "not-positive", None),
    (NEW, {**COUNT, "options": ["Một"]}, (*NEW, "options"), "options-of-no-choice", None),
    (NEW, {"name": "Mức", "kind": "choice", "options": ["Một", "Một"]}, (*NEW, "options", 1), "bad-option", None),
    (NEW, {"name": "Mức", "kind": "choice"}, NEW, "missing-key", None),
    (NEW, {**COUNT, "from": "dossiers"}, (*NEW, "from"), "bad-measure", None),
    (NEW, {**COUNT, "moves": "sideways"}, (*NEW, "moves"), "not-a-word", None),
    (NEW, {**COUNT, "derived": "5"}, (*NEW, "derived"), "derived-from-nothing", Message("mend.derived")),
    (NEW, {**COUNT, "derived": {"group_best": "dne"}}, (*NEW, "derived", "group_best"), "unknown-fact", meant("done")),
    (NEW, {"name": "Trễ", "kind": "yes_no", "derived": {"sum": ["done", "all"]}}, (*NEW, "kind"), "wrong-kind", None),
    (NEW, COUNT, NEW, "unused-fact", None),
    ((*LEAF, "facts", "New"), COUNT, (*LEAF, "facts", "New"), "bad-fact-key", None),
    ((*LEAF, "facts", "points"), COUNT, (*LEAF, "facts", "points"), "bad-fact-key", None),
    ((*LEAF, "facts", "done"), None, (*LEAF, "gates", 0, "when", "any", 1, "of"), "unknown-fact", None),
    ((*LEAF, "rule"), None, LEAF, "missing-key", None),
    ((*LEAF, "kind"), "bonus", (*LEAF, "kind"), "kind-below-area", None),
    ((*LEAF, "layer"), "survey", (*LEAF, "layer"), "unknown-layer", None),
    ((*LEAF, "not_applicable"), "excluded", (*LEAF, "not_applicable"), "not-a-word", meant("exclude")),
    ((*LEAF, "unverified"), "rồi", (*LEAF, "unverified"), "not-a-flag", None),
    ((*LEAF, "evidence"), {"required": "có"}, (*LEAF, "evidence", "required"), "not-a-flag", None),
    ((*LEAF, "gates", 0, "effect"), "no_band", (*LEAF, "gates", 0, "effect"), "not-a-word", None),
    ((*LEAF, "max_points"), "9", ("areas", 0, "max_points"), "sum", Message("mend.sum", {"total": 9})),
    ((*LEAF, "code"), "1", (*LEAF, "code"), "duplicate-code", None),
    (("areas", 0, "max_points"), "10,0", ("areas", 0, "max_points"), "not-a-figure", write("10.0")),
    (("areas", 0), "1", ("areas", 0), "not-a-mapping", None),
    (("areas",), [], ("areas",), "not-a-list", None),
    (("id",), 1, ("id",), "not-a-string", None),
    (("facts",), {"new": COUNT}, ("facts", "new"), "unused-fact", None),
    (("statuss",), "draft", ("statuss",), "unknown-key", meant("status")),
    (("status",), "drafted", ("status",), "not-a-word", meant("draft")),
    (("year",), "99999", ("year",), "bad-year", None),
    (("rounding",), {"leaf": "40"}, ("rounding", "leaf"), "too-many-places", None),
    (("bands", "items", 0, "each_area"), "150%", ("bands", "items", 0, "each_area"), "above-all", None),
    (("year",), "2024.5", ("year",), "not-a-figure", None),
    (CHECKS, [], CHECKS, "not-a-list", None),
    (CHECKS, ["ok"], (*CHECKS, 0), "not-a-mapping", None),
    (CHECKS, [{**CHECK, "sya": "Sai"}], (*CHECKS, 0, "sya"), "unknown-key", meant("say")),
    (CHECKS, [{"say": "Sai"}], (*CHECKS, 0), "missing-key", None),
    (CHECKS, [{**CHECK, "say": ""}], (*CHECKS, 0), "missing-key", None),
    (CHECKS, [{**CHECK, "say": " "}], (*CHECKS, 0, "say"), "not-a-string", None),
    (CHECKS, [{**CHECK, "say": 5}], (*CHECKS, 0, "say"), "not-a-string", None),
    (
        CHECKS,
        [{"that": {"at_most": ["don", "all"]}, "say": "Sai"}],
        (*CHECKS, 0, "that", "at_most", 0),
        "unknown-fact",
        meant("done"),
    ),
    (CHECKS, [{"that": "done", "say": "Sai"}], (*CHECKS, 0, "that"), "wrong-kind", None),
    (CHECKS, [{"that": {"of": "1", "to": "2"}, "say": "Sai"}], (*CHECKS, 0, "that"), "check-of-nothing", None),
    (CHECKS, [CHECK, {**CHECK, "say": "Sai nữa"}], (*CHECKS, 1), "check-twice", None),
    (CHECKS, [{**CHECK, "that": "1.1:ok"}], (*CHECKS, 0, "that"), "unknown-fact", None),
    (("checks",), {}, ("checks",), "not-a-list", None),
    (("checks",), [{**CHECK, "that": "1.1:okay"}], ("checks", 0, "that"), "unknown-fact", meant("1.1:ok")),
    (("checks",), [{**CHECK, "that": "1.2:ok"}], ("checks", 0, "that"), "unknown-code", meant("1.1")),
    (("checks",), [{**CHECK, "that": "ok"}], ("checks", 0, "that"), "unknown-fact", None),
    (("checks",), [{**CHECK, "that": "1.1:done"}], ("checks", 0, "that"), "wrong-kind", None),
    (("checks",), [{**CHECK, "that": "1.1:ok"}, {**CHECK, "that": "1.1:ok"}], ("checks", 1), "check-twice", None),
    (("rounding",), None, (), "no-rounding", write("rounding: {leaf: 3}")),
    (("rounding",), {"total": "2"}, ("rounding",), "missing-key", None),
    (("rounding",), {"leaf": "2.5"}, ("rounding", "leaf"), "not-whole", None),
    (("rounding",), {"leaf": "2", "mode": "up"}, ("rounding", "mode"), "not-a-word", None),
    (("layers",), [{**LAYERS[0], "points": "9"}], ("max_points",), "sum", None),
    (("layers",), [*LAYERS, {"id": "b", "name": "Khảo sát", "points": "0"}], ("layers", 1), "empty-layer", None),
    (("layers",), [{**LAYERS[0], "absent": "rescaled"}], ("layers", 0, "absent"), "not-a-word", meant("rescale")),
    (("bands", "items", 0, "from"), "5%", ("bands", "items", 0, "from"), "not-a-figure", None),
    (("bands", "items", 0, "areas"), {"9": "50%"}, ("bands", "items", 0, "areas", "9"), "unknown-code", None),
    (("bands", "of"), "share", ("bands", "of"), "not-a-word", None),
    (
        ("gates",),
        [{"when": "ok", "effect": {"band": "Kha"}}],
        ("gates", 0, "when"),
        "unknown-fact",
        None,
    ),
]
