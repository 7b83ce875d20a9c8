"""Declared facts of any kind, what goes with them leaf by leaf, and evidence with its search."""

from decimal import Decimal
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from parindex.core.points import plain
from parindex.web.records.word_search import lay, lift

BATCH = 2000


def points_to_values(apps: Any, schema_editor: Any) -> None:
    """Points become values as texts, without the zeros that the database padded them with."""
    facts = apps.get_model("records", "DeclaredFact").objects.filter(applies=True)
    changed = []
    for fact in facts.only("pk", "points").iterator(BATCH):
        fact.value = plain(fact.points.normalize())
        changed.append(fact)
    facts.bulk_update(changed, ["value"], batch_size=BATCH)
    # in a restore these rows are of the same transaction, and PostgreSQL alters no table of which checks wait
    schema_editor.connection.check_constraints()


def values_to_points(apps: Any, schema_editor: Any) -> None:
    """The way back, for what has a way back: other facts than points are lost with their tables."""
    facts = apps.get_model("records", "DeclaredFact").objects
    facts.exclude(fact="points").delete()
    changed = []
    for fact in facts.filter(applies=True).only("pk", "value").iterator(BATCH):
        fact.points = Decimal(fact.value)
        changed.append(fact)
    facts.bulk_update(changed, ["points"], batch_size=BATCH)


def lay_search(apps: Any, schema_editor: Any) -> None:
    lay(schema_editor.connection)


def lift_search(apps: Any, schema_editor: Any) -> None:
    lift(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0008_outbox"),
    ]

    operations = [
        migrations.AddField(
            model_name="declaredfact",
            name="fact",
            field=models.CharField(default="points", max_length=100),
        ),
        migrations.AddField(
            model_name="declaredfact",
            name="is_confirmed",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="declaredfact",
            name="value",
            field=models.TextField(blank=True),
        ),
        migrations.RemoveConstraint(
            model_name="declaredfact",
            name="one_fact_per_leaf",
        ),
        migrations.RemoveConstraint(
            model_name="declaredfact",
            name="points_exactly_where_the_leaf_applies",
        ),
        migrations.RunPython(points_to_values, values_to_points),
        migrations.RemoveField(
            model_name="declaredfact",
            name="points",
        ),
        migrations.AddConstraint(
            model_name="declaredfact",
            constraint=models.UniqueConstraint(
                fields=("index_year", "code", "fact"), name="one_value_per_leaf_and_fact"
            ),
        ),
        migrations.AddConstraint(
            model_name="declaredfact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("applies", True), models.Q(("value", ""), _negated=True)),
                    models.Q(("applies", False), ("value", "")),
                    _connector="OR",
                ),
                name="a_value_exactly_where_the_fact_applies",
            ),
        ),
        migrations.CreateModel(
            name="Declaration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=60)),
                ("revision", models.PositiveIntegerField(default=0)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("note", models.TextField(blank=True)),
                ("explanation", models.TextField(blank=True)),
                ("contested", models.JSONField(default=list)),
                ("at", models.DateTimeField(auto_now=True)),
                ("office_due", models.DateField(null=True)),
                ("office_note", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(blank=True, max_length=100)),
                ("issued_on", models.DateField(null=True)),
                ("issuer", models.CharField(blank=True, max_length=300)),
                ("summary", models.TextField()),
                ("expires_on", models.DateField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="EvidenceRevision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(default=1)),
                ("is_newest", models.BooleanField(default=True)),
                ("name", models.CharField(blank=True, max_length=255)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("size", models.BigIntegerField(default=0)),
                ("media_type", models.CharField(blank=True, max_length=150)),
                ("pages", models.PositiveIntegerField(null=True)),
                ("url", models.CharField(blank=True, max_length=2000)),
                ("noticed", models.JSONField(default=list)),
                ("read_at", models.DateTimeField(null=True)),
                ("problem", models.JSONField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="EvidenceWords",
            fields=[
                (
                    "evidence",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="text",
                        serialize=False,
                        to="records.evidence",
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("folded", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="EvidenceUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=60)),
                ("place", models.CharField(blank=True, max_length=300)),
                ("is_confirmed", models.BooleanField(default=True)),
                ("counts", models.BooleanField(null=True)),
            ],
            options={
                "ordering": ["code", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.CharField(max_length=32, unique=True)),
                ("name", models.CharField(max_length=255)),
                ("size", models.BigIntegerField()),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("content", models.JSONField(default=dict)),
                ("refusal", models.JSONField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.AddField(
            model_name="indexyear",
            name="edits",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="declaration",
            name="index_year",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="declarations", to="records.indexyear"
            ),
        ),
        migrations.AddField(
            model_name="declaration",
            name="office",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.unit"
            ),
        ),
        migrations.AddField(
            model_name="declaration",
            name="person",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="records.unit"
            ),
        ),
        migrations.AddField(
            model_name="evidencerevision",
            name="evidence",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="revisions", to="records.evidence"
            ),
        ),
        migrations.AddField(
            model_name="evidencerevision",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="evidenceuse",
            name="index_year",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="evidence", to="records.indexyear"
            ),
        ),
        migrations.AddField(
            model_name="evidenceuse",
            name="revision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="uses", to="records.evidencerevision"
            ),
        ),
        migrations.AddField(
            model_name="upload",
            name="evidence",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="records.evidence"
            ),
        ),
        migrations.AddField(
            model_name="upload",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="upload",
            name="unit",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.unit"),
        ),
        migrations.AddConstraint(
            model_name="declaration",
            constraint=models.UniqueConstraint(fields=("index_year", "code"), name="one_declaration_per_leaf"),
        ),
        migrations.AddIndex(
            model_name="evidencerevision",
            index=models.Index(fields=["sha256"], name="evidence_of_a_file"),
        ),
        migrations.AddIndex(
            model_name="evidencerevision",
            index=models.Index(condition=models.Q(("read_at", None)), fields=["at"], name="evidence_to_read"),
        ),
        migrations.AddConstraint(
            model_name="evidencerevision",
            constraint=models.UniqueConstraint(fields=("evidence", "number"), name="one_revision_per_number"),
        ),
        migrations.AddConstraint(
            model_name="evidencerevision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_newest", True)), fields=("evidence",), name="one_newest_revision"
            ),
        ),
        migrations.AddConstraint(
            model_name="evidencerevision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("url", ""), models.Q(("sha256", ""), _negated=True)),
                    models.Q(models.Q(("url", ""), _negated=True), ("sha256", "")),
                    _connector="OR",
                ),
                name="evidence_is_a_file_or_a_link",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidenceuse",
            constraint=models.UniqueConstraint(fields=("revision", "index_year", "code"), name="one_use_per_leaf"),
        ),
        migrations.RunPython(lay_search, lift_search),
    ]
