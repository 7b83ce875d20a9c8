"""The catalogues of core's words, one TOML file per language beside core."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from parindex.core.messages import Catalogue

LANGUAGES = ("vi", "en")


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of `language`, one of LANGUAGES. Raises KeyError for another."""
    if language not in LANGUAGES:
        raise KeyError(language)
    text = files("parindex.core").joinpath("words", f"{language}.toml").read_text(encoding="utf-8")
    return Catalogue(language, dict(_flat(tomllib.loads(text))))


def _flat(table: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    found = []
    for key, value in table.items():
        found += _flat(value, f"{prefix}{key}.") if isinstance(value, dict) else [(f"{prefix}{key}", value)]
    return found
