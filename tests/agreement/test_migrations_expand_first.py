"""A migration leaves the version before it able to go on (docs/howto/upgrade.md).

What each would run on PostgreSQL is read by django-migration-linter; nothing is run.
"""

from __future__ import annotations

import pytest
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.models import F, Value
from django_migration_linter.sql_analyser.analyser import (
    analyse_sql_statements,
    get_sql_analyser_class,
)

from tests.agreement.sources import SRC

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("postgres_database")]

MADE_BEFORE_ANY_VERSION_WAS_OUT = 4
CONTRACTS: dict[str, str] = {}
"""Migrations that take away, by name: which version was the last to need what they take."""


def breaks_the_version_before(migration: migrations.Migration) -> set[str]:
    """What in it the version before could not go on with, by the linter's codes."""
    loader = MigrationLoader(connection)
    state = loader.project_state(
        [node for node in loader.graph.leaf_nodes() if node[0] == "office"]
        if migration.name == "planted"
        else (migration.app_label, migration.name),
        at_end=migration.name == "planted",
    )
    with connection.schema_editor(collect_sql=True) as editor:
        migration.apply(state, editor, collect_sql=True)
    statements = [one for one in editor.collected_sql if not one.startswith("--")]
    errors, _, _ = analyse_sql_statements(get_sql_analyser_class("postgresql"), statements)
    return {one.code for one in errors}


def planted(*operations: migrations.operations.base.Operation) -> set[str]:
    made = type("Planted", (migrations.Migration,), {"operations": list(operations)})
    return breaks_the_version_before(made("planted", "office"))


def names() -> list[str]:
    return sorted(path.stem for path in (SRC / "office/migrations").glob("0*.py"))


def test_a_column_that_the_version_before_does_not_fill_is_found():
    added = migrations.AddField("case", "weight", models.IntegerField(default=1))
    assert planted(added) == {"NOT_NULL"}


@pytest.mark.parametrize(
    "field", [models.IntegerField(null=True), models.IntegerField(db_default=Value(1))]
)
def test_a_column_that_may_be_left_out_is_let_in(field):
    assert planted(migrations.AddField("case", "weight", field)) == set()


def test_a_table_that_is_added_is_let_in():
    key: models.BigAutoField[int, int] = models.BigAutoField(primary_key=True)
    assert planted(migrations.CreateModel("Paper", [("id", key)])) == set()


@pytest.mark.parametrize(
    ("operation", "found"),
    [
        (migrations.RemoveField("case", "bounces"), "DROP_COLUMN"),
        (migrations.RenameField("case", "bounces", "returns"), "RENAME_COLUMN"),
        (migrations.DeleteModel("Notice"), "DROP_TABLE"),
        (migrations.AlterModelTable("notice", "news"), "RENAME_TABLE"),
        (
            migrations.AddConstraint(
                "case", models.UniqueConstraint(F("bounces"), name="one_bounce")
            ),
            "ADD_UNIQUE",
        ),
    ],
)
def test_what_the_version_before_still_needs_is_found(operation, found):
    assert found in planted(operation)


def test_every_migration_lets_the_version_before_go_on():
    loader = MigrationLoader(connection)
    broken = {
        name: found
        for name in names()
        if int(name[:4]) > MADE_BEFORE_ANY_VERSION_WAS_OUT and name not in CONTRACTS
        if (found := breaks_the_version_before(loader.get_migration("office", name)))
    }
    assert not broken, "Expand first, contract a version later: see docs/howto/upgrade.md."


def test_what_takes_away_says_who_was_the_last_to_need_it():
    assert CONTRACTS.keys() <= set(names())
    assert all(len(reason) > 10 for reason in CONTRACTS.values())
