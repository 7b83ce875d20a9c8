"""Workbooks (XLSX): every sheet becomes paragraphs and tables that know their cells."""

from parindex.documents.workbook.reader import read_xlsx

__all__ = ["read_xlsx"]
