"""What an address asks of the tree: the day, the words searched for, the kind, whether those that ended show too."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urlencode

from parindex.core.folding import folded
from parindex.core.organisation import KINDS

FORMATS = ("%Y-%m-%d", "%d/%m/%Y")
LONGEST_QUERY = 100


@dataclass(frozen=True, slots=True)
class Wanted:
    """unread: what was given for a day and is none, "" where the day is one."""

    day: date
    today: date
    q: str = ""
    kind: str = ""
    with_ended: bool = False
    unread: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str], today: date) -> "Wanted":
        """What the query of an address says; without a day, or one that cannot be read, today."""
        words = given.get("ngay", "").strip()
        day = _day_of(words)
        kind = given.get("loai", "")
        return cls(
            day=day or today,
            today=today,
            q=given.get("q", "").strip()[:LONGEST_QUERY],
            kind=kind if kind in KINDS else "",
            with_ended=given.get("het") == "1",
            unread="" if day or not words else words,
        )

    @property
    def terms(self) -> tuple[str, ...]:
        """The words searched for, as `folded` names have them."""
        return tuple(folded(self.q).split())

    def on(self, day: date) -> "Wanted":
        return replace(self, day=day)

    @property
    def query(self) -> str:
        """The query of the address that asks this, "" for what is asked without one."""
        asked = {"ngay": "" if self.day == self.today else self.day.isoformat(), "q": self.q, "loai": self.kind}
        asked["het"] = "1" if self.with_ended else ""
        told = {name: value for name, value in asked.items() if value}
        return f"?{urlencode(told)}" if told else ""

    @property
    def day_query(self) -> str:
        """The same of the day alone."""
        return Wanted(self.day, self.today).query


def _day_of(words: str) -> date | None:
    for written in FORMATS:
        try:
            return datetime.strptime(words, written).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
