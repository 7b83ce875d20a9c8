"""Reading a paper in each format, and the bare library of the format touching every word of the same file.

`python -m benchmarks.formats read|bare FILE` does one of them and prints the most memory that it took, in MB.
"""

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from parindex.documents.files import document_of
from parindex.documents.plan_reader import read_plan


def read(content: bytes, name: str) -> None:
    read_plan(document_of(content, name), name)


def bare(content: bytes, name: str) -> None:
    BARE[Path(name).suffix.removeprefix(".")](content)


def _text(content: bytes) -> None:
    content.decode().splitlines()


def _html(content: bytes) -> None:
    from lxml import html

    html.document_fromstring(content.decode()).text_content()


def _docx(content: bytes) -> None:
    import docx
    from docx.oxml.ns import qn

    for words in docx.Document(BytesIO(content)).element.body.iter(qn("w:t")):
        assert words.text is not None


def _xlsx(content: bytes) -> None:
    import openpyxl

    for sheet in openpyxl.load_workbook(BytesIO(content)):
        for row in sheet.iter_rows():
            for cell in row:
                str(cell.value)


def _pdf(content: bytes) -> None:
    import pdfplumber

    with pdfplumber.open(BytesIO(content)) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


BARE: dict[str, Callable[[bytes], None]] = {"txt": _text, "html": _html, "docx": _docx, "xlsx": _xlsx, "pdf": _pdf}


def main() -> None:
    do = {"read": read, "bare": bare}[sys.argv[1]]
    file = Path(sys.argv[2])
    do(file.read_bytes(), file.name)
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    print(next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")))


if __name__ == "__main__":
    main()
