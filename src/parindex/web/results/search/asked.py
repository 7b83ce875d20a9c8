"""What was typed into the search, and how well something fits it."""

import re
from dataclasses import dataclass
from enum import IntEnum

from parindex.core.folding import folded
from parindex.web.ui.marking import Stretch, marked

LONGEST = 100  # letters: a longer one was pasted by mistake
AROUND = " .,;:?!()[]\"'“”‘’"


class Rank(IntEnum):
    """How well something fits, best first: its very code; its name or code begins so; it holds all the words."""

    CODE = 1
    BEGINS = 2
    WORDS = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be found, in Vietnamese where `lang` says so. `also`: other words for it; `under`: where it belongs.

    is_numbered: its code is a place in a tree, as "3.6", so that figures are looked for there and not in its name.
    """

    name: str
    url: str
    code: str = ""
    also: tuple[str, ...] = ()
    under: str = ""
    is_numbered: bool = False
    lang: str = "vi"


@dataclass(frozen=True, slots=True)
class Asked:
    """The words as typed, and the terms in them: folded, each once."""

    words: str
    terms: tuple[str, ...]

    @classmethod
    def of(cls, query: str) -> "Asked":
        printable = "".join(letter if letter.isprintable() else " " for letter in query)
        words = " ".join(printable[:LONGEST].split())
        bare = (term.strip(AROUND) for term in folded(words).split())
        return cls(words, tuple(dict.fromkeys(term for term in bare if term)))

    @property
    def longest(self) -> str:
        """The term that leaves the least, for a first choice by the database."""
        return max(self.terms, key=len, default="")

    @property
    def dotless(self) -> str:
        """The first figure without a dot between its digits, as "36": most likely a code typed short."""
        return next((term for term in self.terms if term.isdigit() and len(term) > 1), "")

    def rank(self, one: Candidate) -> Rank | None:
        """How well `one` fits; None if one of the terms is nowhere in it."""
        code, names = folded(one.code), [folded(name) for name in (one.name, *one.also)]
        whole, phrase = " ".join(names), " ".join(self.terms)
        if not self.terms or not all(_fits(term, code, whole, is_numbered=one.is_numbered) for term in self.terms):
            return None
        if phrase == code:
            return Rank.CODE
        begins = _is_above(phrase, code) or any(name.startswith(phrase) for name in names)
        return Rank.BEGINS if begins else Rank.WORDS

    def marked(self, words: str) -> tuple[Stretch, ...]:
        """`words` with the terms marked where words begin with them."""
        return marked(words, self.terms, at_word_starts=True)


def _fits(term: str, code: str, words: str, *, is_numbered: bool) -> bool:
    if term == code or _is_above(term, code):
        return True
    is_figure = term.replace(".", "").isdigit()
    return not (is_numbered and is_figure) and bool(re.search(rf"(?<!\w){re.escape(term)}", words))


def _is_above(term: str, code: str) -> bool:
    """Whether `code` lies in the branch of `term`: "3.6.1" in that of "3.6", not in that of "36" or "3.61"."""
    return code.startswith(f"{term}.")
