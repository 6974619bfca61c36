"""Where is it, by code: whereabouts in plain words, and for a wrong code nothing at all."""

from __future__ import annotations

import datetime as dt
import logging
import re
from typing import Any

import pytest

from onedoor.office.confidentiality.models import Look
from onedoor.office.establishment.queries import names_of
from onedoor.office.journal.models import JournalLine
from onedoor.office.people.actions.merging import merge_persons
from onedoor.office.people.models import Person
from onedoor.office.people.tries import Tries
from onedoor.office.reception.actions.calling import call_visit
from onedoor.office.reception.actions.closing import let_visit_be_owed
from onedoor.office.reception.actions.ending import answer_need, open_case_on
from onedoor.office.reception.actions.pausing import hold_visit
from onedoor.office.reception.actions.promising import promise_call_back
from onedoor.office.reception.actions.sending_on import SendingOn, send_on
from onedoor.office.reception.models import Visit
from onedoor.office.reception.where import finding
from onedoor.office.responsibility.actions.handover import offer_handover
from onedoor.office.responsibility.actions.work import close_case, hold_case
from onedoor.office.responsibility.models import Case
from onedoor.vocabulary.reception_codes import Channel, SentTo, SentWhy, VisitWait
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    OfferReason,
    OpenedBy,
    Outcome,
    WaitingFor,
)
from tests.cast.at_the_desk import served, stands, visit
from tests.cast.people import NOW, employee, office, person, unit
from tests.office.reception.waiting_room import LATE_MORNING, Machine, code_of, it_is

pytestmark = pytest.mark.usefixtures("sqlite_database")
NOTHING = "Nothing can be shown for this code"
HOUR = dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def late_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    it_is(monkeypatch)


def with_case(*needs: str, by: str = "amina", **told: Any) -> tuple[Visit, Case]:
    """A visit in which somebody has opened a case that they hold themselves."""
    row = served(by, *needs, **told)
    who = employee(by)
    key = open_case_on(
        row.needs.get().pk,
        unit=who.home_unit_id,
        opened_by=OpenedBy.caseworker,
        actor=who,
        now=NOW,
    )
    return row, Case.objects.get(pk=key)


def offer(case: Case, to_unit: str = "team_work", to: str = "elif") -> None:
    """The holder asks a colleague to take it over."""
    offer_handover(
        case.pk,
        to_unit=unit(to_unit).pk,
        to_employee=employee(to).pk,
        reason=OfferReason.other_area,
        asked=Asked.take_over,
        actor=case.holder,
        now=NOW,
    )


def pack_names(language: str) -> list[str]:
    """What the office calls its areas and units."""
    named = names_of(office().pk)
    return [getattr(name, language) for (table, _), name in named.items() if table != "step"]


def shown_for(code: str) -> str:
    """The page a code gets, without what makes every form a form of its own."""
    machine = Machine()
    machine.ask(code)
    return without_marks(machine.html)


