"""The schema of framework.yaml accepts what the builder accepts and knows the same keys."""

import json
from collections.abc import Mapping
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from parindex.core.fact_build import KEYS as FACT_KEYS
from parindex.core.framework import Framework
from parindex.core.framework_build import LEAF_KEYS, NODE_KEYS, SET_KEYS, build
from parindex.core.reading import Reader
from parindex.core.rules.build_quantity import BOUNDS, QuantityReader
from parindex.core.rules.build_rule import GUARDS, RuleReader
from parindex.documents.framework_schema import framework_schema
from parindex.documents.framework_yaml import shipped
from parindex.documents.holidays import viet_nam
from parindex.documents.yaml_data import read_yaml, yaml_of
from tests.core.sets import DATA, changed
from tests.invented_set import invented_data
from tests.spec.example import examples

SCHEMA = framework_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
EXAMPLES = list(examples())


def as_json(data):
    """The data of a YAML file as an editor holds them: figures without quotes are numbers."""
    if isinstance(data, Mapping):
        return {key: as_json(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_json(value) for value in data]
    return data if isinstance(data, str | bool) or data is None else json.loads(str(data))


def complaints(data, part="#"):
    """What the schema, or a part of it, has against the data."""
    validator = Draft202012Validator({"$ref": part, "$defs": SCHEMA["$defs"]}) if part != "#" else VALIDATOR
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in validator.iter_errors(data)]


def test_the_schema_is_one_of_draft_2020_12():
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


@pytest.mark.parametrize("id_", shipped())
def test_every_set_that_ships_is_accepted(id_):
    assert complaints(as_json(read_yaml(shipped()[id_]).data)) == []


def test_a_set_with_rules_of_every_common_shape_is_accepted():
    assert complaints(invented_data()) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: str(one.path))
def test_every_example_of_the_grammar_is_accepted(example):
    if example.is_leaf:
        leaf = {"code": "1.1", "name": example.title, **example.data["leaf"]}
        assert complaints([leaf], "#/$defs/criteria") == []
    else:
        assert complaints(example.data["set"]) == []


LEAF = ("areas", 0, "criteria", 0)
RULE, FACTS = (*LEAF, "rule"), (*LEAF, "facts")
DONE = {"done": {"name": "Số đã làm", "kind": "count"}}
RUNGS = [{"from": "95%", "points": "1"}, {"otherwise": "0"}]


