"""A crosswalk: which criterion of an old set is which of a new one, for what only people can know."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.yaml_data import YamlData, read_yaml


def read_crosswalk(path: Path) -> Mapping[str, str]:
    """Old code -> new code, as the YAML at `path` pairs them. Raises UnreadableFileError, naming the first bad line."""
    file = read_yaml(path)
    for line in _bad_lines(file):
        raise UnreadableFileError(Message("file.crosswalk", {"file": path.name, "line": line}))
    return dict(file.data)


def _bad_lines(file: YamlData) -> Iterator[int]:
    """Lines that pair no codes, or one that is paired already."""
    if not isinstance(file.data, Mapping):
        yield 1
        return
    yield from (line for line, _ in file.repeated())
    paired: set[str] = set()
    for code, new in file.data.items():
        if not isinstance(new, str) or new in paired:
            yield file.line((code,))
        else:
            paired.add(new)
