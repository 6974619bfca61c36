"""What the database itself refuses, whoever asks: a changed journal, and an open case left alone.

Whoever writes a migration that rebuilds one of these tables on SQLite must make its triggers
anew: SQLite drops them with the old table. `test_triggers` fails otherwise.
"""

# ruff: noqa: S608  the names in these statements are our own

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db import migrations

Tables = dict[str, tuple[str, tuple[str, ...]]]
Step = Callable[[Any, Any], None]
NEVER_CHANGED = "The journal is never changed."
HELD = "An open case is held by somebody who works in its office."
NOT_LEFT = "Somebody who holds an open case has not left."
AGREE = "A case and its open holding name the same holder."
CLOSED = 3

# Tables that are only ever added to, with what identifies a row in them. SQLite's REPLACE deletes
# without asking the triggers against deletion, so there an insert on top of a row is refused too.
JOURNAL: Tables = {
    "journal_line": ("seq", ("office", "thread_kind", "thread_key", "prev")),
    "journal_seal": ("id", ("office", "number")),
}
LOOKS: Tables = {
    "look": ("id", ("office", "prev")),
    "look_person": ("id", ()),
}


def sqlite_only_added_to(table: str, key: str, unique: tuple[str, ...]) -> list[str]:
    same = " AND ".join(f"{column} = NEW.{column}" for column in unique) or "FALSE"
    refuse = f"SELECT RAISE(ABORT, '{NEVER_CHANGED}');"
    stands = f"EXISTS (SELECT 1 FROM {table} WHERE {{}})"
    return [
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN {refuse} END",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN {refuse} END",
        f"""
        CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
        WHEN {stands.format(f"{key} = NEW.{key}")} OR {stands.format(same)}
        BEGIN {refuse} END
        """,
    ]


