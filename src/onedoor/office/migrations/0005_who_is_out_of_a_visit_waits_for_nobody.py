"""Somebody who is out of a visit is not waited for, on PostgreSQL.

Two colleagues who go home at once, of whom one helps the other, waited for each other: the end of
a meeting asked for the row of the employee, which only its beginning needs.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations

WAITS = "PERFORM 1 FROM employee WHERE id = NEW.employee_id FOR SHARE;"
IS_OF_A_VISIT = """
    CREATE OR REPLACE FUNCTION meeting_is_of_a_visit() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        {waits}
        IF NEW.until IS NULL AND NOT EXISTS (
            SELECT 1 FROM employee JOIN visit ON visit.office_id = employee.office_id
            WHERE employee.id = NEW.employee_id AND employee.left_at IS NULL
            AND visit.id = NEW.visit_id AND visit.state <> 5
        ) THEN
            RAISE EXCEPTION 'Who is in a visit works in its office, and the visit has not ended.'
            USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
"""


def wait_at_the_beginning(apps: Any, schema_editor: Any) -> None:
    replace(schema_editor, f"IF NEW.until IS NULL THEN {WAITS} END IF;")


def wait_always(apps: Any, schema_editor: Any) -> None:
    replace(schema_editor, WAITS)


def replace(schema_editor: Any, waits: str) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(IS_OF_A_VISIT.format(waits=waits), params=None)


class Migration(migrations.Migration):
    dependencies = [("office", "0004_what_the_door_refuses")]

    operations = [
        migrations.RunPython(wait_at_the_beginning, wait_always, hints={"model_name": "meeting"})
    ]
