"""The big office's tables, as far as a bare page reads them, and two tables to write in."""

from __future__ import annotations

from django.db import models


class Person(models.Model):
    """Somebody with a name."""

    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80)

    class Meta:
        app_label = "floor"
        managed = False
        db_table = "person"


class Case(models.Model):
    """A case, with what a list tells of it."""

    number = models.CharField(max_length=20)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    holder_id = models.BigIntegerField()
    state = models.PositiveSmallIntegerField()
    steps_done = models.PositiveIntegerField()
    next_due = models.DateField()

    class Meta:
        app_label = "floor"
        managed = False
        db_table = "case_"


class Line(models.Model):
    """A line as wide as the journal's."""

    office = models.BigIntegerField()
    at_us = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    fields = models.CharField(max_length=200)
    hash = models.CharField(max_length=64)

    class Meta:
        app_label = "floor"
        db_table = "floor_line"


class Look(models.Model):
    """A look, unchained."""

    employee = models.BigIntegerField()
    at_us = models.BigIntegerField()
    persons = models.PositiveIntegerField()

    class Meta:
        app_label = "floor"
        db_table = "floor_look"


class LookedAt(models.Model):
    """One person in a look."""

    look = models.ForeignKey(Look, on_delete=models.PROTECT)
    person_key = models.BigIntegerField()
    case_key = models.BigIntegerField()

    class Meta:
        app_label = "floor"
        db_table = "floor_look_person"


def make_tables() -> None:
    """The tables to write in, where they are not there yet."""
    from django.db import connections

    for alias, tables in (("default", [Line]), ("looks", [Look, LookedAt])):
        there = connections[alias].introspection.table_names()
        with connections[alias].schema_editor() as editor:
            for table in tables:
                if table._meta.db_table not in there:
                    editor.create_model(table)
