"""Pictures by Pillow: that one is whole and of a bearable size, and how it looks at another width."""

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.evidence_file.kinds import JPEG, PNG, TIFF, FileType, Found
from parindex.documents.evidence_file.refusals import damaged
from parindex.documents.evidence_file.sizes import TALLEST, no_such_page, png_of

MOST_PIXELS = Image.MAX_IMAGE_PIXELS or 0  # Pillow's own bound, some 89 millions: A3 at 600 dots an inch is 70
FORMATS = {PNG: "PNG", JPEG: "JPEG", TIFF: "TIFF"}
SMALL = (400, 400)  # pixels; a JPEG decoded about so large shows whether it is whole, in little memory
# What Pillow raises on damaged files.
DAMAGED = (UnidentifiedImageError, OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, struct.error)


def examined_picture(path: Path, type_: FileType, name: str) -> Found:
    """Raises UnreadableFileError for a picture that is damaged, or would take too much memory."""
    with _opened(path, type_, name) as picture:
        pages = _pages(picture)
        if picture.format == "PNG":
            picture.verify()
        else:
            picture.draft("RGB", SMALL)
            picture.load()
    return Found(type_, pages)


def image_of_picture(path: Path, type_: FileType, number: int, width: int) -> bytes:
    """PNG of a picture upright, no wider than `width` pixels; a TIFF may have several pages, counted from 1."""
    with _opened(path, type_, path.name) as picture:
        pages = _pages(picture)
        if not 1 <= number <= pages:
            raise no_such_page(number, pages)
        if number > 1:
            picture.seek(number - 1)
            _refuse_too_large(picture, path.name)
        upright = ImageOps.exif_transpose(_smaller(picture))
        upright.thumbnail((width, TALLEST))
        return png_of(_on_paper(upright))


def _pages(picture: Image.Image) -> int:
    """A phone's JPEG may hold a second picture, which is no page."""
    return getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1


def _smaller(picture: Image.Image) -> Image.Image:
    """The picture in colours, made smaller before anything else copies it: at its full size that takes much memory."""
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    shown = picture if picture.mode == mode else picture.convert(mode)
    shown.thumbnail((TALLEST, TALLEST))
    return shown


def _on_paper(picture: Image.Image) -> Image.Image:
    """What is transparent, white."""
    if picture.mode != "RGBA":
        return picture
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture)
    return paper


@contextmanager
def _opened(path: Path, type_: FileType, name: str) -> Iterator[Image.Image]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=[FORMATS[type_]]) as picture:
                yield picture
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise _too_large(name) from None
    except DAMAGED:
        raise damaged(name, type_.extensions[0]) from None


def _refuse_too_large(picture: Image.Image, name: str) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise _too_large(name)


def _too_large(name: str) -> UnreadableFileError:
    return UnreadableFileError(
        Message("evidence-file.too-many-pixels", {"file": name, "millions": MOST_PIXELS // 1_000_000})
    )
