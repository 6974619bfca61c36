"""Making two registrations of one person one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form, first_result, refuse_if_moved_on
from onedoor.office.people.models import Employee, Person
from onedoor.office.people.person_at_hand import PersonAtHand, leads_to, locked, person_facts
from onedoor.rules.people import what_hinders_merging
from onedoor.vocabulary.people import PersonsMerged


def merge_persons(
    kept: int,
    merged: int,
    *,
    actor: Employee | None,
    now: dt.datetime,
    form: Form = NO_FORM,
    merged_expects: int | None = None,
) -> int:
    """Two registrations were the same person: what stood under `merged` belongs to `kept`.

    `merged_expects` is the last line the form knew about `merged`, as `form` knows about `kept`:
    what happened to either meanwhile is seen first (`HasMovedOn`). The merged row stays and leads
    to the kept one. Raises `Refused`, `about` the kept registration when one of them had been
    merged before.
    """
    with one_transaction():
        rows = locked(kept, merged, actor=actor)
        hand = PersonAtHand(rows[kept], actor, now, form, done=first_result(form))
        if hand.done is not None:
            return hand.done
        refuse_if_moved_on(form, hand.thread())
        gone = PersonAtHand(rows[merged], actor, now, NO_FORM)
        refuse_if_moved_on(Form(expects=merged_expects), gone.thread())
        _refuse_if_hindered(rows[kept], rows[merged])
        _move_everything(rows[merged], rows[kept])
        hand.write(PersonsMerged(kept=kept, merged=merged))
        return hand.leave("merge_persons", kept)


def _refuse_if_hindered(kept: Person, merged: Person) -> None:
    because = what_hinders_merging(person_facts(kept), person_facts(merged))
    if because is not None:
        gone = next((row for row in (kept, merged) if row.merged_into_id is not None), None)
        raise Refused(because, about=leads_to(gone).pk if gone else 0)


def _move_everything(merged: Person, kept: Person) -> None:
    """Let every row that points at the one point at the other, in whichever table it lies.

    Birth date, telephone number and e-mail address go along where the kept registration has none;
    else each registration keeps its own.
    """
    for relation in Person._meta.related_objects:
        table: Any = relation.related_model
        column = relation.field.name
        if table is not Person:
            table._default_manager.filter(**{column: merged}).update(**{column: kept})
    if not kept.phone:
        kept.phone, merged.phone = merged.phone, ""
    if not kept.email:
        kept.email, merged.email = merged.email, None
    kept.birth_date = kept.birth_date or merged.birth_date
    merged.merged_into = kept
    merged.save()
