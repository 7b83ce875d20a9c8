"""The PDF reader: pages become paragraphs and tables that know their places."""

from parindex.documents.pdf.reader import read_pdf

__all__ = ["read_pdf"]
