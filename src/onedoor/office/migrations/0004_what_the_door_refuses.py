"""What the database refuses of the waiting room and of debts, whoever asks.

Nobody leaves while they owe somebody a contact or are with a person; nothing waits in a visit that
has ended; what is owed is owed by somebody. Whoever rebuilds one of these tables on SQLite makes
its triggers anew, as told in 0002.
"""

# ruff: noqa: S608  the names in these statements are our own

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db import migrations

VISIT_ENDED, NEED_WAITING, NEED_OWED = 5, 1, 2
OWED = "A contact is owed by somebody who works in the office."
SERVED = "A visit is served by somebody who works in its office."
MET = "Who is in a visit works in its office, and the visit has not ended."
ENDED = "Nobody is in a visit that has ended, and nothing waits there."
WAITS = "A need waits in a visit of its office that has not ended."
DEBT = "A need is owed as long as somebody owes it."
NOT_LEFT = "Somebody who owes a contact, or is with a person, has not left."

WORKS_HERE = """
    SELECT 1 FROM employee
    WHERE id = NEW.{who} AND office_id = NEW.office_id AND left_at IS NULL
"""


class Refusal(NamedTuple):
    """A change that is refused: of which columns, when, and in which words.

    `waits_for` is the column of an employee whose work nobody may end meanwhile; a refusal `later`
    asks nothing about new rows.
    """

    name: str
    table: str
    columns: tuple[str, ...]
    when: str
    says: str
    waits_for: str = ""
    later: bool = False


REFUSALS = (
    Refusal(
        "debt_is_owed",
        "debt",
        ("employee_id", "office_id", "paid_at"),
        f"NEW.paid_at IS NULL AND NOT EXISTS ({WORKS_HERE.format(who='employee_id')})",
        OWED,
        waits_for="employee_id",
    ),
    Refusal(
        "visit_is_served",
        "visit",
        ("served_by_id", "office_id"),
        f"NEW.served_by_id IS NOT NULL AND NOT EXISTS ({WORKS_HERE.format(who='served_by_id')})",
        SERVED,
        waits_for="served_by_id",
    ),
    Refusal(
        "meeting_is_of_a_visit",
        "meeting",
        ("visit_id", "employee_id", "until"),
        f"""
        NEW.until IS NULL AND NOT EXISTS (
            SELECT 1 FROM employee JOIN visit ON visit.office_id = employee.office_id
            WHERE employee.id = NEW.employee_id AND employee.left_at IS NULL
            AND visit.id = NEW.visit_id AND visit.state <> {VISIT_ENDED}
        )
        """,
        MET,
        waits_for="employee_id",
    ),
    Refusal(
        "visit_ends_with_all_in_it",
        "visit",
        ("state",),
        f"""
        NEW.state = {VISIT_ENDED} AND (
            EXISTS (SELECT 1 FROM meeting WHERE visit_id = NEW.id AND until IS NULL)
            OR EXISTS (SELECT 1 FROM need WHERE visit_id = NEW.id AND state = {NEED_WAITING})
        )
        """,
        ENDED,
    ),
    Refusal(
        "need_waits_in_a_visit",
        "need",
        ("state", "visit_id", "office_id"),
        f"""
        NEW.visit_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM visit WHERE id = NEW.visit_id AND office_id = NEW.office_id
            AND (state <> {VISIT_ENDED} OR NEW.state <> {NEED_WAITING})
        )
        """,
        WAITS,
    ),
    Refusal(
        "need_is_owed",
        "need",
        ("state",),
        f"""
        NEW.state = {NEED_OWED} AND NOT EXISTS (
            SELECT 1 FROM debt WHERE need_id = NEW.id AND paid_at IS NULL
        )
        """,
        DEBT,
    ),
    # So the need has its end first, and then the debt.
    Refusal(
        "debt_is_paid",
        "debt",
        ("paid_at", "need_id"),
        f"""
        (NEW.paid_at IS NOT NULL OR NEW.need_id <> OLD.need_id)
        AND EXISTS (SELECT 1 FROM need WHERE id = OLD.need_id AND state = {NEED_OWED})
        """,
        DEBT,
        later=True,
    ),
    Refusal(
        "employee_leaves_nobody",
        "employee",
        ("left_at", "office_id"),
        """
        (NEW.left_at IS NOT NULL OR NEW.office_id <> OLD.office_id) AND (
            EXISTS (SELECT 1 FROM debt WHERE employee_id = NEW.id AND paid_at IS NULL)
            OR EXISTS (SELECT 1 FROM meeting WHERE employee_id = NEW.id AND until IS NULL)
            OR EXISTS (SELECT 1 FROM visit WHERE served_by_id = NEW.id)
        )
        """,
        NOT_LEFT,
        later=True,
    ),
)


def on_sqlite(one: Refusal) -> Iterator[str]:
    for name, event in events_of(one):
        yield f"""
        CREATE TRIGGER {name} BEFORE {event} ON {one.table} WHEN {one.when}
        BEGIN SELECT RAISE(ABORT, '{one.says}'); END
        """


def on_postgresql(one: Refusal) -> Iterator[str]:
    # FOR SHARE waits for an action that is ending the employee's work, and makes it wait.
    waits = f"PERFORM 1 FROM employee WHERE id = NEW.{one.waits_for} FOR SHARE;"
    yield f"""
    CREATE FUNCTION {one.name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        {waits if one.waits_for else ""}
        IF {one.when} THEN
            RAISE EXCEPTION '{one.says}' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """
    for name, event in events_of(one):
        changes = [f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in one.columns]
        when = "" if event == "INSERT" else f"WHEN ({' OR '.join(changes)})"
        yield f"""
        CREATE TRIGGER {name} BEFORE {event} ON {one.table}
        FOR EACH ROW {when} EXECUTE FUNCTION {one.name}()
        """


def events_of(one: Refusal) -> Iterator[tuple[str, str]]:
    if not one.later:
        yield f"{one.name}_from_birth", "INSERT"
    yield f"{one.name}_ever_after", f"UPDATE OF {', '.join(one.columns)}"


def refuse(apps: Any, schema_editor: Any) -> None:
    postgresql = schema_editor.connection.vendor == "postgresql"
    for one in REFUSALS:
        for statement in on_postgresql(one) if postgresql else on_sqlite(one):
            schema_editor.execute(statement, params=None)


def allow(apps: Any, schema_editor: Any) -> None:
    for one in REFUSALS:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP FUNCTION {one.name} CASCADE", params=None)
            continue
        for name, _ in events_of(one):
            schema_editor.execute(f"DROP TRIGGER {name}", params=None)


class Migration(migrations.Migration):
    dependencies = [("office", "0003_person_fold_collation")]

    operations = [migrations.RunPython(refuse, allow, hints={"model_name": "visit"})]