@pytest.mark.parametrize(
    "changes",
    [
        ("titel", "Bộ tiêu chí"),
        ("year", "hai nghìn"),
        ("max_points", "100,5"),
        ("max_points", -100),
        ("version", 1),
        ("status", "đang dùng"),
        ("window", "năm"),
        ("ceiling", "không"),
        ("rounding", {"leaf": 2.5}),
        ("rounding", {"leaf": 3, "mode": "up"}),
        ("bands", "assumed", "yes"),
        ("bands", "items", 0, "from", "15%"),
        ("layers", [{"id": "x"}]),
        ("areas", []),
        ("areas", 0, "kind", "thưởng"),
        ("areas", 1, "criteria", 0, "kind", "bonus"),
        ("areas", 1, "criteria", 0, "rule", "declared"),
        ("areas", 1, "criteria", 0, "evidence", {"required": True}),
        (*LEAF, "code", 1.1),
        (*LEAF, "name", " "),
        (*LEAF, "unverified", "true"),
        (*LEAF, "sub_criteria", [{"code": "1.1.1", "name": "A", "max_points": "5", "rule": "declared"}]),
        (*LEAF, "gates", [{"when": "done"}]),
        (*LEAF, "gates", [{"when": "done", "effect": "no_band"}]),
        ("gates", [{"when": "bad", "effect": {"bands": "Yếu"}}]),
        (*LEAF, "checks", []),
        (*LEAF, "checks", [{"that": {"at_most": ["done", "all"]}}]),
        (*LEAF, "checks", [{"that": {"at_most": ["done", "all", "more"]}, "say": "Sai"}]),
        ("checks", [{"that": "bad", "say": " "}]),
        ("checks", [{"when": "bad", "say": "Sai"}]),
        (*FACTS, {"Done": DONE["done"]}),
        (*FACTS, {"points": DONE["done"]}),
        (*FACTS, {"done": {"name": "Số đã làm", "kind": "số đếm"}}),
        (*FACTS, {"done": {"name": "Số đã làm"}}),
        (*FACTS, {"done": {"name": "Số đã làm", "kind": "count", "step": "-1"}}),
        (*FACTS, {"done": {"name": "Số đã làm", "kind": "count", "derived": {"group_best": "a", "group_worst": "a"}}}),
        (*RULE, "given"),
        (*RULE, {"ladder": {"of": "done", "rungs": []}}),
        (*RULE, {"ladder": {"of": "done", "rungs": RUNGS}, "linear": {"of": "done"}}),
        (*RULE, {"none_arose": "zero"}),
        (*RULE, {"linear": {"of": {"ratio": ["done", "all", "more"]}}}),
        (*RULE, {"linear": {"of": {"ratio": ["done"]}}}),
        (*RULE, {"linear": {"of": {"sum": ["done", "all"], "product": ["done", "all"]}}}),
        (*RULE, {"linear": {"of": {"delay": {"done": "a", "due": "b", "days": "all"}}}}),
        (*RULE, {"linear": {"target": "90%"}}),
        (*RULE, {"ladder": {"of": "done", "rungs": [{"from": "95%"}, {"otherwise": "0"}]}}),
        (*RULE, {"ladder": {"of": "done", "rungs": [{"points": "1"}, {"otherwise": "0"}]}}),
        (*RULE, {"ladder": {"of": "done", "rungs": [{"from": "95%", "points": "-1"}, {"otherwise": "0"}]}}),
        (*RULE, {"ladder": {"rungs": [{"when": {"of": "done"}, "points": "1"}, {"otherwise": "0"}]}}),
        (*RULE, {"ladder": {"rungs": [{"when": {"all": ["one"]}, "points": "1"}, {"otherwise": "0"}]}}),
        (*RULE, {"deductions": {"items": [{"of": "done", "each": "1", "points": "1"}]}}),
        (*RULE, {"choice": {"of": "level"}}),
        (*RULE, {"total": [{"times": "2", "rule": "declared"}]}),
        (*RULE, {"best": ["declared"]}),
    ],
    ids=str,
)
def test_what_no_set_can_say_is_refused_as_the_builder_refuses_it(changes):
    data = changed(*changes)
    assert complaints(data) != []
    assert not isinstance(build(data, viet_nam()), Framework)


@pytest.mark.parametrize("key", ["id", "version", "title", "year", "max_points", "source", "areas"])
def test_a_set_without_what_it_needs_is_refused(key):
    data = {one: value for one, value in DATA.items() if one != key}
    assert complaints(data) != []
    assert not isinstance(build(data), Framework)


# The keys, beside those that the builders know.


def keys_of(part):
    """The keys of a mapping in the schema."""
    assert part["additionalProperties"] is False
    return set(part["properties"])


def known_to_the_builder(rule, *path):
    """The keys that the builder knows at a place of a rule, as it tells them of one that it does not know."""
    facts = {"level": {"name": "Mức", "kind": "choice", "options": ["A", "B"]}, **DONE}
    data = deepcopy(changed(*RULE, rule))
    data["areas"][0]["criteria"][0]["facts"] = facts
    wanted = (*RULE, *path)
    flaws = [flaw for flaw in build(data, viet_nam()) if flaw.message.id == "framework.unknown-key"]
    return next(set(flaw.message.parameters["known"]) for flaw in flaws if flaw.path == (*wanted, "?"))


def test_the_keys_of_a_set_are_those_of_the_builder():
    assert keys_of(SCHEMA) == set(SET_KEYS)


@pytest.mark.parametrize(
    ("level", "below"), [("areas", {"criteria"}), ("criteria", {"sub_criteria"}), ("sub_criteria", set())]
)
def test_the_keys_of_a_node_are_those_of_the_builder(level, below):
    of_areas = set() if level == "areas" else {"kind"}
    assert keys_of(SCHEMA["$defs"][level]["items"]) == {*NODE_KEYS, *LEAF_KEYS, *below} - of_areas


