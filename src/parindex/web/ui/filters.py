"""Links that leave only some of what a page shows; they work without a script and can be bookmarked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filter:
    """One such link, with how many things it leaves."""

    words: str
    count: int
    url: str
    is_current: bool
