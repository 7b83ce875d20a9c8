"""The plan reader: a document becomes a plan, whatever kind of file the document came from."""

from parindex.documents.plan_reader.columns import MEANINGS, Layout
from parindex.documents.plan_reader.reader import read_plan

__all__ = ["MEANINGS", "Layout", "read_plan"]
