"""Invented evidence of the commune that scores itself: short texts that say of themselves that they are invented."""

from dataclasses import dataclass
from datetime import date

from parindex.web.records.demo_cycle import insisted
from parindex.web.records.evidence import Evidence, EvidenceUse
from parindex.web.records.evidence_attaching import Leaf, attach
from parindex.web.records.evidence_keeping import KeptFile, Known, Link, add
from parindex.web.records.files import keep_file
from parindex.web.records.people import User
from parindex.web.records.years import IndexYear

ISSUER = "UBND Xã A8 (giả định)"
TEXT = "SỐ LIỆU MÔ PHỎNG\n\n{summary}\n{issuer}\n\nVăn bản này được đặt ra để trình diễn, không có giá trị.\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence: leaves by code, each with the page or section that proves it; url: "" for a file."""

    number: str
    day: tuple[int, int]
    summary: str
    leaves: tuple[tuple[str, str], ...]
    url: str = ""


LAST_YEAR = (
    Piece("12/KH-UBND", (1, 24), "Kế hoạch cải cách hành chính năm", (("1.1", "tr. 1–6"),)),
    Piece(
        "118/BC-UBND", (12, 12), "Báo cáo cải cách hành chính năm", (("1.2", "mục II"), ("1.3", ""), ("1.4", "mục IV"))
    ),
    Piece("41/QĐ-UBND", (9, 3), "Quyết định công nhận sáng kiến", (("1.5", ""),)),
    Piece(
        "", (12, 14), "Sổ theo dõi hồ sơ một cửa", (("2.1", ""), ("2.2", "tr. 3"), ("2.3", "tr. 9"), ("2.4", "tr. 12"))
    ),
    Piece("77/BC-UBND", (12, 10), "Báo cáo đào tạo, bồi dưỡng và an toàn thông tin", (("3.1", ""), ("4.3", "mục II"))),
    Piece(
        "", (12, 14), "Báo cáo của Cổng dịch vụ công", (("4.1", ""), ("4.2", "")), "https://dichvucong.example/xa-a8"
    ),
)
THIS_YEAR = (
    Piece("9/KH-UBND", (2, 4), "Kế hoạch cải cách hành chính năm", (("1.1", "tr. 1–6"),)),
    Piece("64/BC-UBND", (9, 20), "Báo cáo cải cách hành chính 9 tháng", (("1.2", "mục II"), ("1.3", ""))),
    Piece("", (9, 30), "Sổ theo dõi hồ sơ một cửa, trích đến hết quý III", (("2.2", "tr. 3"), ("2.3", "tr. 9"))),
    Piece("", (9, 30), "Ảnh chụp nơi niêm yết thủ tục hành chính", (("2.1", ""),)),
    Piece("", (9, 30), "Báo cáo của Cổng dịch vụ công", (("4.1", "quý III"),), "https://dichvucong.example/xa-a8/2026"),
    Piece("23/QĐ-UBND", (6, 2), "Quyết định kiện toàn Tổ công nghệ số cộng đồng", ()),
)


def bring_evidence(person: User, sheet: IndexYear, pieces: tuple[Piece, ...]) -> None:
    """Keep the pieces as evidence of the unit and attach them, as `person` does who may enter figures."""
    for piece in pieces:
        first, *others = (Leaf(sheet, code, place) for code, place in piece.leaves) if piece.leaves else (None,)
        made = insisted(add(person, sheet.unit, _known(sheet, piece), _source(piece), first))
        for leaf in others:
            if leaf:
                insisted(attach(person, made, leaf))


def load_evidence(person: User, sheet: IndexYear, pieces: tuple[Piece, ...]) -> None:
    """Keep the pieces with a sheet that is to be published as it was loaded."""
    for piece in pieces:
        made = insisted(add(person, sheet.unit, _known(sheet, piece), _source(piece)))
        EvidenceUse.objects.bulk_create(_use(sheet, made, code, place) for code, place in piece.leaves)


def _use(sheet: IndexYear, made: Evidence, code: str, place: str) -> EvidenceUse:
    return EvidenceUse(revision=made.revisions.get(), index_year=sheet, code=code, place=place)


def _known(sheet: IndexYear, piece: Piece) -> Known:
    summary = f"{piece.summary} ({sheet.year}, mô phỏng)"
    return Known(summary, piece.number, date(sheet.year, *piece.day), ISSUER if piece.number else "")


def _source(piece: Piece) -> KeptFile | Link:
    if piece.url:
        return Link(piece.url)
    content = TEXT.format(summary=piece.summary, issuer=ISSUER).encode()
    name = f"{piece.summary}.txt"
    return KeptFile(name, keep_file(content), len(content), "text/plain", None)
