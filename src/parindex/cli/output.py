"""How commands speak: JSON for programs, tables for people, one sentence on standard error for what stops them."""

import json
import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

import typer
from rich.console import Console
from rich.table import Table

from parindex.core.messages import Catalogue, Message
from parindex.documents.catalogue import catalogue


class Language(StrEnum):
    VI = "vi"
    EN = "en"


class Speech:
    """The words of one language: what core says, and what the command line itself says."""

    def __init__(self, language: Language) -> None:
        self.language = str(language)
        self.core: Catalogue = catalogue(self.language)
        self._own = catalogue(self.language, "parindex.cli")

    def __call__(self, id_: str, **parameters: Any) -> str:
        return self._own.render(Message(id_, parameters))


def speech_of(context: typer.Context) -> Speech:
    """The speech that `parindex --lang` chose."""
    return Speech(context.find_root().obj)


def print_json(shape: dict[str, Any]) -> None:
    """One object on standard output and nothing else."""
    sys.stdout.write(json.dumps(shape, ensure_ascii=False, indent=2) + "\n")


def print_parts(parts: Iterable[str]) -> None:
    """Pieces of one object on standard output, as they come."""
    for part in parts:
        sys.stdout.write(part)


def say_error(message: Message, language: str) -> None:
    """One sentence on standard error."""
    sys.stderr.write(catalogue(language).render(message) + "\n")


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Whoever read our output has had enough; rich would exit 1, which means that something wrong was found."""
        raise BrokenPipeError


def console() -> Console:
    """Standard output for people: as wide as the terminal, plain where it is none; a paper's words are no markup."""
    return _Console(highlight=False, markup=False, emoji=False)


def table(*columns: str, figures: tuple[int, ...] = ()) -> Table:
    """An open table; `figures` are the numbers (from 0) of the columns to set right."""
    made = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for at, column in enumerate(columns):
        if at in figures:
            made.add_column(column, justify="right", no_wrap=True)
        else:
            made.add_column(column, overflow="fold", no_wrap=at == 0)
    return made
