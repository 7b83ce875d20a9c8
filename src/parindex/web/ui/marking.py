"""Words in which what was searched for is marked, whatever marks the searcher left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parindex.core.folding import folded


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of words; `is_found` if it was searched for."""

    words: str
    is_found: bool = False


def marked(words: str, terms: tuple[str, ...], *, at_word_starts: bool = False) -> tuple[Stretch, ...]:
    """`words` cut at every place where one of `terms` (folded) stands, or only where a word begins with it."""
    plain = folded(words)
    if len(plain) != len(words) or not terms:  # words not in NFC: nothing can be marked letter for letter
        return (Stretch(words),)
    covered = {at for term in terms for at in _covered(plain, term, at_word_starts=at_word_starts)}
    found = [at in covered for at in range(len(words))]
    stretches: list[Stretch] = []
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or found[at] != found[start]:
            stretches.append(Stretch(words[start:at], found[start]))
            start = at
    return tuple(stretches)


def _covered(plain: str, term: str, *, at_word_starts: bool) -> Iterator[int]:
    """The letters of `plain` that belong to some occurrence of `term`."""
    before = r"(?<!\w)" if at_word_starts else ""
    for occurrence in re.finditer(f"{before}(?={re.escape(term)})", plain):
        yield from range(occurrence.start(), occurrence.start() + len(term))
