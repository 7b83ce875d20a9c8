"""People are found by their names without accents; an invitation may propose a user name and come from nobody."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from parindex.core.folding import folded


def fold_names(apps: Any, _schema_editor: Any) -> None:
    for person in apps.get_model("records", "User").objects.iterator():
        person.folded = folded(f"{person.full_name} {person.username}")
        person.save(update_fields=["folded"])


class Migration(migrations.Migration):
    dependencies = [("records", "0006_collation")]

    operations = [
        migrations.AddField("user", "folded", models.CharField(default="", editable=False, max_length=400)),
        migrations.RunPython(fold_names, migrations.RunPython.noop, elidable=True),
        migrations.AddField("invitation", "username", models.CharField(blank=True, max_length=150)),
        migrations.AlterField(
            "invitation",
            "invited_by",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="invitations",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
