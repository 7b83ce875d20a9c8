"""The self-scoring form of one unit as a workbook: written, read once filled in, several of them merged."""

from parindex.documents.sheet_workbook.merging import Conflict, Merged, Settled, Side, merged
from parindex.documents.sheet_workbook.reader import Change, Filled, Refusal, read_sheet
from parindex.documents.sheet_workbook.stored import Field, Identity, LeafIn
from parindex.documents.sheet_workbook.writer import write_sheet

__all__ = [
    "Change",
    "Conflict",
    "Field",
    "Filled",
    "Identity",
    "LeafIn",
    "Merged",
    "Refusal",
    "Settled",
    "Side",
    "merged",
    "read_sheet",
    "write_sheet",
]
