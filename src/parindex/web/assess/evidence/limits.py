"""What pages say of how much may be brought at once."""

from parindex.documents.evidence_file import LARGEST
from parindex.web.records.uploading import MEGABYTE

MOST_FILES = 500


def limits() -> dict[str, int]:
    """What a form of files is told: files at once, bytes and megabytes of one."""
    return {"most_files": MOST_FILES, "most_bytes": LARGEST, "megabytes": LARGEST // MEGABYTE}
