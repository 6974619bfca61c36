"""Asking quietly: who may be asked, who may answer, and whose turn it is when nobody does.

Never counted against the one who asks: at Office A fetching a colleague made people «synliggjort
som inkompetente» (L1264-1268). So nobody at the desk sees it, and no line says who asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from onedoor.rules.confidentiality import Reader, may_see
from onedoor.rules.verdict import first_no
from onedoor.vocabulary.confidentiality import Level
from onedoor.vocabulary.reception_codes import ReceptionReason
from onedoor.vocabulary.sides import Side


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A question, as the rules see it. `asked_by` 0 when it is over: nobody knows any more.

    `area_side` owns what it is about; `about_somebody` when it is about a visit. `asked_of` is one
    colleague, 0 all who know the area; `fell_to` whoever has the duty, once it fell to them.
    """

    office: int
    area_side: Side
    about_somebody: bool
    asked_by: int
    asked_of: int = 0
    fell_to: int = 0
    answered: bool = False
    ran_out: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Colleague:
    """Somebody who might answer: `knows` the area well enough, and is at work."""

    key: int
    office: int
    side: Side
    present: bool
    knows: bool


def what_hinders_asking(
    asked: Asked, colleagues: Iterable[Colleague], *, with_them: bool
) -> ReceptionReason | None:
    """What forbids asking, or None. `colleagues` are the one who is asked, or all there are.

    Only who is with a person asks about their visit, and then only whom the person's matter would
    be shown to without any task of their own: to be asked is none.
    """
    some = list(colleagues)
    reached = [one for one in some if is_reached(asked, one)]
    alone = some[0] if asked.asked_of and some else None
    return first_no(
        (asked.about_somebody and not with_them, ReceptionReason.question_about_their_visit),
        (asked.asked_of == asked.asked_by, ReceptionReason.asked_of_oneself),
        (alone is not None and alone.office != asked.office, ReceptionReason.other_office),
        (alone is not None and not alone.present, ReceptionReason.colleague_away),
        (alone is not None and not may_be_told(asked, alone), ReceptionReason.question_crosses),
        (not reached, ReceptionReason.nobody_to_ask),
    )


def is_reached(asked: Asked, one: Colleague) -> bool:
    """Whether a question comes to this colleague at all."""
    if one.key == asked.asked_by or one.office != asked.office or not one.present:
        return False
    theirs = one.key in (asked.asked_of, asked.fell_to) or (asked.asked_of == 0 and one.knows)
    return theirs and may_be_told(asked, one)


def may_be_told(asked: Asked, one: Colleague) -> bool:
    """Whether this colleague may read the question: about nobody, or about what is their side's."""
    reader = Reader(office=one.office, side=one.side, left=False)
    seen = may_see(reader=reader, office=asked.office, owner=asked.area_side, has_task=False)
    return not asked.about_somebody or seen.level is Level.content


def what_hinders_answering(asked: Asked, one: Colleague) -> ReceptionReason | None:
    """What forbids answering, or None: of two who answer at once one is told (law 8)."""
    over = asked.answered or asked.ran_out or asked.asked_by == 0
    return first_no(
        (one.office != asked.office, ReceptionReason.other_office),
        (over, ReceptionReason.question_is_over),
        (not is_reached(asked, one), ReceptionReason.question_is_of_another),
    )


def what_hinders_taking_back(asked: Asked, actor: int) -> ReceptionReason | None:
    """What forbids ending a question, read or taken back, or None: it is whoever's who asked."""
    return first_no((asked.asked_by != actor, ReceptionReason.question_is_of_another))


def answer_due(now: dt.datetime, minutes: int) -> dt.datetime:
    """Until when an answer is waited for; `minutes` by the pack."""
    return now + dt.timedelta(minutes=minutes)


def falls_next(asked: Asked, duty: Colleague | None) -> int:
    """Who is asked next when nobody has answered in time: whoever has the duty, once; 0 nobody."""
    if duty is None or asked.fell_to or duty.key in (asked.asked_by, asked.asked_of):
        return 0
    told = duty.office == asked.office and duty.present and may_be_told(asked, duty)
    return duty.key if told else 0
