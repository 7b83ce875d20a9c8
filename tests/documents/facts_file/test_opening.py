"""Files that cannot be opened, or are too large."""

import os

import pytest

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.facts_file import read_facts
from parindex.documents.facts_file.reading import LARGEST_STREAMED
from parindex.documents.files import LARGEST


def refusal(path) -> Message:
    with pytest.raises(UnreadableFileError) as refused:
        read_facts(path)
    return refused.value.message


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert refusal(tmp_path / "a.csv") == Message("file.not-found", {"file": str(tmp_path / "a.csv")})


def test_a_folder_is_refused(tmp_path):
    assert refusal(tmp_path) == Message("file.folder", {"file": tmp_path.name})


@pytest.mark.parametrize(
    ("start", "largest"),
    [(b"unit,code\n", LARGEST_STREAMED), (b"PAR1", LARGEST_STREAMED), (b"[", LARGEST), (b"PK\x03\x04", LARGEST)],
    ids=["csv", "parquet", "json", "xlsx"],
)
def test_a_file_too_large_for_its_format_is_refused(start, largest, tmp_path):
    path = tmp_path / "a"
    path.write_bytes(start)
    os.truncate(path, largest + 1)
    assert refusal(path) == Message("file.too-large", {"file": "a", "megabytes": largest // 1_000_000})
