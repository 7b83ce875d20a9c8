"""The columns of the form, found again by their ids, and the words over them."""

from dataclasses import dataclass

from parindex.core.messages import Message

FORM, GUIDE = Message("sheet-workbook.form"), Message("sheet-workbook.guide")
JUDGED = Message("sheet-workbook.judged")
BASE = "parindex"  # the title of the sheet that holds what stood in the form when it was written
HEAD, IDS = "#", "#key"  # in the first column: of the row of titles, and of the hidden row of ids


@dataclass(frozen=True, slots=True)
class Column:
    """A column; width in characters."""

    id: str
    title: Message
    width: float
    is_centred: bool = False


COLUMNS = (
    Column("key", Message("sheet-workbook.key"), 60),
    Column("code", Message("sheet-workbook.code"), 7),
    Column("name", Message("sheet-workbook.name"), 44),
    Column("value", Message("sheet-workbook.value"), 15, is_centred=True),
    Column("unit", Message("sheet-workbook.unit"), 9, is_centred=True),
    Column("window", Message("sheet-workbook.window"), 12, is_centred=True),
    Column("source", Message("sheet-workbook.source"), 23),
    Column("note", Message("sheet-workbook.note"), 22),
    Column("explanation", Message("sheet-workbook.explanation"), 22),
    Column("last_year", Message("sheet-workbook.last-year"), 14),
    Column("evidence", Message("sheet-workbook.evidence"), 21),
)
AT = {column.id: at for at, column in enumerate(COLUMNS)}  # from 0
