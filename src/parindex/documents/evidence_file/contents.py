"""The words of an evidence file that was examined, and its pages as pictures."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from parindex.documents.evidence_file.kinds import (
    EXCEL,
    JPEG,
    OPEN_DOCUMENTS,
    PDF,
    PNG,
    SLIDES,
    TEXT,
    TIFF,
    WORD,
)
from parindex.documents.evidence_file.sizes import WIDEST, no_such_page

MOST_CHARACTERS = 1_000_000
NO_WORDS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
OFFICE = {type_.media_type for type_ in (WORD, EXCEL, SLIDES, *OPEN_DOCUMENTS)}
PICTURES = {type_.media_type: type_ for type_ in (PNG, JPEG, TIFF)}


def text_of(path: Path, media_type: str) -> str:
    """The words of the file, at most MOST_CHARACTERS; "" where there are none to read, as in a scan.

    media_type: as `examine` told it. Raises UnreadableFileError if the file cannot be read after all.
    """
    pieces, length = [], 0
    for piece in _pieces(path, media_type):
        pieces.append(piece)
        length += len(piece)
        if length >= MOST_CHARACTERS:
            break
    text = "".join(pieces).replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", NO_WORDS.sub("", text)).strip()[:MOST_CHARACTERS]


def page_image(path: Path, media_type: str, page: int, width: int) -> bytes:
    """A page of a PDF or a picture as PNG, at most `width` pixels wide, and never wider than WIDEST.

    page: from 1. Raises UnreadableFileError if there is no such page: no other file has any.
    """
    width = max(1, min(width, WIDEST))
    if media_type == PDF.media_type:
        from parindex.documents.evidence_file.pdf import image_of_pdf

        return image_of_pdf(path, page, width)
    if media_type in PICTURES:
        from parindex.documents.evidence_file.picture import image_of_picture

        return image_of_picture(path, PICTURES[media_type], page, width)
    raise no_such_page(page, 0)


def _pieces(path: Path, media_type: str) -> Iterator[str]:
    if media_type == PDF.media_type:
        from parindex.documents.evidence_file.pdf import words_of_pdf

        return words_of_pdf(path)
    if media_type in OFFICE:
        from parindex.documents.evidence_file.office_words import words_of_office

        return words_of_office(path, media_type)
    if media_type == TEXT.media_type:
        from parindex.documents.evidence_file.plain import words_of_text

        return words_of_text(path, MOST_CHARACTERS)
    return iter(())
