"""The responsibilities that the narrative gives to bodies, and the areas that each one's text names."""

import re
from collections.abc import Iterable, Iterator, Mapping

from parindex.core.folding import normalised
from parindex.core.place import Words
from parindex.core.plan import Responsibility
from parindex.documents.leads import leads_of, unit_name

SECTION = re.compile(r"^(?:[0-9]+|[IVX]+)[.)]\s*(?:Tổ chức thực hiện|Trách nhiệm)", re.IGNORECASE)
DUTY = re.compile(r"^[0-9]+\.[0-9]+[.)]?\s+(\S.*)$")
END = re.compile(r"^(?:[IVX]+[.)]\s|[0-9]+[.)]\s|Trên đây là|Nơi nhận|PHỤ LỤC)")
ABBREVIATIONS = (("cchc", "cải cách hành chính"), ("tthc", "thủ tục hành chính"), ("hoá", "hóa"))


def responsibilities_in(paragraphs: Iterable[Words], names: Mapping[str, Iterable[str]]) -> tuple[Responsibility, ...]:
    """Each numbered heading of the section on carrying out, with its text.

    names: code of an area -> the names the paper gives it, in table and narrative.
    """
    spelled = {code: {_spelled_out(name) for name in known if name} for code, known in names.items()}
    return tuple(_responsibility(heading, body, spelled) for heading, body in _sections(paragraphs))


def _sections(paragraphs: Iterable[Words]) -> Iterator[tuple[Words, list[Words]]]:
    inside, heading, body = False, None, list[Words]()
    for words in paragraphs:
        if not inside:
            inside = SECTION.match(words.text) is not None
        elif DUTY.match(words.text):
            if heading:
                yield heading, body
            heading, body = words, []
        elif END.match(words.text):
            break
        else:
            body.append(words)
    if heading:
        yield heading, body


def _responsibility(heading: Words, body: list[Words], names: Mapping[str, set[str]]) -> Responsibility:
    match = DUTY.match(heading.text)
    written = match[1] if match else heading.text
    text = "\n".join(words.text for words in body)
    spelled = _spelled_out(text)
    areas = tuple(code for code, known in names.items() if any(name in spelled for name in known))
    return Responsibility(_unit(heading, written), heading, areas, text)


def _unit(heading: Words, written: str) -> str:
    """One unit by its canonical name; a heading that names several stays as it is written."""
    start = heading.text.index(written)
    named = leads_of(Words(written, ((0, heading.place(start)),)))
    return unit_name(written) if len(named) == 1 else written.rstrip(" .:")


def _spelled_out(text: str) -> str:
    spelled = normalised(text)
    for short, long in ABBREVIATIONS:
        spelled = re.sub(rf"\b{short}\b", long, spelled)
    return re.sub(r"[^\w\s]", "", spelled).replace("  ", " ")
