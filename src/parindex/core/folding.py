"""Words compared as readers compare them: without case, marks, or the kind of dash."""

import unicodedata

DASHES = dict.fromkeys(map(ord, "‐‑‒–—"), "-")


def normalised(words: str) -> str:
    """`words` with one space between them, plain dashes, small letters; marks stay."""
    return " ".join(words.translate(DASHES).casefold().split())


def folded(words: str) -> str:
    """`words` as one types them to search: "Điện Biên" is "dien bien"; letter for letter for NFC text."""
    decomposed = unicodedata.normalize("NFD", words.translate(DASHES))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return bare.replace("đ", "d").replace("Đ", "D").lower()
