"""Fields of leaves and what stands in them, in words."""

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parindex.core.declaring import Entered
from parindex.core.facts import POINTS, FactSpec, Kind
from parindex.core.points import Absent
from parindex.documents.sheet_workbook import Field
from parindex.web.assess.workbook.fields import Specs
from parindex.web.ui import figures
from parindex.web.ui.telling import told

TEXTS: dict[str, Promise] = {
    "source": gettext_lazy("Source of the figures"),
    "note": gettext_lazy("Note"),
    "explanation": gettext_lazy("Explanation"),
}


def field_words(specs: Specs, code: str, field: Field) -> str:
    """What a field is called."""
    if field.what != "value":
        return str(TEXTS[field.what])
    return _("Points") if field.key == POINTS else specs[code][field.key].name


def value_words(specs: Specs, code: str, field: Field, value: Entered) -> str:
    """What stands in a field, with its unit; blank, zero and not applicable are told apart."""
    if field.what != "value":
        return str(value) or _("blank")
    return figure_words(specs[code][field.key], value)


def figure_words(spec: FactSpec, value: Entered) -> str:
    """A figure with its unit."""
    if isinstance(value, Absent):
        return _("not applicable") if value is Absent.NOT_APPLICABLE else _("blank")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if not isinstance(value, Decimal):
        return told(value)
    if spec.kind is Kind.PERCENT:
        return figures.percent(value)
    return f"{figures.exact(value)} {spec.unit}".rstrip()
