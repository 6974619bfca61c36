"""Every page of a case is without axe's findings and fits, light and dark, narrow and wide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone

from onedoor.office.responsibility.actions.answering import accept_handover, return_handover
from onedoor.office.responsibility.actions.handover import offer_handover
from onedoor.office.responsibility.actions.work import close_case, hold_case
from onedoor.office.responsibility.models import Case
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    HandoverKind,
    OfferReason,
    Outcome,
    ReturnReason,
    WaitingFor,
)
from tests.browser.axe import axe, scrolls_sideways
from tests.browser.visitor import Visitor
from tests.cast import people as cast
from tests.cast.people import employee, unit

pytestmark = pytest.mark.browser


def a_case(about: str = "job_seeking", holder: str = "amina", days: int = 2) -> Case:
    return cast.case(holder=holder, about=about, now=timezone.now() - dt.timedelta(days=days))


def offered(case: Case, to: str, in_unit: str, kind: HandoverKind = HandoverKind.transfer) -> int:
    return offer_handover(
        case.pk,
        to_unit=unit(in_unit).pk,
        to_employee=employee(to).pk,
        kind=kind,
        reason=OfferReason.other_area,
        asked=Asked.take_over,
        actor=case.holder,
        now=timezone.now() - dt.timedelta(hours=1),
    )


def bounced(case: Case, *receivers: tuple[str, str]) -> Case:
    for key, in_unit in receivers:
        return_handover(
            offered(case, key, in_unit),
            reason=ReturnReason.other_unit,
            belongs_unit=unit("team_health").pk,
            actor=employee(key),
            now=timezone.now(),
        )
    return case


def an_open_case() -> list[tuple[str, str]]:
    number = a_case().number
    asking = ("offer-handover", "do-step", "set-next-step", "hold-case", "close-case")
    mine = [("amina", f"{number}/{one}/") for one in asking]
    return [
        ("amina", f"{number}/"),
        *mine,
        ("yusuf", f"{number}/"),
        ("jonas", f"{number}/give-case/"),
        ("tone", f"{number}/ask-for-case/"),
        ("pal", f"{number}/hold-case/"),
        ("amina", "2026-99999/"),
    ]


def an_offered_case() -> list[tuple[str, str]]:
    case = bounced(a_case(), ("anders", "team_work"))
    about = f"{case.number}/handovers/{offered(case, 'elif', 'team_work')}"
    return [
        ("elif", f"{case.number}/"),
        ("elif", f"{about}/return-handover/"),
        ("elif", f"{about}/accept-handover/"),
        ("amina", f"{about}/withdraw-handover/"),
        ("amina", f"{case.number}/close-case/"),
    ]


def a_crossing_case() -> list[tuple[str, str]]:
    case = a_case("employment_schemes")
    asked = offered(case, "sigrid", "team_qualification")
    about = f"{case.number}/handovers/{asked}"
    return [("sigrid", f"{case.number}/"), ("sigrid", f"{about}/accept-handover/")]


def a_case_with_a_sister() -> list[tuple[str, str]]:
    case = a_case("sick_leave")
    asked = offered(case, "berit", "team_social", HandoverKind.sister)
    accept_handover(asked, actor=employee("berit"), now=timezone.now())
    until = timezone.localdate() + dt.timedelta(days=9)
    hold_case(
        case.pk,
        waiting_for=WaitingFor.doctor,
        until=until,
        actor=employee("amina"),
        now=timezone.now(),
    )
    return [("amina", f"{case.number}/"), ("amina", f"{case.number}/resume-case/")]


def a_case_to_settle() -> list[tuple[str, str]]:
    work_team = [(key, "team_work") for key in ("elif", "anders", "oksana")]
    number = bounced(a_case(), *work_team).number
    return [
        ("jonas", f"{number}/"),
        ("jonas", f"{number}/settle-case/"),
        ("ragnhild", f"{number}/agree-to-settlement/"),
    ]


def an_allotted_case() -> list[tuple[str, str]]:
    now = timezone.now()
    case = cast.case_at_the_door(in_unit="team_work", about="job_seeking", now=now)
    mine = [(case.holder.key, f"{case.number}/{one}") for one in ("", "return-allotment/")]
    return [*mine, ("bjorn", f"{case.number}/allot-case/")]


def a_case_that_lies_wrong_and_a_closed_one() -> list[tuple[str, str]]:
    wrong, closed = a_case(days=300), a_case()
    close_case(closed.pk, outcome=Outcome.work, actor=employee("amina"), now=timezone.now())
    return [
        ("amina", f"{wrong.number}/"),
        ("amina", f"{closed.number}/"),
        ("amina", f"{closed.number}/reopen-case/"),
    ]


STORIES = [
    an_open_case,
    an_offered_case,
    a_crossing_case,
    a_case_with_a_sister,
    a_case_to_settle,
    an_allotted_case,
    a_case_that_lies_wrong_and_a_closed_one,
]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_every_page_of_a_case_is_accessible_and_fits(
    visitor: Visitor, story: Callable[[], list[tuple[str, str]]]
) -> None:
    for key, path in story():
        visitor.sign_in(key)
        for appearance in ("light", "dark"):
            visitor.keep("appearance", appearance)
            visitor.open(f"/cases/{path}")
            look_at(visitor, f"{path} for {key}, {appearance}")


def look_at(visitor: Visitor, which: str) -> None:
    page = visitor.page
    for summary in page.locator("summary").all():
        summary.click()
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert not scrolls_sideways(page), f"{which} is wider than {width}"
        assert axe(page) == [], f"{which}, {width}"


def test_forms_with_errors_and_old_forms_are_accessible(visitor: Visitor) -> None:
    number = (case := a_case()).number
    visitor.sign_in("amina")
    for appearance in ("light", "dark"):
        visitor.keep("appearance", appearance)
        visitor.open(f"/cases/{number}/offer-handover/")
        visitor.page.locator("main form button").click()
        look_at(visitor, f"errors, {appearance}")
    visitor.open(f"/cases/{number}/close-case/")
    offered(case, "elif", "team_work")
    visitor.page.locator("main select").select_option("1")
    visitor.page.locator("main form button").click()
    look_at(visitor, "an old form")
