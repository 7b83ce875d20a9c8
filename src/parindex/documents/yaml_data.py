"""YAML files as plain data whose writing is kept, with the line of everything in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import MaxDepthExceededError
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from parindex.core.messages import Message
from parindex.core.reading import Flaw
from parindex.core.reading import Path as DataPath
from parindex.documents.document import UnreadableFileError
from parindex.documents.files import file_content

FLAGS = {"true": True, "false": False}
DEEPEST = 60  # levels
MOST_NODES = 1_000_000


@dataclass(frozen=True, slots=True)
class YamlData:
    """A YAML file. `data` is plain: mappings, lists, and scalars as the file writes them."""

    root: Node | None
    data: Any

    def line(self, path: DataPath) -> int:
        """The line of what `path` leads to; of the last part that is there, if it leads further."""
        if self.root is None:
            return 1
        node, line = self.root, self.root.start_mark.line
        for step in path:
            found = next((pair for key, pair in _children(node) if key == step), None)
            if found is None:
                break
            line, node = found
        return int(line) + 1

    def repeated(self) -> Iterator[tuple[int, Flaw]]:
        """Keys written twice in one place, of which a reader would silently keep one, each with its line."""
        return iter(()) if self.root is None else _repeated(self.root)


def read_yaml(path: Path) -> YamlData:
    """The YAML in the file at `path`. Raises UnreadableFileError, naming the file, if it is none."""
    try:
        text = file_content(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(Message("file.yaml", {"file": path.name, "reason": why_unreadable(error)})) from None
    return yaml_of(text, path.name)


def yaml_of(text: str, name: str) -> YamlData:
    """The YAML that `text` writes. Raises UnreadableFileError, naming the file, if it is none."""
    yaml = YAML()
    yaml.max_depth = DEEPEST + 1  # the parser takes seconds over thousands of brackets
    yaml.composer.warn_double_anchors = False
    try:
        root = yaml.compose(text)
        data = None if root is None else _Plain().of(root, 0)
    except YAMLError as error:
        raise UnreadableFileError(Message("file.yaml", {"file": name, "reason": why_unreadable(error)})) from None
    return YamlData(root, data)


class _UnusableError(YAMLError):
    """YAML that is no plain data, with the sentence that says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


def why_unreadable(error: Exception) -> Message:
    """Why a text is no YAML that can be used, with its line where the parser tells it."""
    if isinstance(error, _UnusableError):
        return error.message
    if isinstance(error, MarkedYAMLError) and error.problem_mark:
        line = int(error.problem_mark.line) + 1
        if isinstance(error, MaxDepthExceededError):
            return Message("yaml.too-deep", {"line": line})
        return Message("yaml.line", {"line": line, "reason": str(error.problem)})
    return Message("yaml.encoding" if isinstance(error, UnicodeError) else "yaml.character")


class _Bare:
    """A figure written without quotes: no text, but exact when it is taken for a figure."""

    def __init__(self, words: str) -> None:
        self.words = words

    def __str__(self) -> str:
        return self.words

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Bare) and self.words == other.words

    def __hash__(self) -> int:
        return hash(self.words)


class _Plain:
    """Nodes become plain data, with scalars as the file writes them: a quoted scalar as text, a bare figure as _Bare.

    The writing is kept because a bare 1.10 is not the code "1.10", and 13.50 not the float 13.5. Nodes are counted,
    since a few lines of aliases can stand for more of them than any machine holds.
    """

    def __init__(self) -> None:
        self.nodes = 0

    def of(self, node: Node, depth: int) -> Any:
        self.nodes += 1
        if depth > DEEPEST or self.nodes > MOST_NODES:
            raise _UnusableError(Message("yaml.too-deep", {"line": _line(node)}))
        if isinstance(node, MappingNode):
            return {_key(key): self.of(value, depth + 1) for key, value in node.value}
        return _scalar(node) if isinstance(node, ScalarNode) else [self.of(item, depth + 1) for item in node.value]


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


def _key(node: Node) -> str:
    if not isinstance(node, ScalarNode):
        raise _UnusableError(Message("yaml.key", {"line": _line(node)}))
    return str(node.value)


def _scalar(node: ScalarNode) -> "str | bool | _Bare | None":
    value = str(node.value)
    if node.style == ">":
        return value.replace("\a", "")  # ruamel marks so where a folded text was folded
    if node.style in ("'", '"', "|"):
        return value
    kind = str(node.tag).rpartition(":")[2]
    if kind == "bool":
        return FLAGS.get(value.lower(), value)
    if kind == "null":
        return None
    return _Bare(value) if kind in ("int", "float") else value


def _repeated(node: Node) -> Iterator[tuple[int, Flaw]]:
    seen: set[str] = set()
    for key, (line, below) in _children(node):
        if isinstance(key, str) and key in seen:
            yield line + 1, Flaw((key,), Message("framework.repeated-key", {"key": key}))
        seen.add(str(key))
        yield from _repeated(below)


def _children(node: Node) -> Iterator[tuple[str | int, tuple[int, Node]]]:
    if isinstance(node, MappingNode):
        yield from ((str(key.value), (key.start_mark.line, value)) for key, value in node.value)
    elif isinstance(node, SequenceNode):
        yield from ((at, (item.start_mark.line, item)) for at, item in enumerate(node.value))
