"""The name a file is kept by: what a sender wrote, without what could mislead a reader, a shell or a file system."""

import re
import unicodedata
from collections.abc import Iterator

from parindex.core.messages import Message
from parindex.documents.evidence_file.kinds import FileType

NAMELESS = "tai-lieu"
LONGEST = 200  # characters, its extension among them
SEPARATORS = re.compile(r"[/\\]")
# Marks that turn the direction of writing ("fdp.exe" is shown as "exe.pdf") or take no room at all.
HIDDEN = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}  # categories of Unicode: controls, formats, halves of a pair, line ends
NOT_OF_WINDOWS = re.compile(r'[<>:"|?*]')
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE)
# "Biên bản 1.2" and "12.QĐ-UBND" have no extension, "x.mp3" has.
EXTENSION = re.compile(r"\.(?=[0-9]*[a-z])[0-9a-z]{1,5}$", re.IGNORECASE)


def cleaned(raw: str) -> str:
    """`raw` as it may be shown and kept; "" if nothing is left of it."""
    last = SEPARATORS.split(raw)[-1]
    seen = "".join(letter for letter in last if unicodedata.category(letter) not in UNSEEN)
    name = unicodedata.normalize("NFC", NOT_OF_WINDOWS.sub("-", seen))
    name = " ".join(name.split()).rstrip(". ")
    return _cut(f"_{name}" if RESERVED.match(name) else name, _extension(name))


def agreeing(name: str, type_: FileType) -> str:
    """A cleaned name whose extension is one of the type's."""
    stem, extension = _split(name)
    if extension and extension.lower() not in type_.extensions:
        stem, extension = _split(stem)  # "a.pdf.exe" was "a.pdf" before
        if extension.lower() not in type_.extensions:
            stem, extension = stem + extension, ""
    extension = extension or type_.extensions[0]
    return _cut((stem.strip(". ") or NAMELESS) + extension, extension)


def noticed_of(raw: str, name: str, kept: str) -> Iterator[Message]:
    """What is told of a name: `raw` as it came, `name` cleaned, `kept` made to agree with the content."""
    if HIDDEN.search(raw):
        yield Message("evidence-file.hidden-marks", {"file": kept})
    if SEPARATORS.search(raw):
        yield Message("evidence-file.folders", {"file": kept})
    if kept != name:
        yield Message("evidence-file.renamed", {"file": name or NAMELESS, "kept": kept})


def _extension(name: str) -> str:
    return found[0] if (found := EXTENSION.search(name)) else ""


def _split(name: str) -> tuple[str, str]:
    extension = _extension(name)
    return name.removesuffix(extension), extension


def _cut(name: str, extension: str) -> str:
    if len(name) <= LONGEST:
        return name
    return name[: LONGEST - len(extension)].rstrip(". ") + extension
