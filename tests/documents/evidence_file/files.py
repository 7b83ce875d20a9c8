"""Evidence files made by hand, good ones and those that an attacker or an accident would make."""

import struct
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from PIL import Image

from parindex.core.messages import Message
from parindex.documents.catalogue import catalogue
from parindex.documents.document import UnreadableFileError
from parindex.documents.evidence_file.examining import examine
from parindex.documents.evidence_file.kinds import Examined
from tests.documents import handmade_pdf
from tests.documents.word.files import CONTENT_TYPES, p, word_members

TITLE = "Quyết định số 12/QĐ-UBND về cải cách hành chính"
PDF = handmade_pdf.pdf(handmade_pdf.words("Bien ban", 72, 700), handmade_pdf.words("Trang hai", 72, 700))
HTML = b"<html><body><script>alert(1)</script></body></html>"
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
OPEN = "application/vnd.oasis.opendocument."


def archive(members: dict[str, str | bytes], packing: int = ZIP_DEFLATED) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", packing) as opened:
        for name, content in members.items():
            opened.writestr(ZipInfo(name, (2031, 1, 1, 0, 0, 0)), content, packing)
    return made.getvalue()


def word(*more: tuple[str, str | bytes], body: str = p(TITLE)) -> bytes:
    return archive({**word_members(body), **dict(more)})


def workbook(*more: tuple[str, str | bytes]) -> bytes:
    members = {"[Content_Types].xml": CONTENT_TYPES, "xl/workbook.xml": "<workbook/>", **dict(more)}
    return archive(members)


def slides(*texts: str) -> bytes:
    members = {
        f"ppt/slides/slide{at}.xml": f'<p xmlns:a="a"><a:p><a:t>{text}</a:t></a:p></p>'
        for at, text in enumerate(texts, 1)
    }
    whole = {"[Content_Types].xml": CONTENT_TYPES, "ppt/presentation.xml": "<p/>", **dict(reversed(members.items()))}
    return archive(whole)


def open_document(kind: str = "text", manifest: str = "<m/>", body: str = f"<t:p>{TITLE}</t:p>", **more: str) -> bytes:
    members = {
        "mimetype": OPEN + kind,
        "content.xml": f'<o xmlns:t="t">{body}</o>',
        "META-INF/manifest.xml": manifest,
        **more,
    }
    return archive(members, ZIP_STORED)


def picture(file_format: str = "PNG", size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    made = BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(made, file_format, **options)
    return made.getvalue()


def old_office(*streams: str, start: bytes = b"") -> bytes:
    """A compound file with these streams; the first of them begins with `start`."""
    last, unused = 0xFFFF_FFFE, 0xFFFF_FFFF
    names = ("Root Entry", *streams)
    directories = -(-len(names) // 4)
    followers = [0xFFFF_FFFD, *range(2, directories + 1), last]
    entries = []
    for at, name in enumerate(names):
        called = name.encode("utf-16-le") + b"\x00\x00"
        first, size = (directories + 1, 4096) if at == 1 else (last, 0)
        kind = 5 if at == 0 else 2
        entry = called.ljust(64, b"\x00") + struct.pack("<HBB12s", len(called), kind, 1, b"\xff" * 12)
        entries.append(entry + bytes(36) + struct.pack("<IQ", first, size))
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, last, 0, last, 0)
    head += struct.pack("<109I", 0, *[unused] * 108)
    table = struct.pack("<128I", *followers, *[unused] * (128 - len(followers)))
    directory = b"".join(entries).ljust(512 * directories, b"\x00")
    return head + table + directory + start.ljust(4096, b"\x00")


def kept(folder: Path, content: bytes, name: str) -> Examined:
    """What is found out about `content` that came under `name`."""
    file = folder / "upload"
    file.write_bytes(content)
    return examine(file, name)


def refused(folder: Path, content: bytes, name: str) -> str:
    """Why `content` is not taken, in Vietnamese; "" if it is."""
    try:
        kept(folder, content, name)
    except UnreadableFileError as error:
        return vietnamese(error.message)
    return ""


def vietnamese(message: Message) -> str:
    return catalogue("vi").render(message)


def told(found: Examined) -> list[str]:
    return [vietnamese(message) for message in found.noticed]
