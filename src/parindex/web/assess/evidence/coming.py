"""Evidence as it comes in: whole files of a plain form, files in pieces, and links."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from parindex.core.workflow import Denied
from parindex.documents.evidence_file import LARGEST
from parindex.web.assess.evidence.arriving import (
    Arrival,
    arrival_of,
    arrivals_page,
    brought,
    denied,
    refused,
    target_of,
)
from parindex.web.assess.evidence.linking import link
from parindex.web.records.models import Unit, Upload
from parindex.web.records.requests import Request
from parindex.web.records.uploading import Announced, begin, finish, received, take_piece


@require_POST
def upload(request: Request, unit: str) -> HttpResponse:
    """Files of a plain form; or a link; or, with a size, the announcement of a file that comes in pieces."""
    here = get_object_or_404(Unit.objects.visible_to(request.user), code=unit)
    if "kich-thuoc" in request.POST:
        return _announced(request, here)
    target = target_of(request, here)
    if "lk-url" in request.POST:
        return link(request, here, target)
    arrivals = brought(request.user, here, target, request.FILES.getlist("tep"))
    arrivals += [refused(name) for name in getattr(request, "too_large", [])]
    return arrivals_page(request, here, target, arrivals)


upload.largest_file = LARGEST  # type: ignore[attr-defined]  # see Quota


def _announced(request: Request, unit: Unit) -> JsonResponse:
    target = target_of(request, unit)
    size = request.POST["kich-thuoc"]
    said = Announced(
        request.POST.get("ten", ""),
        int(size) if size.isdecimal() and len(size) < 16 else 0,
        evidence=target.evidence,
        leaf=target.leaf,
    )
    made = begin(request.user, unit, said)
    if isinstance(made, Denied):
        return JsonResponse(_over(denied(said.name, made.reason)))
    return _state(made)


@require_http_methods(["GET", "POST"])
def piece(request: Request, token: str) -> JsonResponse:
    """How far one's own upload is; sent a piece with where it begins, further. What is whole is finished at once."""
    one = get_object_or_404(Upload.objects.visible_to(request.user).select_related("unit", "person"), token=token)
    offset = request.headers.get("X-Offset", "")
    if request.method == "POST" and offset.isdecimal() and len(offset) < 16:
        take_piece(one, int(offset), request)  # type: ignore[arg-type]  # a request is read as a file is
    if received(one) == one.size:
        finish(one)
    return _state(one)


def _state(one: Upload) -> JsonResponse:
    state: dict[str, Any] = {"token": one.token, "size": one.size, "received": received(one), "over": one.is_over}
    return JsonResponse(state | _over(arrival_of(one)) if one.is_over else state)


def _over(arrival: Arrival) -> dict[str, object]:
    said = {"tone": arrival.tone, "said": arrival.state, "reason": arrival.reason}
    return {"over": True, **said, "name": arrival.name, "url": arrival.url}
