"""The first sheet: whose form this is, and how it is filled in and handed back."""

from collections.abc import Iterator

from parindex.core.messages import Message
from parindex.documents.sheet_workbook.columns import FORM, GUIDE
from parindex.documents.sheet_workbook.pen import Pen
from parindex.documents.sheet_workbook.stored import Form
from parindex.documents.xlsx import EDGE, STRONG, TEXT

WIDTHS = (24, 84)  # characters
STEPS = (
    (Message("sheet-workbook.step-fill"), Message("sheet-workbook.step-fill-how")),
    (Message("sheet-workbook.step-rule"), Message("sheet-workbook.step-rule-how")),
    (Message("sheet-workbook.step-absent"), Message("sheet-workbook.step-absent-how")),
    (Message("sheet-workbook.step-source"), Message("sheet-workbook.step-source-how")),
    (Message("sheet-workbook.step-explain"), Message("sheet-workbook.step-explain-how")),
    (Message("sheet-workbook.step-locked"), Message("sheet-workbook.step-locked-how")),
    (Message("sheet-workbook.step-evidence"), Message("sheet-workbook.step-evidence-how")),
    (Message("sheet-workbook.step-back"), Message("sheet-workbook.step-back-how")),
    (Message("sheet-workbook.step-several"), Message("sheet-workbook.step-several-how")),
)


def write_guide(pen: Pen, form: Form) -> None:
    """Raises UnwritableError for a name that no cell holds."""
    page = pen.page(form.words.render(GUIDE), WIDTHS)
    page.over(0, 0, form.words.render(FORM), 28, bold=True, font_size=14)
    for row, (head, told) in enumerate(_rows(form), start=1):
        page.text(row, 0, head, **EDGE, **STRONG)
        page.text(row, 1, told, **EDGE, **TEXT)
    page.part.protect("", {"format_columns": True, "format_rows": True})
    page.on_paper(is_landscape=False)


def _rows(form: Form) -> Iterator[tuple[str, str]]:
    said, identity = form.words.render, form.identity
    yield said(Message("sheet-workbook.of-unit")), f"{identity.unit_name} ({identity.unit})"
    yield said(Message("sheet-workbook.of-year")), str(identity.year)
    yield said(Message("sheet-workbook.of-set")), form.set_said
    day, time = identity.made_at.date(), f"{identity.made_at:%H:%M}"
    made = Message("sheet-workbook.made", {"version": str(identity.version), "day": day, "time": time})
    yield said(Message("sheet-workbook.of-sheet")), said(made)
    if form.mark:
        yield said(Message("sheet-workbook.attention")), form.mark
    for head, how in STEPS:
        yield said(head), said(how)
