"""The JSON of criteria sets and of what is wrong with them. Figures are strings with a dot."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from parindex.core.facts import FactSpec, GroupExtreme
from parindex.core.framework import Framework, Node
from parindex.core.framework_diff import FrameworkDiff
from parindex.core.messages import Catalogue, Message, Parameter
from parindex.core.points import plain
from parindex.core.reading import Flaw
from parindex.core.rounding import LEVELS, Rounding
from parindex.documents.document import UnreadableFileError
from parindex.documents.framework_paper import DraftFramework
from parindex.documents.framework_yaml import Where
from parindex.documents.shapes import place_shape

Plain = dict[str, Any]


def framework_shape(framework: Framework, catalogue: Catalogue) -> Plain:
    """The whole set as plain data, its rules as the set writes them and in the catalogue's words."""
    return {
        "id": framework.id,
        "version": framework.version,
        "status": str(framework.status),
        "title": framework.title,
        "year": framework.year,
        "max_points": plain(framework.max_points),
        "simulated": framework.simulated or None,
        "window": str(framework.window),
        "rounding": _rounding(framework.rounding),
        "ceiling": None if framework.ceiling is None else plain(framework.ceiling),
        "source": dict(framework.source),
        "layers": [
            {"id": one.id, "name": one.name, "points": plain(one.points), "rescaled": one.is_rescaled}
            for one in framework.layers
        ],
        "bands": _bands(framework),
        "facts": _facts(framework.facts),
        "areas": [_node(area, catalogue) for area in framework.areas],
    }


def _rounding(rounding: Rounding) -> Plain:
    return {level: getattr(rounding, level) for level in LEVELS} | {"mode": rounding.mode}


def _bands(framework: Framework) -> Plain:
    bands = framework.bands
    return {
        "assumed": bands.assumed,
        "basis": bands.basis,
        "items": [
            {
                "name": band.name,
                "from": plain(band.floor),
                "inclusive": band.inclusive,
                "below": None if band.below is None else plain(band.below),
                "area_floors": [{"code": floor.code or None, "share": str(floor.share)} for floor in band.area_floors],
            }
            for band in bands.bands
        ],
    }


def node_shape(framework: Framework, code: str, catalogue: Catalogue) -> Plain:
    """One node and what is below it. Raises UnreadableFileError for a code that the set does not have."""
    node = framework.node(code)
    if node is None:
        raise UnreadableFileError(Message("score.no-code", {"code": code, "id": framework.id}))
    return _node(node, catalogue)


def _node(node: Node, catalogue: Catalogue) -> Plain:
    below: Plain = {"children": [_node(child, catalogue) for child in node.children]}
    if node.rule:
        words = [catalogue.render(message) for message in node.rule.named()]
        below = {"rule": _data(node.rule.data), "rule_in_words": words, "evidence": _evidence(node)}
    return {
        "code": node.code,
        "name": node.name,
        "max_points": plain(node.max_points),
        "kind": str(node.kind),
        "layer": node.layer or None,
        "not_applicable": str(node.not_applicable),
        "cite": node.cite or None,
        "unverified": node.unverified,
        "note": node.note or None,
        "facts": _facts(node.facts),
        **below,
    }


def _evidence(node: Node) -> Plain | None:
    evidence = node.evidence
    if evidence is None:
        return None
    return {"required": evidence.required, "ask": evidence.ask, "without": str(evidence.without)}


def _data(data: Any) -> Any:
    """A rule as its set writes it; figures that stand there without quotes as text."""
    if isinstance(data, Mapping):
        return {key: _data(value) for key, value in data.items()}
    if isinstance(data, Sequence) and not isinstance(data, str):
        return [_data(value) for value in data]
    return data if isinstance(data, bool) or data is None else str(data)


def _facts(facts: Mapping[str, FactSpec]) -> list[Plain]:
    return [
        {
            "key": spec.key,
            "name": spec.name,
            "kind": str(spec.kind),
            "unit": spec.unit or None,
            "options": list(spec.options),
            "measure": spec.measure or None,
            "window": str(spec.window) if spec.window else None,
            "derived": _derived(spec),
        }
        for spec in facts.values()
    ]


def _derived(spec: FactSpec) -> str | None:
    if isinstance(spec.derived, GroupExtreme):
        return f"{'group_best' if spec.derived.is_highest else 'group_worst'}:{spec.derived.fact}"
    return None if spec.derived is None else "calculated"


def flaws_shape(flaws: tuple[tuple[Where, Flaw], ...], catalogue: Catalogue) -> Plain:
    """Each flaw with its line (or cell), its path from the top, its sentence, and what may mend it."""
    return {
        "flaws": [
            {
                "line": where if isinstance(where, int) else None,
                "cell": where if isinstance(where, str) else None,
                "path": list(flaw.path),
                "message": catalogue.render(flaw.message),
                "mend": catalogue.render(flaw.mend) if flaw.mend else None,
            }
            for where, flaw in flaws
        ]
    }


def draft_shape(draft: DraftFramework, file: str, id_: str, catalogue: Catalogue) -> Plain:
    """A set made from a paper and written to `file`: what is unsure, what is wrong, and the set if it can be used."""
    doubts = [{"place": place_shape(doubt.place), "message": catalogue.render(doubt.message)} for doubt in draft.doubts]
    return {
        "file": file,
        "id": id_,
        "usable": draft.framework is not None,
        "doubts": doubts,
        **flaws_shape(draft.flaws, catalogue),
        "framework": framework_shape(draft.framework, catalogue) if draft.framework else None,
    }


def diff_shape(old: Framework, new: Framework, found: FrameworkDiff, catalogue: Catalogue) -> Plain:
    """What changed from one set to another; points as strings with a dot."""
    return {
        "old": {"id": old.id, "version": old.version},
        "new": {"id": new.id, "version": new.version},
        "whole": [
            {"key": key, "before": _words(before, catalogue), "after": _words(after, catalogue)}
            for key, before, after in found.whole
        ],
        "differences": [
            {
                "kind": str(one.kind),
                "code": one.code,
                "name": one.name,
                "old_code": one.old_code or None,
                "before": _words(one.before, catalogue),
                "after": _words(one.after, catalogue),
            }
            for one in found.differences
        ],
        "crosswalk": dict(found.crosswalk),
        "unmatched": list(found.unmatched),
    }


def _words(said: Parameter, catalogue: Catalogue) -> str | None:
    """Points with a dot, words, or sentences one after the other; None where there is nothing."""
    if isinstance(said, Decimal):
        return plain(said)
    return " ".join(map(catalogue.render, said if isinstance(said, tuple) else (said,))) or None
