"""The sheets of a criteria set as they look: widths, drop-down lists, prompts, what is folded away."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from parindex.documents.framework_workbook import whole
from parindex.documents.framework_workbook.fields import ORDER, ORDERS, Field, Table
from parindex.documents.framework_workbook.kinds import FLAGS, Figure, Flag, written
from parindex.documents.framework_workbook.spread import Cells
from parindex.documents.framework_workbook.tables import CODE, NODES
from parindex.documents.xlsx import Column, Entry, Row, Sheet

SPARE = 300  # blank rows below the last, with the same lists
CODES = f"='{NODES.title}'!$A$2:$A$3000"
REST = "Khác"


def sheet_of(table: Table, rows: Sequence[Cells], *, frozen: int) -> Sheet:
    """The sheet of a table; columns in which nothing is ever needed are folded away while they are blank."""
    used = {name for row in rows for name in row.values}
    fields = (*table.fields, ORDERS) if ORDER in used else table.fields
    return Sheet(
        table.title,
        [_column(one, is_folded=one.is_rare and (one is ORDERS or one.id not in used)) for one in fields],
        [
            Row([_content(one, row.values) for one in fields], row.depth, table is NODES and row.depth == 0)
            for row in rows
        ],
        [Entry(at, _choices(one, table), one.note) for at, one in enumerate(fields)],
        frozen=frozen,
        spare=SPARE,
        is_filtered=True,
    )


def sheet_of_set(rows: Mapping[tuple[str, ...], Any]) -> Sheet:
    """The sheet on the set itself: each key that officers may want, filled or blank."""
    laid, entries = list[Row](), list[Entry]()
    for heading, fields in _groups(rows):
        laid.append(Row([heading], is_strong=True))
        for path, one in fields:
            value = written(one.kind, rows[path]) if path in rows else None
            entries.append(Entry(1, _choices(one), first=len(laid), last=len(laid)))
            laid.append(Row([whole.key_written(path), value, _advice(one)]))
    columns = [
        Column(whole.KEY_TITLE, 26),
        Column(whole.VALUE_TITLE, 58, kind="figure"),
        Column(whole.NOTE_TITLE, 54),
    ]
    return Sheet(whole.TITLE, columns, laid, [one for one in entries if one.words], frozen=1, is_landscape=False)


def _groups(rows: Mapping[tuple[str, ...], Any]) -> Iterator[tuple[str, list[tuple[tuple[str, ...], Field]]]]:
    """Headings and the rows below them; keys told one by one keep the order they have in the data."""
    told = set[tuple[str, ...]]()
    for heading, fields in whole.GROUPS:
        paths = dict[tuple[str, ...], None]()
        for one in fields:
            beside = [path for path in rows if len(path) > 1 and path[0] == one.path[0]] if len(one.path) > 1 else []
            paths |= dict.fromkeys((*beside, one.path))
        told |= paths.keys()
        yield heading, [(path, _field(path)) for path in paths]
    if rest := [path for path in rows if path not in told]:
        yield REST, [(path, _field(path)) for path in rest]


def _field(path: tuple[str, ...]) -> Field:
    return whole.FIELDS.get(path) or Field(".".join(path), "", whole.kind_of(path), "")


def _column(one: Field, *, is_folded: bool) -> Column:
    is_figure = isinstance(one.kind, Figure)
    is_centred = is_figure or isinstance(one.kind, Flag) or bool(one.kind.words and one.width < 16)
    return Column(
        one.title,
        one.width,
        "figure" if is_figure else "text",
        "center" if is_centred else "left",
        is_indented=one.id == "name",
        is_folded=is_folded,
    )


def _content(one: Field, values: Mapping[str, Any]) -> Any:
    return written(one.kind, values[one.id]) if one.id in values else None


def _choices(one: Field, table: Table | None = None) -> Sequence[str] | str:
    if one.id == CODE and table is not None and table is not NODES and one.is_own:
        return CODES
    return list(FLAGS.values()) if isinstance(one.kind, Flag) else list(one.kind.words.values())


def _advice(one: Field) -> str:
    return f"{one.note} Ví dụ: {one.example}" if one.example else one.note
