"""Random leaves over the whole grammar, as the plain data that a file writes, and random figures for them."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from hypothesis import strategies as st

from parindex.core.framework import Framework, Node
from parindex.core.framework_build import build
from parindex.core.points import Absent
from parindex.core.reading import Flaw
from parindex.core.require import Requirement, require
from parindex.core.rules.figures import Lacking, Value
from parindex.core.rules.guarded import Rule
from parindex.core.rules.walk import ratios
from parindex.core.scoring import score_figures
from parindex.documents.holidays import viet_nam

MOST = 9  # of a count: so few that every value can be tried
OPTIONS = ["Tốt", "Đạt", "Chưa đạt"]
DERIVED = {"derived": {"sum": ["count_a", "count_b"]}}
FACTS: dict[str, dict[str, Any]] = {
    **{f"count_{key}": {"name": f"Số việc {key}", "kind": "count", "at_most": str(MOST)} for key in "abc"},
    "amount_m": {"name": "Số tiền", "kind": "amount", "unit": "triệu đồng", "at_most": "9", "step": "0.5"},
    "rate_p": {"name": "Tỷ lệ", "kind": "percent", "step": "5"},
    "flag_y": {"name": "Có kế hoạch", "kind": "yes_no"},
    "flag_z": {"name": "Bị nhắc nhở", "kind": "yes_no"},
    "grade_k": {"name": "Mức", "kind": "choice", "options": OPTIONS},
    "day_done": {"name": "Ngày làm", "kind": "date"},
    "day_due": {"name": "Ngày hẹn", "kind": "date"},
    "total_d": {"name": "Tổng số việc", "kind": "count", **DERIVED},
}
COUNTS = ["count_a", "count_b", "count_c"]
NUMBERS = [*COUNTS, "amount_m", "rate_p", "total_d"]
ENDS = [("from",), ("above",), ("to",), ("below",), ("equal",), ("from", "to"), ("from", "below"), ("above", "to")]


@dataclass(frozen=True)
class Leaf:
    """A leaf in a set of its own: the plain data of the leaf and what `build` made of it."""

    data: Mapping[str, Any]
    framework: Framework

    @property
    def node(self) -> Node:
        return next(self.framework.leaves())

    @property
    def rule(self) -> Rule:
        assert self.node.rule
        return self.node.rule

    @property
    def top(self) -> Fraction:
        return Fraction(self.data["max_points"])

    def scored(self, figures: Mapping[str, Value]) -> Decimal | Absent:
        """The official points."""
        return score_figures(self.framework, {"1.1": figures}).nodes["1.1"].points

    def require(self, figures: Mapping[str, Value], wanted: str | Decimal, moving: str | None = None) -> Requirement:
        """What the figures must become for points."""
        return require(self.framework, self.node, figures, Decimal(wanted), moving=moving)

    def is_sound(self, figures: Mapping[str, Value]) -> bool:
        """Whether no part exceeds its whole: figures that do are refused before they are scored."""
        return all(_is_sound(ratio, figures) for ratio in ratios(self.rule))


def _is_sound(ratio: Any, figures: Mapping[str, Value]) -> bool:
    try:
        return 0 <= ratio.top.value(figures) <= ratio.bottom.value(figures)
    except Lacking:
        return True


def leaf_of(leaf: Mapping[str, Any], **head: Any) -> Leaf:
    """The set of one leaf; `head` are further keys of the set."""
    most, leaf = leaf["max_points"], deepcopy(dict(leaf))
    criterion = {"code": "1.1", "name": "Tiêu chí", **leaf}
    area = {"code": "1", "name": "Lĩnh vực", "max_points": most, "criteria": [criterion]}
    data = {"id": "mot", "version": "1", "title": "Một tiêu chí", "year": "2024", "max_points": most}
    data |= {"source": {"note": "thử"}, "rounding": {"leaf": "3"}, "areas": [area], **head}
    built = build(data, viet_nam())
    while not isinstance(built, Framework) and {flaw.message.id for flaw in built} <= MENDED:
        _mend(data, built)
        built = build(data, viet_nam())
    assert isinstance(built, Framework), (leaf, built)
    return Leaf(leaf, built)


MENDED = {"framework.no-percent-sign", "framework.dead-rung", "framework.unused-fact"}


def _when_to_mend(flaw: Flaw) -> tuple[bool, int, int]:
    """Signs first, then what is dead, the deepest and the last first: so that each path still leads there."""
    last = flaw.path[-1]
    return flaw.message.id != "framework.no-percent-sign", -len(flaw.path), -last if isinstance(last, int) else 0


def _mend(data: Any, flaws: tuple[Flaw, ...]) -> None:
    """What chance writes and no set may: a number of a percentage gets its sign (2 is 200%), what is dead goes."""
    for flaw in sorted(flaws, key=_when_to_mend):
        *above, key = flaw.path
        inner = data
        for step in above:
            inner = inner[step]
        if flaw.message.id == "framework.no-percent-sign":
            inner[key] = f"{Decimal(str(inner[key])) * 100}%"
        else:
            del inner[key]


def used(data: Any) -> Iterator[str]:
    """The keys of the facts that some data name."""
    if isinstance(data, str) and data in FACTS:
        yield data
        yield from used(FACTS[data].get("derived"))
    for inner in data.values() if isinstance(data, Mapping) else data if isinstance(data, list) else ():
        yield from used(inner)


percents = st.integers(0, 20).map(lambda n: f"{5 * n}%")
numbers = st.one_of(st.integers(-3, MOST).map(str), st.sampled_from(["0.5", "2.25", "33.3%"]), percents)
shares = st.one_of(percents, st.sampled_from(["0", "0.5", "1", "0.333"]))  # points, never above a maximum of 1 or more


@cache
def quantities(depth: int) -> st.SearchStrategy[Any]:
    """A quantity of at most `depth` operations over each other."""
    plain = st.one_of(st.sampled_from(NUMBERS), st.sampled_from(NUMBERS), numbers)
    if not depth:
        return plain
    one = quantities(depth - 1)
    pair, several = st.lists(one, min_size=2, max_size=2), st.lists(one, min_size=2, max_size=3)
    part = st.permutations(COUNTS).map(lambda keys: {"ratio": [keys[0], keys[1]]})
    of_sum = st.permutations(COUNTS).map(lambda keys: {"ratio": [keys[0], {"sum": [keys[0], keys[1]]}]})
    conditioned = st.tuples(conditions(depth - 1), one).map(lambda case: {"when": case[0], "of": case[1]})
    otherwise = st.one_of(st.just([]), one.map(lambda of: [{"otherwise": of}]))
    return st.one_of(
        *(plain, part, of_sum, pair.map(lambda two: {"quotient": two}), one.map(lambda of: {"complement": of})),
        *(several.map(lambda all_: {"product": all_}), several.map(lambda all_: {"sum": all_})),
        *(pair.map(lambda two: {"difference": two}), pair.map(lambda two: {"growth": {"of": two[0], "on": two[1]}})),
        st.sampled_from(["working", "calendar"]).map(_delay),
        st.lists(st.tuples(one, numbers), min_size=2, max_size=3).map(_mean),
        *(several.map(lambda all_: {"highest": all_}), several.map(lambda all_: {"lowest": all_})),
        *(_values("grade_k", OPTIONS), _values("flag_y", ["Có", "Không"])),
        st.tuples(st.lists(conditioned, min_size=1, max_size=2), otherwise).map(
            lambda two: {"choose": two[0] + two[1]}
        ),
    )


def _delay(days: str) -> dict[str, Any]:
    return {"delay": {"done": "day_done", "due": "day_due", "days": days}}


def _mean(cases: list[tuple[Any, str]]) -> dict[str, Any]:
    return {"mean": [{"of": of, "value": value} for of, value in cases]}


def _values(fact: str, words: list[str]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(dict.fromkeys(words, numbers)).map(
        lambda options: {"value_of": {"fact": fact, "options": options}}
    )


@st.composite
def bounds(draw: st.DrawFn) -> dict[str, str]:
    ends = draw(st.sampled_from(ENDS))
    values = sorted((draw(numbers) for _ in ends), key=_exact)
    return dict(zip(ends, values, strict=True))


def _exact(written: str) -> Fraction:
    return Fraction(written.rstrip("%")) / (100 if written.endswith("%") else 1)


@cache
def conditions(depth: int) -> st.SearchStrategy[Any]:
    """A condition of at most `depth` over each other."""
    compared = st.tuples(quantities(min(depth, 1)), bounds()).map(lambda two: {"of": two[0], **two[1]})
    chosen = st.one_of(
        st.sampled_from(OPTIONS), st.lists(st.sampled_from(OPTIONS), min_size=1, max_size=2, unique=True)
    )
    at_most = st.permutations(COUNTS).map(lambda keys: {"at_most": [keys[0], {"sum": keys[1:]}]})
    plain = st.one_of(
        *(st.sampled_from(["flag_y", "flag_z"]), compared, at_most),
        chosen.map(lambda words: {"of": "grade_k", "is": words}),
    )
    if not depth:
        return plain
    one = conditions(depth - 1)
    several = st.lists(one, min_size=2, max_size=3)
    return st.one_of(
        plain,
        one.map(lambda of: {"not": of}),
        *(several.map(lambda all_, word=word: {word: all_}) for word in ("all", "any")),
    )


@cache
def rules(depth: int = 1) -> st.SearchStrategy[Any]:
    """A rule with one scale, maybe with a guard, that holds rules of at most `depth` over each other."""
    scale = scales(depth)
    guard = st.sampled_from(["full_marks", "zero", "not_applicable", "undecided"])
    return st.one_of(scale, st.tuples(scale, guard).map(lambda two: {**two[0], "none_arose": two[1]}))


@cache
def scales(depth: int) -> st.SearchStrategy[Any]:
    of = quantities(depth + 1)
    linear = st.fixed_dictionaries(
        {"of": of},
        optional={
            "floor": numbers, "from_points": shares, "to_points": shares,
            "start": st.sampled_from(["0", "20%", "-2", "6"]), "target": st.sampled_from(["100%", "80%", "5", "-3"]),
        },
    )  # fmt: skip
    per_unit = st.fixed_dictionaries({"of": of, "points": shares}, optional={"at_most": shares})
    steps = st.fixed_dictionaries(
        {"of": of, "every": st.sampled_from(["1", "5%", "0.7"]), "points": shares},
        optional={"start": numbers, "base": shares, "at_most": shares},
    )
    words = st.one_of(
        st.fixed_dictionaries(dict.fromkeys(OPTIONS, shares)).map(lambda all_: {"of": "grade_k", "options": all_}),
        st.fixed_dictionaries({"Có": shares, "Không": shares}).map(lambda all_: {"of": "flag_y", "options": all_}),
    )
    plain = st.one_of(
        *(linear.map(lambda data: {"linear": data}), per_unit.map(lambda data: {"per_unit": data})),
        *(steps.map(lambda data: {"steps": data}), words.map(lambda data: {"choice": data})),
        *(deductions(of).map(lambda data: {"deductions": data}), ladders(of, None).map(lambda data: {"ladder": data})),
    )
    if not depth:
        return plain
    inner = rules(depth - 1)
    several = st.lists(inner, min_size=2, max_size=3)
    part = st.fixed_dictionaries({"max_points": st.just("1"), "rule": rules(0)}, optional={"times": st.just("0.5")})
    return st.one_of(
        plain,
        ladders(of, inner).map(lambda data: {"ladder": data}),
        st.lists(part, min_size=1, max_size=2).map(lambda parts: {"total": parts}),
        *(several.map(lambda all_: {"best": all_}), several.map(lambda all_: {"worst": all_})),
    )


@st.composite
def ladders(draw: st.DrawFn, of: Any, inner: Any, *, needs_last: bool = True) -> dict[str, Any]:
    has_of = draw(st.booleans())
    rungs = [draw(_rung(inner, has_of=has_of)) for _ in range(draw(st.integers(1, 3)))]
    if needs_last:
        words = [shares, st.just("undecided"), *([inner] if inner is not None else [])]
        rungs.append({"otherwise": draw(st.one_of(*words))})
    return {**({"of": draw(of)} if has_of else {}), "rungs": rungs}


@st.composite
def _rung(draw: st.DrawFn, inner: Any, *, has_of: bool) -> dict[str, Any]:
    ends = draw(bounds()) if has_of else {}
    when = {"when": draw(conditions(1))} if not has_of or draw(st.booleans()) else {}
    if inner is not None and draw(st.booleans()):
        return {**ends, **when, "rule": draw(inner)}
    return {**ends, **when, "points": draw(shares)}


@st.composite
def deductions(draw: st.DrawFn, of: Any) -> dict[str, Any]:
    kinds = st.one_of(
        st.fixed_dictionaries({"of": of, "each": shares}),
        st.fixed_dictionaries({"when": conditions(1), "points": shares}),
        ladders(of, None, needs_last=False),
    )
    items = draw(st.lists(kinds, min_size=1, max_size=3))
    stacking = {"stacking": draw(st.sampled_from(["sum", "heaviest"]))} if len(items) > 1 else {}
    return {"items": items, **stacking, **draw(st.fixed_dictionaries({}, optional={"floor": st.just("10%")}))}


@st.composite
def leaves(draw: st.DrawFn, depth: int = 1) -> Leaf:
    rule = draw(rules(depth))
    keys = dict.fromkeys(used(rule))
    facts = {key: deepcopy(FACTS[key]) for key in keys}
    return leaf_of(
        {"max_points": draw(st.sampled_from(["2", "7.5"])), **({"facts": facts} if facts else {}), "rule": rule}
    )


def values(key: str) -> st.SearchStrategy[Value]:
    """A figure of the fact."""
    spec = FACTS[key]
    return {
        "count": st.integers(0, MOST),
        "amount": st.integers(0, 2 * MOST).map(lambda n: Fraction(n, 2)),
        "percent": st.integers(0, 20).map(lambda n: Fraction(n, 20)),
        "yes_no": st.booleans(),
        "choice": st.sampled_from(OPTIONS),
        "date": st.dates(date(2024, 1, 20), date(2024, 5, 20)),
    }[spec["kind"]]


@st.composite
def figures(draw: st.DrawFn, leaf: Leaf, *, complete: bool = False) -> dict[str, Value]:
    """Figures for the facts of a leaf that are not derived; some missing, some not applicable, unless complete."""
    given: dict[str, Value] = {}
    for key, spec in leaf.data.get("facts", {}).items():
        if "derived" in spec:
            continue
        fate = "known" if complete else draw(st.sampled_from(["known"] * 8 + ["missing", "not applicable"]))
        if fate == "known":
            given[key] = draw(values(key))
        elif fate == "not applicable":
            given[key] = Absent.NOT_APPLICABLE
    return given


def points(value: Fraction) -> Decimal:
    """A fraction as points of three decimals, rounded half up."""
    return Decimal((2000 * value.numerator + value.denominator) // (2 * value.denominator)).scaleb(-3)
