"""Lists of units as files, Excel or CSV: read, written, and given back with the reasons of refused rows."""

from parindex.documents.units_file.reader import LARGEST, UnitsFile, read_units
from parindex.documents.units_file.writer import marked_workbook, units_csv, units_workbook

__all__ = ["LARGEST", "UnitsFile", "marked_workbook", "read_units", "units_csv", "units_workbook"]
