"""Vietnamese encodings from before Unicode, told by how common words look in them.

A text set in a TCVN3 (.VnTime) or VNI font shows the same letters whether its bytes are read as
Latin-1 or a converter has already turned them into Unicode; so the test is on characters. The
two tables map only what the words below need. Sources: TCVN 5712:1993 (VN3); VNI-Win.
"""

COMMON_WORDS = ("tiêu chí", "điểm", "lĩnh vực", "đơn vị", "nhiệm vụ", "hành chính", "kế hoạch")

TCVN3 = str.maketrans("êíđểĩựơịệụàếạ", "ªÝ®ÓÜù¬ÞÖôµÕ¹")
VNI = str.maketrans(
    {"ê": "eâ", "đ": "ñ", "ể": "eå", "ĩ": "ó", "ự": "öï", "ơ": "ô", "ị": "ò", "ệ": "eä", "ụ": "uï"}
    | {"à": "aø", "ế": "eá", "ạ": "aï"}
)

SPELLINGS = {
    "TCVN3 (ABC)": tuple(word.translate(TCVN3) for word in COMMON_WORDS),
    "VNI": tuple(word.translate(VNI) for word in COMMON_WORDS),
}
ENOUGH = 2  # different words: one alone may be chance


def legacy_encoding(text: str) -> str | None:
    """The name of the legacy encoding that `text` was written in, None if in none of the known ones."""
    lowered = text.casefold()
    for name, spellings in SPELLINGS.items():
        if sum(spelling.casefold() in lowered for spelling in spellings) >= ENOUGH:
            return name
    return None
