"""Files are read in a process of their own, which may end without harm to this one."""

import os
from dataclasses import replace

import pytest

from parindex.documents.document import UnreadableFileError
from parindex.documents.evidence_file import Examined, Kind, examined_apart, page_image_apart, text_apart
from parindex.documents.evidence_file.apart import USUAL, Limits
from parindex.documents.evidence_file.contents import page_image
from tests.documents.evidence_file.files import HTML, PDF, told, vietnamese

WORDS = "application/pdf"


def refused(limits: Limits, file: os.PathLike[str], name: str) -> str:
    with pytest.raises(UnreadableFileError) as refusal:
        examined_apart(file, name, limits)
    return vietnamese(refusal.value.message)


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "upload \udcff"  # a name that is no Unicode
    file.write_bytes(PDF)
    return file


def test_a_file_is_examined_apart_under_any_name(file):
    found = examined_apart(file, "../Báo\x00 cáo\u202e\ud800.docx")
    assert replace(found, noticed=()) == Examined("Báo cáo.pdf", "application/pdf", Kind.PDF, 2, ())
    assert told(found) == [
        "Tên gửi lên của Báo cáo.pdf có ký tự ẩn hoặc ký tự đảo chiều chữ; các ký tự đó đã được bỏ.",
        "Tên gửi lên của Báo cáo.pdf có tên thư mục; phần thư mục đã được bỏ.",
        "Phần mở rộng của Báo cáo.docx không khớp với nội dung nên tệp được giữ với tên Báo cáo.pdf.",
    ]


def test_words_and_pages_are_read_apart(file):
    assert text_apart(file, WORDS) == "Bien ban\nTrang hai"
    assert page_image_apart(file, WORDS, 2, 90) == page_image(file, WORDS, 2, 90)


def test_a_refusal_comes_back_as_one(file):
    file.write_bytes(HTML)
    assert refused(USUAL, file, "a.pdf") == (
        "a.pdf là trang web (HTML) nên không nhận: hãy in trang đó ra PDF rồi đính kèm lại."
    )


STOPPED = {
    "memory": Limits(memory=30_000_000),
    "time by the clock": Limits(patience=0.01),
    "time of the processor": Limits(seconds=0),
}


@pytest.mark.parametrize("limits", STOPPED.values(), ids=STOPPED.keys())
def test_a_file_that_exceeds_a_limit_is_refused(limits, file):
    assert refused(limits, file, "tệp.pdf") == (
        f"tệp.pdf không mở xong trong {limits.seconds} giây và {limits.memory // 1_000_000} MB bộ nhớ nên đã dừng: "
        "hãy in lại ra PDF hoặc tách nhỏ rồi đính kèm lại."
    )


def test_the_process_apart_sees_nothing_of_the_environment(file, monkeypatch):
    """A module path set in the environment would be used, and would bring the process down."""
    (file.parent / "json.py").write_text("raise SystemExit(3)")
    monkeypatch.setenv("PYTHONPATH", str(file.parent))
    monkeypatch.chdir(file.parent)
    assert text_apart(file, WORDS) == "Bien ban\nTrang hai"
