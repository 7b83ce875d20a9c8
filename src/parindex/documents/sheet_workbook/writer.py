"""The self-scoring form of one unit becomes a workbook."""

from collections.abc import Iterable

from parindex.core.framework import Framework
from parindex.core.messages import Message
from parindex.documents.catalogue import catalogue
from parindex.documents.sheet_workbook.base import write_base
from parindex.documents.sheet_workbook.choices import Choices
from parindex.documents.sheet_workbook.form import write_form
from parindex.documents.sheet_workbook.guide import write_guide
from parindex.documents.sheet_workbook.pen import Pen
from parindex.documents.sheet_workbook.stored import Form, Identity, LeafIn


def write_sheet(
    framework: Framework, identity: Identity, leaves: Iterable[LeafIn], language: str = "vi", *, simulated: bool = False
) -> bytes:
    """The workbook of the unit and year that `identity` names, with what is stored in `leaves` by code.

    Raises UnwritableError, naming the cell, for a text that is too long.
    """
    words = catalogue(language)
    mark = words.render(Message("sheet-workbook.simulated")) if simulated else ""
    form = Form(framework, identity, {leaf.code: leaf for leaf in leaves}, words, mark)
    pen = Pen(form.title)
    choices = Choices(pen, words)
    write_guide(pen, form)
    write_form(pen, form, choices)
    choices.write()
    write_base(pen, identity, form.leaves.values())
    return pen.bytes()