def test_the_keys_of_a_fact_are_those_of_the_builder():
    assert keys_of(SCHEMA["$defs"]["facts"]["additionalProperties"]) == set(FACT_KEYS)


def test_the_scales_and_guards_are_those_of_the_builder():
    scales = set(RuleReader(Reader(), {}, None, top=1)._scales)
    assert keys_of(SCHEMA["$defs"]["rule"]["anyOf"][1]) == scales | set(GUARDS)
    assert {one["required"][0] for one in SCHEMA["$defs"]["rule"]["anyOf"][1]["oneOf"]} == scales


def test_the_quantities_are_those_of_the_builder():
    assert keys_of(SCHEMA["$defs"]["quantity"]["anyOf"][1]) == set(QuantityReader(Reader(), {}, None)._makers)


def test_the_conditions_are_those_of_the_builder():
    *others, compared = SCHEMA["$defs"]["condition"]["anyOf"][1:]
    assert [keys_of(one) for one in others] == [{"not"}, {"all"}, {"any"}, {"at_most"}]
    assert keys_of(compared) == known_to_the_builder(
        {"ladder": {"rungs": [{"when": {"?": "1"}}]}}, "ladder", "rungs", 0, "when"
    )
    assert set(BOUNDS) < keys_of(compared)


RULE_PARTS = SCHEMA["$defs"]["rule"]["anyOf"][1]["properties"]
QUANTITY_PARTS = SCHEMA["$defs"]["quantity"]["anyOf"][1]["properties"]
Q = {"?": "1"}


@pytest.mark.parametrize(
    ("part", "rule", "path"),
    [
        (RULE_PARTS["ladder"], {"ladder": Q}, ("ladder",)),
        (RULE_PARTS["linear"], {"linear": Q}, ("linear",)),
        (RULE_PARTS["per_unit"], {"per_unit": Q}, ("per_unit",)),
        (RULE_PARTS["steps"], {"steps": Q}, ("steps",)),
        (RULE_PARTS["deductions"], {"deductions": Q}, ("deductions",)),
        (RULE_PARTS["choice"], {"choice": {"of": "level", **Q}}, ("choice",)),
        (RULE_PARTS["total"]["items"], {"total": [Q]}, ("total", 0)),
        (SCHEMA["$defs"]["rung"]["anyOf"][0], {"ladder": {"rungs": [Q]}}, ("ladder", "rungs", 0)),
        (SCHEMA["$defs"]["rung"]["anyOf"][1], {"ladder": {"rungs": [{"otherwise": "0", **Q}]}}, ("ladder", "rungs", 0)),
        (
            RULE_PARTS["deductions"]["properties"]["items"]["items"]["anyOf"][0],
            {"deductions": {"items": [Q]}},
            ("deductions", "items", 0),
        ),
        (
            RULE_PARTS["deductions"]["properties"]["items"]["items"]["anyOf"][1],
            {"deductions": {"items": [{"when": "done", **Q}]}},
            ("deductions", "items", 0),
        ),
        (
            RULE_PARTS["deductions"]["properties"]["items"]["items"]["anyOf"][2],
            {"deductions": {"items": [{"rungs": [], **Q}]}},
            ("deductions", "items", 0),
        ),
        (QUANTITY_PARTS["growth"], {"linear": {"of": {"growth": Q}}}, ("linear", "of", "growth")),
        (QUANTITY_PARTS["delay"], {"linear": {"of": {"delay": Q}}}, ("linear", "of", "delay")),
        (QUANTITY_PARTS["mean"]["items"], {"linear": {"of": {"mean": [Q, Q]}}}, ("linear", "of", "mean", 0)),
        (
            QUANTITY_PARTS["value_of"],
            {"linear": {"of": {"value_of": {"fact": "level", **Q}}}},
            ("linear", "of", "value_of"),
        ),
        (
            QUANTITY_PARTS["choose"]["items"]["anyOf"][0],
            {"linear": {"of": {"choose": [Q]}}},
            ("linear", "of", "choose", 0),
        ),
        (
            QUANTITY_PARTS["choose"]["items"]["anyOf"][1],
            {"linear": {"of": {"choose": [{"otherwise": "1", **Q}]}}},
            ("linear", "of", "choose", 0),
        ),
    ],
    ids=lambda one: str(one) if isinstance(one, tuple) else "",
)
def test_the_keys_inside_a_rule_are_those_of_the_builder(part, rule, path):
    assert keys_of(part) == known_to_the_builder(rule, *path)


