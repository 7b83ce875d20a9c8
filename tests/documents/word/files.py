"""Word files made by hand, down to the elements: what Word, other programs and attackers write."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from parindex.documents.document import Document, Paragraph, Table
from parindex.documents.files import document_of

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": WORD,
        "r": RELATIONS,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
NAME = "ke-hoach.docx"
CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def root(tag: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} {NAMESPACES}>{inside}</w:{tag}>'


def relations(*related: tuple[str, str, bool]) -> str:
    """The part that lists relations: kind, target, and whether the target is outside the file."""
    listed = "".join(
        f'<Relationship Id="r{at}" Type="{RELATIONS}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if is_outside else ''}/>"
        for at, (kind, target, is_outside) in enumerate(related)
    )
    uri = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{uri}">{listed}</Relationships>'


def archive(members: dict[str, str | bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return made.getvalue()


def word_members(body: str, outside: tuple[tuple[str, str, bool], ...] = (), **parts: str) -> dict[str, str | bytes]:
    """The members of a Word file with this body. `parts` are those beside it by their kind, such as numbering."""
    related = relations(*((kind, f"{kind}.xml", False) for kind in parts), *outside)
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": related,
        **{f"word/{kind}.xml": root(kind, inside) for kind, inside in parts.items()},
    }


def word_file(body: str, **parts: str) -> bytes:
    return archive(word_members(body, **parts))


def read(body: str, **parts: str) -> Document:
    return document_of(word_file(body, **parts), NAME)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(inside: str = "", properties: str = "") -> str:
    """A paragraph of these words, or of these runs if they are elements already."""
    runs = inside if inside.startswith("<") else run(inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def cell(inside: str = "", properties: str = "") -> str:
    """A cell of one paragraph of these words, or of these blocks if they are elements already."""
    blocks = inside if inside.startswith(("<w:p>", "<w:tbl>")) else p(inside)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    made = (inside if inside.startswith("<w:tc>") else cell(inside) for inside in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def table(*rows: str, columns: int = 0) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def words(document: Document) -> list[str]:
    """The paragraphs outside tables."""
    return [paragraph.text for paragraph in document.paragraphs()]


def grids(document: Document) -> list[list[list[str]]]:
    """The words of the tables, cell by cell."""
    return [[[each.text for each in line.cells] for line in found.rows] for found in document.tables()]


def blocks(document: Document) -> list[str | list[list[str]]]:
    """All blocks in order: a paragraph by its words, a table by those of its cells."""
    return [
        [[each.text for each in line.cells] for line in block.rows] if isinstance(block, Table) else block.words.text
        for block in document.blocks
        if isinstance(block, Paragraph | Table)
    ]
