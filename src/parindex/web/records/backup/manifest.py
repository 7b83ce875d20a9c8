"""The list of what a backup holds: `manifest.json`, the one member that tells of all the others.

    tables/<table>.jsonl  a line per row: a list of its values in the order of `columns`; rows in order of their keys
    home/<path>           a file of PARINDEX_HOME

Values are as JSON has them; decimals, days, times (UTC) and identifiers as texts, bytes in Base64.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

FORMAT = 1
NAME = "manifest.json"
TABLES, HOME = "tables/", "home/"
DIGEST = re.compile(r"[0-9a-f]{64}")
TABLE_NAME = re.compile(r"[a-z0-9_]+")
# What a terminal would obey or nobody could print: it is in no name of ours, and a list that has it is none of ours.
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def printable(words: str) -> str:
    """`words` with the replacement character for what no list of a backup may have."""
    return UNPRINTABLE.sub("\ufffd", words)


class NoManifestError(Exception):
    """The bytes are no manifest of a backup."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the archive: its name there, its size in bytes, its SHA-256 in hex."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table; `last_id` is the last number that the database gave out for it, 0 if it gives none."""

    name: str
    columns: tuple[str, ...]
    rows: int
    last_id: int
    member: Member


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself.

    made_at: ISO 8601, UTC. database: the kind of database it comes from. migrations: those applied, by app.
    files: paths are those of their members. audit: how many events there are, and the hash of the last.
    settings: name -> value of those that are no secrets. left_out: tables and folders that are not in it.
    """

    format: int
    parindex: str
    made_at: str
    database: str
    migrations: Mapping[str, tuple[str, ...]]
    tables: tuple[Table, ...]
    files: tuple[Member, ...]
    audit: Mapping[str, Any] | None
    settings: Mapping[str, str]
    left_out: Mapping[str, tuple[str, ...]]

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables)

    @property
    def members(self) -> tuple[Member, ...]:
        """Every member but the manifest itself."""
        return (*(table.member for table in self.tables), *self.files)

    def as_bytes(self) -> bytes:
        return (json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n").encode()


def format_of(content: bytes) -> tuple[int, str]:
    """Its format and the version of parindex that wrote it: what every format says. Raises NoManifestError."""
    found = _plain(content)
    return _whole(found.get("format")), _text(found.get("parindex"))


def manifest_of(content: bytes) -> Manifest:
    """The manifest in these bytes, every value of the kind it should be. Raises NoManifestError."""
    found = _plain(content)
    try:
        return Manifest(
            format=_whole(found["format"]),
            parindex=_text(found["parindex"]),
            made_at=_text(found["made_at"]),
            database=_text(found["database"]),
            migrations={_text(app): _texts(names) for app, names in found["migrations"].items()},
            tables=tuple(_table(one) for one in found["tables"]),
            files=tuple(_member(one) for one in found["files"]),
            audit=found["audit"] and {"count": _whole(found["audit"]["count"]), "hash": _text(found["audit"]["hash"])},
            settings={_text(name): _text(value) for name, value in found["settings"].items()},
            left_out={_text(name): _texts(names) for name, names in found["left_out"].items()},
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise NoManifestError from error


def _plain(content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise NoManifestError from error
    if not isinstance(found, dict):
        raise NoManifestError
    return found


def _table(found: Any) -> Table:
    name = _text(found["name"])
    member = _member(found["member"])
    if not TABLE_NAME.fullmatch(name) or member.name != f"{TABLES}{name}.jsonl":
        raise NoManifestError
    return Table(name, _texts(found["columns"]), _whole(found["rows"]), _whole(found["last_id"]), member)


def _member(found: Any) -> Member:
    sha256 = _text(found["sha256"])
    if not DIGEST.fullmatch(sha256):
        raise NoManifestError
    return Member(_text(found["name"]), _whole(found["size"]), sha256)


def _text(found: Any) -> str:
    if not isinstance(found, str) or UNPRINTABLE.search(found):
        raise NoManifestError
    return found


def _texts(found: Any) -> tuple[str, ...]:
    if not isinstance(found, list):
        raise NoManifestError
    return tuple(_text(one) for one in found)


def _whole(found: Any) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise NoManifestError
    return found
