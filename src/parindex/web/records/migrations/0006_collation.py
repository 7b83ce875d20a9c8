"""Paths of units in the order of their bytes on PostgreSQL too."""

from django.db import migrations

from parindex.web.records.bytewise import BytewiseCharField


class Migration(migrations.Migration):
    dependencies = [("records", "0005_audit")]

    operations = [
        migrations.AlterField(
            model_name="unit",
            name="path",
            field=BytewiseCharField(editable=False, max_length=500, unique=True),
        ),
    ]
