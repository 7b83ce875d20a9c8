"""Evidence files given out: to be saved and never shown as a page; what is shown are pictures of their pages."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from parindex.documents.document import UnreadableFileError
from parindex.web.records.evidence_pages import page_image
from parindex.web.records.files import open_file
from parindex.web.records.models import Evidence, EvidenceRevision
from parindex.web.records.requests import Request

KEPT = "private, max-age=86400, immutable"  # a revision never changes


@require_GET
def file(request: Request, pk: int, number: int) -> FileResponse:
    """The file of a revision, as it came in."""
    one = _revision(request, pk, number)
    try:
        opened = open_file(one.sha256)
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(opened, as_attachment=True, filename=one.name, content_type="application/octet-stream")


@require_GET
def page(request: Request, pk: int, number: int, page: int, width: int) -> FileResponse:
    """A page of a revision as a picture; where it cannot be drawn there is none."""
    one = _revision(request, pk, number)
    try:
        path = page_image(one, page, width)
    except UnreadableFileError:
        raise Http404 from None
    if path is None:
        raise Http404
    return FileResponse(path.open("rb"), content_type="image/png", headers={"Cache-Control": KEPT})


def _revision(request: Request, pk: int, number: int) -> EvidenceRevision:
    visible = Evidence.objects.visible_to(request.user)
    return get_object_or_404(
        EvidenceRevision.objects.exclude(sha256=""), evidence__in=visible, evidence=pk, number=number
    )
