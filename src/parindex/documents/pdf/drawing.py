"""What a page draws, as pdfminer meets it: letters, paths, pictures. Nothing is worked out here, only counted."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import Matrix, PathSegment, Rect, apply_matrix_rect

from parindex.documents.pdf.streams import TooLargeError

MOST_ON_PAGE = 300_000  # things drawn: a dense page of text has some 6,000, a detailed map 100,000
MOST_DRAWN = 5_000_000  # in a whole file
UNKNOWN = "\ufffd"  # a letter of which the file does not say what it is


Box = tuple[float, float, float, float]  # x0, y0, x1, y1 on the page, y upwards


class Letter(NamedTuple):
    """A letter: the matrix that puts it on the page, how far it reaches along its line, and its font's size."""

    text: str
    matrix: Matrix
    advance: float
    size: float


class Path(NamedTuple):
    """A path in its own coordinates; `matrix` puts it on the page. `width` is that of its stroke, None if filled."""

    matrix: Matrix
    segments: Sequence[PathSegment]
    width: float | None


@dataclass(slots=True)
class Drawing:
    """A page's content in the order in which it is drawn; `box` is what one sees of the page."""

    box: Box = (0, 0, 0, 0)
    letters: list[Letter] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    pictures: int = 0


class Recorder(PDFTextDevice):
    """Stands where pdfminer expects something to draw on. Raises TooLargeError on a page that draws without end."""

    ctm: Matrix

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.drawing = Drawing()
        self.drawn = 0
        self._outer: list[Matrix] = []

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        self.drawing.box = apply_matrix_rect(ctm, page.cropbox)

    def render_char(  # noqa: PLR0917 - pdfminer calls it so
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        self._count()
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = UNKNOWN
        advance = float(font.char_width(cid) * fontsize * scaling)
        self.drawing.letters.append(Letter(text, matrix, advance, float(fontsize)))
        return advance

    def set_ctm(self, ctm: Matrix) -> None:
        a, b, c, d, e, f = ctm  # a figure's matrix is whatever its file says
        self.ctm = (float(a), float(b), float(c), float(d), float(e), float(f))

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[PathSegment],
    ) -> None:
        self._count()
        self.drawing.paths.append(Path(self.ctm, path, graphicstate.linewidth if stroke else None))

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        self._count()
        self._outer.append(self.ctm)

    def end_figure(self, name: str) -> None:
        """pdfminer itself leaves the figure's matrix in force."""
        self.ctm = self._outer.pop()

    def render_image(self, name: str, stream: PDFStream) -> None:
        self.drawing.pictures += 1

    def _count(self) -> None:
        self.drawn += 1
        if self.drawn > MOST_ON_PAGE:
            raise TooLargeError
