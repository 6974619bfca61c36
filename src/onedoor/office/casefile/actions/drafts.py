"""Drafts: what somebody has begun to write is kept when they say so, for themselves alone.

A draft is nobody's history: no line tells it (docs/decisions/0018).
"""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from onedoor.office.casefile.models import Draft
from onedoor.office.casefile.place import Place, level_of
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.people.models import Employee, Words
from onedoor.office.people.person_at_hand import locked
from onedoor.rules.casefile.filing import what_hinders_filing


def keep_draft(
    place: Place, written: str, *, note: int = 0, actor: Employee, now: dt.datetime
) -> int:
    """Keep what is written so far, in place of an earlier draft; its row number, 0 for nothing.

    `note` is the note it is to correct, or 0. What is emptied is a draft no more. Raises `Refused`.
    """
    with one_transaction():
        locked(place.person, actor=actor)
        because = what_hinders_filing(level_of(actor, place))
        if because is not None:
            raise Refused(because)
        drafts_of(actor, place, note=note).delete()
        return _kept(place, written, note=note, actor=actor, now=now) if written.strip() else 0


def drafts_of(actor: Employee, place: Place, *, note: int = 0) -> QuerySet[Words]:
    """The words of what somebody has begun to write in a file."""
    mine = Draft.objects.filter(employee=actor, person=place.person, **_where(place, note))
    return Words.objects.filter(pk__in=mine.values("words"))


def _kept(place: Place, written: str, *, note: int, actor: Employee, now: dt.datetime) -> int:
    whose = {"office_id": actor.office_id, "person_id": place.person}
    words = Words.objects.create(side=place.side, body=written, written_at=now, **whose)
    where = _where(place, note)
    return Draft.objects.create(employee=actor, words=words, saved_at=now, **whose, **where).pk


def _where(place: Place, note: int) -> dict[str, int | None]:
    need = None if place.case else place.need or None
    return {"case_id": place.case or None, "need_id": need, "note_id": note or None}
