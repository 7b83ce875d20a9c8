"""Units as a list has them: rows of the tables and what belongs to them, read in few queries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from re import compile as pattern
from typing import Any

from django.db.models import QuerySet

from parindex.core.folding import normalised
from parindex.core.organisation import Predecessor, UnitRow
from parindex.web.records.organisation import Succession, UnitAlias, UnitGroup
from parindex.web.records.units import Unit

FIELDS = ("code", "name", "short_name", "kind", "path", "valid_from", "valid_to", "contact", "email", "phone")
OF_OWNER = pattern(r"(.+) \[([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class KnownGroup:
    """A group that is there, and the unit that keeps it."""

    key: int
    name: str
    owner: str
    path: str


@dataclass(frozen=True)
class KnownGroups:
    """The groups that are there, by their names: a unit is in those that it, or a unit above it, keeps."""

    groups: tuple[KnownGroup, ...]

    @cached_property
    def _by_path(self) -> Mapping[str, list[KnownGroup]]:
        found: dict[str, list[KnownGroup]] = defaultdict(list)
        for group in self.groups:
            found[group.path].append(group)
        return found

    def named(self, path: str, words: str) -> KnownGroup | None:
        """The group that `words` mean for the unit with this path, that of the nearest owner; None if there is none.

        "Xã [tinh-a]" means that of the owner with this code, whoever else keeps one of the same name.
        """
        own = OF_OWNER.fullmatch(words)
        near = list(self._on_the_way(path))
        exact = [one for one in near if own and (normalised(one.name), one.owner) == (normalised(own[1]), own[2])]
        found = exact or [one for one in near if normalised(one.name) == normalised(words)]
        return found[0] if found else None

    def label(self, path: str, group: KnownGroup) -> str:
        """What `group` is called for the unit with this path, so that `named` finds it again."""
        return group.name if self.named(path, group.name) == group else f"{group.name} [{group.owner}]"

    def _on_the_way(self, path: str) -> Iterator[KnownGroup]:
        """From the unit itself up."""
        codes = path.rstrip("/").split("/")
        for depth in range(len(codes), 0, -1):
            yield from self._by_path.get("/".join(codes[:depth]) + "/", ())


def known_groups() -> KnownGroups:
    """All groups, in one query."""
    rows = UnitGroup.objects.order_by("pk").values_list("pk", "name", "owner__code", "owner__path")
    return KnownGroups(tuple(KnownGroup(*row) for row in rows))


def unit_rows(units: "QuerySet[Unit]", groups: KnownGroups | None = None) -> list[UnitRow]:
    """`units` as a list has them, in their order: five queries whatever their number.

    Codes of predecessors stand there wherever these lie, for a list without them would take the lineage away.
    """
    groups = groups or known_groups()
    by_key = {group.key: group for group in groups.groups}
    earlier = _by_unit(Succession.objects, units, "successor", "predecessor__code", "way", "basis")
    aliases = _by_unit(UnitAlias.objects, units, "unit", "name")
    member = UnitGroup.members.through.objects
    in_groups = _by_unit(member, units, "unit", "unitgroup")
    rows = []
    for key, *values in units.values_list("pk", *FIELDS):
        told = dict(zip(FIELDS, values, strict=True))
        path = told.pop("path")
        labels = [groups.label(path, by_key[one]) for (one,) in in_groups[key] if path.startswith(by_key[one].path)]
        row = UnitRow(
            **told,
            parent=parent_code(path),
            predecessors=tuple(Predecessor(code, way) for code, way, _ in earlier[key]),
            basis="; ".join(dict.fromkeys(basis for *_, basis in earlier[key] if basis)),
            aliases=tuple(name for (name,) in aliases[key]),
            groups=tuple(labels),
        )
        rows.append(row.in_order())
    return rows


def parent_code(path: str) -> str:
    """The code of the unit above that of this path, "" at the top."""
    codes = path.rstrip("/").split("/")
    return codes[-2] if len(codes) > 1 else ""


def _by_unit(rows: Any, units: "QuerySet[Unit]", unit: str, *fields: str) -> Mapping[int, list[tuple[Any, ...]]]:
    """The `fields` of what belongs to each of `units`, by the unit's key; `unit` leads to it."""
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    asked: Iterable[tuple[Any, ...]] = rows.filter(**{f"{unit}__in": units.order_by().values("pk")})
    for key, *values in asked.order_by("pk").values_list(f"{unit}_id", *fields):  # type: ignore[attr-defined]
        found[key].append(tuple(values))
    return found
