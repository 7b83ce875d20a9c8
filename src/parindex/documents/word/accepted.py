"""A Word tree as its reader wants it: tracked changes accepted, and nothing round words that only wraps them.

What is left is body > p, tbl; tbl > tr > tc > p, tbl; p > r.
"""

from lxml import etree

from parindex.documents.package import Element
from parindex.documents.word.tags import (
    CELL,
    MARKUP,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    ROW,
    ROW_PROPERTIES,
    RUN_PROPERTIES,
    TABLE,
    TEXT_BOX,
    is_on,
    w,
)

ALTERNATIVES = MARKUP + "AlternateContent"
INSERTED, MOVED_HERE, CELL_INSERTED = w("ins", "moveTo", "cellIns")
DELETED, MOVED_AWAY, CELL_DELETED = w("del", "moveFrom", "cellDel")
GONE = (DELETED, MOVED_AWAY, CELL_DELETED)
CHANGES = (INSERTED, MOVED_HERE, CELL_INSERTED, *GONE)
REFERENCES = w("footnoteReference", "endnoteReference")
(OWN_MARK,) = w("customMarkFollows")
# Properties as they were before a change, among them numbers and merges.
FORMER = w("pPrChange", "rPrChange", "tcPrChange", "trPrChange", "tblPrChange", "tblGridChange")
WRAPPERS = (
    *w("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple", "dir", "bdo"),
    *(MARKUP + name for name in ("AlternateContent", "Choice", "Fallback")),
)


def accept(root: Element) -> int:
    """Tidies the tree below `root`, that of a whole part; the number of tracked changes there were."""
    if next(root.iter(*FORMER, *REFERENCES, *CHANGES, *WRAPPERS), None) is None:
        return 0  # as in most files; every other step is a pass over the tree
    etree.strip_elements(root, *FORMER, with_tail=False)
    for alternatives in list(root.iter(ALTERNATIVES)):
        for other in list(alternatives)[1:]:
            alternatives.remove(other)
    for reference in list(root.iter(*REFERENCES)):
        if is_on(reference.get(OWN_MARK, "0")):
            for mark in list(reference.itersiblings()):
                reference.getparent().remove(mark)
    changes = sum(1 for _ in root.iter(*CHANGES))
    unended = [_without(gone) for gone in list(root.iter(*GONE))]
    etree.strip_tags(root, *WRAPPERS)
    for paragraph in reversed(dict.fromkeys(unended)):
        if paragraph is not None:
            _join_to_next(paragraph)
    return changes


def boxes_in(root: Element) -> dict[Element, list[Element]]:
    """The text boxes taken out of the tree, by the paragraphs that anchor them."""
    boxes: dict[Element, list[Element]] = {}
    for box in list(root.iter(TEXT_BOX)):
        anchor = next(box.iterancestors(PARAGRAPH), None)
        if anchor is not None:
            boxes.setdefault(anchor, []).append(box)
            box.getparent().remove(box)
    return boxes


def _without(gone: Element) -> Element | None:
    """Takes out what `gone` marks as deleted. If that is only a paragraph's end, the paragraph comes back."""
    parent = gone.getparent()
    if gone.tag == CELL_DELETED or parent.tag == ROW_PROPERTIES:
        marked = next(gone.iterancestors(CELL if gone.tag == CELL_DELETED else ROW), None)
        if marked is not None and marked.getparent() is not None:  # else it was taken out before, being marked twice
            marked.getparent().remove(marked)
    elif parent.tag != RUN_PROPERTIES:
        parent.remove(gone)
    elif parent.getparent().tag == PARAGRAPH_PROPERTIES:
        return next(parent.iterancestors(PARAGRAPH), None)
    return None


def _join_to_next(paragraph: Element) -> None:
    """Puts the words of a paragraph whose end is deleted before those of the next one, whose properties hold."""
    following = next((block for block in paragraph.itersiblings() if block.tag in {PARAGRAPH, TABLE}), None)
    words = [child for child in paragraph if child.tag != PARAGRAPH_PROPERTIES]
    if following is not None and following.tag == PARAGRAPH:
        for word in reversed(words):
            following.insert(0, word)
    elif words:
        return
    paragraph.getparent().remove(paragraph)
