"""Criteria sets from YAML files: parsed once into frozen values, or every flaw with its line."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import TypeAlias

from parindex.core.framework import Framework
from parindex.core.framework_build import build
from parindex.core.messages import Message
from parindex.core.reading import Flaw
from parindex.documents.document import UnreadableFileError
from parindex.documents.holidays import viet_nam
from parindex.documents.shipped import shipped_folder
from parindex.documents.yaml_data import YamlData, read_yaml, yaml_of

Where: TypeAlias = int | str  # a line of a file, or a cell of a workbook


@dataclass(frozen=True, slots=True)
class Flawed:
    """A framework file that cannot be used: each flaw with its line, or its cell ("Tiêu chí!D12") in a workbook."""

    flaws: tuple[tuple[Where, Flaw], ...]


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
    return _built(read_yaml(path))


def framework_of(text: str, name: str) -> Framework | Flawed:
    """The set that `text` writes, or all its flaws. Raises UnreadableFileError, naming the file, if it is no YAML."""
    return _built(yaml_of(text, name))


def _built(file: YamlData) -> Framework | Flawed:
    if not isinstance(file.data, Mapping):
        return Flawed(((1, Flaw((), Message("framework.not-a-mapping"))),))
    built = build(file.data, viet_nam())
    repeated = tuple(file.repeated())
    if isinstance(built, Framework) and not repeated:
        return built
    flaws = () if isinstance(built, Framework) else built
    found = (*repeated, *((file.line(flaw.path), flaw) for flaw in flaws))
    return Flawed(tuple(sorted(found, key=itemgetter(0))))
