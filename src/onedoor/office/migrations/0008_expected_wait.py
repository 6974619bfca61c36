"""What whoever comes is told of the wait, and what earlier waits come to.

On the way back SQLite makes the table of visits anew: what the door refuses is put aside meanwhile,
as in 0007.
"""

from __future__ import annotations

from importlib import import_module

from django.db import migrations, models

messages = import_module("onedoor.office.migrations.0007_messages_and_calls")

MORE_OF_A_VISIT = {
    "stepped_out_at": models.DateTimeField(null=True),
    "wait_policy": models.PositiveSmallIntegerField(null=True),
    "wait_area": messages.on_delete_protect("office.area", null=True, db_index=False),
    "wait_before": models.PositiveIntegerField(null=True),
    "wait_basis": models.PositiveSmallIntegerField(null=True),
    "wait_counted": models.PositiveIntegerField(null=True),
    "wait_median_s": models.PositiveIntegerField(null=True),
    "wait_most_s": models.PositiveIntegerField(null=True),
}


class Migration(migrations.Migration):
    dependencies = [("office", "0007_messages_and_calls")]

    operations = [
        migrations.RunPython(messages.nothing, messages.put_back),
        *(migrations.AddField("visit", name, field) for name, field in MORE_OF_A_VISIT.items()),
        migrations.RunPython(messages.nothing, messages.put_aside),
        migrations.CreateModel(
            name="MeasuredWait",
            fields=[
                ("id", messages.key()),
                ("policy", models.PositiveSmallIntegerField()),
                ("ahead", models.PositiveSmallIntegerField()),
                ("counted", models.PositiveIntegerField()),
                ("ended", models.PositiveIntegerField()),
                ("median_s", models.PositiveIntegerField(null=True)),
                ("most_s", models.PositiveIntegerField(null=True)),
                ("since", models.DateField()),
                ("made_at", models.DateTimeField()),
                ("area", messages.on_delete_protect("office.area", null=True)),
                ("office", messages.on_delete_protect("office.office")),
            ],
            options={
                "db_table": "measured_wait",
                "indexes": [models.Index(fields=["office", "policy"], name="wait_by_policy")],
            },
        ),
    ]
