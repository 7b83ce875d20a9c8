"""What the workbook is made of: whose form it is, and what is stored of each leaf when it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple, TypeAlias

from parindex.core.fact_words import FactValue
from parindex.core.framework import Framework
from parindex.core.messages import Catalogue, Message

What: TypeAlias = Literal["value", "source", "note", "explanation"]
OPEN: tuple[What, ...] = ("value", "source", "note", "explanation")  # in the order of the form's columns


class Field(NamedTuple):
    """What of a leaf: the value or the source of the fact `key`, or ("" for key) its note or explanation."""

    what: What
    key: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose form a workbook is. frozen: SHA-256 of the set's text; made_at: with its zone."""

    unit: str
    unit_name: str
    year: int
    version: int
    framework: str
    framework_version: str
    frozen: str
    made_at: datetime

    def is_same_form(self, other: "Identity") -> bool:
        """Whether both are of the same unit, year, version of its sheet and criteria set, whenever they were made."""
        return self._form() == other._form()

    def _form(self) -> tuple[object, ...]:
        return self.unit, self.year, self.version, self.framework, self.framework_version

    @property
    def said(self) -> Message:
        of_set = {"framework": self.framework, "framework_version": self.framework_version}
        places = {"unit": self.unit_name, "code": self.unit, "year": str(self.year), "version": str(self.version)}
        return Message("sheet-workbook.of", {**places, **of_set})


@dataclass(frozen=True, slots=True)
class LeafIn:
    """What is stored of the node `code` ("*" for the whole set); facts that are not in `values` are missing.

    revision: how often it was changed; last_year, verdict: the value of last year and what the appraisal said of it;
    evidence: the names of what is attached.
    """

    code: str
    values: Mapping[str, FactValue] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    explanation: str = ""
    revision: int = 0
    last_year: str = ""
    evidence: tuple[str, ...] = ()
    verdict: str = ""

    def fields(self) -> dict[Field, FactValue]:
        """All that is stored of it and can be changed in a workbook."""
        values = {Field("value", key): value for key, value in self.values.items()}
        sources = {Field("source", key): source for key, source in self.sources.items()}
        return {**values, **sources, Field("note"): self.note, Field("explanation"): self.explanation}


@dataclass(frozen=True, slots=True)
class Form:
    """A form to be written: `leaves` by code, the `words` of its language, `mark` where its figures are simulated."""

    framework: Framework
    identity: Identity
    leaves: Mapping[str, LeafIn]
    words: Catalogue
    mark: str

    @property
    def title(self) -> str:
        places = {"unit": self.identity.unit_name, "year": str(self.identity.year)}
        return self.words.render(Message("sheet-workbook.title", places))

    @property
    def set_said(self) -> str:
        """The criteria set with its id and version."""
        places = {"framework": self.framework.title, "id": self.framework.id, "version": self.framework.version}
        return self.words.render(Message("sheet-workbook.set-said", places))
