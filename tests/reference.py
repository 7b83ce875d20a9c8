"""Rules reckoned a second time, as plainly as they can be: the plain data of a set read straight, in fractions.

It knows nothing of the engine but what `FIGURES` are; the tests compare the two. Days are counted one by one.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from parindex.core.points import Absent
from parindex.core.workdays import Holidays

NUMERIC = ("count", "amount", "percent", "points")
ENDS = {
    "from": lambda value, end: value >= end,
    "above": lambda value, end: value > end,
    "to": lambda value, end: value <= end,
    "below": lambda value, end: value < end,
    "equal": lambda value, end: value == end,
}


class NothingError(Exception):
    """There is nothing to award points from; `reason` is the engine's word for why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def number(written: Any) -> Fraction:
    words = str(written)
    return Fraction(words.rstrip("% ")) / (100 if words.endswith("%") else 1)


def share(written: Any, top: Fraction) -> Fraction:
    """Points, or a share of the maximum."""
    return number(written) * top if str(written).endswith("%") else number(written)


class Reference:
    """One leaf: its facts as written, its figures, the calendar."""

    def __init__(self, facts: Mapping[str, Any], figures: Mapping[str, Any], calendar: Holidays | None = None) -> None:
        self.facts = facts
        self.figures = figures
        self.calendar = calendar

    def fact(self, key: str) -> Any:
        value = self.figures.get(key, Absent.MISSING)
        if value is Absent.MISSING and "derived" in self.facts.get(key, {}):
            return self.quantity(self.facts[key]["derived"])
        if value is Absent.MISSING:
            raise NothingError("missing")
        if value is Absent.NOT_APPLICABLE:
            raise NothingError("not-applicable")
        return value

    def quantity(self, data: Any) -> Fraction:
        if isinstance(data, str) and data in self.facts:
            return Fraction(self.fact(data))
        if not isinstance(data, Mapping):
            return number(data)
        ((kind, inner),) = data.items()
        return getattr(self, f"q_{kind}")(inner)

    def q_quotient(self, pair: Any) -> Fraction:
        top, bottom = self.quantity(pair[0]), self.quantity(pair[1])
        if bottom == 0:
            raise NothingError("none-arose")
        return top / bottom

    q_ratio = q_quotient

    def q_complement(self, of: Any) -> Fraction:
        return 1 - self.quantity(of)

    def q_product(self, factors: Any) -> Fraction:
        whole = Fraction(1)
        for factor in [self.quantity(one) for one in factors]:
            whole *= factor
        return whole

    def q_sum(self, terms: Any) -> Fraction:
        return sum([self.quantity(one) for one in terms], Fraction(0))

    def q_difference(self, pair: Any) -> Fraction:
        return self.quantity(pair[0]) - self.quantity(pair[1])

    def q_growth(self, data: Any) -> Fraction:
        return self.q_quotient([data["of"], data["on"]]) - 1

    def q_delay(self, data: Any) -> Fraction:
        done, due = self.fact(data["done"]), self.fact(data["due"])
        first, last = min(done, due), max(done, due)
        days = [first + timedelta(days=n + 1) for n in range((last - first).days)]
        if data["days"] == "working":
            days = [day for day in days if self.is_working(day)]
        return Fraction(len(days) if done >= due else -len(days))

    def is_working(self, day: date) -> bool:
        assert self.calendar is not None
        return day in self.calendar.worked or (day.weekday() < 5 and day not in self.calendar.off)

    def q_mean(self, cases: Any) -> Fraction:
        counts = [self.quantity(case["of"]) for case in cases]
        if sum(counts) == 0:
            raise NothingError("none-arose")
        worth = [number(case["value"]) for case in cases]
        return sum((n * value for n, value in zip(counts, worth, strict=True)), Fraction(0)) / sum(counts)

    def q_highest(self, among: Any) -> Fraction:
        return max([self.quantity(one) for one in among])

    def q_lowest(self, among: Any) -> Fraction:
        return min([self.quantity(one) for one in among])

    def q_value_of(self, data: Any) -> Fraction:
        return number(data["options"][self.option(data["fact"])])

    def option(self, key: str) -> str:
        value = self.fact(key)
        return {True: "Có", False: "Không"}[value] if isinstance(value, bool) else value

    def q_choose(self, cases: Any) -> Fraction:
        for case in cases:
            if "when" in case and self.holds(case["when"]):
                return self.quantity(case["of"])
        for case in cases:
            if "otherwise" in case:
                return self.quantity(case["otherwise"])
        raise NothingError("undecided")

    def holds(self, data: Any) -> bool:
        if isinstance(data, str):
            return self.fact(data) is True
        if "not" in data:
            return not self.holds(data["not"])
        for word, needs in (("all", True), ("any", False)):
            if word in data:
                return self.several(data[word], needs)
        if "at_most" in data:
            of, limit = map(self.quantity, data["at_most"])
            return of <= limit
        if "is" in data:
            return self.fact(data["of"]) in (data["is"] if isinstance(data["is"], list) else [data["is"]])
        return self.within(self.quantity(data["of"]), data)

    def several(self, conditions: Any, needs: bool) -> bool:
        """All, or any: one that decides is enough, whatever is not known of the others."""
        known: list[bool | NothingError] = []
        for one in conditions:
            try:
                known.append(self.holds(one))
            except NothingError as nothing:
                known.append(nothing)
        unknown = [one for one in known if isinstance(one, NothingError)]
        if (not needs) not in [one for one in known if isinstance(one, bool)] and unknown:
            raise unknown[0]
        return needs if (not needs) not in known else not needs

    def within(self, value: Fraction, data: Any) -> bool:
        return all(ENDS[end](value, number(data[end])) for end in ENDS if end in data)

    def rule(self, data: Any, top: Fraction) -> Fraction:
        """Exact points, 0 to `top`. Raises NothingError."""
        if isinstance(data, str):
            return min(max(Fraction(self.fact("points")), Fraction(0)), top)
        (kind,) = (key for key in data if key != "none_arose")
        try:
            points = getattr(self, f"s_{kind}")(data[kind], top)
        except NothingError as nothing:
            silent = nothing.reason != "none-arose" or data.get("none_arose", "undecided") == "undecided"
            if silent:
                raise
            if data["none_arose"] == "not_applicable":
                raise NothingError("not-applicable") from None
            return top if data["none_arose"] == "full_marks" else Fraction(0)
        return min(max(points, Fraction(0)), top)

    def s_ladder(self, data: Any, top: Fraction) -> Fraction:
        points = self.rung(data, top)
        if points is None:
            raise NothingError("undecided")
        return points

    def rung(self, data: Any, top: Fraction) -> Fraction | None:
        value = self.quantity(data["of"]) if "of" in data else None
        for rung in data["rungs"]:
            if "otherwise" in rung:
                last = rung["otherwise"]
                if last == "undecided":
                    return None
                return self.rule(last, top) if isinstance(last, Mapping) else share(last, top)
            if (value is None or self.within(value, rung)) and ("when" not in rung or self.holds(rung["when"])):
                return self.rule(rung["rule"], top) if "rule" in rung else share(rung["points"], top)
        return None

    def s_linear(self, data: Any, top: Fraction) -> Fraction:
        value, start, target = (
            self.quantity(data["of"]),
            number(data.get("start", "0")),
            number(data.get("target", "1")),
        )
        low, high = share(data.get("from_points", "0"), top), share(data.get("to_points", "100%"), top)
        if "floor" in data and value < number(data["floor"]):
            return Fraction(0)
        way = (value - start) / (target - start)
        return low if way <= 0 else high if way >= 1 else low + (high - low) * way

    def s_per_unit(self, data: Any, top: Fraction) -> Fraction:
        value = self.quantity(data["of"])
        return min(max(value, Fraction(0)) * share(data["points"], top), share(data.get("at_most", "100%"), top))

    def s_steps(self, data: Any, top: Fraction) -> Fraction:
        value, reached = self.quantity(data["of"]), number(data.get("start", "0"))
        if value < reached:
            return Fraction(0)
        points = share(data.get("base", "0"), top)
        steps = (value - reached) // number(data["every"])
        return min(points + steps * share(data["points"], top), share(data.get("at_most", "100%"), top))

    def s_choice(self, data: Any, top: Fraction) -> Fraction:
        return share(data["options"][self.option(data["of"])], top)

    def s_deductions(self, data: Any, top: Fraction) -> Fraction:
        taken = [self.deduction(item, top) for item in data["items"]]
        off = max(taken) if data.get("stacking") == "heaviest" else sum(taken, Fraction(0))
        return max(top - off, share(data.get("floor", "0"), top))

    def deduction(self, item: Any, top: Fraction) -> Fraction:
        if "when" in item:
            return share(item["points"], top) if self.holds(item["when"]) else Fraction(0)
        if "rungs" in item:
            return self.rung(item, top) or Fraction(0)
        return max(self.quantity(item["of"]), Fraction(0)) * share(item["each"], top)

    def s_total(self, parts: Any, top: Fraction) -> Fraction:
        return sum(
            [number(one.get("times", "1")) * self.rule(one["rule"], number(one["max_points"])) for one in parts],
            Fraction(0),
        )

    def s_best(self, rules: Any, top: Fraction) -> Fraction:
        return max([self.rule(one, top) for one in rules])

    def s_worst(self, rules: Any, top: Fraction) -> Fraction:
        return min([self.rule(one, top) for one in rules])


