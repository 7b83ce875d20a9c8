"""Evidence files (tài liệu kiểm chứng): what one is, its words, its pages as pictures - in a process apart."""

from parindex.documents.evidence_file.apart import examined_apart, page_image_apart, text_apart
from parindex.documents.evidence_file.kinds import LARGEST, Examined, Kind

__all__ = ["LARGEST", "Examined", "Kind", "examined_apart", "page_image_apart", "text_apart"]
