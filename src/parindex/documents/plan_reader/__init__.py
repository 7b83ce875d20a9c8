"""The plan reader: a document becomes a plan, whatever kind of file the document came from."""

from parindex.documents.plan_reader.reader import read_plan

__all__ = ["read_plan"]
