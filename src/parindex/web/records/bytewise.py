"""Text that is the same to every database: in the order of its bytes, capital and small letters told apart."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import StartsWith


class BytewiseCharField(models.CharField):  # type: ignore[type-arg]
    """Text whose order and beginnings are those of its bytes.

    Left to themselves PostgreSQL sorts by the language of the database, which may pass over the slashes of a path and
    tear branches apart, and SQLite's LIKE takes A for a, which would open one branch to the people of another.
    """

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        """Django's; on PostgreSQL with the collation of bytes, which is what SQLite has anyway."""
        collation = "C" if connection.vendor == "postgresql" else None
        return {**super().db_parameters(connection), "collation": collation}


@BytewiseCharField.register_lookup
class Beginning(StartsWith):
    """`startswith` as a stretch of the order, which both databases find by the index: from "a/" up to "a0"."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        if not self.rhs_is_direct_value() or not self.rhs:
            return super().as_sql(compiler, connection)
        column, parameters = self.process_lhs(compiler, connection)
        after = self.rhs[:-1] + chr(ord(self.rhs[-1]) + 1)
        return f"({column} >= %s AND {column} < %s)", (*parameters, self.rhs, *parameters, after)
