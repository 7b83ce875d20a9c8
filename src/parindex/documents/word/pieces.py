"""What the paragraphs and cells of a Word file hold, gathered in one pass over a tidied tree (`accepted`).

Touching its elements one by one is what reading costs, so none is touched that says nothing.
"""

from parindex.documents.package import Element
from parindex.documents.word.tags import ID, MATH, PAGE_END_SEEN, PARAGRAPH, TEXT, VALUE, w

Reference = tuple[str, str]  # kind of note and its id
LINE_END, PAGE_END = "\n", "\f"  # neither can stand in XML text as such
TAB, PLACED_TAB, HYPHEN, LINE_BREAK, LINE_RETURN = w("tab", "ptab", "noBreakHyphen", "br", "cr")
SIGNS = {
    TAB: " ",
    PLACED_TAB: " ",
    HYPHEN: "-",
    LINE_BREAK: LINE_END,
    LINE_RETURN: LINE_END,
    PAGE_END_SEEN: PAGE_END,
    MATH + "den": "/",  # before the denominator of a fraction
}
FORMULA_TEXT = MATH + "t"
FIELD, FIELD_PLACE = w("fldChar", "fldCharType")
NOTES = dict(zip(w("footnoteReference", "endnoteReference"), ("footnotes", "endnotes"), strict=True))
SYMBOL, SYMBOL_CODE = w("sym", "char")
# Signs for which the font Symbol has letters of its own.
SYMBOLS = {0xA3: "≤", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xAE: "→", 0x2D: "-"}
STATED = dict(zip(w("pStyle", "numId", "ilvl"), ("style", "list", "level"), strict=True))
FORMS = dict(zip(w("gridSpan", "vMerge", "hMerge"), ("columns", "down", "right"), strict=True))
PIECES = (PARAGRAPH, TEXT, FORMULA_TEXT, *SIGNS, FIELD, SYMBOL, *NOTES, *STATED, *FORMS)


class Pieces:
    """By paragraph: its words, with LINE_END and PAGE_END where they fall and no mark where a note is referred to;
    the style, and the list and level it is numbered by, as far as it says so itself; the notes it refers to.
    By cell: what it says of its columns, and of the merges down and to the right that it belongs to.
    """

    def __init__(self) -> None:
        self.words: dict[Element, list[str]] = {}
        self.stated: dict[Element, dict[str, str | None]] = {}
        self.notes: dict[Element, list[Reference]] = {}
        self.forms: dict[Element, dict[str, str | None]] = {}

    def gather(self, tree: Element) -> None:
        """Adds what is in `tree`. The instructions of a field are no words, its result is."""
        paragraph, words = None, []  # type: Element | None, list[str]
        in_code: list[bool] = []  # of each field that is open, the innermost last
        for piece in tree.iter(*PIECES):
            tag = piece.tag
            if tag == TEXT:
                if True not in in_code:
                    words.append(piece.text or "")
            elif tag == PARAGRAPH:
                paragraph, words, in_code = piece, [], []
                self.words[paragraph] = words
            elif tag in SIGNS:
                if tag != TAB or piece.get(VALUE) is None:  # else a tab stop of the paragraph's properties
                    words.append(SIGNS[tag])
            elif tag in STATED:
                self.stated.setdefault(paragraph, {})[STATED[tag]] = piece.get(VALUE)
            elif tag in FORMS:
                self.forms.setdefault(piece.getparent().getparent(), {})[FORMS[tag]] = piece.get(VALUE)
            elif tag == FIELD:
                _follow(piece.get(FIELD_PLACE), in_code)
            elif tag == FORMULA_TEXT:
                words.append(piece.text or "")
            elif tag == SYMBOL:
                words.append(_symbol(piece.get(SYMBOL_CODE)))
            else:
                self.notes.setdefault(paragraph, []).append((NOTES[tag], piece.get(ID, "")))


def _follow(place: str | None, in_code: list[bool]) -> None:
    if place == "begin":
        in_code.append(True)
    elif in_code and place == "separate":
        in_code[-1] = False
    elif in_code and place == "end":
        in_code.pop()


def _symbol(code: str | None) -> str:
    """A letter given by its number: that of a symbol font as the sign it draws, or as a space if it is not known."""
    try:
        number = int(code or "", 16)
    except ValueError:
        return " "
    if 0xF000 <= number <= 0xF0FF:
        return SYMBOLS.get(number - 0xF000, " ")
    return chr(number) if 0x20 <= number < 0xD800 else " "
