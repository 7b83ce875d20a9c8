"""Criteria sets as workbooks, both ways and without loss: officers write a set in Excel."""

from parindex.documents.framework_workbook.reader import Read, data_of_workbook
from parindex.documents.framework_workbook.writer import workbook_of

__all__ = ["Read", "data_of_workbook", "workbook_of"]
