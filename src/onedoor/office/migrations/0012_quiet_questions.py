"""Questions asked quietly: who asked is in the row only until the answer has been read."""

from __future__ import annotations

from importlib import import_module

from django.db import migrations, models
from django.db.models import Q

messages = import_module("onedoor.office.migrations.0007_messages_and_calls")
on_delete_protect = messages.on_delete_protect

GONE = Q(ended_at__isnull=False, end__isnull=False, asked_by=None, visit=None, form_key=None)
REFUSES = {
    "who_asked_is_gone_when_it_is_over": Q(ended_at=None, end=None, asked_by__isnull=False) | GONE,
    "words_go_with_who_asked": Q(ended_at=None) | Q(for_others=True) | Q(asks="", answer=""),
    "what_others_read_is_of_no_visit": Q(for_others=False) | Q(visit=None),
    "an_answer_is_somebodys": Q(answered_at=None, answered_by=None)
    | Q(answered_at__isnull=False, answered_by__isnull=False),
}


class Migration(migrations.Migration):
    dependencies = [("office", "0011_calls_for_help")]

    operations = [
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", messages.key()),
                ("side", models.PositiveSmallIntegerField()),
                ("asked_at", models.DateTimeField()),
                ("answer_by", models.DateTimeField()),
                ("ran_out_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("for_others", models.BooleanField(default=False)),
                ("ended_at", models.DateTimeField(null=True)),
                ("end", models.PositiveSmallIntegerField(null=True)),
                ("form_key", models.CharField(max_length=36, null=True, unique=True)),
                ("asks", models.TextField(blank=True, max_length=1000)),
                ("answer", models.TextField(blank=True, max_length=2000)),
                ("answered_by", on_delete_protect("office.employee", null=True)),
                ("area", on_delete_protect("office.area", "questions")),
                ("asked_by", on_delete_protect("office.employee", null=True)),
                ("asked_of", on_delete_protect("office.employee", null=True)),
                ("fell_to", on_delete_protect("office.employee", null=True)),
                ("office", on_delete_protect("office.office", "questions")),
                ("service", on_delete_protect("office.service", null=True)),
                ("visit", on_delete_protect("office.visit", null=True)),
            ],
            options={
                "db_table": "question",
                "indexes": [models.Index(fields=["office", "ended_at"], name="question_by_end")],
                "constraints": [
                    models.CheckConstraint(condition=condition, name=name)
                    for name, condition in REFUSES.items()
                ],
            },
        ),
    ]
