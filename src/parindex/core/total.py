"""The total of a set: layers by their weights, what does not apply left out, bonus and penalty, the ceiling."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from parindex.core.framework import Framework, Layer, NodeKind
from parindex.core.messages import Message, Parameter
from parindex.core.points import Absent
from parindex.core.rules.figures import shown
from parindex.core.score import Score

NONE = Decimal(0)
SIGNS = {NodeKind.BONUS: 1, NodeKind.PENALTY: -1}


@dataclass(frozen=True, slots=True)
class Tally:
    """The leaves of each layer, scored."""

    layers: dict[str, list[Score]]


@dataclass(frozen=True, slots=True)
class LayerScore:
    """A layer: what its leaves earned of what applies, and the points that makes of its weight; None if absent."""

    layer: Layer
    earned: Decimal
    applicable: Decimal
    points: Fraction | None


def total_score(
    framework: Framework, areas: Sequence[Score], summed: Score, tally: Tally
) -> tuple[Score, tuple[LayerScore, ...]]:
    """The total of a set whose areas are scored, and its layers. `summed`: the ordinary areas added up, traced."""
    extra = [(one, area.kind) for one, area in zip(areas, framework.areas, strict=True) if area.kind in SIGNS]
    if not extra and not framework.layers and not summed.excluded:
        return _finished(framework, summed, summed.earned, []), ()
    said: list[Message] = []
    layers = tuple(_layer(layer, tally.layers[layer.id]) for layer in framework.layers)
    base = _layered(framework, layers, said) if layers else _rescaled(framework, summed, said)
    if base is None:
        return replace(summed, points=Absent.NOT_APPLICABLE, not_applicable=framework.max_points, missing=NONE), layers
    for one, kind in extra:
        base += SIGNS[kind] * Fraction(one.earned)
        is_bonus = kind is NodeKind.BONUS
        places: dict[str, Parameter] = {"code": one.code, "points": one.earned}
        said.append(Message("trace.bonus" if is_bonus else "trace.penalty", places))
    stays = NONE if layers else summed.not_applicable - summed.excluded
    return _finished(framework, replace(summed, not_applicable=stays), base, said), layers


def _added(scores: Sequence[Score], what: str) -> Decimal:
    return sum((getattr(score, what) for score in scores), NONE)


def _rescaled(framework: Framework, summed: Score, said: list[Message]) -> Fraction | None:
    """What was earned, brought from what applies to the whole; None where nothing applies."""
    earned, applicable = summed.earned, summed.applicable
    if not summed.excluded:
        return Fraction(earned)
    if not applicable:
        return None
    points = Fraction(earned) / Fraction(applicable) * Fraction(framework.max_points)
    places = {"earned": earned, "applicable": applicable, "whole": framework.max_points, "points": shown(points)}
    said.append(Message("trace.rescaled", places))
    return points


def _layer(layer: Layer, leaves: Sequence[Score]) -> LayerScore:
    most, earned = _added(leaves, "max_points"), _added(leaves, "earned")
    applicable = most - _added(leaves, "excluded")
    is_absent = not applicable or _added(leaves, "not_applicable") == most
    points = None if is_absent else Fraction(earned) / Fraction(applicable) * Fraction(layer.points)
    return LayerScore(layer, earned, applicable, points)


def _layered(framework: Framework, layers: Sequence[LayerScore], said: list[Message]) -> Fraction | None:
    """The layers by their weights; a layer that is absent and may be stood for by the rest is."""
    present = [one for one in layers if one.points is not None]
    if not present:
        return None
    for one in layers:
        name: dict[str, Parameter] = {
            "layer": one.layer.name,
            "weight": one.layer.points,
            "earned": one.earned,
            "applicable": one.applicable,
        }
        if one.points is None:
            said.append(Message("trace.layer-absent", name))
        else:
            said.append(Message("trace.layer", {**name, "points": shown(one.points)}))
    points = sum((one.points for one in present if one.points is not None), Fraction(0))
    standing = [one for one in layers if one.points is not None or not one.layer.is_rescaled]
    weight = sum((one.layer.points for one in standing), NONE)
    if weight != framework.max_points:
        points = points / Fraction(weight) * Fraction(framework.max_points)
        places = {"applicable": weight, "whole": framework.max_points, "points": shown(points)}
        said.append(Message("trace.layers-rescaled", places))
    return points


def _finished(framework: Framework, summed: Score, exact: Fraction | Decimal, said: list[Message]) -> Score:
    """The total rounded as the set says, not below nothing and not above its ceiling."""
    rounding = framework.rounding
    is_fraction = isinstance(exact, Fraction)
    places = rounding.total if rounding.total is not None or not is_fraction else rounding.leaf
    points = rounding.at(places, exact)
    if places is not None and points != exact:
        said.append(Message("trace.rounded", {"places": places, "points": points}))
    if framework.ceiling is not None and points > framework.ceiling:
        points = framework.ceiling
        said.append(Message("trace.ceiling", {"ceiling": points}))
    if points < 0:
        points = NONE
        said.append(Message("trace.not-below-zero"))
    trace = (*summed.trace, *said) if summed.trace else ()
    return replace(summed, points=points, trace=trace)
