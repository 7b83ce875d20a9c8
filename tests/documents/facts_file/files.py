"""Files of figures made by the tests, each by the writer that its format has."""

import csv
import json
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.facts_file import FactRow, FactsFile, read_facts

Rows = Sequence[Sequence[Any]]
HEADER = ("unit", "code", "fact", "value")


def csv_of(*rows: Sequence[Any], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    text = StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def xlsx_of(*rows: Sequence[Any], then: Callable[[Workbook], object] = lambda _: None) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    then(book)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def parquet_of(header: Sequence[str], *rows: Sequence[Any], **types: pa.DataType) -> bytes:
    columns = [pa.array(column, types.get(name)) for name, column in zip(header, zip(*rows, strict=True), strict=True)]
    content = BytesIO()
    pq.write_table(pa.table(columns, names=list(header)), content)
    return content.getvalue()


def json_of(header: Sequence[str], *rows: Sequence[Any]) -> bytes:
    """Blank cells are null in the first item, and left out in the others."""
    items = [
        {key: value for key, value in zip(header, row, strict=True) if value is not None or row is rows[0]}
        for row in rows
    ]
    return json.dumps({"facts": items}, ensure_ascii=False, default=str).encode()


WRITERS: dict[str, Callable[..., bytes]] = {"csv": csv_of, "xlsx": xlsx_of, "parquet": parquet_of, "json": json_of}


def opened(folder: Path, content: bytes, name: str = "a") -> FactsFile:
    """The file of figures with this content; its name tells nothing of its format."""
    path = folder / name
    path.write_bytes(content)
    return read_facts(path)


def refusal(folder: Path, content: bytes) -> Message:
    with pytest.raises(UnreadableFileError) as refused:
        opened(folder, content)
    return refused.value.message


def values(file: FactsFile) -> list[Any]:
    return [row.value for row in file.gathered().rows]


def exact(value: object) -> tuple[type, str]:
    """A value with its type: True is not 1, and 1.10 is not 1.1."""
    return type(value), str(value)


def as_words(row: FactRow) -> tuple[str | None, ...]:
    """A row as it reads whatever the file: CSV has no numbers, no days and no other yes than a word."""
    return (*row[2:5], _word(row.value), *row[6:])


def _word(value: object) -> str | None:
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return f"{value:f}" if isinstance(value, Decimal) else None if value is None else str(value)


def day(text: str) -> date:
    return date.fromisoformat(text)
