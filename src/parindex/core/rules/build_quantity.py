"""Plain data become quantities and conditions, or flaws with their paths."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from parindex.core.facts import FactSpec, Kind
from parindex.core.messages import Message
from parindex.core.reading import NUMBER, Data, Path, Reader, Written, meant
from parindex.core.rules.condition import AtMost, Bounds, Condition, Is, Not, Several, Within, Yes
from parindex.core.rules.figures import facts_of
from parindex.core.rules.measured import NO, YES, Choose, Delay, Extreme, Mean, ValueOf
from parindex.core.rules.quantity import Complement, Constant, Difference, Of, Product, Quantity, Quotient, Sum
from parindex.core.workdays import Holidays

NUMBERS = (Kind.COUNT, Kind.AMOUNT, Kind.PERCENT, Kind.POINTS)
ONE = Constant(Written(Fraction(1), is_percent=True))
ZERO = Constant(Written(Fraction(0)))
BOUNDS = ("from", "above", "to", "below", "equal")
NOBODY = FactSpec("?", "?", Kind.COUNT)


class QuantityReader:
    """Reads quantities and conditions over the facts `specs`; a fact that is none of them is a flaw."""

    def __init__(self, reader: Reader, specs: Mapping[str, FactSpec], calendar: Holidays | None) -> None:
        self.reader = reader
        self.specs = specs
        self.calendar = calendar
        self._makers: dict[str, Callable[[Any, Path], Quantity]] = {
            "ratio": lambda data, path: self._quotient(data, path, is_part=True),
            "quotient": lambda data, path: self._quotient(data, path, is_part=False),
            "complement": lambda data, path: Complement(self.quantity(data, path)),
            "product": lambda data, path: Product(self._several(data, path)),
            "sum": lambda data, path: Sum(self._several(data, path)),
            "difference": self._difference,
            "growth": self._growth,
            "delay": self._delay,
            "mean": self._mean,
            "highest": lambda data, path: Extreme(self._several(data, path), is_highest=True),
            "lowest": lambda data, path: Extreme(self._several(data, path), is_highest=False),
            "value_of": self._value_of,
            "choose": self._choose,
        }

    def quantity(self, data: Any, path: Path) -> Quantity:
        """The quantity that `data` writes: the key of a fact, a number, or a mapping with one key."""
        if isinstance(data, Mapping):
            maker = self._only(data, self._makers, path)
            return self._makers[maker](data[maker], (*path, maker)) if maker else ZERO
        if isinstance(data, str) and not NUMBER.fullmatch(data):
            return Of(self.fact(data, NUMBERS, path))
        return Constant(self.reader.number(data, path))

    def _only(self, data: Data, known: Mapping[str, Any], path: Path) -> str:
        """The one key of `data`, which must be known; "" and a flaw otherwise."""
        if len(data) != 1:
            self.reader.flaw(path, "one-key", found=tuple(data), known=tuple(known))
            return ""
        key = next(iter(data))
        if key not in known:
            self.reader.flaw(
                (*path, key), "unknown-quantity", found=str(key), known=tuple(known), mend=meant(key, known)
            )
            return ""
        return str(key)

    def fact(self, key: Any, kinds: Sequence[Kind], path: Path) -> FactSpec:
        """The fact of this key, which must be of one of `kinds`."""
        spec = self.specs.get(key) if isinstance(key, str) else None
        if spec is None:
            known = tuple(self.specs)
            self.reader.flaw(path, "unknown-fact", fact=str(key), known=known, mend=meant(str(key), known))
            return NOBODY
        if spec.kind not in kinds:
            wanted = tuple(str(kind) for kind in kinds)
            self.reader.flaw(path, "wrong-kind", fact=str(key), found=str(spec.kind), known=wanted)
        return spec

    def items(self, data: Any, path: Path, least: int = 1, most: int | None = None) -> Sequence[Any]:
        """`data` as a list of `least` to `most` things."""
        if not isinstance(data, Sequence) or isinstance(data, str):
            self.reader.flaw(path, "not-a-list", key=str(path[-1]))
            return ()
        if len(data) < least or (most is not None and len(data) > most):
            wanted = (
                Message("framework.exactly", {"count": least})
                if most == least
                else Message("framework.at-least", {"count": least})
            )
            self.reader.flaw(path, "wrong-count", key=str(path[-1]), found=len(data), wanted=wanted)
            return ()
        return data

    def _several(self, data: Any, path: Path) -> tuple[Quantity, ...]:
        items = self.items(data, path, least=2)
        return tuple(self.quantity(one, (*path, at)) for at, one in enumerate(items)) or (ZERO,)

    def _pair(self, data: Any, path: Path) -> tuple[Quantity, Quantity]:
        items = self.items(data, path, least=2, most=2) or ("0", "0")
        return self.quantity(items[0], (*path, 0)), self.quantity(items[1], (*path, 1))

    def _quotient(self, data: Any, path: Path, *, is_part: bool) -> Quantity:
        return Quotient(*self._pair(data, path), is_part)

    def _difference(self, data: Any, path: Path) -> Quantity:
        return Difference(*self._pair(data, path))

    def _growth(self, data: Any, path: Path) -> Quantity:
        data = self.reader.mapping_at(data, path)
        self.reader.known(data, ("of", "on"), path)
        of, on = (self.needed(data, key, path) for key in ("of", "on"))
        return Difference(Quotient(of, on, is_part=False), ONE)

    def needed(self, data: Data, key: str, path: Path) -> Quantity:
        """The quantity under `key`."""
        if key not in data:
            self.reader.flaw(path, "missing-key", key=key)
            return ZERO
        return self.quantity(data[key], (*path, key))

    def _delay(self, data: Any, path: Path) -> Quantity:
        data = self.reader.mapping_at(data, path)
        self.reader.known(data, ("done", "due", "days"), path)
        days = self.reader.word(data, "days", ("working", "calendar"), path)
        done, due = (self.fact(data.get(key), (Kind.DATE,), (*path, key)) for key in ("done", "due"))
        if days == "working" and self.calendar is None:
            self.reader.flaw(path, "no-calendar")
        return Delay(done, due, self.calendar if days == "working" else None)

    def _mean(self, data: Any, path: Path) -> Quantity:
        counts, values = [], []
        for one, here in self.reader.mappings(self.items(data, path, least=2), path):
            self.reader.known(one, ("of", "value"), here)
            counts.append(self.needed(one, "of", here))
            values.append(self.reader.number_of(one, "value", here))
        return Mean(tuple(counts) or (ZERO,), tuple(values) or (Written(Fraction(0)),))

    def _value_of(self, data: Any, path: Path) -> Quantity:
        data = self.reader.mapping_at(data, path)
        self.reader.known(data, ("fact", "options"), path)
        spec = self.fact(data.get("fact"), (Kind.CHOICE, Kind.YES_NO), (*path, "fact"))
        options = self.options(data, spec, path)
        return ValueOf(spec, tuple((word, self.reader.number(one, at)) for word, one, at in options))

    def options(self, data: Data, spec: FactSpec, path: Path) -> list[tuple[str, Any, Path]]:
        """Each option of the choice with what the set gives it; one that is left out, or unknown, is a flaw."""
        given = self.reader.mapping(data, "options", path)
        here = (*path, "options")
        words = (YES, NO) if spec.kind is Kind.YES_NO else spec.options
        self.reader.known(given, words, here)
        for word in words:
            if word not in given:
                self.reader.flaw(here, "option-left-out", option=word)
        return [(word, given[word], (*here, word)) for word in words if word in given]

    def _choose(self, data: Any, path: Path) -> Quantity:
        cases: list[tuple[Condition, Quantity]] = []
        otherwise = None
        items = self.items(data, path)
        for one, here in self.reader.mappings(items, path):
            if "otherwise" in one:
                self.reader.known(one, ("otherwise",), here)
                if one is not items[-1]:
                    self.reader.flaw(here, "otherwise-not-last")
                otherwise = self.quantity(one["otherwise"], (*here, "otherwise"))
                continue
            self.reader.known(one, ("when", "of"), here)
            cases.append((self.condition(one.get("when"), (*here, "when")), self.needed(one, "of", here)))
        return Choose(tuple(cases), otherwise)

    def condition(self, data: Any, path: Path) -> Condition:
        """The condition that `data` writes: the key of a yes/no fact, or a mapping."""
        if isinstance(data, str):
            return Yes(self.fact(data, (Kind.YES_NO,), path))
        data = self.reader.mapping_at(data, path)
        if "not" in data:
            self.reader.known(data, ("not",), path)
            return Not(self.condition(data["not"], (*path, "not")))
        if "at_most" in data:
            self.reader.known(data, ("at_most",), path)
            return AtMost(*self._compared_two(data["at_most"], (*path, "at_most")))
        for key in ("all", "any"):
            if key in data:
                self.reader.known(data, (key,), path)
                here = (*path, key)
                each = [self.condition(one, (*here, at)) for at, one in enumerate(self.items(data[key], here, least=2))]
                return Several(tuple(each) or (Yes(NOBODY),), needs_all=key == "all")
        return self._compared(data, path)

    def _compared(self, data: Data, path: Path) -> Condition:
        if "is" in data:
            return self._chosen(data, path)
        self.reader.known(data, ("of", "is", *BOUNDS), path)
        of = self.needed(data, "of", path)
        if not any(key in data for key in BOUNDS):
            self.reader.flaw(path, "no-bounds", known=BOUNDS)
        return Within(of, self.bounds(data, path, of))

    def _compared_two(self, data: Any, path: Path) -> tuple[Quantity, Quantity]:
        """Two quantities that can be held against each other: of facts both, and both percentages or neither."""
        flawless = len(self.reader.flaws)
        of, limit = self._pair(data, path)
        if len(self.reader.flaws) > flawless:
            return of, limit
        if not facts_of(of) or not facts_of(limit):
            self.reader.flaw(path, "compared-with-a-number")
        elif of.is_percent is not limit.is_percent:
            self.reader.flaw(path, "compared-with-a-percentage")
        return of, limit

    def mark(self, data: Any, path: Path, of: Quantity | None) -> Written:
        """A number that `of` is held against: of percentages one above 1 must say that it is one ("95%", not "95")."""
        written = self.reader.number(data, path)
        if of is not None and of.is_percent and not written.is_percent and written.value > 1:
            self.reader.flaw(
                path, "no-percent-sign", found=str(data), mend=Message("mend.write", {"writing": f"{data}%"})
            )
        return written

    def _chosen(self, data: Data, path: Path) -> Condition:
        """The condition that one of some options was chosen."""
        self.reader.known(data, ("of", "is"), path)
        spec, here = self.fact(data.get("of"), (Kind.CHOICE,), (*path, "of")), (*path, "is")
        words = [data["is"]] if isinstance(data["is"], str) else self.items(data["is"], here)
        for word in words:
            if word not in spec.options and spec is not NOBODY:
                known, near = spec.options, meant(str(word), spec.options)
                self.reader.flaw(here, "unknown-option", option=str(word), known=known, mend=near)
        return Is(spec, tuple(str(word) for word in words) or ("?",))

    def bounds(self, data: Data, path: Path, of: Quantity | None) -> Bounds:
        """The bounds of `of` among the keys of `data`; none are ALWAYS."""
        flawless = len(self.reader.flaws)
        given = {key: self.mark(data[key], (*path, key), of) for key in BOUNDS if key in data}
        if "equal" in given:
            if len(given) > 1:
                self.reader.flaw(path, "too-many-bounds")
            return Bounds(lower=given["equal"], upper=given["equal"])
        if {"from", "above"} <= given.keys() or {"to", "below"} <= given.keys():
            self.reader.flaw(path, "too-many-bounds")
        lower, upper = given.get("from") or given.get("above"), given.get("to") or given.get("below")
        if lower and upper and lower.value > upper.value and len(self.reader.flaws) == flawless:
            self.reader.flaw(path, "bounds-crossed")
        return Bounds(lower, "above" not in given, upper, "below" not in given)
