"""Messages for the one who has a case, and the calls that were tried.

A debt may go along with a case. SQLite adds such a column as it is, but makes the table anew when
it is taken away again: so, on the way back, what the door refuses is put aside meanwhile.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

door = import_module("onedoor.office.migrations.0004_what_the_door_refuses")


def nothing(apps: Any, schema_editor: Any) -> None:
    pass


def put_aside(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        door.allow(apps, schema_editor)


def put_back(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        door.refuse(apps, schema_editor)


def on_delete_protect(to: str, name: str = "+", **more: Any) -> Any:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name=name, to=to, **more
    )


def key() -> Any:
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


class Migration(migrations.Migration):
    dependencies = [("office", "0006_the_roster")]

    operations = [
        migrations.RunPython(nothing, put_back),
        migrations.AddField("debt", "case", on_delete_protect("office.case", "debts", null=True)),
        migrations.RunPython(nothing, put_aside),
        migrations.CreateModel(
            name="CallTry",
            fields=[
                ("id", key()),
                ("at", models.DateTimeField()),
                ("outcome", models.PositiveSmallIntegerField()),
                ("debt", on_delete_protect("office.debt", "tries")),
                ("employee", on_delete_protect("office.employee")),
                ("office", on_delete_protect("office.office")),
            ],
            options={"db_table": "call_try"},
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", key()),
                ("best_time", models.PositiveSmallIntegerField()),
                ("phone", models.CharField(blank=True, max_length=20)),
                ("debt", on_delete_protect("office.debt", "messages")),
                ("need", models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="message",
                    to="office.need",
                )),
                ("office", on_delete_protect("office.office")),
                ("person", on_delete_protect("office.person", "messages")),
            ],
            options={"db_table": "message"},
        ),
    ]
