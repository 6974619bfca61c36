"""What holds for everything done with a visit: who may not, and what a form does twice or late."""

from __future__ import annotations

import pytest

from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import Form, HasMovedOn
from onedoor.office.people.actions.employees import mark_left
from onedoor.office.people.models import Employee
from onedoor.vocabulary.responsibility_codes import Reason
from tests.cast.at_the_desk import stands
from tests.cast.people import FJELLBYEN, NOW, employee
from tests.office.reception.deeds import EVERY, WITH_A_VISIT

pytestmark = pytest.mark.usefixtures("healthy_office")
ONCE = Form(form_key="5f1c7c1e-0000-4000-8000-000000000001")


def lines() -> int:
    return JournalLine.objects.count()


@pytest.mark.parametrize("name", EVERY)
def test_who_has_left_does_nothing(name):
    deed, left = EVERY[name](), employee("oksana")
    mark_left(left, actor=None, now=NOW)
    before = lines()
    with pytest.raises(Refused) as refused:
        deed(actor=left, now=NOW)
    assert (refused.value.because, lines()) == (Reason.you_left, before)


@pytest.mark.parametrize("name", EVERY)
def test_who_works_at_the_other_office_does_nothing(name):
    deed, stranger = EVERY[name](), stands("amina", at=FJELLBYEN)
    before = lines()
    with pytest.raises((Refused, Employee.DoesNotExist)):
        deed(actor=stranger, now=NOW)
    assert lines() == before


@pytest.mark.parametrize("name", EVERY)
def test_a_form_sent_twice_is_done_once(name):
    deed, amina = EVERY[name](), employee("amina")
    first = deed(actor=amina, now=NOW, form=ONCE)
    before = lines()
    assert (deed(actor=amina, now=NOW, form=ONCE), lines()) == (first, before)


@pytest.mark.parametrize("name", EVERY)
def test_a_form_somebody_else_has_sent_is_refused(name):
    deed = EVERY[name]()
    deed(actor=employee("amina"), now=NOW, form=ONCE)
    with pytest.raises(Refused):
        deed(actor=stands("lan"), now=NOW, form=ONCE)


@pytest.mark.parametrize("name", WITH_A_VISIT)
def test_what_was_decided_on_an_old_page_is_told_of_what_came_since(name):
    deed, old = WITH_A_VISIT[name](), Form(expects=1)
    before = lines()
    with pytest.raises(HasMovedOn):
        deed(actor=employee("amina"), now=NOW, form=old)
    assert lines() == before
