"""Rules that columns can tell: a ladder or a line, over a ratio or another quantity. All others are YAML."""

from collections.abc import Mapping
from typing import Any

from parindex.documents.framework_workbook.tables import (
    NONE_AROSE,
    OTHERWISE,
    PART,
    POINTS,
    RULE,
    RUNGS,
    TARGET,
    WHEN,
    WHOLE,
)
from parindex.documents.framework_workbook.words import LADDER, LINEAR
from parindex.documents.framework_workbook.words import OTHERWISE as SAYS_OTHERWISE
from parindex.documents.framework_workbook.yaml_cell import same

STEPS = "rungs"
# Where in the scale each column stands, for flaws: the longest path that is known leads to its cell.
PLACES: dict[str, tuple[tuple[str | int, ...], ...]] = {
    RULE: ((),),
    PART: (("of",), ("of", "ratio"), ("of", "ratio", 0)),
    WHOLE: (("of", "ratio", 1),),
    TARGET: (("target",),),
}


def taken_apart(rule: Any, *, may_have_rungs: bool) -> dict[str, Any]:
    """What the columns hold of `rule`: its form and its parts, rungs among them; or RULE alone, which is YAML."""
    parts = _parts(rule)
    is_told = bool(parts) and same(put_together(parts), rule)
    if is_told and parts[RULE] == LADDER:
        is_told = may_have_rungs and are_rows(parts.get(STEPS))
    return parts if is_told else {RULE: rule}


def put_together(parts: Mapping[str, Any]) -> dict[str, Any]:
    """The rule of a form with these parts."""
    scale: dict[str, Any] = {}
    if WHOLE in parts:
        scale["of"] = {"ratio": [parts.get(PART, ""), parts[WHOLE]]}
    elif PART in parts:
        scale["of"] = parts[PART]
    scale |= {key: parts[key] for key in (TARGET, STEPS) if key in parts}
    return {parts[RULE].name: scale} | {key: parts[key] for key in (NONE_AROSE,) if key in parts}


def are_rows(value: Any) -> bool:
    """Whether a sheet can hold it: some mappings, and nothing else."""
    return isinstance(value, list) and bool(value) and all(isinstance(one, Mapping) for one in value)


def rung_taken_apart(rung: Mapping[str, Any]) -> dict[str, Any]:
    """What the columns hold of a rung: "otherwise" is said as its condition."""
    if OTHERWISE not in rung or WHEN in rung or POINTS in rung:
        return RUNGS.taken_apart(rung)
    rest = {key: value for key, value in rung.items() if key != OTHERWISE}
    return RUNGS.taken_apart({**rest, WHEN: SAYS_OTHERWISE, POINTS: rung[OTHERWISE]})


def rung_put_together(cells: Mapping[str, Any]) -> dict[str, Any]:
    """The rung that the columns hold."""
    if cells.get(WHEN) != SAYS_OTHERWISE:
        return RUNGS.put_together(cells)
    rung = RUNGS.put_together({name: value for name, value in cells.items() if name != WHEN})
    if POINTS in rung:
        rung[OTHERWISE] = rung.pop(POINTS)
    return {key: rung[key] for key in RUNGS.in_order(list(rung))}


def _parts(rule: Any) -> dict[str, Any]:
    """The parts that `rule` may be told by; {} for none."""
    form = next((form for form in (LADDER, LINEAR) if isinstance(rule, Mapping) and form.name in rule), None)
    if form is None or not isinstance(rule[form.name], Mapping):
        return {}
    scale = rule[form.name]
    parts: dict[str, Any] = {RULE: form}
    of = scale.get("of")
    if isinstance(of, Mapping) and isinstance(of.get("ratio"), list) and len(of["ratio"]) == 2:
        parts[PART], parts[WHOLE] = of["ratio"]
    elif "of" in scale:
        parts[PART] = of
    parts |= {key: scale[key] for key in (STEPS if form == LADDER else TARGET,) if key in scale}
    return parts | {key: rule[key] for key in (NONE_AROSE,) if key in rule}
