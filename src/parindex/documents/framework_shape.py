"""The JSON of criteria sets and of what is wrong with them. Figures are strings with a dot."""

from typing import Any

from parindex.core.framework import Flaw, Framework, Node
from parindex.core.messages import Catalogue
from parindex.core.points import plain
from parindex.documents.framework_paper import DraftFramework
from parindex.documents.shapes import place_shape


def framework_shape(framework: Framework) -> dict[str, Any]:
    """The whole set as plain data."""
    return {
        "id": framework.id,
        "version": framework.version,
        "title": framework.title,
        "year": framework.year,
        "max_points": plain(framework.max_points),
        "source": dict(framework.source),
        "bands": {
            "assumed": framework.bands.assumed,
            "basis": framework.bands.basis,
            "items": [
                {"name": band.name, "from": plain(band.floor), "inclusive": band.inclusive}
                for band in framework.bands.bands
            ],
        },
        "areas": [_node(area) for area in framework.areas],
    }


def _node(node: Node) -> dict[str, Any]:
    below = {"children": [_node(child) for child in node.children]} if node.children else {"rule": node.rule}
    return {"code": node.code, "name": node.name, "max_points": plain(node.max_points), **below}


def flaws_shape(flaws: tuple[tuple[int, Flaw], ...], catalogue: Catalogue) -> dict[str, Any]:
    """Each flaw with its line, its path from the top, and its sentence."""
    return {
        "flaws": [
            {"line": line, "path": list(flaw.path), "message": catalogue.render(flaw.message)} for line, flaw in flaws
        ]
    }


def draft_shape(draft: DraftFramework, file: str, id_: str, catalogue: Catalogue) -> dict[str, Any]:
    """A set made from a paper and written to `file`: what is unsure, what is wrong, and the set if it can be used."""
    doubts = [{"place": place_shape(doubt.place), "message": catalogue.render(doubt.message)} for doubt in draft.doubts]
    return {
        "file": file,
        "id": id_,
        "usable": draft.framework is not None,
        "doubts": doubts,
        **flaws_shape(draft.flaws, catalogue),
        "framework": framework_shape(draft.framework) if draft.framework else None,
    }
