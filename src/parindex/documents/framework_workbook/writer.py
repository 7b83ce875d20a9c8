"""A criteria set becomes a workbook that officers read, fill and print."""

from collections.abc import Mapping
from typing import Any

from parindex.documents.framework_workbook.guide import guide
from parindex.documents.framework_workbook.sheets import sheet_of, sheet_of_set
from parindex.documents.framework_workbook.spread import spread
from parindex.documents.framework_workbook.tables import BANDS, FACTS, NODES, RUNGS
from parindex.documents.xlsx import workbook


def workbook_of(data: Mapping[str, Any]) -> bytes:
    """The workbook of a criteria set, whatever flaws it has; of {}, a form to fill in.

    data: the plain data of a framework.yaml, no deeper than 60 levels: mappings, lists, text, true and false, nothing.
    Any other scalar, as the figures of a file without quotes, is written as its text. Raises UnwritableError for a text
    that no cell can hold.
    """
    plain = _plain(data)
    made = spread(plain)
    sheets = (
        sheet_of_set(made.whole),
        sheet_of(NODES, made.nodes, frozen=3),
        sheet_of(FACTS, made.facts, frozen=2),
        sheet_of(RUNGS, made.rungs, frozen=1),
        sheet_of(BANDS, made.bands, frozen=1),
        guide(),
    )
    return workbook(sheets, str(plain.get("title") or ""))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(below) for key, below in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(below) for below in value]
    return value if value is None or isinstance(value, str | bool) else str(value)
