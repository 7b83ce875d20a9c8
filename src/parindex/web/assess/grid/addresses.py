"""Where the pages of a sheet and of its leaves are."""

from dataclasses import dataclass
from urllib.parse import quote

from django.urls import reverse

PLACE = "tieu-chi"  # stands for a code while an address is taken apart


@dataclass(frozen=True, slots=True)
class LeafAddress:
    """The address of one page of every leaf: asked for once, since a grid has hundreds of links."""

    before: str
    after: str

    def of(self, code: str) -> str:
        """The page of the leaf of this code."""
        return f"{self.before}{quote(code)}{self.after}"


def evidence_address() -> LeafAddress:
    """The pages of pieces of evidence, by key."""
    before, after = reverse("evidence-one", args=[0]).rsplit("0", 1)
    return LeafAddress(before, after)


@dataclass(frozen=True, slots=True)
class Addresses:
    """The pages of a sheet by the names of their routes."""

    unit: str
    year: int

    def page(self, name: str) -> str:
        return reverse(name, args=[self.unit, self.year])

    def leaf(self, name: str) -> LeafAddress:
        """The pages called `name`, one per leaf."""
        before, after = reverse(name, args=[self.unit, self.year, PLACE]).rsplit(PLACE, 1)
        return LeafAddress(before, after)


def anchor(code: str) -> str:
    """The id of a leaf on the page."""
    return f"tc-{code}"
