"""Rows of any table as plain values of JSON, in an order that no database can see otherwise, and back."""

import json
from base64 import b64encode
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, TypeAlias
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F
from django.db.models.functions import Collate

Model: TypeAlias = type[models.Model]
AT_ONCE = 500  # rows in memory


def fields_of(model: Model) -> list[Any]:
    """The fields that have a column and a value of their own."""
    return [field for field in model._meta.concrete_fields if not field.generated]


def rows_of(model: Model, connection: BaseDatabaseWrapper) -> Iterator[list[Any]]:
    """Every row as plain values in the order of `fields_of`; rows in the order of their keys, texts by their bytes."""
    fields = fields_of(model)
    rows = model._base_manager.using(connection.alias).order_by(_by_key(model, connection))
    for row in rows.values_list(*(field.attname for field in fields)).iterator(chunk_size=AT_ONCE):
        yield [
            value if isinstance(field, models.JSONField) else _plain(value)
            for field, value in zip(fields, row, strict=True)
        ]


def line_of(row: Sequence[Any]) -> bytes:
    """A row as a line of JSON. Half a letter, which UTF-8 has no bytes for, is written as JSON escapes it."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace") + b"\n"


def parameters_of(row: Sequence[Any], fields: Sequence[Any], connection: BaseDatabaseWrapper) -> list[Any]:
    """What the database is to be given for the plain values of a row. Raises ValueError for a value of another kind."""
    return [
        field.get_db_prep_save(value if isinstance(field, models.JSONField) else _parsed(value, field), connection)
        for field, value in zip(fields, row, strict=True)
    ]


def _plain(value: Any) -> Any:
    """`value` as JSON has it, exact."""
    match value:
        case Decimal():
            return format(value, "f")
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date() | time():
            return value.isoformat()
        case bytes() | memoryview():
            return b64encode(value).decode()
        case UUID():
            return str(value)
    return value


def _parsed(value: Any, field: Any) -> Any:
    try:
        return field.to_python(value)
    except (ValidationError, TypeError) as error:
        raise ValueError(str(error)) from error


def _by_key(model: Model, connection: BaseDatabaseWrapper) -> Any:
    """The order of the key; left to itself PostgreSQL sorts text by the language of the database."""
    key: Any = model._meta.pk
    while key.is_relation:
        key = key.target_field
    is_text = isinstance(key, models.CharField | models.TextField)
    return Collate(F("pk"), "C") if is_text and connection.vendor == "postgresql" else F("pk")
