"""What is inside a rule, found by walking through all it is made of; and parts that are more than their wholes."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TypeVar

from parindex.core.messages import Message
from parindex.core.rules.figures import Figures, Lacking, facts_of, shown
from parindex.core.rules.quantity import Quotient

T = TypeVar("T")


def inside(one: object, kind: type[T]) -> Iterator[T]:
    """What is of one kind anywhere in `one`: a rule, a scale, a condition, a quantity, or several."""
    if isinstance(one, kind):
        yield one
    if isinstance(one, tuple):
        for part in one:
            yield from inside(part, kind)
    elif is_dataclass(one) and not isinstance(one, type):
        for field in fields(one):
            if field.name != "data":
                yield from inside(getattr(one, field.name), kind)


def ratios(one: object) -> Iterator[Quotient]:
    """The ratios of a part to its whole anywhere in `one`."""
    return (quotient for quotient in inside(one, Quotient) if quotient.is_part)


def above_their_wholes(rule: object, figures: Figures) -> Iterator[tuple[str, Message]]:
    """The facts that make up a part which is more than its whole, each with what is wrong."""
    for ratio in ratios(rule):
        said = above_its_whole(ratio, figures)
        if said is not None:
            yield from ((fact, said) for fact in facts_of(ratio.top) if fact in figures)


def above_its_whole(ratio: Quotient, figures: Figures) -> Message | None:
    """What is wrong where the part is more than its whole; None where it is not, or not known."""
    try:
        part, whole = ratio.top.value(figures), ratio.bottom.value(figures)
    except Lacking:
        return None
    if part <= whole:
        return None
    names = {"part": ratio.top.named(), "whole": ratio.bottom.named()}
    return Message("fact.part-above-whole", {**names, "found": shown(part), "most": shown(whole)})
