"""The messages that the pages use: every msgid in the templates and Python of parindex.web, with its plural."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract
from django.utils.translation.template import templatize

import parindex.web

WEB = Path(parindex.web.__file__).parent
LOCALE = WEB / "locale"
LANGUAGES = ("vi", "en")
KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2)}
Messages = dict[str | tuple[str, str], list[str]]


def used_messages() -> Messages:
    """msgid, or msgid with its plural -> the places that use it."""
    used: Messages = {}
    for name, source in _sources():
        for line, message, _comments, _context in extract("python", BytesIO(source.encode()), keywords=KEYWORDS):
            key = tuple(message[:2]) if isinstance(message, tuple) else message
            used.setdefault(key, []).append(f"{name}:{line}")
    return used


def _sources() -> Iterator[tuple[str, str]]:
    """Python files as they are; templates as the Python that Django makes of them for this purpose."""
    for path in sorted(WEB.rglob("*")):
        name = str(path.relative_to(WEB))
        if path.suffix == ".py" and "migrations" not in path.parts:
            yield name, path.read_text(encoding="utf-8")
        elif path.suffix == ".html":
            source = templatize(path.read_text(encoding="utf-8"), origin=name)
            yield name, "\n".join(line.strip() for line in source.split("\n"))
