"""Who may lead a unit or its duty."""

import pytest

from onedoor.rules.establishment import EstablishmentReason, what_hinders_leading


def test_somebody_of_the_unit_may_lead_it():
    assert what_hinders_leading(same_office=True, left=False, works_for_unit=True) is None


@pytest.mark.parametrize(("same_office", "left"), [(False, False), (True, True)])
def test_somebody_who_does_not_work_here_leads_nothing(same_office, left):
    hindered = what_hinders_leading(same_office=same_office, left=left, works_for_unit=True)
    assert hindered is EstablishmentReason.does_not_work_here


def test_somebody_of_another_unit_does_not_lead_this_one():
    hindered = what_hinders_leading(same_office=True, left=False, works_for_unit=False)
    assert hindered is EstablishmentReason.not_in_the_unit
