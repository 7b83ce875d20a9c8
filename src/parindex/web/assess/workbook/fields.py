"""A form's fields as the records know them: a form has a source for each figure, a leaf has one for all of its own."""

from collections.abc import Iterable, Iterator, Mapping

from parindex.core.declaring import EXPLANATION, NOTE, SOURCE, Entered
from parindex.core.facts import EVIDENCE, EXPLAINED, FactSpec
from parindex.documents.sheet_workbook import Change, Field
from parindex.web.records.sheet_work import SheetWork

NAMES = {"source": SOURCE, "note": NOTE, "explanation": EXPLANATION}
OF_LEAF = Field("source")  # the source of a whole leaf
Specs = Mapping[str, Mapping[str, FactSpec]]  # what is asked of each leaf, by code and key


def name_of(field: Field) -> str:
    """The name that a field has among those of its leaf."""
    return field.key if field.what == "value" else NAMES[field.what]


def stored_fields(work: SheetWork) -> dict[tuple[str, Field], Entered]:
    """What is stored of a sheet, by code and field; what is missing or blank is not there."""
    values = {
        (fact.code, Field("value", fact.name)): fact.value
        for fact in work.facts
        if fact.name not in (EVIDENCE, EXPLAINED)
    }
    texts: dict[tuple[str, Field], Entered] = {}
    for code, row in work.declarations.items():
        of_leaf = {OF_LEAF: row.source, Field("note"): row.note, Field("explanation"): row.explanation}
        texts |= {(code, field): text for field, text in of_leaf.items() if text}
    return {**values, **texts}


def of_leaves(changes: Iterable[Change], specs: Specs) -> Iterator[Change]:
    """`changes` with one source for each leaf: all that its figures name, each once, joined in their order."""
    sources: dict[str, dict[str, Change]] = {}
    for change in changes:
        if change.field.what == "source":
            sources.setdefault(change.code, {})[change.field.key] = change
        else:
            yield change
    for code, by_key in sources.items():
        before = str(next(iter(by_key.values())).before)
        named = (str(by_key[key].after) if key in by_key else before for key in specs[code])
        after = "; ".join(dict.fromkeys(filter(None, named)))
        if after != before:
            yield Change(code, OF_LEAF, before, after)
