"""Clarifying: what a need is about is found out, and the queue knows it from then on."""

from __future__ import annotations

import datetime as dt

from onedoor.office.establishment.models import Area, Service
from onedoor.office.journal.actions import append
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.arriving import Stated
from onedoor.office.reception.actions.needs import about_need, side_of
from onedoor.office.reception.models import Need
from onedoor.office.reception.visit_at_hand import door_facts, refuse_because, visit_at_hand
from onedoor.office.responsibility.models import Case
from onedoor.rules.reception.ending import what_hinders_clarifying
from onedoor.vocabulary.reception import NeedClarified
from onedoor.vocabulary.reception_codes import NeedState, ReceptionReason


def clarify_need(
    need: int, stated: Stated, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM
) -> int:
    """What the need is about is known now; the visit's row number.

    Its words stay as they were; the side that owns the area owns them from now on.
    Whoever stands at the door may, and who is with the person. Raises `Refused`.
    """
    visit = Need.objects.values_list("visit_id", flat=True).get(pk=need, visit__isnull=False)
    with visit_at_hand(visit, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        row = Need.objects.get(pk=need)
        ended = row.state is not NeedState.waiting
        refuse_because(what_hinders_clarifying(hand.facts, door_facts(actor), ended))
        _set(row, stated)
        row.save(update_fields=["kind", "area", "service", "about_case"])
        _let_words_follow(row)
        append(about_need(row, actor, hand.now), _clarified(row))
        return hand.leave("clarify_need", visit)


def _set(row: Need, stated: Stated) -> None:
    services = Service.objects.filter(office_id=row.office_id)
    service = services.get(pk=stated.service) if stated.service else None
    case = _their_case(row, stated.about_case)
    area = stated.area or (case.area_id if case else None)
    if service is not None:
        area = service.area_id
    row.area = Area.objects.get(pk=area, office_id=row.office_id) if area else None
    row.service, row.kind, row.about_case = service, stated.kind, case


def _let_words_follow(row: Need) -> None:
    if row.words is not None:
        row.words.side = side_of(row)
        row.words.save(update_fields=["side"])


def _their_case(row: Need, case: int | None) -> Case | None:
    if case is None:
        return None
    theirs = Case.objects.filter(pk=case, person=row.person_id).first()
    if theirs is None:
        raise Refused(ReceptionReason.not_their_case)
    return theirs


def _clarified(row: Need) -> NeedClarified:
    return NeedClarified(
        need=row.pk,
        need_kind=row.kind,
        area=row.area_id or 0,
        service=row.service_id or 0,
        about_case=row.about_case_id or 0,
    )
