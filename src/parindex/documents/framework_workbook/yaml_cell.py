"""YAML in a cell: what no column has a form for, written in one way and read back to exactly the same data.

Data are mappings, lists, text, true and false, and nothing. A figure without quotes is text with the digits it has.
"""

import json
import re
from collections.abc import Mapping
from itertools import accumulate
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from parindex.core.messages import Message

WIDTH = 72  # characters; what is longer is laid out over several lines
DEEPEST = 60  # brackets within each other; the parser takes seconds over thousands of them
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
LONGEST_KEY = 500  # characters; YAML itself allows no more than 1,024 before a colon
BARE = re.compile(r"[^\W\d_][\w./%-]*(?: [\w./%()-]+)*")
NOT_BARE = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
FLAGS = {"true": True, "false": False}


class CellError(Exception):
    """A cell that cannot be read, with the sentence that says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


def same(one: Any, other: Any) -> bool:
    """Whether two data are equal, kinds of values and order of keys included."""
    return json.dumps(one) == json.dumps(other)


def on_one_line(value: Any) -> str:
    """`value` as YAML on one line, in braces and brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)}: {on_one_line(below)}" for key, below in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(on_one_line, value)) + "]"
    if isinstance(value, str):
        return value if is_bare(value) else '"' + "".join(map(_escaped, value)) + '"'
    return "null" if value is None else str(value).lower()


def laid_out(value: Any) -> str:
    """`value` as YAML that people read: the keys of a mapping below each other, short parts on one line."""
    return "\n".join(_lines(value, WIDTH, is_top=True))


def is_bare(text: str) -> bool:
    """Whether `text` needs no quotes."""
    return BARE.fullmatch(text) is not None and text.lower() not in NOT_BARE


def parsed(text: str) -> Any:
    """The data that `text` writes. Raises CellError for what is no YAML, a repeated key, or one thing named twice."""
    if _depth(text) > DEEPEST:
        raise CellError(Message("workbook.yaml-depth"))
    try:
        root = YAML().compose(text)
        return None if root is None else _plain(root, set())
    except RecursionError:
        raise CellError(Message("workbook.yaml-depth")) from None
    except (YAMLError, ValueError) as error:
        raise CellError(Message("workbook.yaml", {"reason": _reason(error)})) from None


def _depth(text: str) -> int:
    """How many brackets are open at most at one time."""
    steps = (1 if letter in "[{" else -1 for letter in QUOTED.sub("", text) if letter in "[]{}")
    return max(accumulate(steps), default=0)


def _key(key: str) -> str:
    return on_one_line(key) if _is_short(key) else f"? {on_one_line(key)} "


def _is_short(key: str) -> bool:
    return len(key) <= LONGEST_KEY // 10 or len(on_one_line(key)) <= LONGEST_KEY


def _escaped(letter: str) -> str:
    if letter in ESCAPES or letter.isprintable():
        return ESCAPES.get(letter, letter)
    return f"\\u{ord(letter):04X}" if ord(letter) <= 0xFFFF else f"\\U{ord(letter):08X}"


def _lines(value: Any, width: int, *, is_top: bool = False) -> list[str]:
    one = on_one_line(value)
    is_mapping = isinstance(value, Mapping) and bool(value) and all(map(_is_short, value))
    if is_mapping and (is_top or len(one) > width):
        return [line for key, below in value.items() for line in _pair(key, below, width)]
    if isinstance(value, list) and len(one) > width:
        return [line for item in value for line in _item(item, width)]
    return [one]


def _pair(key: str, value: Any, width: int) -> list[str]:
    """A key and its value: behind it on one line, or laid out below it."""
    lines = _lines(value, width - 2)
    if lines == [on_one_line(value)]:
        return [f"{on_one_line(key)}: {lines[0]}"]
    return [f"{on_one_line(key)}:", *(f"  {line}" for line in lines)]


def _item(value: Any, width: int) -> list[str]:
    first, *rest = _lines(value, width - 2)
    return [f"- {first}", *(f"  {line}" for line in rest)]


def _plain(node: Node, seen: set[int]) -> Any:
    if isinstance(node, ScalarNode):
        return _scalar(node)
    if id(node) in seen:  # named once and used again: what is small to write could become boundless
        raise CellError(Message("workbook.yaml-alias"))
    seen.add(id(node))
    if not isinstance(node, MappingNode):
        return [_plain(item, seen) for item in node.value]
    made: dict[str, Any] = {}
    for key, value in node.value:
        name = str(key.value)
        if not isinstance(key, ScalarNode):
            raise CellError(Message("workbook.yaml-key"))
        if name in made:
            raise CellError(Message("workbook.repeated-key", {"key": name}))
        made[name] = _plain(value, seen)
    return made


def _scalar(node: ScalarNode) -> str | bool | None:
    value, kind = str(node.value), str(node.tag).rpartition(":")[2]
    if node.style == ">":
        return value.replace("\a", "")  # ruamel marks so where a folded text was folded
    if node.style in ("'", '"', "|") or kind not in ("bool", "null"):
        return value
    return FLAGS.get(value.lower(), value) if kind == "bool" else None


def _reason(error: Exception) -> str:
    if isinstance(error, MarkedYAMLError) and error.problem_mark:
        return f"{error.problem_mark.line + 1}: {error.problem}"
    return " ".join(str(error).split())
