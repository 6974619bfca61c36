"""A visit of the cast's that somebody serves, and the address of what is done with it."""

from __future__ import annotations

from onedoor.office.people.models import Person
from onedoor.office.reception.actions.arriving import Arrival, Stated, register_visit
from onedoor.office.reception.actions.calling import begin_serving, call_visit
from onedoor.office.reception.models import Need, Visit
from onedoor.vocabulary.reception_codes import Channel, SentWhy
from tests.cast.at_the_desk import stands
from tests.cast.people import area, office
from tests.office.reception.desk.clock import A_MINUTE, TEN
from tests.office.responsibility.desk import hidden

LATELY = TEN - 5 * A_MINUTE
SAID = "Sov i bilen i natt"


def came_with(*needs: Stated, of: Person | None = None, by: str = "lan") -> Visit:
    """Somebody of the cast serves a visit with these needs."""
    who = stands(by, desk=7)
    arrival = Arrival(channel=Channel.desk, needs=needs, person=of.pk if of else None)
    key = register_visit(arrival, office=office().pk, actor=who, now=LATELY)
    call_visit(key, actor=who, now=LATELY)
    begin_serving(key, actor=who, now=LATELY)
    return Visit.objects.get(pk=key)


def homeless(of: Person | None = None) -> Visit:
    return came_with(Stated(area=area("housing").pk, words=SAID), of=of)


def page_of(row: Visit, doing: str = "", need: Need | None = None) -> str:
    about = f"needs/{need.pk}/" if need else ""
    return f"/visits/{row.pk}/{about}{doing + '/' if doing else ''}"


def as_it_is(row: Visit) -> Visit:
    return Visit.objects.get(pk=row.pk)


def sending(to: str, why: SentWhy = SentWhy.other_area, **more: str) -> dict[str, object]:
    return {"to": to, "why": int(why), "contact_made": "yes", "day": "", **more}


def hidden_in(html: str) -> dict[str, str]:
    return {name: value for name, value in hidden(html).items() if name in ("expects", "form_key")}
