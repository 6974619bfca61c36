"""What has happened in a visit, in words; who may read it, its page decides."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from django.utils.translation import gettext

from onedoor.office.journal.models import JournalLine
from onedoor.office.reception.desk.wording import topic
from onedoor.office.reception.models import Need
from onedoor.office.reception.sentences import VisitNames, sentences
from onedoor.office.responsibility.history import Happened, employees_in
from onedoor.office.responsibility.names import Names
from onedoor.rules.opening import instant
from onedoor.vocabulary.envelope import ThreadKind
from onedoor.vocabulary.event import from_fields


def lines_of_visit(visit: int, office: int) -> list[JournalLine]:
    """The lines of a visit's thread, oldest first."""
    lines = JournalLine.objects.filter(
        office=office, thread_kind=ThreadKind.visit, thread_key=visit
    )
    return list(lines.order_by("prev"))


def happened_in(visit: int, office: int, lines: Iterable[JournalLine]) -> list[Happened]:
    """A visit's lines in words, newest first."""
    known = list(lines)
    areas = Names(office, ())
    topics = {one.pk: topic(one, areas) for one in Need.objects.filter(visit=visit)}
    return told(known, VisitNames(office, employees_in(known), topics))


def told(lines: Iterable[JournalLine], names: Names) -> list[Happened]:
    """The lines in words, newest first; what one person did at one moment is told together."""
    together = groupby(lines, key=lambda line: (line.at_us, line.actor_key))
    return [_happened(list(several), names) for _, several in together][::-1]


def _happened(lines: list[JournalLine], names: Names) -> Happened:
    first = lines[0]
    events = [(from_fields(line.kind, line.version, line.fields), line) for line in lines]
    what, *more = (said for event, line in events for said in sentences(event, line, names))
    by = names.employee(first.actor_key, first.acting_unit) if first.actor_key else ""
    return Happened(
        seq=lines[-1].seq,
        at=instant(first.at_us),
        by=by or gettext("Onedoor itself"),
        what=what,
        more=tuple(more),
    )
