"""Canonical JSON: one value, one writing. What is hashed anywhere is hashed over these bytes.

UTF-8; keys and texts in NFC, keys sorted, no spaces; decimals as plain texts, times in UTC with "Z", days ISO.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from unicodedata import normalize

from parindex.core.points import plain


def canonical(value: object) -> bytes:
    """`value` as canonical JSON: mappings by text, lists, tuples, texts, whole numbers, decimals, days, times, None.

    Raises TypeError for anything else, a float above all: nobody could write it again digit for digit. ValueError for
    two keys that are one in NFC, a time without its zone, a decimal that is no number, half a letter.
    """
    written = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return written.encode()


def _plain(value: object) -> object:
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, Mapping):
        return _mapping(value)
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Decimal):
        return _figure(value)
    if isinstance(value, date):
        return _day_or_time(value)
    raise TypeError(f"no canonical JSON for {type(value).__name__}")


def _mapping(value: Mapping[object, object]) -> dict[str, object]:
    made: dict[str, object] = {}
    for key, part in value.items():
        if not isinstance(key, str):
            raise TypeError(f"a key of canonical JSON is a text, not {type(key).__name__}")
        name = normalize("NFC", key)
        if name in made:
            raise ValueError(f"two keys are written “{name}”")
        made[name] = _plain(part)
    return made


def _figure(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError(f"{value} is no number")
    return plain(value)


def _day_or_time(value: date) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.tzinfo is None:
        raise ValueError("a time without its zone")
    return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
