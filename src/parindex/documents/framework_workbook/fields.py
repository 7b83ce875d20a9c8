"""What a sheet has columns or rows for: the keys of a criteria set, how each is headed and filled."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from parindex.core.folding import folded
from parindex.documents.framework_workbook.kinds import Text, Yaml
from parindex.documents.framework_workbook.yaml_cell import same

OTHER, ORDER = "other", "order"  # the columns for keys that have none, and for an order that is not the usual one


@dataclass(frozen=True, slots=True)
class Field:
    """A column, or a row of the sheet on the set itself.

    id: the key it is for, as in "evidence.ask", by which a column may be headed, too; note, example: how to fill it;
    is_own: it is for no key of the row's mapping, but for the sheet; is_rare: folded away where nothing is in it.
    """

    id: str
    title: str
    kind: Text
    note: str
    example: str = ""
    width: float = 14
    is_own: bool = False
    is_rare: bool = False

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(self.id.split("."))


OTHERS = Field(
    OTHER,
    "Khóa khác",
    Yaml(),
    "Những khóa không có cột riêng, viết bằng YAML, mỗi khóa một dòng “khóa: giá trị”. Bình thường để trống.",
    "ghi_chu_rieng: Xem công văn kèm theo",
    24,
    is_own=True,
    is_rare=True,
)
ORDERS = Field(
    ORDER,
    "Thứ tự khóa",
    Yaml(),
    "Do phần mềm ghi khi các khóa của tệp gốc không theo thứ tự thường lệ. Để trống cũng được.",
    "",
    24,
    is_own=True,
    is_rare=True,
)


@dataclass(frozen=True)
class Table:
    """A sheet whose rows are mappings.

    alias: its title in English; order: the keys of a mapping in their usual order, those kept on other sheets included;
    needed: the columns without which it is no such sheet.
    """

    title: str
    alias: str
    about: str
    fields: tuple[Field, ...]
    order: tuple[str, ...]
    needed: tuple[str, ...]

    @cached_property
    def by_id(self) -> dict[str, Field]:
        return {one.id: one for one in (*self.fields, OTHERS, ORDERS)}

    def headed(self, words: str) -> Field | None:
        """The column with this heading, whatever its case and marks."""
        sought = folded(" ".join(words.split()))
        return next((one for one in self.by_id.values() if sought in (one.id, folded(one.title))), None)

    def in_order(self, keys: list[str]) -> list[str]:
        """Known keys as usual, then the others as they come."""
        return [key for key in self.order if key in keys] + [key for key in keys if key not in self.order]

    def taken_apart(self, mapping: Mapping[str, Any]) -> dict[str, Any]:
        """What the columns hold of a mapping: column -> value, with what has no column under OTHER."""
        cells, other = dict[str, Any](), dict[str, Any]()
        for key, value in mapping.items():
            parts = dict(self._parts(key, value))
            cells.update(parts)
            if not parts:
                other[key] = value
        return {**cells, OTHER: other} if other else cells

    def put_together(self, cells: Mapping[str, Any]) -> dict[str, Any]:
        """The mapping that the columns hold, in the usual order of its keys."""
        made: dict[str, Any] = {}
        for one in self.fields:
            if one.id in cells and not one.is_own:
                *above, last = one.path
                inner = made
                for step in above:
                    inner = inner.setdefault(step, {})
                inner[last] = cells[one.id]
        made |= cells.get(OTHER, {})
        return {key: made[key] for key in self.in_order(list(made))}

    def _parts(self, key: str, value: Any) -> Iterator[tuple[str, Any]]:
        """The columns that hold the value of `key`; none if there are none, or not for all of it."""
        column = self.by_id.get(key)
        if column and column.path == (key,) and not column.is_own:
            yield key, value
        elif isinstance(value, Mapping) and value:
            parts = {f"{key}.{below}": inner for below, inner in value.items()}
            held = [one.id for one in self.fields if one.id in parts and not one.is_own]
            if same(held, list(parts)):
                yield from parts.items()


own = partial(Field, is_own=True)  # a column that is for no key of the row's mapping