def without_marks(page: str) -> str:
    """A page without its mark against posts from elsewhere."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def where(row: Visit) -> str:
    """What the code of a new slip opens."""
    return Machine().ask(code_of(row))


# ------------------------------------------------------------------------ while one waits


def test_who_waits_is_told_how_many_are_before_them() -> None:
    visit()
    visit()
    assert "2 are before you" in where(visit())


def test_who_is_next_is_told_so() -> None:
    assert "You are next in line" in where(visit())


def test_who_waits_at_home_is_told_that_somebody_contacts_them() -> None:
    row = visit()
    Visit.objects.filter(pk=row.pk).update(channel=Channel.phone)
    words = where(row)
    assert "Somebody contacts you" in words
    assert "board" not in words


def test_who_wrote_from_home_without_a_number_is_promised_no_call() -> None:
    row = visit()
    Visit.objects.filter(pk=row.pk).update(channel=Channel.web)
    words = where(row)
    assert "ring us or come in" in words
    assert "Somebody contacts you" not in words


def test_what_was_sent_on_within_the_house_goes_on_waiting() -> None:
    stands("elif")
    row = served("amina", "job_seeking")
    to, why = SentTo.desk, SentWhy.knows_more
    sending = SendingOn(to=to, why=why, contact_made=True, unit=unit("team_work").pk)
    send_on(row.needs.get().pk, sending, actor=employee("amina"), now=NOW)
    words = where(Visit.objects.get(pk=row.pk))
    assert "You are next in line" in words
    assert "sent on" not in words


def test_who_is_called_is_told_the_desk() -> None:
    row = visit()
    call_visit(row.pk, actor=stands("yusuf", desk=4), now=NOW)
    assert "Come to desk 4" in where(row)


def test_who_is_served_is_told_by_whom() -> None:
    assert "Amina" in where(served())


def test_who_stepped_out_is_told_that_they_keep_their_place() -> None:
    row = served()
    hold_visit(row.pk, VisitWait.papers, NOW + HOUR, actor=employee("amina"), now=NOW)
    assert "stepped out until 10:00" in where(row)


# ------------------------------------------------------------------------ what came of it


def test_an_answer_names_whom_one_talked_with() -> None:
    row = served()
    answer_need(row.needs.get().pk, actor=employee("amina"), now=NOW)
    words = where(row)
    assert "You have had an answer" in words
    assert "You talked with Amina" in words


def test_being_sent_on_tells_why_and_whether_we_made_the_contact() -> None:
    row = served()
    sending = SendingOn(
        to=SentTo.regional_unit,
        why=SentWhy.needs_decision,
        contact_made=True,
        unit=unit("regional_benefits").pk,
    )
    send_on(row.needs.get().pk, sending, actor=employee("amina"), now=NOW)
    words = where(row)
    assert "sent on to another office" in words
    assert "It is decided elsewhere" in words
    assert "We have told them that you come" in words


def test_a_promised_call_has_a_name_and_a_day() -> None:
    row = served()
    day = dt.date(2026, 3, 5)
    need, by = row.needs.get().pk, employee("yusuf").pk
    promise_call_back(need, by, day, phone="+4722225555", actor=employee("amina"), now=NOW)
    words = where(row)
    assert f"{employee('yusuf')} calls you by 5 Mar 2026" in words


def test_a_promised_call_that_is_late_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    row = served()
    day = dt.date(2026, 3, 5)
    need, by = row.needs.get().pk, employee("yusuf").pk
    promise_call_back(need, by, day, phone="+4722225555", actor=employee("amina"), now=NOW)
    it_is(monkeypatch, NOW + dt.timedelta(days=4))
    assert "was to call you by 5 Mar 2026" in where(row)


def test_what_closing_time_left_is_owed_by_somebody_and_by_a_day() -> None:
    row = visit()
    code = code_of(row)
    let_visit_be_owed(row.pk, now=NOW + 9 * HOUR)
    words = Machine().ask(code)
    assert "The office closed before it was your turn" in words
    assert "by 3 Mar 2026" in words
    assert "We have no telephone number of yours" in words
    assert "contacts you" not in words


def test_who_gave_a_number_is_told_who_contacts_them() -> None:
    row = visit()
    Person.objects.filter(pk=row.person_id).update(phone="+4722225555")
    code = code_of(row)
    let_visit_be_owed(row.pk, now=NOW + 9 * HOUR)
    assert "contacts you by 3 Mar 2026" in Machine().ask(code)


# ------------------------------------------------------------------------ cases


def test_a_case_has_a_number_a_holder_a_next_step_and_a_day() -> None:
    row, case = with_case()
    words = where(row)
    assert f"Case {case.number}" in words
    assert f"Ask for {case.holder}" in words
    assert "Make first contact" in words
    assert "By when 9 Mar 2026" in words


def test_a_case_that_waits_says_for_whom_and_until_when() -> None:
    row, case = with_case()
    until = dt.date(2026, 3, 20)
    hold_case(case.pk, waiting_for=WaitingFor.person, until=until, actor=case.holder, now=NOW)
    assert "It waits for you until 20 Mar 2026" in where(row)


def test_a_case_that_is_offered_says_so_and_whom_to_ask_until_then() -> None:
    row, case = with_case()
    offer(case)
    words = where(row)
    assert "A colleague has been asked to take it over" in words
    assert f"Until then, ask for {case.holder}" in words
    assert "Elif" not in words


def test_a_closed_case_tells_when_and_not_what_came_of_it() -> None:
    row, case = with_case()
    close_case(case.pk, outcome=Outcome.refused, actor=case.holder, now=NOW)
    words = where(row)
    assert "Closed 2 Mar 2026" in words
    assert "Refused" not in words


def test_no_area_no_unit_no_side_and_no_name_of_the_person_is_told() -> None:
    guest = person("Hemmelig")
    row, case = with_case("financial_assistance", of=guest, by="yusuf")
    offer(case, "team_social", "berit")
    machine = Machine()
    machine.ask(code_of(row, by="yusuf"))
    for language in ("nb", "nn", "en"):
        machine.post("/where/", code=code_of(row, by="yusuf"), language=language)
        page = machine.html.lower()
        for name in pack_names(language):
            assert name.lower() not in page
        for word in ("hemmelig", "municipal", "kommun", "statlig", "the state"):
            assert word not in page


# ------------------------------------------------------------------------ whose it is


def test_it_goes_on_for_a_person_who_was_merged_into_another() -> None:
    guest, kept = person(), person()
    row = visit(of=guest)
    code = code_of(row)
    merge_persons(kept.pk, guest.pk, actor=employee("amina"), now=NOW)
    assert "You are next in line" in Machine().ask(code)


def test_it_is_dead_at_once_for_a_person_who_is_forgotten() -> None:
    row = visit()
    code = code_of(row)
    Person.objects.filter(pk=row.person_id).update(forgotten_at=NOW)
    assert NOTHING in Machine().ask(code)


def test_a_look_by_the_person_is_logged_nowhere() -> None:
    code = code_of(visit())
    lines, looks = JournalLine.objects.count(), Look.objects.count()
    Machine().ask(code)
    assert (JournalLine.objects.count(), Look.objects.count()) == (lines, looks)


# ------------------------------------------------------------------------ wrong codes


def test_wrong_old_and_worthless_codes_all_look_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    row = visit()
    worthless, good = code_of(row), code_of(row)
    it_is(monkeypatch, NOW + dt.timedelta(days=366))
    pages = {shown_for(code) for code in (worthless, good, "0" * 16, "x", "A" * 400, "øæå")}
    assert len(pages) == 1
    assert NOTHING in pages.pop()


def test_after_many_wrong_codes_a_right_one_shows_nothing_either(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    code = code_of(visit())
    monkeypatch.setattr(finding, "WRONG_CODES", Tries(kind="t", of_one=5, of_all=99))
    machine = Machine()
    wrong = [machine.ask(f"{number:016}") and machine.html for number in range(5)]
    limited = machine.ask(code) and machine.html
    assert without_marks(limited) == without_marks(wrong[0])
    assert "You are next" in Machine(address="10.0.0.2").ask(code)


def test_all_addresses_together_are_limited_too(monkeypatch: pytest.MonkeyPatch) -> None:
    code = code_of(visit())
    monkeypatch.setattr(finding, "WRONG_CODES", Tries(kind="u", of_one=5, of_all=6))
    for number in range(6):
        Machine(address=f"10.1.0.{number}").ask("0" * 16)
    assert NOTHING in Machine(address="10.2.0.1").ask(code)


def test_the_limit_is_over_in_a_quarter_of_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    code = code_of(visit())
    monkeypatch.setattr(finding, "WRONG_CODES", Tries(kind="v", of_one=2, of_all=99))
    machine = Machine()
    for _ in range(3):
        machine.ask("0" * 16)
    assert NOTHING in machine.ask(code)
    it_is(monkeypatch, LATE_MORNING + dt.timedelta(minutes=15))
    assert "You are next" in machine.ask(code)


def test_a_page_with_a_code_is_kept_by_nobody(caplog: pytest.LogCaptureFixture) -> None:
    code, machine = code_of(visit()), Machine()
    with caplog.at_level(logging.DEBUG):
        for path in (f"/where/{code}/", "/where/0000000000000000/"):
            machine.open(path)
            told = machine.response.headers
            assert told["Cache-Control"] == "no-store"
            assert told["Referrer-Policy"] == "strict-origin"
            assert told["X-Robots-Tag"] == "noindex, nofollow"
    assert not [one for one in caplog.records if code in one.getMessage()]
    assert not [one for one in caplog.records if "0000000000000000" in one.getMessage()]


def test_the_picture_and_the_typed_code_open_the_same() -> None:
    code, machine = code_of(visit()), Machine()
    assert machine.open(f"/where/{code}/") == machine.ask(code.lower())


@pytest.mark.parametrize(("language", "title"), [("nb", "nb"), ("nn", "nn"), ("en", "en")])
def test_it_speaks_the_language_that_is_pressed(language: str, title: str) -> None:
    machine = Machine()
    machine.post("/where/", code=code_of(visit()), language=language)
    assert f'<html lang="{title}"' in machine.html
