"""Every year keeps the text of its criteria set; years that are there already freeze it as it stands now."""

import hashlib
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from parindex.documents.files import file_content
from parindex.documents.framework_yaml import framework_file


def freeze_years(apps: Any, schema_editor: Any) -> None:
    index_year, frozen_set = apps.get_model("records", "IndexYear"), apps.get_model("records", "FrozenSet")
    criteria_set = apps.get_model("records", "CriteriaSet")
    for year in index_year.objects.all():
        made = criteria_set.objects.filter(code=year.framework).first()
        text = made.text if made else file_content(framework_file(year.framework)).decode("utf-8-sig")
        digest = hashlib.sha256(text.encode()).hexdigest()
        frozen_set.objects.get_or_create(sha256=digest, defaults={"code": year.framework, "text": text})
        index_year.objects.filter(pk=year.pk).update(frozen_id=digest)


class Migration(migrations.Migration):
    dependencies = [("records", "0002_papers_in")]

    operations = [
        migrations.CreateModel(
            name="FrozenSet",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=100)),
                ("text", models.TextField()),
            ],
            options={"ordering": ["code", "sha256"]},
        ),
        migrations.AddField(
            model_name="indexyear",
            name="frozen",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="years", to="records.frozenset"
            ),
        ),
        migrations.RunPython(freeze_years, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="indexyear",
            name="frozen",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="years", to="records.frozenset"
            ),
        ),
    ]