POSTGRESQL_REFUSAL = f"""
CREATE FUNCTION never_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{NEVER_CHANGED}' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def postgresql_only_added_to(table: str) -> str:
    return f"""
    CREATE TRIGGER {table}_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION never_changed()
    """


SQLITE_HOLDER = [
    *(
        f"""
        CREATE TRIGGER case_held_{name} BEFORE {event} ON case_
        WHEN NOT EXISTS (
            SELECT 1 FROM employee
            WHERE id = NEW.holder_id AND office_id = NEW.office_id
            AND (left_at IS NULL OR NEW.state = {CLOSED})
        )
        BEGIN SELECT RAISE(ABORT, '{HELD}'); END
        """
        for name, event in {
            "from_birth": "INSERT",
            "ever_after": "UPDATE OF holder_id, office_id, state",
        }.items()
    ),
    f"""
    CREATE TRIGGER employee_leaves_no_case BEFORE UPDATE OF left_at, office_id ON employee
    WHEN (
        NEW.left_at IS NOT NULL
        AND EXISTS (SELECT 1 FROM case_ WHERE holder_id = NEW.id AND state <> {CLOSED})
    ) OR (
        NEW.office_id <> OLD.office_id AND EXISTS (SELECT 1 FROM case_ WHERE holder_id = NEW.id)
    )
    BEGIN SELECT RAISE(ABORT, '{NOT_LEFT}'); END
    """,
    # SQLite cannot wait with a question until the transaction ends. So the holding is written
    # first, and this asks for it when the case follows; the doctor asks the rest.
    f"""
    CREATE TRIGGER case_follows_its_holding AFTER UPDATE OF holder_id ON case_
    WHEN NEW.state <> {CLOSED} AND NEW.holder_id <> OLD.holder_id AND NOT EXISTS (
        SELECT 1 FROM holding
        WHERE case_id = NEW.id AND until IS NULL AND employee_id = NEW.holder_id
    )
    BEGIN SELECT RAISE(ABORT, '{AGREE}'); END
    """,
]

POSTGRESQL_HOLDER = [
    # FOR SHARE waits for an action that is ending the employee's work, and makes it wait.
    f"""
    CREATE FUNCTION case_is_held() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM 1 FROM employee
        WHERE id = NEW.holder_id AND office_id = NEW.office_id
        AND (left_at IS NULL OR NEW.state = {CLOSED})
        FOR SHARE;
        IF NOT FOUND THEN
            RAISE EXCEPTION '{HELD}' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER case_held_from_birth BEFORE INSERT ON case_
    FOR EACH ROW EXECUTE FUNCTION case_is_held()
    """,
    """
    CREATE TRIGGER case_held_ever_after BEFORE UPDATE OF holder_id, office_id, state ON case_
    FOR EACH ROW WHEN (
        (NEW.holder_id, NEW.office_id, NEW.state) <> (OLD.holder_id, OLD.office_id, OLD.state)
    ) EXECUTE FUNCTION case_is_held()
    """,
    f"""
    CREATE FUNCTION leaves_no_case() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (
            SELECT 1 FROM case_ WHERE holder_id = NEW.id
            AND (state <> {CLOSED} OR NEW.office_id <> OLD.office_id)
        ) THEN
            RAISE EXCEPTION '{NOT_LEFT}' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER employee_leaves_no_case BEFORE UPDATE OF left_at, office_id ON employee
    FOR EACH ROW WHEN (NEW.left_at IS NOT NULL OR NEW.office_id <> OLD.office_id)
    EXECUTE FUNCTION leaves_no_case()
    """,
    # Asked when the transaction ends, so that the two may be written in either order.
    f"""
    CREATE FUNCTION holding_agrees() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        moved bigint;
    BEGIN
        IF TG_TABLE_NAME = 'case_' THEN
            moved := NEW.id;
        ELSIF TG_OP = 'DELETE' THEN
            moved := OLD.case_id;
        ELSE
            moved := NEW.case_id;
        END IF;
        IF EXISTS (
            SELECT 1 FROM case_
            WHERE id = moved AND state <> {CLOSED} AND NOT EXISTS (
                SELECT 1 FROM holding
                WHERE case_id = case_.id AND until IS NULL AND employee_id = case_.holder_id
            )
        ) THEN
            RAISE EXCEPTION '{AGREE}' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NULL;
    END $$
    """,
    """
    CREATE CONSTRAINT TRIGGER case_agrees AFTER INSERT OR UPDATE OF holder_id, state ON case_
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION holding_agrees()
    """,
    """
    CREATE CONSTRAINT TRIGGER holding_agrees AFTER INSERT OR UPDATE OR DELETE ON holding
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION holding_agrees()
    """,
]


def refuse_changes(tables: Tables) -> tuple[Step, Step]:
    def forwards(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            run(schema_editor, [POSTGRESQL_REFUSAL, *map(postgresql_only_added_to, tables)])
        else:
            for table, (key, unique) in tables.items():
                run(schema_editor, sqlite_only_added_to(table, key, unique))

    def backwards(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            run(schema_editor, ["DROP FUNCTION never_changed CASCADE"])
        else:
            run(
                schema_editor,
                [
                    f"DROP TRIGGER {table}_no_{verb}"
                    for table in tables
                    for verb in ("update", "delete", "replace")
                ],
            )

    return forwards, backwards


def refuse_a_case_left_alone(apps: Any, schema_editor: Any) -> None:
    postgresql = schema_editor.connection.vendor == "postgresql"
    run(schema_editor, POSTGRESQL_HOLDER if postgresql else SQLITE_HOLDER)


def allow_a_case_left_alone(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        functions = ("case_is_held", "leaves_no_case", "holding_agrees")
        run(schema_editor, [f"DROP FUNCTION {name} CASCADE" for name in functions])
    else:
        triggers = (
            "case_held_from_birth",
            "case_held_ever_after",
            "employee_leaves_no_case",
            "case_follows_its_holding",
        )
        run(schema_editor, [f"DROP TRIGGER {name}" for name in triggers])


def run(schema_editor: Any, statements: Iterable[str]) -> None:
    for statement in statements:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("office", "0001_initial")]

    # `model_name` tells the router which of the two databases each part belongs in.
    operations = [
        migrations.RunPython(change, undo, hints={"model_name": model})
        for change, undo, model in (
            (*refuse_changes(JOURNAL), "journalline"),
            (*refuse_changes(LOOKS), "look"),
            (refuse_a_case_left_alone, allow_a_case_left_alone, "case"),
        )
    ]
