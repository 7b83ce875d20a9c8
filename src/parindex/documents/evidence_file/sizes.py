"""How large a picture of a page may be, and its bytes."""

from io import BytesIO
from typing import TYPE_CHECKING

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError

if TYPE_CHECKING:
    from PIL.Image import Image

WIDEST = 2_000  # pixels
TALLEST = 6_000


def no_such_page(number: int, pages: int) -> UnreadableFileError:
    return UnreadableFileError(Message("evidence-file.no-page", {"page": number, "pages": pages}))


def png_of(picture: "Image") -> bytes:
    content = BytesIO()
    picture.save(content, "PNG")
    return content.getvalue()
