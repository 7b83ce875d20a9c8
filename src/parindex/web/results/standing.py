"""Where a unit stands: its figure, its band, and how far the next one is, drawn on a scale."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from parindex.core.bands import Band, Bands
from parindex.web.records.year import YearRecord
from parindex.web.results.rows import shown
from parindex.web.ui import figures
from parindex.web.ui.bars import at
from parindex.web.ui.wording import band_word

LEAD_IN = Decimal(10)  # points of the lowest band that the scale shows: all of it would take half the width
LEAF = 16  # distance of the leaf marks in their drawing


@dataclass(frozen=True, slots=True)
class Leaf:
    """One square of the band's mark: laid with gold or not."""

    x: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """A band on the scale; `floor` is said at its start, except for the first."""

    name: str
    x: str
    middle: str
    width: str
    floor: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """The bands in a row, the mark of the points, and the stretch that is lacking to the next band."""

    segments: tuple[Segment, ...]
    mark: str
    lacking: tuple[str, str] | None
    words: str


@dataclass(frozen=True, slots=True)
class Standing:
    """`value` is the published figure, or the sum where none was published; "" where no figure is known."""

    value: str
    max_points: str
    origin: str
    band: str
    leaves: tuple[Leaf, ...]
    leaves_width: str
    basis: str
    lacking: str
    scale: Scale | None


def standing(record: YearRecord) -> Standing:
    """Where `record` stands by its published figure."""
    total, bands = record.sheet.total, record.framework.bands
    points = total.earned if record.stated_points is None else record.stated_points
    # while figures are missing there is no band yet: more points are still to come
    is_settled = bool(bands.bands) and not (record.stated_points is None and total.missing)
    here = bands.of(points)
    name = record.stated_band or (here.name if here and is_settled else "")
    return Standing(
        value=_value(record),
        max_points=figures.trimmed(record.framework.max_points),
        origin=_origin(record),
        band=band_word(name),
        leaves=_leaves(bands, name),
        leaves_width=str(LEAF * len(bands.bands) - 2),
        basis=_basis(bands) if name else "",
        lacking=_lacking(bands, points) if is_settled else "",
        scale=_scale(bands, points, record.framework.max_points) if is_settled else None,
    )


def _value(record: YearRecord) -> str:
    total = record.sheet.total
    if record.stated_points is None:
        earned = shown(total, total.earned)
        return figures.exact(earned, figures.EARNED_PLACES) if isinstance(earned, Decimal) else ""
    return figures.exact(record.stated_points, figures.PUBLISHED_PLACES)


def _origin(record: YearRecord) -> str:
    total = record.sheet.total
    summed = figures.exact(total.earned, figures.EARNED_PLACES)
    if total.missing == total.max_points:
        return _("No criterion has a figure yet.")
    if total.missing:
        places = {"summed": summed, "missing": figures.trimmed(total.missing)}
        return _("%(summed)s so far: criteria worth %(missing)s points have no figure yet.") % places
    if record.stated_points is None:
        return _("%(summed)s is the sum of the rows; nothing has been published yet.") % {"summed": summed}
    return _("%(stated)s as published; %(summed)s is the sum of the rows.") % {
        "stated": _value(record),
        "summed": summed,
    }


def _basis(bands: Bands) -> str:
    return _("Band thresholds: assumed, without a legal basis yet.") if bands.assumed else bands.basis


def _lacking(bands: Bands, points: Decimal) -> str:
    above, lacking = bands.above(points), bands.lacking(points)
    if above is None or lacking is None:
        return ""
    places = {"points": figures.trimmed(lacking), "band": band_word(above.name)}
    return _("%(points)s points to %(band)s") % places


def _leaves(bands: Bands, name: str) -> tuple[Leaf, ...]:
    """As many squares as there are bands, gold up to this one; the lowest band has one."""
    upwards = [band.name for band in reversed(bands.bands)]
    gold = upwards.index(name) + 1 if name in upwards else 0
    return tuple(Leaf(f"{place * LEAF}.5", place < gold) for place in range(len(upwards)))


def _scale(bands: Bands, points: Decimal, max_points: Decimal) -> Scale:
    upwards = tuple(reversed(bands.bands))
    start = _start(upwards, points)
    length = max_points - start
    tops = [band.floor for band in upwards[1:]] + [max_points]
    here, above = bands.of(points), bands.above(points)
    segments = tuple(
        _segment(band, max(band.floor, start) - start, top - start, length, is_here=band is here)
        for band, top in zip(upwards, tops, strict=True)
    )
    mark = at(points - start, length)
    return Scale(
        segments=segments,
        mark=mark,
        lacking=(mark, at(above.floor - points, length)) if above else None,
        words=_scale_words(start, max_points, points, bands),
    )


def _start(upwards: tuple[Band, ...], points: Decimal) -> Decimal:
    """Where the scale begins: a little below the second band, or the points where those are lower."""
    if len(upwards) < 2:
        return Decimal(0)
    return max(Decimal(0), min(upwards[1].floor, points) - LEAD_IN)


def _segment(band: Band, start: Decimal, end: Decimal, length: Decimal, *, is_here: bool) -> Segment:
    return Segment(
        name=band_word(band.name),
        x=at(start, length),
        middle=at((start + end) / 2, length),
        width=at(end - start, length),
        floor=figures.trimmed(band.floor) if start else "",
        is_here=is_here,
    )


def _scale_words(start: Decimal, end: Decimal, points: Decimal, bands: Bands) -> str:
    here = bands.of(points)
    said = [
        _("Bands from %(start)s to %(end)s points: %(points)s lies in %(band)s")
        % {
            "start": figures.trimmed(start),
            "end": figures.trimmed(end),
            "points": figures.trimmed(points),
            "band": band_word(here.name) if here else _("no band"),
        }
    ]
    return "; ".join(part for part in (*said, _lacking(bands, points)) if part)
