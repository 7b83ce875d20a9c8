"""The events and the head of their chain, and the triggers by which the database refuses to change them."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from parindex.web.records.append_only import lay, lift


def lay_triggers(apps: Any, schema_editor: Any) -> None:
    lay(schema_editor.connection)


def lift_triggers(apps: Any, schema_editor: Any) -> None:
    lift(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("records", "0004_organisation")]

    operations = [
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("count", models.BigIntegerField(default=0)),
                ("hash", models.CharField(default="0" * 64, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("actor_name", models.TextField()),
                ("act", models.CharField(max_length=60)),
                ("is_refused", models.BooleanField(default=False)),
                ("object_type", models.CharField(max_length=60)),
                ("object_id", models.CharField(max_length=200)),
                ("object_name", models.TextField()),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
                ("reason", models.TextField(blank=True)),
                ("said", models.JSONField()),
                ("request_id", models.CharField(blank=True, max_length=64)),
                ("folded", models.TextField(blank=True)),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["seq"],
                "indexes": [
                    models.Index(fields=["object_type", "object_id", "seq"], name="events_of_an_object"),
                    models.Index(fields=["act", "seq"], name="events_of_an_act"),
                ],
            },
        ),
        migrations.RunPython(lay_triggers, lift_triggers),
    ]
