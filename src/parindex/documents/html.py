"""HTML as saved from legal portals, or by Word."""

import re

START = re.compile(
    rb"^(?:\xef\xbb\xbf|\s)*(?:<!doctype html|<html|<head|<body|<table|<\?xml[^>]*>\s*<html)", re.IGNORECASE
)


def is_html(content: bytes) -> bool:
    """Whether `content` begins as a web page does."""
    return START.match(content[:1000]) is not None
