"""The JSON Schema of a framework.yaml, for editors that complete and check while one writes.

It says which keys there are and what they take; what only the whole set can tell (sums, codes, facts that a rule
names) is told by `parindex framework check`.
"""

from collections.abc import Sequence
from typing import Any

from parindex.core.fact_build import KEY, MOVES, RESERVED
from parindex.core.fact_build import KEYS as FACT_KEYS
from parindex.core.facts import Kind, Window
from parindex.core.framework import LEVELS, NodeKind, NotApplicable, Status, Without
from parindex.core.framework_build import LEAF_KEYS
from parindex.core.rounding import LEVELS as ROUNDED
from parindex.core.rounding import MODES
from parindex.core.rules.build_quantity import BOUNDS
from parindex.core.rules.build_rule import WORDS
from parindex.core.rules.guarded import NONE_AROSE_WORDS
from parindex.core.rules.several import STACKING

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Patterns hold for what is written as text, minima for bare numbers.
TEXT: Schema = {"type": "string", "pattern": r"\S"}
FLAG: Schema = {"type": "boolean"}
FIGURE: Schema = {"type": ["string", "number"], "pattern": r"^[0-9]+(\.[0-9]+)?$", "minimum": 0}
NUMBER: Schema = {"type": ["string", "number"], "pattern": r"^-?[0-9]+(\.[0-9]+)? ?%?$"}
POINTS: Schema = {"type": ["string", "number"], "pattern": r"^[0-9]+(\.[0-9]+)? ?%?$", "minimum": 0}
PLACES: Schema = {"type": ["string", "integer"], "pattern": r"^[0-9]+$", "minimum": 0}
ANYTHING: Schema = {"type": ["string", "number", "boolean"]}


