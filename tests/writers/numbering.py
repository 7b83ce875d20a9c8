"""How papers number the rows of a criteria set, and which dotted code each number stands for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from tests.writers.content import Entry

ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True, slots=True)
class Number:
    """Where a row stands: its area, its criterion within the area, its sub-criterion (0: none), all from 1.

    `running` is the criterion's number where criteria count on through the areas.
    """

    area: int
    criterion: int = 0
    sub: int = 0
    running: int = 0

    @property
    def level(self) -> int:
        """0 for an area, 1 for a criterion, 2 for a sub-criterion."""
        return (self.criterion > 0) + (self.sub > 0)


@dataclass(frozen=True, slots=True)
class Numbering:
    """A pattern for each level, of the fields below: "{roman}", "{area}.{criterion}", "{lower})"."""

    area: str
    criterion: str
    sub: str

    def written(self, number: Number) -> str:
        """The number as the paper writes it."""
        return (self.area, self.criterion, self.sub)[number.level].format(
            area=number.area,
            roman=ROMAN[number.area],
            upper=_letter(number.area, "A"),
            criterion=number.criterion,
            running=number.running,
            sub=number.sub,
            lower=_letter(number.sub, "a"),
        )

    def code(self, number: Number) -> str:
        """The code that it stands for: always dotted decimals."""
        criterion = number.running if "{running}" in self.criterion else number.criterion
        return ".".join(str(part) for part in (number.area, criterion, number.sub)[: number.level + 1])

    def ended(self, mark: str) -> Self:
        """This numbering with a mark behind the numbers that have none."""
        patterns = (self.area, self.criterion, self.sub)
        return type(self)(*(one if one.endswith((".", ")", ":")) else one + mark for one in patterns))


def _letter(number: int, first: str) -> str:
    return chr(ord(first) + number - 1) if number else ""


DOTTED = Numbering("{area}", "{area}.{criterion}", "{area}.{criterion}.{sub}")
ROMAN_DOTTED = Numbering("{roman}", "{area}.{criterion}", "{area}.{criterion}.{sub}")
ROMAN_INTEGER = Numbering("{roman}", "{criterion}", "{criterion}.{sub}")
ROMAN_RUNNING = Numbering("{roman}", "{running}", "{lower})")
ROMAN_LETTERED = Numbering("{roman}", "{criterion}", "{lower})")
UPPER_INTEGER = Numbering("{upper}", "{criterion}", "{criterion}.{sub}")
DOTTED_LETTERED = Numbering("{area}", "{area}.{criterion}", "{lower})")


def numbered(areas: Iterable[Entry]) -> Iterator[tuple[Number, Entry]]:
    """Every row with its number, in the paper's order."""
    running = 0
    for area, entry in enumerate(areas, 1):
        yield Number(area), entry
        for at, criterion in enumerate(entry.below, 1):
            running += 1
            yield Number(area, at, running=running), criterion
            for sub, below in enumerate(criterion.below, 1):
                yield Number(area, at, sub, running), below
