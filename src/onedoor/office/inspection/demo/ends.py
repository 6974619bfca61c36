"""What comes of a need at the door: of each kind of end something, as chance and the rules will."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from onedoor.office.inspection.demo.arrivals import likely_areas
from onedoor.office.inspection.demo.door import Door
from onedoor.office.inspection.demo.numbers import made_up_telephone
from onedoor.office.journal.refused import Refused
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.arriving import Stated
from onedoor.office.reception.actions.clarifying import clarify_need
from onedoor.office.reception.actions.ending import answer_need, give_to_holder, open_case_on
from onedoor.office.reception.actions.promising import promise_call_back
from onedoor.office.reception.actions.sending_on import SendingOn, send_on
from onedoor.office.reception.models import Need
from onedoor.office.reception.queries import where_it_goes
from onedoor.vocabulary import sides
from onedoor.vocabulary.reception_codes import NeedState, SentTo, SentWhy
from onedoor.vocabulary.routing import Post

# The decks that ends are drawn from: the first that fits.
NEW = (
    *("case", "answered", "team", "answered", "regional", "call", "case", "answered"),
    *("outside", "answered", "case", "another day", "answered", "contact centre"),
)
ON_A_CASE = ("holder", "answered", "holder's call", "holder", "answered")
_ALONE = 2  # the level at which somebody helps with an area by themselves

_Ends = Callable[[Door, Need, Employee], bool]


def ends_need(door: Door, need: int, actor: Employee) -> None:
    """Whoever is with the person finds out what it is about, and says what came of it."""
    row = Need.objects.select_related("about_case", "area").get(pk=need)
    if row.area is None:
        stated = Stated(area=likely_areas(door, 1)[0], kind=row.kind)
        clarify_need(need, stated, actor=actor, now=door.stage.now)
        row.refresh_from_db()
    if _may_wait_on(door, row) and _happens("desk", door, row, actor):
        return
    deck, cards = ("new", NEW) if row.about_case is None else ("case", ON_A_CASE)
    for card in door.drawn(deck, cards):
        if _happens(card, door, row, actor):
            door.played(deck, card)
            return


def needs_left(visit: int) -> list[int]:
    """The needs of a visit that nothing has come of yet."""
    rows = Need.objects.filter(visit=visit, state=NeedState.waiting)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _may_wait_on(door: Door, need: Need) -> bool:
    """Whether the person is here, and there is time to meet somebody else this morning."""
    today = door.stage.today == door.stage.days.today
    return need.channel.in_the_house and today and not door.calms_down


def _happens(card: str, door: Door, need: Need, actor: Employee) -> bool:
    try:
        return _ENDS[card](door, need, actor)
    except Refused:  # the rules have something against it; then something else comes of it
        return False


def _answered(door: Door, need: Need, actor: Employee) -> bool:
    answer_need(need.pk, actor=actor, now=door.stage.now)
    return True


def _case(door: Door, need: Need, actor: Employee) -> bool:
    by, unit = where_it_goes(actor, need.area_id or 0, unit=None, opened_by=None)
    if unit is None or not need.person.fold:
        return False
    open_case_on(need.pk, unit=unit, opened_by=by, actor=actor, now=door.stage.now)
    return True


def _desk(door: Door, need: Need, actor: Employee) -> bool:
    """To the other side's front, when it is theirs and somebody stands there who can."""
    for one in door.standing(Post.front):
        theirs = need.area_id in door.stage.house.places[one.unit].areas
        knows = door.stage.house.level(one.who, need.area_id or 0) >= _ALONE
        if theirs and knows and actor.post_unit_id != one.unit and not _is_ours(door, need, actor):
            return _sent(door, need, actor, _on(SentTo.desk, SentWhy.other_area, unit=one.unit))
    return False


def _team(door: Door, need: Need, actor: Employee) -> bool:
    """To a team behind the door, on a day that is agreed with them."""
    teams = door.stage.house.of(sides.Stage.back)
    unit = next((one.key for one in teams if need.area_id in one.areas), 0)
    on = _on(SentTo.unit, SentWhy.knows_more, unit=unit, day=door.stage.days.ahead(2))
    return bool(unit) and _sent(door, need, actor, on)


def _regional(door: Door, need: Need, actor: Employee) -> bool:
    units = door.stage.house.of(sides.Stage.outside)
    fitting = [one.key for one in units if need.area_id in one.areas] or [one.key for one in units]
    on = _on(SentTo.regional_unit, SentWhy.needs_decision, unit=next(iter(fitting), 0))
    return bool(fitting) and _sent(door, need, actor, on)


def _outside(door: Door, need: Need, actor: Employee) -> bool:
    return _sent(door, need, actor, _on(SentTo.outside, SentWhy.not_ours, contact=False))


def _contact_centre(door: Door, need: Need, actor: Employee) -> bool:
    on = _on(SentTo.contact_centre, SentWhy.other_area, contact=False)
    return _sent(door, need, actor, on)


def _another_day(door: Door, need: Need, actor: Employee) -> bool:
    why, day = SentWhy.documents_missing, door.stage.days.ahead(1)
    return _sent(door, need, actor, _on(SentTo.another_day, why, contact=False, day=day))


def _on(
    to: SentTo,
    why: SentWhy,
    *,
    contact: bool = True,
    unit: int | None = None,
    day: dt.date | None = None,
) -> SendingOn:
    return SendingOn(to=to, why=why, contact_made=contact, unit=unit, day=day)


def _sent(door: Door, need: Need, actor: Employee, on: SendingOn) -> bool:
    send_on(need.pk, on, actor=actor, now=door.stage.now)
    return True


def _call(door: Door, need: Need, actor: Employee) -> bool:
    """Whoever serves them calls back themselves, on the next working day."""
    return _promised(door, need, actor, by=actor.pk, day=door.stage.days.ahead(1))


def _holder(door: Door, need: Need, actor: Employee) -> bool:
    give_to_holder(need.pk, need.about_case_id or 0, actor=actor, now=door.stage.now)
    return True


def _holders_call(door: Door, need: Need, actor: Employee) -> bool:
    """Who holds the case calls back, today."""
    holder, day = need.about_case.holder_id if need.about_case else 0, door.stage.today
    return _promised(door, need, actor, by=holder, day=day)


def _promised(door: Door, need: Need, actor: Employee, *, by: int, day: dt.date) -> bool:
    phone = made_up_telephone(need.person_id)
    promise_call_back(need.pk, by, day, phone=phone, actor=actor, now=door.stage.now)
    return True


def _is_ours(door: Door, need: Need, actor: Employee) -> bool:
    place = door.stage.house.places.get(actor.post_unit_id or actor.home_unit_id)
    return place is not None and need.area_id in place.areas


_ENDS: dict[str, _Ends] = {
    "answered": _answered,
    "case": _case,
    "desk": _desk,
    "team": _team,
    "regional": _regional,
    "outside": _outside,
    "contact centre": _contact_centre,
    "another day": _another_day,
    "call": _call,
    "holder": _holder,
    "holder's call": _holders_call,
}
