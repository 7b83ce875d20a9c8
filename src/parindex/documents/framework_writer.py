"""Criteria sets written as the YAML that officers read: in the form of the sets that ship with parindex."""

import re
from collections.abc import Mapping
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from parindex.core.messages import Message
from parindex.documents.catalogue import catalogue

QUOTED = ("version", "code", "max_points", "from", "basis", "date")  # a bare 1.10 would be read as 1.1
ON_ONE_LINE = "items"
LONGEST_LINE = 1 << 20  # longer than any name: lines are never folded
PARTS = re.compile(r"^(?=(?:source|bands|areas):)|(?<!^areas:\n)^(?=  - code:)", re.MULTILINE)
RULES = re.compile(r"^(?=areas:)", re.MULTILINE)


def framework_text(data: Mapping[str, Any], *, is_draft: bool = True) -> str:
    """The file of a criteria set. data: what `core.framework.build` takes; None is written as an empty value.

    is_draft: it was made of a paper, whose formulas nobody has read yet, and says so.
    """
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = LONGEST_LINE
    out = StringIO()
    yaml.dump(_laid(data), out)
    text = _comment(Message("draft.figures")) + PARTS.sub("\n", out.getvalue())
    if is_draft:
        text = _comment(Message("draft.about")) + RULES.sub(_comment(Message("draft.rule")), text, count=1)
    return text


def _comment(said: Message) -> str:
    """Sets are data of Vietnamese governments, so their comments are Vietnamese."""
    return f"# {catalogue('vi').render(said)}\n"


def _laid(value: Any, key: str = "") -> Any:
    """`value` with its quotes and, for what stands on one line, its braces."""
    if isinstance(value, Mapping):
        made = CommentedMap((name, _laid(below, name)) for name, below in value.items())
        if key == ON_ONE_LINE:
            made.fa.set_flow_style()
        return made
    if isinstance(value, list | tuple):
        return [_laid(one, key) for one in value]
    return DoubleQuotedScalarString(value) if key in QUOTED and value is not None else value
