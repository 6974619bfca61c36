"""Taking over: one event, one who serves, and no case moves."""

from __future__ import annotations

import pytest

from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.refused import Refused
from onedoor.office.reception.actions.joining import go_back, join_visit
from onedoor.office.reception.actions.leaving import end_employment
from onedoor.office.reception.actions.taking_over import take_over
from onedoor.office.reception.left_behind import left_behind_by
from onedoor.office.reception.models import Visit
from onedoor.vocabulary.reception_codes import (
    JoinedBy,
    MeetingEnd,
    MeetingRole,
    ReceptionReason,
    TookOver,
    VisitState,
)
from tests.cast.at_the_desk import served, stands
from tests.cast.people import LATER, NOW, case, employee, person
from tests.office.reception.deeds import called, joined

pytestmark = pytest.mark.usefixtures("healthy_office")


def takes_over(row: Visit, who: str = "lan", *, by: str = "amina", **told: object) -> Visit:
    taken = {"taken_from": employee("amina").pk, "actor": employee(by), "now": LATER, **told}
    take_over(row.pk, employee(who).pk, **taken)  # type: ignore[arg-type]
    return Visit.objects.get(pk=row.pk)


def joins(row: Visit, who: str) -> None:
    join_visit(row.pk, employee(who).pk, actor=employee("amina"), now=NOW)


def test_who_has_joined_serves_and_who_served_is_out_of_it():
    row = takes_over(joined())
    assert (row.state, row.served_by) == (VisitState.serving, employee("lan"))
    told = [(one.employee.key, one.role, one.end) for one in row.meetings.order_by("pk")]
    assert told == [
        ("amina", MeetingRole.serves, MeetingEnd.handed),
        ("lan", MeetingRole.joins, MeetingEnd.took_over),
        ("lan", MeetingRole.serves, None),
    ]


def test_it_is_one_line_and_since_when_they_are_served_stays():
    row = joined()
    before = JournalLine.objects.count()
    assert takes_over(row).state_since == row.state_since
    assert JournalLine.objects.count() == before + 1
    line = JournalLine.objects.get(kind="VisitTakenOver")
    assert line.fields["took_over"] == TookOver.agreed


def test_who_served_may_stay_and_help_and_go_back():
    row = takes_over(joined(), stays=True)
    help_ = row.meetings.get(until=None, role=MeetingRole.joins)
    assert (help_.employee, help_.joined_by) == (employee("amina"), JoinedBy.called)
    go_back(row.pk, employee("amina").pk, actor=employee("amina"), now=LATER)
    assert row.meetings.filter(until=None).count() == 1


def test_whoever_holds_the_persons_case_holds_it_still():
    known = person()
    theirs = case(holder="amina", of=known)
    row = served(of=known)
    stands("lan")
    joins(row, "lan")
    takes_over(row)
    theirs.refresh_from_db()
    assert theirs.holder == employee("amina")


def test_who_has_joined_takes_over_alone_only_when_the_other_was_called_away():
    row = joined()
    with pytest.raises(Refused) as refused:
        takes_over(row, by="lan")
    assert refused.value.because is ReceptionReason.agrees_first
    assert takes_over(row, by="lan", why=TookOver.called_away).served_by == employee("lan")


def test_a_visit_is_not_taken_from_somebody_who_serves_it_no_more():
    row = takes_over(joined(), stays=True)
    with pytest.raises(Refused) as refused:
        takes_over(row, "amina", why=TookOver.called_away)
    assert refused.value.because is ReceptionReason.served_by_other


def test_nobody_takes_over_who_has_not_joined():
    row = served()
    stands("lan")
    with pytest.raises(Refused) as refused:
        takes_over(row)
    assert refused.value.because is ReceptionReason.not_joined


def test_nobody_takes_over_who_serves_somebody_else():
    row = served()
    called("lan")
    joins(row, "lan")
    with pytest.raises(Refused) as refused:
        takes_over(row)
    assert refused.value.because is ReceptionReason.colleague_serves_another


def test_who_goes_away_leaves_the_person_with_whoever_has_joined():
    row = joined(by="lan", helper="silje")
    assert left_behind_by(employee("lan").pk, employee("jonas"), NOW).taken_over == (
        (row.ticket, str(employee("silje"))),
    )
    end_employment(employee("lan").pk, actor=None, now=LATER)
    after = Visit.objects.get(pk=row.pk)
    assert (after.state, after.served_by) == (VisitState.serving, employee("silje"))
    assert not JournalLine.objects.filter(kind="VisitPutBack").exists()


def test_who_goes_away_lets_them_wait_again_when_the_helper_has_gone_too():
    row = joined(by="lan", helper="silje")
    end_employment(employee("silje").pk, actor=None, now=LATER)
    end_employment(employee("lan").pk, actor=None, now=LATER)
    assert Visit.objects.get(pk=row.pk).state is VisitState.waiting
