"""Criteria sets from YAML files: parsed once into frozen values, or every flaw with its line."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from parindex.core import framework as core
from parindex.core.framework import Flaw, Framework
from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.files import file_content
from parindex.documents.shipped import shipped_folder

FLAGS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Flawed:
    """A framework file that cannot be used: each flaw with its line."""

    flaws: tuple[tuple[int, Flaw], ...]


def shipped() -> dict[str, Path]:
    """Id -> file of the criteria sets that come with parindex."""
    return {path.parent.name: path for path in sorted(shipped_folder("frameworks").glob("*/framework.yaml"))}


def framework_file(id_or_path: str) -> Path:
    """The file of a shipped set by its id, or of any set by its path. Raises UnreadableFileError."""
    known = shipped()
    if id_or_path in known:
        return known[id_or_path]
    if Path(id_or_path).suffix in (".yaml", ".yml"):
        return Path(id_or_path)
    raise UnreadableFileError(Message("framework.not-found", {"id": id_or_path, "known": tuple(known)}))


@cache
def shipped_framework(id_: str) -> Framework:
    """A criteria set that comes with parindex. Raises UnreadableFileError for an unknown id; tests load each."""
    read = read_framework(framework_file(id_))
    if isinstance(read, Flawed):
        raise UnreadableFileError(read.flaws[0][1].message)
    return read


def read_framework(path: Path) -> Framework | Flawed:
    """The set in the file at `path`, or all its flaws. Raises UnreadableFileError if the file cannot be read at all."""
    try:
        text = file_content(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(Message("file.yaml", {"file": path.name, "reason": _reason(error)})) from None
    return framework_of(text, path.name)


def framework_of(text: str, name: str) -> Framework | Flawed:
    """The set that `text` writes, or all its flaws. Raises UnreadableFileError, naming the file, if it is no YAML."""
    try:
        root = YAML().compose(text)
    except YAMLError as error:
        raise UnreadableFileError(Message("file.yaml", {"file": name, "reason": _reason(error)})) from None
    if not isinstance(root, MappingNode):
        return Flawed(((1, Flaw((), Message("framework.not-a-mapping"))),))
    built = core.build(_plain(root))
    repeated = tuple(_repeated(root))
    if isinstance(built, Framework) and not repeated:
        return built
    flaws = () if isinstance(built, Framework) else built
    return Flawed(tuple(sorted((*repeated, *((_line(root, flaw.path), flaw) for flaw in flaws)), key=itemgetter(0))))


def _repeated(node: Node) -> Iterator[tuple[int, Flaw]]:
    """Keys written twice in one place, of which a reader would silently keep one."""
    seen: set[str] = set()
    for key, (line, below) in _children(node):
        if isinstance(key, str) and key in seen:
            yield line + 1, Flaw((key,), Message("framework.repeated-key", {"key": key}))
        seen.add(str(key))
        yield from _repeated(below)


def _reason(error: Exception) -> str:
    if isinstance(error, MarkedYAMLError) and error.problem_mark:
        return f"{error.problem_mark.line + 1}: {error.problem}"
    return " ".join(str(error).split())


def _plain(node: Node) -> Any:
    """Plain data, with scalars as the file writes them: a quoted scalar as text, a bare figure as _Bare.

    The writing is kept because a bare 1.10 is not the code "1.10", and 13.50 not the float 13.5.
    """
    if isinstance(node, MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    return _scalar(node) if isinstance(node, ScalarNode) else [_plain(item) for item in node.value]


class _Bare:
    """A figure written without quotes: no text, but exact when it is taken for a figure."""

    def __init__(self, words: str) -> None:
        self.words = words

    def __str__(self) -> str:
        return self.words


def _scalar(node: ScalarNode) -> "str | bool | _Bare | None":
    value = str(node.value)
    if node.style in ("'", '"', "|", ">"):
        return value
    kind = str(node.tag).rpartition(":")[2]
    if kind == "bool":
        return FLAGS.get(value.lower(), value)
    if kind == "null":
        return None
    return _Bare(value) if kind in ("int", "float") else value


def _line(root: Node, path: core.Path) -> int:
    """The line of what `path` leads to; of the last part that is there, if it leads further."""
    node, line = root, root.start_mark.line
    for step in path:
        found = next((pair for key, pair in _children(node) if key == step), None)
        if found is None:
            break
        line, node = found
    return int(line) + 1


def _children(node: Node) -> Iterator[tuple[str | int, tuple[int, Node]]]:
    if isinstance(node, MappingNode):
        yield from ((str(key.value), (key.start_mark.line, value)) for key, value in node.value)
    elif isinstance(node, SequenceNode):
        yield from ((at, (item.start_mark.line, item)) for at, item in enumerate(node.value))
