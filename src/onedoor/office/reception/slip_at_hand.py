"""May somebody be given a slip by this employee? Asked for the page, the button and the action."""

from __future__ import annotations

from onedoor.office.journal.models import JournalLine
from onedoor.office.reception.models import Visit
from onedoor.rules.reception.slips import CameFacts, what_hinders_a_slip
from onedoor.rules.reception.visit import DoorFacts, VisitFacts
from onedoor.vocabulary.envelope import ThreadKind
from onedoor.vocabulary.reception_codes import ReceptionReason


def hinders_a_slip(visit: Visit, facts: VisitFacts, actor: DoorFacts) -> ReceptionReason | None:
    """What the rule has against it that this employee gives a slip for the visit, or None."""
    return what_hinders_a_slip(facts, _came(visit), actor)


def _came(visit: Visit) -> CameFacts:
    """The first line of a visit's thread says who registered it."""
    lines = JournalLine.objects.filter(
        office=visit.office_id, thread_kind=ThreadKind.visit, thread_key=visit.pk, prev=0
    )
    return CameFacts(
        in_the_house=visit.channel.in_the_house,
        registered_by=lines.values_list("actor_key", flat=True).first() or 0,
        met_by=frozenset(visit.meetings.values_list("employee_id", flat=True)),
    )
