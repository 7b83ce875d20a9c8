"""A criteria set made from a paper: its framework.yaml, and what to look at again before it is used."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from parindex.core.bands import Bands
from parindex.core.folding import folded
from parindex.core.framework import Framework
from parindex.core.messages import Message
from parindex.core.place import Place, Words
from parindex.core.plan import Plan
from parindex.core.points import plain
from parindex.core.reading import Flaw
from parindex.documents.catalogue import catalogue
from parindex.documents.document import UnreadableFileError
from parindex.documents.framework_bands import bands_in
from parindex.documents.framework_doubts import Doubt, paper_doubts
from parindex.documents.framework_tree import drafted, level_data, tree_doubts
from parindex.documents.framework_writer import framework_text
from parindex.documents.framework_yaml import Flawed, Where, framework_of

__all__ = ["Doubt", "DraftFramework", "framework_from_paper"]

ID = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
TITLE = re.compile(r"bo (?:tieu chi|chi so)|bang (?:tieu chi|cham diem)|chi so cai cach hanh chinh")
ABOUT = re.compile(r"cai cach hanh chinh|cchc|par ?index")
LONGEST_TITLE = 250
YEAR = re.compile(r"20[0-9]{2}")
NUMBER = r"([0-9]+/[\w/-]*\w)"
NUMBERED = re.compile(rf"^Số\s*:?\s*{NUMBER}$", re.IGNORECASE)
ATTACHED = re.compile(rf"^\(?\s*(?:ban hành )?kèm theo [^,;()]*?\bsố\s*:?\s*{NUMBER}", re.IGNORECASE)
NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class DraftFramework:
    """A set as made from a paper: `text` is the whole file, `framework` what it reads as; None if it has `flaws`.

    flaws: each with its line of `text`.
    """

    text: str
    framework: Framework | None
    flaws: tuple[tuple[Where, Flaw], ...]
    doubts: tuple[Doubt, ...]


def framework_from_paper(
    plan: Plan,
    *,
    id_: str,
    title: str | None = None,
    year: int | None = None,
    version: str = "1",
    file: str | None = None,
) -> DraftFramework:
    """The set whose criteria `plan` lists, every one of them `declared`. Figures are the paper's: none is corrected.

    id_: ASCII letters, digits and hyphens. title, year: what the paper leaves open. file: the paper's name, for the
    source. Raises UnreadableFileError for another id.
    """
    if not ID.fullmatch(id_):
        raise UnreadableFileError(Message("framework.bad-id", {"id": id_}))
    doubts: list[Doubt] = []
    heading = _heading(plan)
    year = year or _year(plan, heading, doubts)
    title = title or _title(heading, year, doubts)
    whole = drafted(plan)
    bands = _bands(plan, whole.max_points, doubts)
    head = {"id": id_, "version": version, "title": title, "year": year, "max_points": whole.written}
    data = {**head, "source": _source(plan, file), **bands, **level_data(whole.parts)}
    text = framework_text(data)
    read = framework_of(text, "framework.yaml")
    framework, flaws = (None, read.flaws) if isinstance(read, Flawed) else (read, ())
    return DraftFramework(text, framework, flaws, (*doubts, *tree_doubts(whole), *paper_doubts(plan)))


def _heading(plan: Plan) -> Words | None:
    """The line of the paper that reads as the title of a criteria set."""
    for words in plan.narrative:
        spelled = folded(words.text)
        is_title = TITLE.match(spelled) and ABOUT.search(spelled) and words.text[-1].isalnum()
        if is_title and len(spelled) <= LONGEST_TITLE:
            return words
    return None


def _title(heading: Words | None, year: int | None, doubts: list[Doubt]) -> str:
    if heading:
        title = " ".join(heading.text.split())
        doubts.append(Doubt(heading.place(), Message("doubt.title-taken", {"title": title})))
    else:
        title = catalogue("vi").render(Message("draft.title" if year else "draft.title-bare", {"year": year or ""}))
        doubts.append(Doubt(NOWHERE, Message("doubt.title-made", {"title": title})))
    return title


def _year(plan: Plan, heading: Words | None, doubts: list[Doubt]) -> int | None:
    """The year that is scored: sure where the column of points names it, else told by the title or the narrative."""
    scored = plan.year_scored
    if scored and any(column.meaning == "points" and str(scored) in column.header for column in plan.columns):
        return scored
    named = YEAR.search(heading.text) if heading else None
    year = int(named[0]) if named else scored
    place = heading.place() if heading and named else NOWHERE
    doubts.append(Doubt(place, Message("doubt.year", {"year": year}) if year else Message("doubt.no-year")))
    return year


def _source(plan: Plan, file: str | None) -> Mapping[str, str]:
    """Where the set comes from; what is not known has no key."""
    reference = plan.reference
    known = {
        "document": reference.number or _number(plan),
        "date": reference.date,
        "issuer": reference.issuer,
        "file": file,
    }
    return {key: words for key, words in known.items() if words}


def _number(plan: Plan) -> str | None:
    """The number of a paper that is no plan: over its text, or where its annex says what it belongs to."""
    for words in plan.narrative:
        if match := NUMBERED.search(words.text) or ATTACHED.search(words.text):
            return match[1]
    return None


def _bands(plan: Plan, max_points: Decimal | None, doubts: list[Doubt]) -> dict[str, Any]:
    """The bands under their key, if the narrative states any. Without a maximum they are taken to be of 100 points."""
    bands, unsure = bands_in(plan.narrative, max_points or Decimal(100))
    doubts += unsure
    if bands is None:
        doubts.append(Doubt(NOWHERE, Message("doubt.no-bands")))
        return {}
    return {"bands": _bands_data(bands)}


def _bands_data(bands: Bands) -> dict[str, Any]:
    items = [{"name": band.name, "from": plain(band.floor), "inclusive": band.inclusive} for band in bands.bands]
    return {"assumed": bands.assumed, "basis": bands.basis, "items": items}
