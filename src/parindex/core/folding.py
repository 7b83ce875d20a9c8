"""Words compared as readers compare them: without case, marks, or the kind of dash."""

import unicodedata

DASHES = dict.fromkeys(map(ord, "‐‑‒–—"), "-")
MARKS = dict.fromkeys(range(0x0300, 0x0370))
# "đ" is a letter of its own, not a marked "d": no decomposition takes its stroke away
BARE = {**MARKS, **DASHES, ord("đ"): "d", ord("Đ"): "D"}


def normalised(words: str) -> str:
    """`words` with one space between them, plain dashes, small letters; marks stay."""
    return " ".join(words.translate(DASHES).casefold().split())


def folded(words: str) -> str:
    """`words` as one types them to search: "Điện Biên" is "dien bien"; letter for letter for NFC text."""
    return unicodedata.normalize("NFD", words).translate(BARE).lower()
