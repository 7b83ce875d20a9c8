"""The plan reader: a document becomes a plan, whatever kind of file the document came from."""

from parindex.documents.plan_reader.annexes import columns_of
from parindex.documents.plan_reader.columns import MEANINGS, Layout
from parindex.documents.plan_reader.reader import AS_READ, read_plan

__all__ = ["AS_READ", "MEANINGS", "Layout", "columns_of", "read_plan"]
