"""Which list a paragraph of a Word file is numbered by: its own properties say so, or those of its style."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from unicodedata import category

from parindex.documents.package import Element
from parindex.documents.word.counting import Counts, Level, NumberedList
from parindex.documents.word.tags import PARAGRAPH_PROPERTIES, RUN_PROPERTIES, TYPE, VALUE, is_on, w, whole

NUMBERED_BY, LIST, LEVEL = w("numPr", "numId", "ilvl")
STYLE_OF_PARAGRAPH, STYLE, STYLE_ID, IS_DEFAULT, BASED_ON = w("pStyle", "style", "styleId", "default", "basedOn")
ABSTRACT, ABSTRACT_ID, NUMBERED, STYLE_LINK = w("abstractNum", "abstractNumId", "num", "numStyleLink")
LEVEL_FORM, OVERRIDE, OWN_START = w("lvl", "lvlOverride", "startOverride")
START, FORMAT, SHOWN, AFTER, LEGAL, RESTART = w("start", "numFmt", "lvlText", "suff", "isLgl", "lvlRestart")
(FONTS,) = w("rFonts")
SYMBOL_FONTS = ("Symbol", "Wingdings", "Webdings")
LONGEST_TEXT = 255  # characters; longer is no number
NO_LIST = "0"
LEVELS = range(9)
DEEPEST_STYLE = 20

Stated = tuple[str | None, str | None, str | None]  # style, list and level, as far as a paragraph states them


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says of numbering."""

    base: str | None
    list: str | None
    level: str | None


class Numbering:
    """The lists of a file, and the styles that number paragraphs by them."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._styles = {} if styles is None else dict(_styles(styles))
        self._default = None if styles is None else _default_style(styles)
        self._lists = {} if numbering is None else dict(_lists(numbering, self._styles))
        self._known: dict[Stated, tuple[NumberedList, int] | None] = {}
        self.has_plain = self._found(None, None, None) is not None  # paragraphs that say nothing are numbered

    def number(self, said: Mapping[str, str | None], counts: Counts) -> str:
        """The number of a paragraph that says this of "style", "list" and "level", with what parts it from the words.

        It counts as used. "" for a paragraph without one.
        """
        stated = said.get("style"), said.get("list"), said.get("level")
        if stated not in self._known:
            self._known[stated] = self._found(*stated)
        if not (found := self._known[stated]):
            return ""
        numbered, level = found
        number = counts.number(numbered, level)
        return number + numbered.levels[level].after if number else ""

    def _found(self, style: str | None, list_id: str | None, level: str | None) -> tuple[NumberedList, int] | None:
        """The list and the level of paragraphs that state this."""
        tied: list[str] = []  # styles up to the one that names the list
        for name, said in _chain(style if style in self._styles else self._default, self._styles):
            if list_id is None:
                tied.append(name)
            level = level or said.level
            list_id = list_id or said.list
            if list_id and level:
                break
        numbered = self._lists.get(list_id or NO_LIST)
        if numbered is None:
            return None
        by_style = (at for name in tied for at, form in numbered.levels.items() if form.style == name)
        at = next(by_style, whole(level, 0))
        return (numbered, at) if at in numbered.levels else None


def _styles(root: Element) -> Iterator[tuple[str, Style]]:
    for style in root.iterchildren(STYLE):
        numbered_by = style.find(f"{PARAGRAPH_PROPERTIES}/{NUMBERED_BY}")
        list_id, level = (
            (None, None) if numbered_by is None else (_value(numbered_by, LIST), _value(numbered_by, LEVEL))
        )
        yield style.get(STYLE_ID, ""), Style(_value(style, BASED_ON), list_id, level)


def _default_style(root: Element) -> str | None:
    paragraphs = (style for style in root.iterchildren(STYLE) if style.get(TYPE) == "paragraph")
    return next((style.get(STYLE_ID) for style in paragraphs if is_on(style.get(IS_DEFAULT, "0"))), None)


def _chain(style: str | None, styles: Mapping[str, Style]) -> Iterator[tuple[str, Style]]:
    """A style and those it is based on, as far as Word lets them go."""
    for _ in range(DEEPEST_STYLE):
        if style is None or style not in styles:
            return
        yield style, styles[style]
        style = styles[style].base


def _lists(root: Element, styles: Mapping[str, Style]) -> Iterator[tuple[str, NumberedList]]:
    forms = {form.get(ABSTRACT_ID): form for form in root.iterchildren(ABSTRACT)}
    lists = {numbered.get(LIST, ""): numbered for numbered in root.iterchildren(NUMBERED)}
    for list_id, numbered in lists.items():
        sequence = _value(numbered, ABSTRACT_ID) or ""
        form = forms.get(sequence)
        style = None if form is None else styles.get(_value(form, STYLE_LINK) or "")
        if style is not None and style.list in lists:  # such a form has no levels, but a style that names them
            form = forms.get(_value(lists[style.list], ABSTRACT_ID))
        if form is not None:
            levels = {**_levels(form), **_levels(*numbered.iterchildren(OVERRIDE))}
            yield list_id, NumberedList(list_id, sequence, levels, dict(_own_starts(numbered)))


def _own_starts(numbered: Element) -> Iterator[tuple[int, int]]:
    for override in numbered.iterchildren(OVERRIDE):
        if start := _value(override, OWN_START):
            yield whole(override.get(LEVEL), 0), whole(start, 1)


def _levels(*holders: Element) -> dict[int, Level]:
    forms = (form for holder in holders for form in holder.iterchildren(LEVEL_FORM))
    numbered = ((whole(form.get(LEVEL), 0), form) for form in forms)
    return {at: _level(form) for at, form in numbered if at in LEVELS}


def _level(form: Element) -> Level:
    number_format = next((said.get(VALUE) for said in form.iter(FORMAT)), None) or "decimal"
    text = (_value(form, SHOWN) or "")[:LONGEST_TEXT]
    legal, restart = form.find(LEGAL), _value(form, RESTART)
    return Level(
        start=whole(_value(form, START), 0),
        format=number_format,
        text=_bullet(text, form) if number_format == "bullet" else text,
        after="" if _value(form, AFTER) == "nothing" else " ",
        is_legal=legal is not None and is_on(legal.get(VALUE, "1")),
        restart=None if restart is None else whole(restart, 0),
        style=_value(form, STYLE_OF_PARAGRAPH),
    )


def _bullet(text: str, form: Element) -> str:
    """A bullet as its sign; one that a symbol font draws, or a letter that stands for a ring, is a dash."""
    fonts = form.find(f"{RUN_PROPERTIES}/{FONTS}")
    is_symbol = fonts is not None and any(name.startswith(SYMBOL_FONTS) for name in fonts.values())
    is_sign = not is_symbol and not any(letter.isalnum() or category(letter) == "Co" for letter in text)
    return text if is_sign else "-"


def _value(element: Element, name: str) -> str | None:
    """What the child of this name says, None if there is none."""
    child = element.find(name)
    return None if child is None else child.get(VALUE)
