"""The band of a sheet, or why none can be given: a set's text may have a gap, and figures may be missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from parindex.core.bands import AreaFloor
from parindex.core.framework import Framework, Gate, NodeKind
from parindex.core.messages import Message, Parameter
from parindex.core.points import Absent
from parindex.core.rules.figures import shown
from parindex.core.score import Score


@dataclass(frozen=True, slots=True)
class Banding:
    """The band's name, "" for none; `reason` says why it is none, or why it is another than the points alone give."""

    band: str = ""
    reason: Message | None = None


def banding(
    framework: Framework,
    total: Score,
    nodes: Mapping[str, Score],
    *,
    gates: Sequence[Gate],
    open_gates: Sequence[Message],
) -> Banding:
    """The band of a unit. gates: those of the set that closed; open_gates: what is missing to tell of others."""
    if not framework.bands.bands:
        return Banding()
    if gate := _deciding(gates):
        said = {"when": gate.when.named(), "cite": gate.cite}
        return Banding(gate.band, Message("band.gate" if gate.band else "band.denied", said))
    if isinstance(total.points, Absent):
        return Banding(reason=Message("band.nothing-applies"))
    if missing := _missing(framework, nodes):
        return Banding(reason=Message("band.missing", {"codes": missing}))
    if open_gates:
        return Banding(reason=Message("band.open-gate", {"missing": tuple(open_gates)}))
    return _by_points(framework, total.points, _shares(framework, nodes))


def _missing(framework: Framework, nodes: Mapping[str, Score]) -> tuple[str, ...]:
    """Codes of the leaves without points, those of bonus and penalty too: they may still move the total."""
    return tuple(leaf.code for leaf in framework.leaves() if nodes[leaf.code].points is Absent.MISSING)


def _deciding(gates: Sequence[Gate]) -> Gate | None:
    """The first gate that decides the band rather than the points."""
    return next((gate for gate in gates if not gate.zeroes), None)


def _by_points(framework: Framework, points: Decimal, shares: Mapping[str, Fraction]) -> Banding:
    found, kept_out = framework.bands.of(points, shares), _kept_out(framework, points, shares)
    if found is None:
        places: dict[str, Parameter] = {"points": points, "kept_out": kept_out}
        return Banding(reason=Message("band.gap-areas" if kept_out else "band.gap", places))
    if kept_out:
        return Banding(found.name, Message("band.lowered", {"band": found.name, "kept_out": kept_out}))
    return Banding(found.name)


def _shares(framework: Framework, nodes: Mapping[str, Score]) -> dict[str, Fraction]:
    """What each ordinary area and criterion earned of what applies of it, exactly; {} where no band asks for it."""
    if not any(band.area_floors for band in framework.bands.bands):
        return {}
    ordinary = (nodes[node.code] for node in framework.nodes() if node.kind is NodeKind.ORDINARY)
    return {node.code: Fraction(node.earned) / Fraction(node.applicable) for node in ordinary if node.applicable}


def _kept_out(framework: Framework, points: Decimal, shares: Mapping[str, Fraction]) -> tuple[Message, ...]:
    """The bands above the one found that the points would reach, with the areas that keep the unit out of them."""
    told = []
    for band in framework.bands.bands:
        if band.holds(points):
            failing = [floor for floor in band.area_floors if floor.fails(shares)]
            if not failing:
                break
            areas = tuple(_below(floor, shares) for floor in failing)
            told.append(Message("band.kept-out", {"band": band.name, "areas": areas}))
    return tuple(told)


def _below(floor: AreaFloor, shares: Mapping[str, Fraction]) -> Message:
    reached, needed = (shown(share, is_percent=True) for share in (shares[floor.code], floor.share))
    return Message("band.area-below", {"code": floor.code, "reached": reached, "needed": needed})
