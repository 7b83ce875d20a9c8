"""Files handed out, with no more evidence in them than their reader may see."""

from django.http import HttpResponse

from parindex.web.records.evidence import Evidence, EvidenceUse
from parindex.web.records.people import User
from parindex.web.records.sheet_work import SheetWork

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook_response(content: bytes, name: str) -> HttpResponse:
    """A workbook to be kept under `name`, which has letters of ASCII alone."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=WORKBOOK, headers=headers)


def seen_evidence(person: User, work: SheetWork) -> dict[str, tuple[EvidenceUse, ...]]:
    """The evidence of each leaf that `person` may see: one query, none where nothing is attached."""
    wanted = {use.revision.evidence_id for uses in work.evidence.values() for use in uses}
    if not wanted:
        return {}
    seen = set(Evidence.objects.visible_to(person).filter(pk__in=wanted).values_list("pk", flat=True))
    return {
        code: tuple(use for use in uses if use.revision.evidence_id in seen) for code, uses in work.evidence.items()
    }
