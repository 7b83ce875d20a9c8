"""Files of figures (facts) of many units: read row by row, refused rows written back, and the form to fill in."""

from parindex.documents.facts_file.reading import FactsFile, Gathered, read_facts
from parindex.documents.facts_file.rows import FactRow, Refusal, UnitRow

__all__ = ["FactRow", "FactsFile", "Gathered", "Refusal", "UnitRow", "read_facts"]
