"""Words that a program would take for a formula carry an apostrophe in the file, which reading takes off again."""

import re

# a list that was opened by Excel as CSV and saved as a workbook has the apostrophe, too
GUARDED = re.compile(r"'+[=+\-@]")
FORMULA = re.compile(r"'*[=+\-@]")


def guarded_text(words: str) -> str:
    """For a cell of CSV, where whatever looks like a formula is one."""
    return f"'{words}" if FORMULA.match(words) else words


def guarded_cell(words: str) -> str:
    """For a cell of a workbook that is written as text: only what reading would take an apostrophe off."""
    return f"'{words}" if GUARDED.match(words) else words


def unguarded(words: str) -> str:
    return words[1:] if GUARDED.match(words) else words
