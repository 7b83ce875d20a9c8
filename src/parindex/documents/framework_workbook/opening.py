"""The sheets of a workbook that may hold a criteria set, opened with the care that any file from outside needs."""

from io import BytesIO
from zipfile import ZipFile

from parindex.core.folding import folded
from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.framework_workbook import whole
from parindex.documents.framework_workbook.tables import BANDS, FACTS, NODES, RUNGS
from parindex.documents.office import ENCRYPTED_STREAM, EXCEL_MAIN, OLE
from parindex.documents.package import broken, opened, unpacked
from parindex.documents.workbook.book import Parts, open_book
from parindex.documents.workbook.reader import BROKEN
from parindex.documents.workbook.sheet import MOST_CELLS, Sheet, TooManyCellsError, read_sheet

ARCHIVE = b"PK\x03\x04"
TITLES = ((whole.TITLE, whole.ALIAS), *((table.title, table.alias) for table in (NODES, FACTS, RUNGS, BANDS)))
NEEDED = (whole.TITLE, NODES.title)


def sheets_by_title(content: bytes, name: str) -> tuple[dict[str, Sheet], list[Sheet]]:
    """The sheets of a criteria set by their titles in Vietnamese, and all others.

    Raises UnreadableFileError, naming the file, for what is no workbook, harmful, or has no criteria set.
    """
    known, others = dict[str, Sheet](), list[Sheet]()
    for sheet in _sheets(content, name):
        title = _known(sheet.title)
        if title and title not in known:
            known[title] = sheet
        else:
            others.append(sheet)
    if any(title not in known for title in NEEDED):
        raise UnreadableFileError(Message("workbook.no-set", {"file": name, "needed": NEEDED}))
    return known, others


def _known(title: str) -> str:
    sought = folded(" ".join(title.split()))
    return next((known for known, alias in TITLES if sought in (folded(known), alias)), "")


def _sheets(content: bytes, name: str) -> list[Sheet]:
    _refuse_others(content, name)
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = Parts(archive)
            book = open_book(parts)
            return [read_sheet(parts.content(part.path), part, book) for part in book.sheets]
    except TooManyCellsError:
        raise UnreadableFileError(Message("file.too-many-cells", {"file": name, "most": MOST_CELLS})) from None
    except BROKEN:
        raise broken(name, "Excel") from None


def _refuse_others(content: bytes, name: str) -> None:
    """Raises UnreadableFileError for what is no workbook, or would unpack beyond all bounds."""
    if content.startswith(OLE):
        kind = "file.encrypted" if ENCRYPTED_STREAM in content else "file.old-office"
        raise UnreadableFileError(Message(kind, {"file": name}))
    if not content.startswith(ARCHIVE):
        raise UnreadableFileError(Message("workbook.not-excel", {"file": name}))
    with opened(content, name) as archive:
        if not any(EXCEL_MAIN.fullmatch(member) for member in archive.namelist()):
            raise UnreadableFileError(Message("workbook.not-excel", {"file": name}))
        unpacked(archive, name, "Excel", keep=())