Given = Mapping[str, Fraction | Absent]


def total(data: Mapping[str, Any], given: Given) -> Fraction | None:
    """The total of a set of declared leaves, before rounding; None where nothing applies. `given`: points by code."""
    whole = Fraction(data["max_points"])
    leaves = [
        (leaf, data.get("not_applicable", "shown"), leaf.get("layer"))
        for area in data["areas"]
        if area.get("kind", "ordinary") == "ordinary"
        for leaf in area["criteria"]
    ]
    base = layered(data, leaves, given, whole) if "layers" in data else rescaled(leaves, given, whole, whole)
    if base is None:
        return None
    for area in data["areas"]:
        sign = {"bonus": 1, "penalty": -1}.get(area.get("kind", ""), 0)
        extra = sum((worth(leaf, "shown", given) for leaf in area["criteria"]), Fraction(0))
        base += sign * min(extra, Fraction(area["max_points"]))
    ceiling = data.get("ceiling", "none")
    return max(base if ceiling == "none" else min(base, Fraction(ceiling)), Fraction(0))


def worth(leaf: Mapping[str, Any], policy: str, given: Given) -> Fraction:
    points = given.get(leaf["code"], Absent.MISSING)
    if points is Absent.NOT_APPLICABLE:
        return Fraction(leaf["max_points"]) if policy == "full_marks" else Fraction(0)
    return points if isinstance(points, Fraction) else Fraction(0)


