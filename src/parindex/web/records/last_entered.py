"""Who gave a field of a leaf the value that stands there."""

from parindex.web.records.audit import Event
from parindex.web.records.years import IndexYear

MET = "declaring.contested"  # tells of a value that was kept beside the one that stands


def last_entered(sheet: IndexYear, label: str) -> Event | None:
    """The event that gave the field told as `label` (field_words.field_label) its value; None if none tells of it."""
    told = Event.objects.filter(object_type="indexyear", object_id=str(sheet.pk), is_refused=False)
    found = told.filter(after__has_key=label).order_by("-seq")
    return next((event for event in found.iterator() if event.message.id != MET), None)