def known_at(data, *path):
    """The keys that the builder knows at a place of a set."""
    flaws = (flaw for flaw in build(data) if flaw.message.id == "framework.unknown-key")
    return next(set(flaw.message.parameters["known"]) for flaw in flaws if flaw.path == (*path, "?"))


@pytest.mark.parametrize(
    ("part", "path"),
    [
        (SCHEMA["properties"]["bands"], ("bands",)),
        (SCHEMA["properties"]["bands"]["properties"]["items"]["items"], ("bands", "items", 0)),
        (SCHEMA["properties"]["rounding"], ("rounding",)),
        (SCHEMA["properties"]["layers"]["items"], ("layers", 0)),
        (SCHEMA["properties"]["gates"]["items"], ("gates", 0)),
        (SCHEMA["$defs"]["gates"]["items"], (*LEAF, "gates", 0)),
        (SCHEMA["$defs"]["checks"]["items"], ("checks", 0)),
        (SCHEMA["$defs"]["checks"]["items"], (*LEAF, "checks", 0)),
        (SCHEMA["$defs"]["criteria"]["items"]["properties"]["evidence"], (*LEAF, "evidence")),
    ],
    ids=lambda one: str(one) if isinstance(one, tuple) else "",
)
def test_the_keys_beside_the_rules_are_those_of_the_builder(part, path):
    data = {**deepcopy(DATA), "rounding": {}, "layers": [{}], "gates": [{}], "checks": [{}]}
    data["areas"][0]["criteria"][0] |= {"gates": [{}], "checks": [{}], "evidence": {}}
    inner = data
    for step in path:
        inner = inner[step]
    inner["?"] = "1"
    assert keys_of(part) == known_at(data, *path)


# What the builder accepts, the schema accepts, whatever is done to a set.

JUNK = st.sampled_from(
    (
        "",
        " ",
        "1",
        "95%",
        "-1",
        "x",
        "done",
        "none",
        "declared",
        0,
        1.5,
        -1,
        True,
        False,
        None,
        [],
        {},
        ["1"],
        {"of": "done"},
    )
)
LEAVES = [{"code": f"1.{at}", "name": one.title, **one.data["leaf"]} for at, one in enumerate(EXAMPLES) if one.is_leaf]


@st.composite
def damaged_leaves(draw):
    """A set of one leaf of an example with something in it replaced or taken away."""
    leaf = deepcopy(draw(st.sampled_from(LEAVES)))
    most = leaf["max_points"]
    inner, key = leaf, draw(st.sampled_from(sorted(leaf)))
    while isinstance(inner[key], dict | list) and inner[key] and draw(st.booleans()):
        inner = inner[key]
        key = draw(st.sampled_from(sorted(inner) if isinstance(inner, dict) else range(len(inner))))
    if isinstance(inner, dict) and draw(st.booleans()):
        del inner[key]
    else:
        inner[key] = draw(JUNK)
    area = {"code": "1", "name": "Lĩnh vực", "max_points": most, "criteria": [leaf]}
    head = {"id": "a", "version": "1", "title": "A", "year": "2030", "max_points": most, "source": {}}
    return {**head, "rounding": {"leaf": 3}, "areas": [area]}


@settings(max_examples=200, deadline=None)
@given(damaged_leaves())
def test_what_the_builder_accepts_the_schema_accepts(data):
    written = json.dumps(data, ensure_ascii=False)  # JSON is YAML
    if isinstance(build(yaml_of(written, "bo.yaml").data, viet_nam()), Framework):
        assert complaints(data) == []
