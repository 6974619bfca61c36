"""Noting: numbers elsewhere, lines of the sheet, and taking back what was noted by mistake."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import QuerySet

from onedoor.office.casefile.file_at_hand import (
    FileAtHand,
    file_at_hand,
    filed_at_hand,
    require,
)
from onedoor.office.casefile.lists import listed, system_of
from onedoor.office.casefile.models import Filed
from onedoor.office.casefile.place import Place
from onedoor.office.establishment.queries import pack_of
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.gathering import today_at
from onedoor.rules.casefile.filing import FiledFacts, what_hinders_filing, what_hinders_taking_back
from onedoor.rules.casefile.references import ReferenceFacts, what_hinders_noting_number
from onedoor.rules.casefile.sheet import Line, Listed, what_hinders_noting
from onedoor.vocabulary.casefile import FiledTakenBack, ReferenceNoted, SheetNoted
from onedoor.vocabulary.casefile_codes import FiledKind, FileReason


def note_reference(
    place: Place,
    system: str,
    number: str,
    *,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Note the number another system has for the matter; its row number. Raises `Refused`."""
    with file_at_hand(place, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        asked = number.strip()
        same = _here(hand, FiledKind.reference, system).filter(number=asked)
        known = system_of(actor.office_id, system)
        facts = ReferenceFacts(
            level=hand.level,
            pattern=known.pattern if known else None,
            number=asked,
            here_already=same.exists(),
        )
        require(what_hinders_noting_number(facts))
        row = hand.file(kind=FiledKind.reference, key=system, number=asked)
        hand.write(ReferenceNoted(filed=row.pk, for_need=row.need_id or 0))
        return hand.leave("note_reference", row.pk)


def fill_in_sheet(
    place: Place,
    keys: Sequence[str],
    written: str = "",
    *,
    promised_for: dt.date | None = None,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Note that these lines of the office's list were asked, told or promised; how many are new.

    `written` is what was said beyond the list, and stands with each of them; `promised_for` is the
    day of those that are promises. What is on the sheet already stays as it is. Raises `Refused`.
    """
    with file_at_hand(place, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        require(what_hinders_filing(hand.level))
        lines = [_listed(hand, key) for key in dict.fromkeys(keys)]
        if not lines:
            raise Refused(FileReason.nothing_written)
        if promised_for and not any(one.kind is FiledKind.promised for one in lines):
            raise Refused(FileReason.only_promises)
        new = [one for one in lines if not _here(hand, one.kind, one.key).exists()]
        for one in new:
            _note(hand, one, written, promised_for if one.kind is FiledKind.promised else None)
        return hand.leave("fill_in_sheet", len(new))


def take_back(
    filed: int, place: Place, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM
) -> int:
    """Let a number or a line that was noted by mistake hold no more. Raises `Refused`."""
    with file_at_hand(place, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        row = filed_at_hand(hand, filed)
        gone = row.taken_back_at is not None
        facts = FiledFacts(kind=row.kind, level=hand.level, taken_back=gone)
        require(what_hinders_taking_back(facts))
        row.taken_back_at = hand.now
        row.save(update_fields=["taken_back_at"])
        hand.write(FiledTakenBack(filed=row.pk))
        return hand.leave("take_back", row.pk)


def _listed(hand: FileAtHand, key: str) -> Listed:
    known = listed(hand.actor.office_id).get(key)
    if known is None:
        raise Refused(FileReason.not_in_the_pack)
    return known


def _here(hand: FileAtHand, kind: FiledKind, key: str) -> QuerySet[Filed]:
    place = hand.place
    rows = Filed.objects.filter(person=place.person, kind=kind, key=key, taken_back_at=None)
    if place.need:
        return rows.filter(need=place.need, side=hand.side)
    return rows.filter(case=place.case or None, need=None)


def _note(hand: FileAtHand, one: Listed, written: str, day: dt.date | None) -> None:
    office, today = hand.actor.office_id, today_at(hand.actor.office_id, hand.now)
    line = Line(
        level=hand.level,
        listed=one,
        here_already=False,
        promised_for=day,
        today=today,
        furthest=today + dt.timedelta(days=pack_of(office).times.furthest_days),
    )
    require(what_hinders_noting(line))
    row = hand.file(kind=one.kind, key=one.key, words=hand.words(written), promised_for=day)
    told = SheetNoted(
        filed=row.pk,
        filed_kind=one.kind,
        words=row.words_id or 0,
        for_need=row.need_id or 0,
        promised_for=day,
    )
    hand.write(told)
