"""The words that a reader of a page sees, line by line, and the tables among them."""

import re
from collections.abc import Callable

from lxml import etree

from parindex.documents.html.lists import Lists
from parindex.documents.html.page import Element

Flowing = list[str | Element]  # lines of words, and elements that were not entered

UNSEEN = frozenset((
    "audio", "canvas", "datalist", "head", "iframe", "nav", "noframes", "noscript", "object", "script", "select",
    "style", "svg", "template", "title", "video",
))  # fmt: skip
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
HIDING = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)\b", re.IGNORECASE)
NOTE = re.compile(r"#(?:_ftn|_edn|sdfootnote|sdendnote)[0-9]")  # as Word and LibreOffice name the notes of a page
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


def is_seen(element: Element) -> bool:
    """Whether the page shows an element, as far as its own tag and attributes tell."""
    if element.tag in UNSEEN or "hidden" in element.attrib:
        return False
    return HIDING.search(element.get("style", "")) is None


def flowing(root: Element, is_apart: Callable[[Element], bool] = lambda _: False) -> Flowing:
    """The lines within `root`. An element that `is_apart` stands among them as it is, its words in none of them."""
    flow = _Flow()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            flow.leave(element)
            if element is not root:
                flow.add(element.tail)
        elif element is not root and (not is_seen(element) or _refers_to_note(element)):
            walk.skip_subtree()
        elif element is not root and is_apart(element):
            flow.end_line()
            flow.lines.append(element)
            walk.skip_subtree()
        else:
            flow.enter(element)
            flow.add(element.text)
    flow.end_line()
    return flow.lines


class _Flow:
    """Collects words into lines, white space as a browser shows it."""

    def __init__(self) -> None:
        self.lines: Flowing = []
        self._words: list[str] = []
        self._lists = Lists()
        self._marker = ""
        self._preformatted = 0

    def enter(self, element: Element) -> None:
        if element.tag in BLOCKS or element.tag == "br":
            self.end_line()
        self._preformatted += element.tag == "pre"
        if element.tag == "li":
            self._marker = " ".join(filter(None, (self._marker, self._lists.marker(element))))

    def leave(self, element: Element) -> None:
        if element.tag in BLOCKS:
            self.end_line()
        self._preformatted -= element.tag == "pre"
        if element.tag == "li":
            self._marker = ""

    def add(self, text: str | None) -> None:
        if not text:
            return
        first, *more = text.split("\n") if self._preformatted else [text]
        self._words.append(first)
        for line in more:
            self.end_line()
            self._words.append(line)

    def end_line(self) -> None:
        if not self._words:
            return
        words = " ".join("".join(self._words).translate(INVISIBLE).split())
        self._words.clear()
        if words:
            self.lines.append(f"{self._marker} {words}".lstrip())
            self._marker = ""


def _refers_to_note(element: Element) -> bool:
    """Whether an element is the raised number that leads to a note: it would grow the figure before it."""
    if element.tag == "a":
        target = element.get("href", "")
        raised = element.find(".//sup") if target.startswith("#") else None
        return NOTE.match(target) is not None or (raised is not None and _text(raised) == _text(element))
    link = element.find(".//a[@href]") if element.tag == "sup" else None
    return link is not None and link.get("href").startswith("#") and _text(link) == _text(element)


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()
