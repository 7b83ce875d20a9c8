"""Office files are told by what is in them, and opened without harm: no bombs, no entities, nothing fetched or run."""

import socket
import struct
import tracemalloc
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile, ZipInfo

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.core.messages import Message
from parindex.core.place import Place
from parindex.core.plan import Noticed
from parindex.documents import package
from parindex.documents.document import UnreadableFileError
from parindex.documents.files import document_of
from tests.documents.word.files import (
    CONTENT_TYPES,
    NAME,
    WORD,
    archive,
    cell,
    p,
    relations,
    row,
    table,
    word_file,
    word_members,
    words,
)
from tests.documents.word.refusals import refusal_of

BODY = p("Kế hoạch")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
DOCTYPE = '<!DOCTYPE a [<!ENTITY b "c">]>'


ONE_LIST = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def refusal(content: bytes) -> Message:
    return refusal_of(lambda: document_of(content, NAME))


def workbook_members() -> dict[str, str | bytes]:
    content, book = BytesIO(), openpyxl.Workbook()
    book.active.append(["Kế hoạch", "Điểm"])
    book.save(content)
    with ZipFile(content) as made:
        return {name: made.read(name) for name in made.namelist()}


def with_member(name: str, content: str | bytes) -> bytes:
    """A Word file with one more member."""
    return archive({**word_members(BODY), name: content})


REFUSED = {
    "an old file": (OLE, "file.old-office"),
    "a file under a password": (OLE + "EncryptedPackage".encode("utf-16-le") + bytes(64), "file.encrypted"),
    "an archive": (archive({"ke-hoach.txt": "a"}), "file.zip"),
    "an archive of Word files": (archive({"a.docx": word_file(BODY)}), "file.zip"),
    "a book": (archive({"mimetype": "application/epub+zip"}), "file.zip"),
    "OpenDocument": (archive({"mimetype": "application/vnd.oasis.opendocument.text"}), "file.open-document"),
    "slides": (archive({"[Content_Types].xml": CONTENT_TYPES, "ppt/presentation.xml": "<a/>"}), "file.binary"),
}


