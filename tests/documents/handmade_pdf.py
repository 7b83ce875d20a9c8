"""PDF files made by hand, where typst makes none such: turned, locked, damaged, drawn in odd ways.

Letters are those of Helvetica, which every reader knows: words here have no marks.
"""

import hashlib
from collections.abc import Sequence

A4 = (595, 842)
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
FILE_ID = b"0123456789abcdef"
FIRST_FREE = 5  # number of the first object after catalog, pages, font, and the one for more resources


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def pdf(
    *contents: bytes,
    rotate: int = 0,
    size: tuple[int, int] = A4,
    resources: bytes = b"",
    more: Sequence[bytes] = (),
    font: bytes = FONT,
) -> bytes:
    """A PDF with a page for each content. `more` are objects numbered from FIRST_FREE, `resources` what names them."""
    first_page = FIRST_FREE + len(more)
    kids = b" ".join(b"%d 0 R" % (first_page + 2 * at) for at in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(contents), kids),
        font,
        b"<< /Font << /F 3 0 R >> %s >>" % resources,
        *more,
    ]
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Rotate %d /Resources 4 0 R /Contents %d 0 R >>"
    for at, content in enumerate(contents):
        objects += [page % (*size, rotate, first_page + 2 * at + 1), stream(content)]
    return assembled(objects)


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A file of `objects`, numbered from 1; the first is the catalog."""
    parts, places, at = [b"%PDF-1.7\n"], [], 9
    for number, one in enumerate(objects, 1):
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, one))
        places.append(at)
        at += len(parts[-1])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table))
    parts.append(b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer))
    parts.append(b"startxref\n%d\n%%%%EOF" % at)
    return b"".join(parts)


def words(text: str, x: float, y: float, size: float = 12, turn: bytes = b"1 0 0 1") -> bytes:
    """Words at a point of the page (y upwards); `turn` is the first half of a matrix."""
    return b"BT /F %g Tf %s %g %g Tm (%s) Tj ET\n" % (size, turn, x, y, text.encode("cp1252"))


def lines(*rules: tuple[float, float, float, float]) -> bytes:
    return b"".join(b"%g %g m %g %g l S\n" % rule for rule in rules)


def table(rows: Sequence[Sequence[str]], left: float, top: float, width: float = 90, height: float = 20) -> bytes:
    """A table with all its lines, its upper left corner at (left, top)."""
    high, wide = len(rows), len(rows[0])
    across = [(left, top - at * height, left + wide * width, top - at * height) for at in range(high + 1)]
    down = [(left + at * width, top, left + at * width, top - high * height) for at in range(wide + 1)]
    cells = [
        words(text, left + column * width + 5, top - row * height - 15, 10)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    return lines(*across, *down) + b"".join(cells)


def locked(content: bytes, password: str = "") -> bytes:
    """A PDF of one page under 40-bit RC4; it opens without a word where `password` is blank."""
    padded = (password.encode() + PADDING)[:32]
    owner = _rc4(_digest((b"owner" + PADDING)[:32])[:5], padded)
    rights = b"\xfc\xff\xff\xff"
    key = _digest(padded + owner + rights + FILE_ID)[:5]
    encrypt = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
        owner.hex().encode(),
        _rc4(key, PADDING).hex().encode(),
    )
    hidden = _rc4(_digest(key + (4).to_bytes(3, "little") + b"\x00\x00")[:10], content)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 7 0 R >>",
        stream(hidden),
        FONT,
        encrypt,
        b"<< /Font << /F 5 0 R >> >>",
    ]
    return assembled(objects, b"/Encrypt 6 0 R /ID [<%s> <%s>]" % (FILE_ID.hex().encode(), FILE_ID.hex().encode()))


def _digest(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
