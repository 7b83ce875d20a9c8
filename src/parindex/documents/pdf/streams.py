"""pdfminer's parser with a limit: it would unpack whatever a file asks for, and follow references for ever."""

import re
import zlib
from typing import Any, BinaryIO

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.lzw import lzwdecode
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfexceptions import PDFException, PDFObjectNotFound
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_ASCIIHEX_DECODE,
    LITERALS_FLATE_DECODE,
    LITERALS_LZW_DECODE,
    LITERALS_RUNLENGTH_DECODE,
    PDFObjRef,
    PDFStream,
    int_value,
)
from pdfminer.runlength import rldecode
from pdfminer.utils import apply_png_predictor, apply_tiff_predictor

MOST_UNPACKED = 200_000_000  # bytes, of all streams that are read; pictures are not
LZW_RATIO, RUN_LENGTH_RATIO = 1400, 64  # what a byte of these can unpack to at worst
WIDEST_RANGE = 0x10000  # characters that one range of a font's table may name
LONGEST_CHAIN = 32  # references that lead to one another
RANGE = re.compile(rb"<([0-9a-fA-F]{1,16})>\s*<([0-9a-fA-F]{1,16})>")


class TooLargeError(Exception):
    """A file that unpacks to more than MOST_UNPACKED bytes."""


class Allowance:
    """The bytes that may still be unpacked."""

    def __init__(self) -> None:
        self.left = MOST_UNPACKED

    def spend(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise TooLargeError


class GuardedParser(PDFParser):
    """A parser all of whose streams share one allowance."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file)
        self.allowance = Allowance()

    def push(self, *objs: tuple[int, Any]) -> None:
        super().push(*((at, self._guarded(one) if isinstance(one, PDFStream) else one) for at, one in objs))

    def _guarded(self, stream: PDFStream) -> PDFStream:
        return GuardedStream(stream, self.allowance)


class GuardedDocument(PDFDocument):
    """A document in which references that lead in a circle end."""

    def getobj(self, objid: int) -> object:
        for _ in range(LONGEST_CHAIN):
            found = super().getobj(objid)
            if not isinstance(found, PDFObjRef):
                return found
            objid = found.objid
        raise PDFObjectNotFound(objid)


class GuardedStream(PDFStream):
    """A stream that spends of an allowance when it is unpacked."""

    def __init__(self, stream: PDFStream, allowance: Allowance) -> None:
        super().__init__(stream.attrs, stream.rawdata or b"", stream.decipher)
        self._allowance = allowance

    def decode(self) -> None:
        data = self.rawdata or b""
        if self.decipher and self.objid is not None and self.genno is not None:
            data = self.decipher(self.objid, self.genno, data, self.attrs)
        for name, params in self.get_filters():
            data = _predicted(self._unpacked(name, data), params)
        _check_ranges(data)
        self.data, self.rawdata = data, None

    def _unpacked(self, name: object, data: bytes) -> bytes:
        """`data` without one filter. Those of pictures are left: nothing that is read has them."""
        if name in LITERALS_FLATE_DECODE:
            data = _inflated(data, self._allowance.left + 1)
        elif name in LITERALS_LZW_DECODE:
            self._allow(len(data) * LZW_RATIO)
            data = lzwdecode(data)
        elif name in LITERALS_RUNLENGTH_DECODE:
            self._allow(len(data) * RUN_LENGTH_RATIO)
            data = rldecode(data)
        elif name in LITERALS_ASCII85_DECODE:
            data = ascii85decode(data)
        elif name in LITERALS_ASCIIHEX_DECODE:
            data = asciihexdecode(data)
        self._allowance.spend(len(data))
        return data

    def _allow(self, size: int) -> None:
        """For what cannot be unpacked by parts."""
        if size > self._allowance.left:
            raise TooLargeError


def _inflated(data: bytes, most: int) -> bytes:
    """At most `most` bytes. Read past the header and without the checksum at the end, in which writers err."""
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data[2:], most)
    except zlib.error as error:
        raise PDFException(str(error)) from error


def _predicted(data: bytes, params: object) -> bytes:
    """`data` where its lines are written as differences from their neighbours."""
    if not isinstance(params, dict) or int_value(params.get("Predictor", 1)) == 1:
        return data
    predictor, colors, columns, bits = (
        int_value(params.get(name, usual))
        for name, usual in (("Predictor", 1), ("Colors", 1), ("Columns", 1), ("BitsPerComponent", 8))
    )
    if not 0 < colors * columns * bits <= 8 * max(len(data), 1):
        raise PDFException("a line longer than the stream")
    if predictor == 2:
        return apply_tiff_predictor(colors, columns, bits, data)
    return apply_png_predictor(predictor, colors, columns, bits, data)


def _check_ranges(data: bytes) -> None:
    """Refuse a font's table that names, in a few bytes, more characters than there are."""
    if b"endbfrange" in data or b"endcidrange" in data:
        for first, last in RANGE.findall(data):
            if int(last, 16) - int(first, 16) > WIDEST_RANGE:
                raise TooLargeError
