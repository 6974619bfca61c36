"""What lies with a duty lead until the unit's own rule says who takes it: one press each."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import unit_facts
from onedoor.office.responsibility.models import Handover, Holding
from onedoor.rules.responsibility.facts import EmployeeFacts
from onedoor.vocabulary.responsibility_codes import (
    CaseState,
    HandoverState,
    MovedBy,
    OpenedBy,
)


def to_share_out(reader: EmployeeFacts) -> Q:
    """The condition of `may_allot` for cases one holds, which nobody has been given yet."""
    return unshared_in(Unit.objects.filter(pk__in=reader.duty_in | reader.leads))


def unshared_in(units: Iterable[Unit]) -> Q:
    """The cases of these units that nobody has been given yet, where the unit shares out by rule.

    Born at the door when nobody who could take them was at work, or given back since.
    """
    sharing = [unit.pk for unit in units if unit_facts(unit).shares_out]
    now = Holding.objects.filter(case=OuterRef("pk"), until=None)
    fresh = now.filter(Q(by=None) | Q(by=MovedBy.returned))
    asked = Handover.objects.filter(case=OuterRef("pk"), state=HandoverState.open)
    born = Q(unit__in=sharing, opened_by=OpenedBy.door, state=CaseState.open, settle_by=None)
    return born & Q(Exists(fresh)) & ~Q(Exists(asked))