def rescaled(leaves: Any, given: Given, most: Fraction, to: Fraction) -> Fraction | None:
    """What leaves earned of what applies, brought to a whole; None if nothing of them applies."""
    out = sum(
        (
            Fraction(leaf["max_points"])
            for leaf, policy, _ in leaves
            if policy == "exclude" and given.get(leaf["code"]) is Absent.NOT_APPLICABLE
        ),
        Fraction(0),
    )
    earned = sum((worth(leaf, policy, given) for leaf, policy, _ in leaves), Fraction(0))
    return None if most == out else earned / (most - out) * to


def layered(data: Mapping[str, Any], leaves: Any, given: Given, whole: Fraction) -> Fraction | None:
    first, weights, points = data["layers"][0]["id"], Fraction(0), []
    for layer in data["layers"]:
        mine = [one for one in leaves if (one[2] or first) == layer["id"]]
        most = sum((Fraction(leaf["max_points"]) for leaf, *_ in mine), Fraction(0))
        absent = [
            leaf
            for leaf, policy, _ in mine
            if policy in ("exclude", "shown") and given.get(leaf["code"]) is Absent.NOT_APPLICABLE
        ]
        earned = None if len(absent) == len(mine) else rescaled(mine, given, most, Fraction(layer["points"]))
        points += [] if earned is None else [earned]
        weights += Fraction(layer["points"]) if earned is not None or layer.get("absent") != "rescale" else 0
    return sum(points, Fraction(0)) / weights * whole if points else None
