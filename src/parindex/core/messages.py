"""What core says: an id and its parameters, never a finished sentence.

The sentences stand in `words/<language>.toml` beside this file, one catalogue per language;
`Catalogue` renders them. Reading the files is the business of documents.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from string import Formatter
from typing import TypeAlias

from parindex.core.points import written

Parameter: TypeAlias = "Decimal | int | str | date | tuple[Parameter, ...] | Message"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence to be said: `id` in the catalogue, `parameters` to fill its places."""

    id: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The sentences of one language. `language` is "vi" or "en"."""

    language: str
    sentences: Mapping[str, str]

    def render(self, said: Parameter) -> str:
        """`said` in this language: figures and days as it writes them, several things joined by commas.

        Raises KeyError if a message is not in the catalogue or lacks a parameter (a test proves neither happens).
        """
        if isinstance(said, Message):
            places = {name: self.render(value) for name, value in said.parameters.items()}
            return Formatter().vformat(self.sentences[said.id], (), places).rstrip()  # where nothing is to be added
        if isinstance(said, tuple):
            # figures have commas of their own
            between = "; " if any(isinstance(part, Decimal) for part in said) else ", "
            return between.join(self.render(part) for part in said)
        if isinstance(said, date):
            return said.strftime("%d/%m/%Y") if self.language == "vi" else said.isoformat()
        return written(said, self.language) if isinstance(said, Decimal) else str(said)
