"""`--columns` and `--table`: what a user says of a paper's table, against what its header seems to say."""

from typing import Annotated

import typer

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.plan_reader import MEANINGS, Layout

NONE = "none"
Columns = Annotated[
    str | None,
    typer.Option("--columns", metavar="SỐ=NGHĨA,…", help='Nghĩa của cột, ví dụ "3=max_points,5=points"; none là bỏ.'),
]
Table = Annotated[int, typer.Option("--table", metavar="N", help="Bảng tiêu chí thứ mấy của văn bản.", min=1)]


def layout_of(columns: str | None, table: int = 1) -> Layout:
    """The layout that a user types. Raises UnreadableFileError, with one sentence, for what cannot be one."""
    given: dict[int, str] = {}
    for part in (columns or "").split(","):
        if not part.strip():
            continue
        number, sign, meaning = (word.strip() for word in part.partition("="))
        if not (sign and number.isdecimal() and int(number)):
            raise UnreadableFileError(Message("layout.unreadable", {"found": part.strip()}))
        if meaning not in (*MEANINGS, NONE):
            raise UnreadableFileError(Message("layout.no-meaning", {"found": meaning, "known": (*MEANINGS, NONE)}))
        if int(number) in given or (meaning != NONE and meaning in given.values()):
            raise UnreadableFileError(Message("layout.twice", {"found": part.strip()}))
        given[int(number)] = "" if meaning == NONE else meaning
    return Layout(given, table)
