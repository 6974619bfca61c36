"""Persons are searched for by the beginning of a folded key, as a range of plain characters.

SQLite compares characters by their numbers anyway. PostgreSQL would compare as a language does,
and could not use its index for a range; so there the column is told to compare plainly. Django's
`db_collation` is one name for every engine, and the two know no name in common.
"""

from typing import Any

from django.db import migrations


def compare_plainly(apps: Any, schema_editor: Any) -> None:
    _collate(schema_editor, '"C"')


def compare_as_the_database_does(apps: Any, schema_editor: Any) -> None:
    _collate(schema_editor, '"default"')


def _collate(schema_editor: Any, collation: str) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"ALTER TABLE person ALTER COLUMN fold TYPE varchar(200) COLLATE {collation}"
        )


class Migration(migrations.Migration):
    dependencies = [("office", "0002_what_the_database_refuses")]

    operations = [
        migrations.RunPython(
            compare_plainly, compare_as_the_database_does, hints={"model_name": "person"}
        ),
    ]
