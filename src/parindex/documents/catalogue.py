"""The catalogues of words: one TOML file per language in the folder `words` of the package that speaks them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from parindex.core.messages import Catalogue

LANGUAGES = ("vi", "en")


@cache
def catalogue(language: str, package: str = "parindex.core") -> Catalogue:
    """What `package` says in `language`, one of LANGUAGES. Raises KeyError for another language."""
    if language not in LANGUAGES:
        raise KeyError(language)
    text = files(package).joinpath("words", f"{language}.toml").read_text(encoding="utf-8")
    return Catalogue(language, dict(_flat(tomllib.loads(text))))


def _flat(table: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        found += _flat(value, f"{prefix}{key}.") if isinstance(value, dict) else [(f"{prefix}{key}", value)]
    return found