@pytest.mark.parametrize(("content", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_neither_word_nor_excel_is_refused_by_its_kind(content, said):
    assert refusal(content) == Message(said, {"file": NAME})


def test_a_file_is_told_by_its_members_and_not_by_its_name():
    assert words(document_of(word_file(BODY), "ke-hoach.xlsx")) == ["Kế hoạch"]
    assert "Kế hoạch" in "".join(document_of(archive(workbook_members()), NAME).lines)


def test_a_body_that_word_on_the_web_has_numbered_is_found():
    members = {name.replace("document.xml", "document2.xml"): part for name, part in word_members(BODY).items()}
    assert words(document_of(archive(members), NAME)) == ["Kế hoạch"]


def test_parts_are_found_whatever_letters_their_names_are_written_in():
    members = word_members(p("chữ", '<w:numPr><w:numId w:val="1"/></w:numPr>'), numbering=ONE_LIST)
    for old, new in (("word/document", "Word/Document"), ("word/numbering", "word/NUMBERING")):
        members = {name.replace(old, new): part for name, part in members.items()}
    members = {name: str(part).replace("numbering.xml", "Numbering.xml") for name, part in members.items()}
    assert words(document_of(archive(members), NAME)) == ["1. chữ"]


def test_the_strict_dialect_is_read():
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    members = {name: str(part).replace(WORD, strict) for name, part in word_members(BODY).items()}
    assert words(document_of(archive(members), NAME)) == ["Kế hoạch"]


def test_a_part_in_utf_16_is_read():
    members = word_members(BODY)
    body = str(members["word/document.xml"]).replace("UTF-8", "UTF-16")
    assert words(document_of(archive({**members, "word/document.xml": body.encode("utf-16")}), NAME)) == ["Kế hoạch"]


def damaged(content: bytes, at: bytes) -> bytes:
    """The content with a byte turned behind the first `at`."""
    place = content.index(at) + len(at) + 20
    return content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]


def renamed(name: str, part: str | None) -> bytes:
    """A Word file with another part of this name, or without it."""
    members = {**word_members(BODY), name: part or ""}
    return archive({key: inside for key, inside in members.items() if key != name or part is not None})


BROKEN = {
    "a Word file cut short": (word_file(BODY)[:-40], "Word"),
    "a Word file cut in half": (word_file(BODY)[: len(word_file(BODY)) // 2], "Word"),
    "a workbook cut short": (archive(workbook_members())[:-40], "Excel"),
    "another archive cut short": (archive({"a.txt": "a" * 99})[:-10], "ZIP"),
    "only a beginning": (b"PK\x03\x04" + bytes(40), "ZIP"),
    "a member with a wrong byte": (damaged(word_file(BODY), b"word/document.xml"), "Word"),
    "damaged XML": (renamed("word/document.xml", "<w:document><w:body>"), "Word"),
    "an empty part": (renamed("word/document.xml", ""), "Word"),
    "XML of another kind": (renamed("word/document.xml", "<a/>"), "Word"),
    "damaged relations": (renamed("word/_rels/document.xml.rels", "<a"), "Word"),
}


@pytest.mark.parametrize(("content", "kind"), BROKEN.values(), ids=BROKEN.keys())
def test_a_damaged_file_is_refused_as_such(content, kind):
    assert refusal(content) == Message("file.broken", {"file": NAME, "format": kind})


def test_a_file_without_relations_is_read_all_the_same():
    assert words(document_of(renamed("word/_rels/document.xml.rels", None), NAME)) == ["Kế hoạch"]


def test_a_relation_to_a_part_that_is_missing_stops_nothing():
    listed = relations(("styles", "styles.xml", False), ("numbering", "../../../etc/passwd", False))
    assert words(document_of(with_member("word/_rels/document.xml.rels", listed), NAME)) == ["Kế hoạch"]


def test_a_way_of_packing_that_office_does_not_use_is_refused():
    content = BytesIO()
    with ZipFile(content, "w", ZIP_BZIP2) as made:
        for name, part in word_members(BODY).items():
            made.writestr(name, part)
    assert refusal(content.getvalue()).id == "file.broken"


def test_a_member_under_a_password_is_refused():
    content = bytearray(word_file(BODY))
    for entry in range(len(content) - 4):
        if content[entry : entry + 4] == b"PK\x01\x02":
            content[entry + 8] |= 1
    assert refusal(bytes(content)) == Message("file.encrypted", {"file": NAME})


def declaring(content: bytes, member: str, size: int) -> bytes:
    """The archive with another size, unpacked, in its directory entry for `member`."""
    entry = content.rindex(b"PK\x01\x02", 0, content.rindex(member.encode()))
    return content[: entry + 24] + struct.pack("<I", size) + content[entry + 28 :]


ZEROS = with_member("word/media/zeros.bin", bytes(60_000_000))


def test_a_bomb_is_refused_with_little_memory():
    tracemalloc.start()
    try:
        said = refusal(ZEROS)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert said == Message("file.bomb", {"file": NAME, "megabytes": 20})
    assert peak < 2_000_000


@pytest.mark.parametrize("declared", [0, 100, 19_000_000])
def test_a_bomb_that_declares_a_smaller_size_is_refused_as_well(declared):
    assert refusal(declaring(ZEROS, "word/media/zeros.bin", declared)).id == "file.bomb"


def test_a_member_that_unpacks_to_another_size_than_declared_is_refused():
    content = with_member("word/a.bin", bytes(1_000))
    assert refusal(declaring(content, "word/a.bin", 999)).id == "file.broken"
    assert refusal(declaring(content, "word/a.bin", 1_001)).id == "file.broken"


def test_a_directory_that_declares_too_much_is_refused():
    said = refusal(declaring(word_file(BODY), "word/document.xml", 200_000_001))
    assert said == Message("file.bomb", {"file": NAME, "megabytes": 200})


def test_members_that_are_too_much_only_together_are_refused(monkeypatch):
    monkeypatch.setattr(package, "MOST_BYTES", 10_000)
    many = {f"word/media/{at}.bin": bytes(2_000) for at in range(6)}
    assert refusal(archive({**word_members(BODY), **many})).id == "file.bomb"


def test_a_member_that_unpacks_beyond_all_bounds_is_refused_whatever_it_declares(monkeypatch):
    content = declaring(with_member("word/a.bin", bytes(9_000)), "word/a.bin", 10)
    monkeypatch.setattr(package, "MOST_BYTES", 8_000)
    assert refusal(content).id == "file.bomb"


def test_a_small_member_is_no_bomb_however_well_it_is_packed():
    assert words(document_of(with_member("word/media/zeros.bin", bytes(2_000_000)), NAME)) == ["Kế hoạch"]


def test_a_long_table_of_like_rows_is_no_bomb():
    like = table(row(*(cell("", '<w:tcW w:w="1000" w:type="dxa"/>') for _ in range(8))) * 1_000)
    content = word_file(like)
    assert len(like) / len(content) > 150
    assert len(list(document_of(content, NAME).tables())) == 1


def test_an_archive_of_too_many_members_is_refused(monkeypatch):
    monkeypatch.setattr(package, "MOST_MEMBERS", 20)
    many = {f"word/media/{at}.bin": b"a" for at in range(20)}
    said = refusal(archive({**word_members(BODY), **many}))
    assert said == Message("file.too-many-parts", {"file": NAME, "most": 20})


def test_a_part_of_too_many_elements_is_refused_before_it_is_parsed(monkeypatch):
    monkeypatch.setattr(package, "MOST_TAGS", 1_000)
    assert refusal(word_file(p("a") * 300)) == Message("file.too-many-parts", {"file": NAME, "most": 1_000})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "docProps/core.xml", "_rels/.rels"])
def test_a_part_that_declares_entities_is_refused_whatever_its_encoding(part, encoding):
    content = f"<?xml version='1.0'?>{DOCTYPE}<a>&b;</a>".encode(encoding)
    assert refusal(with_member(part, content)) == Message("file.entities", {"file": NAME})


def test_entities_in_a_workbook_are_refused():
    members = workbook_members()
    sheet = bytes(members["xl/worksheets/sheet1.xml"]).replace(b"<worksheet", DOCTYPE.encode() + b"<worksheet", 1)
    assert refusal(archive({**members, "xl/worksheets/sheet1.xml": sheet})).id == "file.entities"


def test_entities_hidden_by_a_strange_encoding_are_not_resolved():
    body = str(word_members(p("&b;"))["word/document.xml"])
    hidden = body.replace("UTF-8", "UTF-7").replace(
        "?><", f"?>{DOCTYPE}<".replace("<", "+ADw-").replace("&", "+ACY-"), 1
    )
    assert refusal(with_member("word/document.xml", hidden)).id in {"file.entities", "file.broken"}


def test_a_web_page_inside_a_file_may_declare_its_type():
    assert words(document_of(with_member("word/afchunk.htm", "<!DOCTYPE html><p>a</p>"), NAME)) == ["Kế hoạch"]


@pytest.mark.parametrize("members", [word_members(BODY), workbook_members()], ids=["Word", "Excel"])
def test_macros_are_told_and_not_run(members):
    folder = "word" if "word/document.xml" in members else "xl"
    macros = f"{folder}/vbaProject.bin"
    document = document_of(archive({**members, macros: OLE}), NAME)
    assert document.noticed == (Noticed("macros", Place(text=macros), macros, Message("expected.no-macros")),)
    assert document.blocks != ()


def outside(*related: tuple[str, str]) -> tuple[Noticed, ...]:
    """What is noticed of a file with these relations to the outside."""
    members = word_members(BODY, tuple((kind, target, True) for kind, target in related))
    return document_of(archive(members), NAME).noticed


REACHING = {
    "a picture": ("image", "http://example.org/a.png"),
    "an object": ("oleObject", "file:///C:/a.xlsx"),
    "a chunk of a page": ("aFChunk", "https://example.org/a.html"),
    "a frame": ("frame", "a.htm"),
    "a template": ("attachedTemplate", "file:///C:/Mau.dotx"),
    "a link to a file": ("hyperlink", "file:///C:/a.docx"),
}


@pytest.mark.parametrize(("kind", "target"), REACHING.values(), ids=REACHING.keys())
def test_what_a_file_points_to_outside_itself_is_told(kind, target):
    expected = Message("expected.inside")
    assert outside((kind, target)) == (Noticed("external-link", Place(text=target), target, expected),)


@pytest.mark.parametrize("target", ["http://example.org", "HTTPS://example.org/?a=b", "mailto:a@example.org", "#muc-1"])
def test_links_in_the_text_are_not_told(target):
    assert outside(("hyperlink", target)) == ()


def test_a_target_is_told_once():
    one, two = ("image", "http://example.org/a.png"), ("image", "http://example.org/b.png")
    assert [noticed.found for noticed in outside(one, two, one)] == [one[1], two[1]]


def test_what_any_part_points_to_is_told():
    listed = relations(("attachedTemplate", "file:///C:/Mau.dotx", True), ("image", "media/a.png", False))
    document = document_of(with_member("word/_rels/settings.xml.rels", listed), NAME)
    assert [noticed.found for noticed in document.noticed] == ["file:///C:/Mau.dotx"]


def test_the_links_of_a_workbook_to_others_are_told():
    listed = relations(("externalLinkPath", "file:///C:/nam-truoc.xlsx", True))
    members = {**workbook_members(), "xl/externalLinks/_rels/externalLink1.xml.rels": listed}
    found = [(noticed.id, noticed.found) for noticed in document_of(archive(members), NAME).noticed]
    assert found == [("external-link", "file:///C:/nam-truoc.xlsx")]


def test_nothing_is_fetched():
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/a"
        related = tuple((kind, address, True) for kind in ("image", "attachedTemplate", "aFChunk", "styles"))
        words_read = words(document_of(archive(word_members(BODY, related)), NAME))
        with pytest.raises(BlockingIOError):
            server.accept()
    assert words_read == ["Kế hoạch"]


def stored(members: dict[str, str | bytes]) -> bytes:
    """The archive without packing, so that a wrong byte reaches the parsers."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_STORED) as made:
        for name, part in members.items():
            made.writestr(ZipInfo(name, (2031, 1, 1, 0, 0, 0)), part)
    return content.getvalue()


WHOLE = stored(word_members(BODY + table(row("a", "b"))))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(4, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_wrong_bytes_anywhere_end_in_a_document_or_in_one_sentence(wrong):
    content, told = bytearray(WHOLE), []
    for at, byte in wrong:
        content[at] = byte
    try:
        document_of(bytes(content), NAME)
    except UnreadableFileError as refused:
        told.append(refused.message.parameters["file"])
    assert set(told) <= {NAME}


@given(st.integers(8, len(WHOLE) - 1))
def test_a_file_cut_anywhere_is_refused(length):
    assert refusal(WHOLE[:length]).id == "file.broken"