def framework_schema() -> Schema:
    """The schema, draft 2020-12."""
    return {
        "$schema": DIALECT,
        "title": "parindex framework.yaml",
        **_mapping(_set(), needed=("id", "version", "title", "year", "max_points", "source", "areas")),
        "$defs": {
            "quantity": _quantity(),
            "condition": _condition(),
            "rule": _rule(),
            "rung": _rung(),
            "facts": {"type": "object", "propertyNames": _fact_key(), "additionalProperties": _fact()},
            "gates": _gates({"const": "zero"}),
            "checks": _list(_mapping({"that": _ref("condition"), "say": TEXT}, needed=("that", "say"))),
            **{level: _list(_node(depth)) for depth, level in enumerate(LEVELS)},
        },
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _mapping(keys: dict[str, Schema], needed: Sequence[str] = ()) -> Schema:
    made: Schema = {"type": "object", "properties": keys, "additionalProperties": False}
    return {**made, "required": list(needed)} if needed else made


def _list(of: Schema, least: int = 1) -> Schema:
    return {"type": "array", "items": of, "minItems": least}


def _one_of(words: Sequence[str]) -> Schema:
    return {"enum": [str(word) for word in words]}


def _either(keys: Sequence[str]) -> list[Schema]:
    """That a mapping has this key or that one."""
    return [{"required": [key]} for key in keys]


def _one_key(keys: dict[str, Schema]) -> Schema:
    return {**_mapping(keys), "minProperties": 1, "maxProperties": 1}


def _set() -> dict[str, Schema]:
    layer = {"id": TEXT, "name": TEXT, "points": FIGURE, "absent": _one_of(("stay", "rescale"))}
    return {
        "id": TEXT,
        "version": TEXT,
        "status": _one_of(tuple(Status)),
        "title": TEXT,
        "year": FIGURE,
        "unit_kind": TEXT,
        "max_points": FIGURE,
        "window": _one_of(tuple(Window)),
        "rounding": _mapping({**dict.fromkeys(ROUNDED, PLACES), "mode": _one_of(MODES)}),
        "not_applicable": _one_of(tuple(NotApplicable)),
        "ceiling": {"anyOf": [FIGURE, {"const": "none"}]},
        "layers": _list(_mapping(layer, needed=("id", "name", "points"))),
        "source": {"type": "object", "additionalProperties": ANYTHING},
        "facts": _ref("facts"),
        "gates": _gates({"anyOf": [_one_of(("zero", "no_band")), _mapping({"band": TEXT}, needed=("band",))]}),
        "checks": _ref("checks"),
        "bands": _bands(),
        "simulated": TEXT,
        "areas": _ref("areas"),
    }


def _bands() -> Schema:
    band = {"name": TEXT, "from": FIGURE, "inclusive": FLAG, "below": FIGURE, "each_area": NUMBER}
    areas = {"type": "object", "additionalProperties": NUMBER}
    items = _list(_mapping({**band, "areas": areas}, needed=("name", "from", "inclusive")))
    keys = {"assumed": FLAG, "basis": TEXT, "of": _one_of(("points", "percent")), "items": items}
    return _mapping(keys, needed=("assumed", "basis", "items"))


def _node(depth: int) -> Schema:
    keys = {
        "code": TEXT,
        "name": TEXT,
        "max_points": FIGURE,
        "layer": TEXT,
        "cite": TEXT,
        "unverified": FLAG,
        "note": TEXT,
        "not_applicable": _one_of(tuple(NotApplicable)),
        "facts": _ref("facts"),
        "gates": _ref("gates"),
        "checks": _ref("checks"),
        "rule": _ref("rule"),
        "evidence": _mapping({"required": FLAG, "ask": TEXT, "without": _one_of(tuple(Without))}, needed=("required",)),
        "lead": TEXT,
    }
    if depth == 0:
        keys["kind"] = _one_of(tuple(NodeKind))
    below = LEVELS[depth + 1 : depth + 2]
    keys |= {level: _ref(level) for level in below}
    made = _mapping(keys, needed=("code", "name", "max_points"))
    of_leaves = {key: ["rule"] for key in LEAF_KEYS if key != "rule"}
    return {**made, "oneOf": _either(("rule", *below)), "dependentRequired": of_leaves}


def _gates(effect: Schema) -> Schema:
    return _list(_mapping({"when": _ref("condition"), "effect": effect, "cite": TEXT}, needed=("when", "effect")))


def _fact_key() -> Schema:
    return {"pattern": f"^{KEY.pattern}$", "not": _one_of(RESERVED)}


def _fact() -> Schema:
    group = _one_key({"group_best": TEXT, "group_worst": TEXT})
    takes: dict[str, Schema] = {
        **dict.fromkeys(FACT_KEYS, TEXT),
        "kind": _one_of(tuple(Kind)),
        "options": _list(TEXT),
        "window": _one_of(tuple(Window)),
        **dict.fromkeys(("at_least", "at_most"), NUMBER),
        "step": FIGURE,
        "moves": _one_of(MOVES),
        "derived": {"anyOf": [group, _ref("quantity")]},
    }
    return _mapping(takes, needed=("name", "kind"))


def _quantity() -> Schema:
    of, two, many = _ref("quantity"), {**_list(_ref("quantity"), 2), "maxItems": 2}, _list(_ref("quantity"), 2)
    case = _mapping({"of": of, "value": NUMBER}, needed=("of", "value"))
    case_of = _mapping({"when": _ref("condition"), "of": of}, needed=("when", "of"))
    choice = {"anyOf": [case_of, _mapping({"otherwise": of}, needed=("otherwise",))]}
    options = {"type": "object", "additionalProperties": NUMBER}
    days = _one_of(("working", "calendar"))
    keys: dict[str, Schema] = {
        "ratio": two,
        "quotient": two,
        "complement": of,
        "product": many,
        "sum": many,
        "difference": two,
        "growth": _mapping({"of": of, "on": of}, needed=("of", "on")),
        "delay": _mapping({"done": TEXT, "due": TEXT, "days": days}, needed=("done", "due", "days")),
        "mean": _list(case, 2),
        "highest": many,
        "lowest": many,
        "value_of": _mapping({"fact": TEXT, "options": options}, needed=("fact", "options")),
        "choose": _list(choice),
    }
    return {"anyOf": [{"type": ["string", "number"]}, _one_key(keys)]}


def _condition() -> Schema:
    of, several = _ref("quantity"), _list(_ref("condition"), 2)
    two = {**_list(of, 2), "maxItems": 2}
    bounds = dict.fromkeys(BOUNDS, NUMBER)
    compared = _mapping({"of": of, "is": {"anyOf": [TEXT, _list(TEXT)]}, **bounds}, needed=("of",))
    compared["anyOf"] = _either(("is", *BOUNDS))
    keys = {"not": _ref("condition"), "all": several, "any": several, "at_most": two}
    return {"anyOf": [TEXT, *(_one_key({key: takes}) for key, takes in keys.items()), compared]}


def _rung() -> Schema:
    bounds = dict.fromkeys(BOUNDS, NUMBER)
    rung = _mapping({**bounds, "when": _ref("condition"), "points": POINTS, "rule": _ref("rule"), "label": TEXT})
    rung |= {"oneOf": _either(("points", "rule")), "anyOf": _either((*BOUNDS, "when"))}
    last = {"anyOf": [{"const": "undecided"}, POINTS, _ref("rule")]}
    return {"anyOf": [rung, _mapping({"otherwise": last, "label": TEXT}, needed=("otherwise",))]}


def _deduction() -> Schema:
    of, rungs = _ref("quantity"), _list(_ref("rung"))
    each = _mapping({"of": of, "each": POINTS}, needed=("of", "each"))
    once = _mapping({"when": _ref("condition"), "points": POINTS}, needed=("when", "points"))
    return {"anyOf": [each, once, _mapping({"of": of, "rungs": rungs}, needed=("rungs",))]}


def _rule() -> Schema:
    of, points = _ref("quantity"), POINTS
    deductions = {"items": _list(_deduction()), "stacking": _one_of(STACKING), "floor": points}
    part = {"times": NUMBER, "max_points": FIGURE, "rule": _ref("rule"), "label": TEXT}
    linear = {**dict.fromkeys(("start", "target", "floor"), NUMBER), "from_points": points, "to_points": points}
    steps = {"of": of, "start": NUMBER, "every": NUMBER, "points": points, "base": points, "at_most": points}
    options = {"type": "object", "additionalProperties": points}
    keys: dict[str, Schema] = {
        "ladder": _mapping({"of": of, "rungs": _list(_ref("rung"))}, needed=("rungs",)),
        "linear": _mapping({"of": of, **linear}, needed=("of",)),
        "per_unit": _mapping({"of": of, "points": points, "at_most": points}, needed=("of", "points")),
        "steps": _mapping(steps, needed=("of", "every", "points")),
        "deductions": _mapping(deductions, needed=("items",)),
        "choice": _mapping({"of": TEXT, "options": options}, needed=("of", "options")),
        "total": _list(_mapping(part, needed=("max_points", "rule"))),
        "best": _list(_ref("rule"), 2),
        "worst": _list(_ref("rule"), 2),
    }
    rule = _mapping({**keys, "none_arose": _one_of(NONE_AROSE_WORDS)})
    return {"anyOf": [_one_of(WORDS), {**rule, "oneOf": _either(tuple(keys))}]}
