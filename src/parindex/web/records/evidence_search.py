"""What evidence is found by: the words inside its newest file, and what an office knows it by, without accents."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from parindex.core.folding import folded
from parindex.web.records.evidence import Evidence, EvidenceWords

MOST_WORDS = 300_000  # characters of a file that are searched
MOST_BYTES = 500_000  # of the same; PostgreSQL indexes no text whose words come to more than twice that
SIGNS = re.compile(r"[\W_]")
AROUND = 90  # characters shown on either side of what was found


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a file around what was found; `terms` are the folded words that were looked for."""

    words: str
    terms: tuple[str, ...]


def index_words(evidence: Evidence, words: str | None = None) -> None:
    """Let `evidence` be found by what it is known by now, and by `words`, those of its newest file.

    words: None where they are as they were.
    """
    row = EvidenceWords.objects.filter(evidence=evidence).first() or EvidenceWords(evidence=evidence)
    row.words = row.words if words is None else _fitting(words)
    newest = evidence.revisions.get(is_newest=True)
    known = (evidence.number, evidence.issuer, evidence.summary, newest.name or newest.url)
    # of signs PostgreSQL would make words of its own, such as paths and hosts
    row.folded = SIGNS.sub(" ", "\n".join((folded(row.words), *map(folded, known))))
    row.save()


def _fitting(words: str) -> str:
    cut = words[:MOST_WORDS].replace("\x00", "")
    return cut.encode("utf-8", "replace")[:MOST_BYTES].decode("utf-8", "ignore")


def terms_of(typed: str) -> tuple[str, ...]:
    """The words of `typed` as they are looked for."""
    return tuple(dict.fromkeys("".join(char if char.isalnum() else " " for char in folded(typed)).split()))


def excerpts(found: Iterable[Evidence], typed: str) -> dict[int, Excerpt]:
    """By the key of evidence, the place in its file where a word of `typed` stands first; none where no word does."""
    terms = terms_of(typed)
    if not terms:
        return {}
    rows = EvidenceWords.objects.filter(evidence__in=[one.pk for one in found]).exclude(words="")
    starts = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, terms))})")
    return {
        key: Excerpt(_around(words, at.start()), terms)
        for key, words, plain in rows.values_list("pk", "words", "folded")
        if (at := starts.search(plain, 0, len(words)))
    }


def _around(words: str, at: int) -> str:
    """`folded` has the letters of `words` at the same places, as far as they are composed."""
    start, end = max(0, at - AROUND), min(len(words), at + AROUND)
    shown = " ".join(words[start:end].split())
    return f"{'… ' if start else ''}{shown}{' …' if end < len(words) else ''}"
