"""The tables as the migrations left them that a database, or a backup, says were applied: not as models are today.

So a database that waits for its upgrade can be backed up, and a backup of an older version be restored.
"""

from collections.abc import Callable, Collection, Mapping
from typing import TypeAlias

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from parindex.web.records.backup.contents import APPS_LEFT_OUT, TABLES_LEFT_OUT
from parindex.web.records.backup.rows import Model

Node: TypeAlias = tuple[str, str]  # of an app and the name of a migration


def applied(held: BaseDatabaseWrapper) -> list[Node]:
    """The migrations applied to a database, but for apps whose tables are left out."""
    loader = MigrationLoader(held)
    return sorted(node for node in loader.applied_migrations if node[0] not in APPS_LEFT_OUT)


def unknown(nodes: Collection[Node]) -> Node | None:
    """The first of these migrations that this version of parindex does not have: they are those of a newer one."""
    known = MigrationLoader(None, ignore_no_migrations=True).graph.nodes
    return next((node for node in sorted(nodes) if node not in known), None)


def by_app(nodes: Collection[Node]) -> dict[str, tuple[str, ...]]:
    apps = sorted({app for app, _ in nodes})
    return {app: tuple(name for one, name in sorted(nodes) if one == app) for app in apps}


def nodes_of(migrations: Mapping[str, Collection[str]]) -> list[Node]:
    return [(app, name) for app, names in migrations.items() for name in names]


def models_of(nodes: Collection[Node]) -> dict[str, Model]:
    """Table -> model of each table that these migrations made and a backup takes."""
    state = MigrationLoader(None, ignore_no_migrations=True).project_state(list(nodes))
    models = state.apps.get_models(include_auto_created=True)
    mine = (one for one in models if one._meta.managed and not one._meta.proxy)
    tables = {one._meta.db_table: one for one in mine if one._meta.app_label in {app for app, _ in nodes}}
    return {name: tables[name] for name in sorted(tables.keys() - TABLES_LEFT_OUT)}


def migrate_to(nodes: Collection[Node]) -> None:
    """Make the tables of an empty database as these migrations leave them."""
    executor = MigrationExecutor(connection)
    parents = {node: executor.loader.graph.node_map[node].parents for node in nodes}
    followed = {parent.key for node, above in parents.items() for parent in above if parent.key[0] == node[0]}
    executor.migrate(sorted(set(nodes) - followed))


def migrate_on(after_each: Callable[[], None]) -> None:
    """Bring the tables to those of this version; `after_each` is called where one migration is done."""

    def progress(action: str, *_: object) -> None:
        if action == "apply_success":
            after_each()

    executor = MigrationExecutor(connection, progress)
    executor.migrate(executor.loader.graph.leaf_nodes())
