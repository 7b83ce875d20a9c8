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
    return Layout(typed_columns(columns, MEANINGS), table)


def typed_columns(columns: str | None, meanings: tuple[str, ...], repeatable: tuple[str, ...] = ()) -> dict[int, str]:
    """The meanings that a user types, by the number of the column; "" for none.

    repeatable: those that several columns may have. Raises UnreadableFileError, with one sentence, for what is none.
    """
    given: dict[int, str] = {}
    for part in filter(None, (part.strip() for part in (columns or "").split(","))):
        number, sign, meaning = (word.strip() for word in part.partition("="))
        if not (sign and number.isdecimal() and int(number)):
            raise UnreadableFileError(Message("layout.unreadable", {"found": part}))
        if meaning not in (*meanings, NONE):
            raise UnreadableFileError(Message("layout.no-meaning", {"found": meaning, "known": (*meanings, NONE)}))
        if int(number) in given or (meaning not in (*repeatable, NONE) and meaning in given.values()):
            raise UnreadableFileError(Message("layout.twice", {"found": part}))
        given[int(number)] = "" if meaning == NONE else meaning
    return given
