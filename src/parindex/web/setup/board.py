"""The drawing on the sign-in page: the eight areas of Đắk Glong as published for 2023, earned and lost."""

from dataclasses import dataclass
from decimal import Decimal

from parindex.core.points import rounded
from parindex.documents.framework_yaml import shipped_framework
from parindex.web.ui import figures

FRAMEWORK = "dak-glong-2023"
# The published points of the areas, as frameworks/dak-glong-2023/expected.yaml has them (a test compares).
EARNED = ("13.5", "10.5", "13.567", "7.5", "7.25", "8.961", "7.634", "9.51")
ROOM = 560  # width of the drawing left to bars; figures stand behind them
STEP, THICK = 42, 34


@dataclass(frozen=True, slots=True)
class Stripe:
    """An area: how far eggshell goes, how far red goes on, and the figure behind it. All in the drawing's units."""

    y: str
    got: str
    lost: str
    end: str
    baseline: str
    words: str


def published_areas() -> tuple[Stripe, ...]:
    """The stripes from top to bottom, the area with the most points as long as the room allows."""
    areas = shipped_framework(FRAMEWORK).areas
    scale = ROOM / max(area.max_points for area in areas)
    return tuple(
        _stripe(place, Decimal(earned), area.max_points, scale)
        for place, (earned, area) in enumerate(zip(EARNED, areas, strict=True))
    )


def _stripe(place: int, earned: Decimal, max_points: Decimal, scale: Decimal) -> Stripe:
    return Stripe(
        y=str(place * STEP),
        got=f"{earned * scale:.1f}",
        lost=f"{(max_points - earned) * scale:.1f}",
        end=f"{max_points * scale + 10:.1f}",
        baseline=str(place * STEP + 22),
        words=figures.exact(rounded(earned, figures.PUBLISHED_PLACES)),
    )
