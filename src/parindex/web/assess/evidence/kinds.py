"""Kinds of evidence in words, and the groups that a list may be narrowed to."""

from collections.abc import Mapping

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from parindex.documents.evidence_file import Kind, kinds
from parindex.documents.evidence_file.kinds import FileType

TYPES = tuple(one for one in vars(kinds).values() if isinstance(one, FileType))
KIND_OF = {type_.media_type: type_.kind for type_ in TYPES}
WORDS: Mapping[Kind, "str | Promise"] = {
    Kind.PDF: "PDF",
    Kind.WORD: "Word",
    Kind.EXCEL: "Excel",
    Kind.SLIDES: "PowerPoint",
    Kind.OPEN_DOCUMENT: "OpenDocument",
    Kind.OLD_OFFICE: _("Office before 2007"),
    Kind.PICTURE: _("Picture"),
    Kind.TEXT: _("Text file"),
}
PAGED = (Kind.PDF, Kind.PICTURE)


def media_types(*wanted: Kind) -> list[str]:
    """The types of file of these kinds."""
    return [media_type for media_type, kind in KIND_OF.items() if kind in wanted]


# The groups, by what stands in the address: their words, and which revisions they hold.
GROUPS: Mapping[str, tuple["str | Promise", Q]] = {
    "pdf": ("PDF", Q(media_type__in=media_types(Kind.PDF))),
    "anh": (_("Pictures"), Q(media_type__in=media_types(Kind.PICTURE))),
    "khac": (_("Other files"), ~Q(media_type__in=media_types(*PAGED)) & Q(url="")),
    "lien-ket": (_("Links"), ~Q(url="")),
}
