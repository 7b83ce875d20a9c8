"""The formats a paper is written in, by the ending of their files."""

from collections.abc import Callable

from tests.writers.grid import Written
from tests.writers.html import write_html
from tests.writers.pdf import write_pdf
from tests.writers.text import write_text
from tests.writers.word import write_word
from tests.writers.workbook import write_workbook

WRITERS: dict[str, Callable[[Written], bytes]] = {
    "txt": write_text,
    "docx": write_word,
    "xlsx": write_workbook,
    "pdf": write_pdf,
    "html": write_html,
}
