"""The bytes of a web page: whether they are one, in which encoding, and the tree they make."""

import codecs
import re
from decimal import Decimal
from typing import Any, TypeAlias

from lxml import etree

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.legacy import legacy_encoding

Element: TypeAlias = Any  # of lxml, which has no types

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
HEAD = 4000  # bytes in which a page shows what it is
START = re.compile(
    r"(?:\s|<!--.*?-->|<\?.*?>)*<(?:!doctype\s+html|(?:html|head|body|title|meta|link|style|script|table|div|p|h[1-6]"
    r"|center|font|span)\b)",
    re.IGNORECASE | re.DOTALL,
)
CHARSET = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE
)
# Browsers take the older names for windows-1252, and pages in the fonts of before Unicode claim to be any of them.
CODECS = {
    **dict.fromkeys(("windows-1258", "cp1258", "x-cp1258"), "cp1258"),
    **dict.fromkeys(("windows-1252", "cp1252", "iso-8859-1", "latin1", "us-ascii", "x-user-defined"), "cp1252"),
}
MOST_CELLS = 2_000_000
CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)
# Some pages go on behind their end; browsers show that, lxml does not.
ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)


def is_html(content: bytes) -> bool:
    """Whether `content` begins as a web page does."""
    head = content[:HEAD]
    encoding = "utf-16" if head.startswith(UTF_16) else "utf-8-sig"
    return START.match(head.decode(encoding, "ignore")) is not None


def tree_of(content: bytes, name: str) -> Element | None:
    """The root of the page, None if there is nothing in it. Raises UnreadableFileError if it cannot be read."""
    text = ENDS.sub("", _decoded(content, name).replace("\x00", ""))
    if len(CELL.findall(text)) > MOST_CELLS:
        raise too_many_cells(name)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.LxmlError:
        raise _broken(name) from None
    if parser.error_log.filter_from_fatals():  # too deep or too large: the tree ends there
        raise _broken(name)
    return root


def _decoded(content: bytes, name: str) -> str:
    """What is UTF-8 is taken for that whatever it claims to be; Vietnamese in other encodings never is by chance."""
    encoding = "utf-16" if content.startswith(UTF_16) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        pass
    claimed = CHARSET.search(content[:HEAD])
    known = CODECS.get((claimed[1] or claimed[2]).decode().lower()) if claimed else None
    if known and encoding != "utf-16":
        return content.decode(known, "replace")
    if legacy := legacy_encoding(content.decode("latin-1")):
        raise UnreadableFileError(Message("file.legacy", {"file": name, "encoding": legacy}))
    raise UnreadableFileError(Message("file.encoding", {"file": name}))


def too_many_cells(name: str) -> UnreadableFileError:
    return UnreadableFileError(Message("file.too-many-cells", {"file": name, "most": Decimal(MOST_CELLS)}))


def _broken(name: str) -> UnreadableFileError:
    return UnreadableFileError(Message("file.broken", {"file": name, "format": "HTML"}))
