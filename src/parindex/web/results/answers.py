"""Answers to a page asked for whole, or by htmx for the part of it that changes."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from parindex.web.records.requests import Request


def page_or_part(request: Request, page: str, part: str, context: dict[str, Any]) -> HttpResponse:
    """The template `page`, or `part` for htmx, which puts it in its place; going back in history needs the whole."""
    is_part = bool(request.htmx and not request.htmx.history_restore_request)
    response = render(request, part if is_part else page, {**context, "is_part": is_part})
    patch_vary_headers(response, ["HX-Request"])
    return response
