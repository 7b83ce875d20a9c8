"""The files of an installation, copied in passes: whatever lies there when a pass begins is in the archive after it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

from parindex.web.records.backup.contents import HEAD, NAMES_FILES, STORE, paths_of
from parindex.web.records.backup.manifest import HOME, Member
from parindex.web.records.backup.rows import Model
from parindex.web.records.backup.saying import not_read
from parindex.web.records.backup.writing import Writing, chunks_of


@dataclass(frozen=True, slots=True)
class Files:
    """The files below `home` that were copied so far, by path."""

    home: Path
    writing: Writing
    copied: dict[str, Member] = field(default_factory=dict)

    def copy_new(self) -> None:
        """Copy those that are not copied yet. Raises BackupError for one that cannot be read."""
        for path in paths_of(self.home):
            if path not in self.copied:
                self._copy(path)

    def add_head(self, content: bytes) -> None:
        """Add the head of the chain of events as it was read before the moment of the tables."""
        self._add(HEAD, iter((content,)))

    def lost(self, held: BaseDatabaseWrapper, models: dict[str, Model]) -> tuple[str, ...]:
        """The files that the tables name and that are not copied."""
        named = {
            f"{STORE}/{digest[:2]}/{digest}"
            for table, column in NAMES_FILES.items()
            if table in models
            for digest in models[table]._base_manager.using(held.alias).values_list(column, flat=True).iterator()
            if digest  # evidence that is a link has no file
        }
        return tuple(sorted(named - self.copied.keys()))

    def altered(self) -> tuple[str, ...]:
        """The files of the store that no longer hold what they were kept for: their names are their SHA-256."""
        store = (path for path in self.copied if path.startswith(f"{STORE}/"))
        return tuple(path for path in store if not path.endswith(self.copied[path].sha256))

    def _copy(self, path: str) -> None:
        content = _chunks(self.home / path)
        try:
            first = next(content, b"")
        except FileNotFoundError:  # taken away meanwhile, with the row that named it
            return
        self._add(path, chain((first,), content))

    def _add(self, path: str, content: Iterator[bytes]) -> None:
        # as they lie there: papers and tables of figures are packed already
        written = self.writing.add(HOME + path, content, is_packed=False)
        self.copied[path] = Member(HOME + path, written.size, written.sha256)


def _chunks(path: Path) -> Iterator[bytes]:
    try:
        yield from chunks_of(path)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise not_read(path, error) from None
