"""How long answers to offers, and first steps of cases, have taken of late."""

from __future__ import annotations

from importlib import import_module

from django.db import migrations, models

messages = import_module("onedoor.office.migrations.0007_messages_and_calls")


class Migration(migrations.Migration):
    dependencies = [("office", "0019_safety_marks")]

    operations = [
        migrations.CreateModel(
            name="MeasuredAnswer",
            fields=[
                ("id", messages.key()),
                ("awaited", models.PositiveSmallIntegerField()),
                ("counted", models.PositiveIntegerField()),
                ("ended", models.PositiveIntegerField()),
                ("median_s", models.PositiveIntegerField(null=True)),
                ("most_s", models.PositiveIntegerField(null=True)),
                ("made_at", models.DateTimeField()),
                ("office", messages.on_delete_protect("office.office")),
                ("unit", messages.on_delete_protect("office.unit", null=True)),
            ],
            options={
                "db_table": "measured_answer",
                "indexes": [models.Index(fields=["office", "awaited"], name="answer_by_awaited")],
            },
        ),
    ]
