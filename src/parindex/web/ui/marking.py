"""Words in which what was searched for is marked, whatever marks the searcher left out."""

from dataclasses import dataclass

from parindex.core.folding import folded


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of words; `is_found` if it was searched for."""

    words: str
    is_found: bool = False


def marked(words: str, terms: tuple[str, ...]) -> tuple[Stretch, ...]:
    """`words` cut at every place where one of `terms` (folded) stands."""
    plain = folded(words)
    if len(plain) != len(words) or not terms:  # words not in NFC: nothing can be marked letter for letter
        return (Stretch(words),)
    found = [any(_covers(plain, term, at) for term in terms) for at in range(len(words))]
    stretches: list[Stretch] = []
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or found[at] != found[start]:
            stretches.append(Stretch(words[start:at], found[start]))
            start = at
    return tuple(stretches)


def _covers(plain: str, term: str, at: int) -> bool:
    """Whether some occurrence of `term` in `plain` holds the letter at `at`."""
    return term in plain[max(0, at - len(term) + 1) : at + len(term)]
