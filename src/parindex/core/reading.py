"""Plain data read into values: every flaw is kept with the path that leads to it, and reading goes on.

What is flawed gets a stand-in, so that one run finds all that is wrong with a file.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from typing import Any, TypeAlias

from parindex.core.messages import Message, Parameter

FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?")
NUMBER = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?) ?(%?)")
Path: TypeAlias = tuple[str | int, ...]
Data: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with the data, where (`path` leads there from the top), and what may mend it."""

    path: Path
    message: Message
    mend: Message | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A number as a set writes it: exact, and whether it stands there as a percentage."""

    value: Fraction
    is_percent: bool = False


class Reader:
    """Reads plain data: the keys of a YAML file, scalars as text or bare figures."""

    def __init__(self) -> None:
        self.flaws: list[Flaw] = []

    def flaw(self, path: Path, said: str, *, mend: Message | None = None, **parameters: Parameter) -> None:
        self.flaws.append(Flaw(path, Message(f"framework.{said}", parameters), mend))

    def mapping_at(self, data: Any, path: Path) -> Data:
        """`data` itself if it is a mapping; {} and a flaw if it is not."""
        if isinstance(data, Mapping):
            return data
        self.flaw(path, "not-a-mapping")
        return {}

    def mappings(self, items: Sequence[Any], path: Path) -> Iterator[tuple[Data, Path]]:
        """Each of `items`, which must be mappings, with its path."""
        for at, one in enumerate(items):
            yield self.mapping_at(one, (*path, at)), (*path, at)

    def known(self, data: Data, keys: Iterable[str], path: Path) -> None:
        """A flaw for each key that is none of `keys`: a key nobody reads is a rule that nobody keeps."""
        keys = tuple(keys)
        for key in data:
            if key not in keys:
                self.flaw((*path, key), "unknown-key", key=str(key), known=keys, mend=meant(str(key), keys))

    def text(self, data: Data, key: str, path: Path) -> str:
        value = data.get(key)
        if isinstance(value, str) and value.strip():
            return value
        if value in (None, ""):
            self.flaw(path, "missing-key", key=key)
        else:
            self.flaw((*path, key), "not-a-string", key=key, found=str(value))
        return ""

    def words(self, data: Data, key: str, path: Path) -> str:
        """Optional text: "" where it is left out."""
        return self.text(data, key, path) if key in data else ""

    def word(self, data: Data, key: str, words: Sequence[str], path: Path, default: str = "") -> str:
        """One of `words`; `default` where the key is left out, or a flaw if there is none."""
        if key not in data and default:
            return default
        value = self.text(data, key, path)
        if value and value not in words:
            self.flaw((*path, key), "not-a-word", key=key, found=value, known=tuple(words), mend=meant(value, words))
        return value if value in words else words[0]

    def figure(self, data: Data, key: str, path: Path) -> Decimal:
        """The figure under `key`; numbers of a YAML file may come as they are, for they are read exactly."""
        value = data.get(key)
        if value in (None, ""):
            self.flaw(path, "missing-key", key=key)
            return Decimal(0)
        if not FIGURE.fullmatch(str(value)):
            self.flaw((*path, key), "not-a-figure", key=key, found=str(value), mend=_with_a_dot(str(value)))
            return Decimal(0)
        return Decimal(str(value))

    def count(self, data: Data, key: str, path: Path) -> int | None:
        """An optional whole number."""
        if key not in data:
            return None
        figure = self.figure(data, key, path)
        if figure != int(figure):
            self.flaw((*path, key), "not-whole", key=key, found=str(data[key]))
        return int(figure)

    def number(self, value: Any, path: Path) -> Written:
        """A number, maybe negative, maybe a percentage ("95%")."""
        match = NUMBER.fullmatch(str(value)) if not isinstance(value, bool | Mapping | list) else None
        if match is None:
            self.flaw(path, "not-a-number", found=_told(value), mend=_with_a_dot(str(value)))
            return Written(Fraction(0))
        return Written(Fraction(match[1]) / (100 if match[2] else 1), is_percent=bool(match[2]))

    def number_of(self, data: Data, key: str, path: Path, default: str | None = None) -> Written:
        """The number under `key`; `default` where it is left out, or a flaw if there is none."""
        if key not in data and default is None:
            self.flaw(path, "missing-key", key=key)
            return Written(Fraction(0))
        return self.number(data.get(key, default), (*path, key))

    def flag(self, data: Data, key: str, path: Path, default: bool | None = None) -> bool:
        if key not in data and default is not None:
            return default
        value = data.get(key)
        if not isinstance(value, bool):
            self.flaw((*path, key) if key in data else path, "not-a-flag", key=key)
        return value is True

    def mapping(self, data: Data, key: str, path: Path) -> Data:
        value = data.get(key)
        if isinstance(value, Mapping):
            return value
        if value is None:
            self.flaw(path, "missing-key", key=key)
        else:
            self.flaw((*path, key), "not-a-mapping")
        return {}

    def sequence(self, data: Data, key: str, path: Path) -> Sequence[Any]:
        value = data.get(key)
        if isinstance(value, Sequence) and not isinstance(value, str) and value:
            return value
        if value is None:
            self.flaw(path, "missing-key", key=key)
        else:
            self.flaw((*path, key), "not-a-list", key=key)
        return ()


def meant(found: str, known: Iterable[str]) -> Message | None:
    """The word that `found` may be a slip of."""
    near = get_close_matches(found, list(known), n=1, cutoff=0.6)
    return Message("mend.meant", {"word": near[0]}) if near else None


def _with_a_dot(found: str) -> Message | None:
    """The number that is written with a comma, or with a sign for "no more than figures"."""
    dotted = found.strip().replace(",", ".")
    return Message("mend.write", {"writing": dotted}) if dotted != found and NUMBER.fullmatch(dotted) else None


def _told(value: Any) -> str:
    return ", ".join(value) if isinstance(value, Mapping) else str(value)
