"""The sheet: lines of the office's list, each once; only a promise has a day."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.casefile.sheet import Line, Listed, lists_for, what_hinders_noting
from onedoor.vocabulary.casefile_codes import FiledKind, FileReason
from onedoor.vocabulary.confidentiality import Level

TODAY = dt.date(2026, 3, 2)
PROMISE = Listed(key="call_back", kind=FiledKind.promised)
ASKED = Listed(key="children", kind=FiledKind.asked)
FINE = Line(
    level=Level.content,
    listed=PROMISE,
    here_already=False,
    promised_for=TODAY,
    today=TODAY,
    furthest=TODAY + dt.timedelta(days=9),
)


@pytest.mark.parametrize(
    ("changed", "because"),
    [
        ({}, None),
        ({"promised_for": None}, None),
        ({"level": Level.existence}, FileReason.not_yours),
        ({"listed": None, "promised_for": None}, FileReason.not_in_the_pack),
        ({"here_already": True}, FileReason.already_here),
        ({"listed": ASKED}, FileReason.only_promises),
        ({"promised_for": TODAY - dt.timedelta(days=1)}, FileReason.day_is_past),
        ({"promised_for": TODAY + dt.timedelta(days=10)}, FileReason.too_far_ahead),
    ],
)
def test_what_hinders_a_line_is_told(changed, because):
    assert what_hinders_noting(replace(FINE, **changed)) is because


def test_a_line_without_areas_is_for_all():
    assert PROMISE.is_for("", "")
    assert PROMISE.is_for("housing", "start_up_loan")


@given(st.sets(st.sampled_from("abc")), st.sets(st.sampled_from("xyz")), st.sampled_from("abc"))
def test_a_line_with_areas_or_services_is_for_those_alone(areas, services, area):
    line = replace(ASKED, areas=frozenset(areas), services=frozenset(services))
    belongs = area in areas or not (areas or services)
    assert [one.key for one in lists_for([line], area, "")] == ["children"] * belongs
