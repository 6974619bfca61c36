"""Checking in oneself: two taps, a number and a slip; and nothing of anybody who walks away."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from onedoor.office.inspection.told import disagreements, told_by_journal, told_by_tables
from onedoor.office.journal.models import JournalLine
from onedoor.office.people.models import Person
from onedoor.office.people.tries import Tries
from onedoor.office.reception.check_in import views
from onedoor.office.reception.models import Need, Slip, Visit
from onedoor.vocabulary.reception_codes import (
    Channel,
    NeedKind,
    ScreenKind,
    Spoken,
    VisitState,
)
from tests.cast.people import FJELLBYEN, NOW, area
from tests.office.reception.waiting_room import (
    LATE_MORNING,
    Machine,
    it_is,
    screen_cookie,
)

pytestmark = pytest.mark.usefixtures("sqlite_database")


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch, sqlite_database: object) -> Machine:
    """A check-in screen at Elvebyen, late in the morning."""
    it_is(monkeypatch)
    return Machine(screen_cookie(ScreenKind.check_in))


def rows() -> tuple[int, ...]:
    """How much there is in the database."""
    return tuple(one.objects.count() for one in (Person, Visit, Need, Slip, JournalLine))


def test_one_tap_for_the_language_and_one_for_what_it_is_about(screen: Machine) -> None:
    assert 'href="/check-in/en/"' in (screen.open("/check-in/") and screen.html)
    assert "Job seeking" in screen.open("/check-in/en/")
    words = screen.tap(str(area("job_seeking").pk))
    assert screen.status == 200
    assert "Your number 1" in words
    row = Visit.objects.get()
    assert (row.channel, row.state, row.served_by) == (
        Channel.check_in,
        VisitState.waiting,
        None,
    )
    assert row.needs.get().area == area("job_seeking")
    assert JournalLine.objects.get(kind="VisitRegistered").actor_key == 0


def test_the_number_comes_with_a_slip_whose_code_opens_it(screen: Machine) -> None:
    words = screen.tap("other")
    code = re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}", words)
    assert code
    assert "You are next in line" in screen.ask(code.group())


def test_the_screen_speaks_the_languages_of_the_door_the_first_one_first(screen: Machine) -> None:
    screen.open("/check-in/")
    offered = re.findall(r'href="/check-in/(\w\w)/"', screen.html)
    assert offered == ["nb", "nn", "en"]
    assert '<html lang="nb"' in screen.html
    for language in offered:
        screen.open(f"/check-in/{language}/")
        assert f'<html lang="{language}"' in screen.html
    screen.open("/check-in/de/")
    assert screen.status == 404


def test_no_more_than_eight_areas_stand_on_a_page_and_all_can_be_reached(screen: Machine) -> None:
    found: list[str] = []
    for number in (1, 2):
        screen.open(f"/check-in/en/?page={number}")
        on_page = re.findall(r'name="about" value="(\d+)"', screen.html)
        assert len(on_page) <= 8
        found += on_page
    assert len(set(found)) == 11


def test_several_things_an_interpreter_and_a_name_can_be_told(screen: Machine) -> None:
    areas = [str(area(one).pk) for one in ("job_seeking", "housing")]
    screen.tap(*areas, "case", interpreter="on", spoken=str(int(Spoken.ar)), name="Kari Anne Prøve")
    row = Visit.objects.get()
    assert row.needs.count() == 3
    assert (row.interpreter, row.spoken) == (True, Spoken.ar)
    assert (row.person.given_name, row.person.family_name) == ("Kari Anne", "Prøve")


def test_who_gives_no_name_is_nobody_in_particular(screen: Machine) -> None:
    screen.tap("other", language="nn")
    row = Visit.objects.get()
    assert (row.person.given_name, row.person.family_name) == ("", "")
    assert (row.person.language, row.spoken) == ("nn", Spoken.nn)


@pytest.mark.parametrize(
    ("tapped", "kind"), [("case", NeedKind.about_case), ("where", NeedKind.where_is_it)]
)
def test_coming_about_a_case_and_asking_how_it_goes_are_two_kinds(
    screen: Machine, tapped: str, kind: NeedKind
) -> None:
    screen.tap(tapped)
    assert Need.objects.get().kind is kind


def test_who_reads_no_language_here_asks_for_an_interpreter_by_the_picture(screen: Machine) -> None:
    screen.open("/check-in/")
    assert "/check-in/nb/more/?interpreter=on" in screen.html
    screen.open("/check-in/nb/more/?interpreter=on")
    assert re.search(r'name="interpreter"[^>]* checked', screen.html)


def test_what_most_come_for_is_on_the_first_page_from_both_sides(screen: Machine) -> None:
    screen.open("/check-in/en/")
    for one in ("job_seeking", "financial_assistance", "housing"):
        assert f'name="about" value="{area(one).pk}"' in screen.html
    assert f'value="{area("debt_counselling").pk}"' not in screen.html


def test_who_walks_away_half_way_leaves_nothing(screen: Machine) -> None:
    before = rows()
    for path in ("/check-in/", "/check-in/en/", "/check-in/en/?page=2", "/check-in/en/more/"):
        screen.open(path)
        assert screen.status == 200
    assert "Choose at least one" in screen.tap()
    assert screen.status == 422
    assert rows() == before


def test_every_page_but_the_first_clears_itself_after_the_packs_time(screen: Machine) -> None:
    for path in ("/check-in/en/", "/check-in/en/more/", "/where/"):
        screen.open(path)
        assert '<meta http-equiv="refresh" content="60; url=/check-in/">' in screen.html
        assert screen.response.headers["Cache-Control"] == "no-store"
    screen.tap("other")
    assert 'content="60; url=/check-in/"' in screen.html
    assert "refresh" not in (screen.open("/check-in/") and screen.html)


def test_ones_own_machine_does_not_clear_where_it_is(screen: Machine) -> None:
    assert "refresh" not in (Machine().open("/where/") and "")


def test_a_finger_that_taps_twice_gets_one_number(screen: Machine) -> None:
    page = screen.open("/check-in/en/") and screen.html
    fields = {"about": "other", "form_key": form_key(page)}
    first = screen.post("/check-in/en/ticket/", **fields)
    again = screen.post("/check-in/en/ticket/", **fields)
    assert "Your number 1" in first
    assert "Your number 1" in again
    assert (Visit.objects.count(), Person.objects.count()) == (1, 1)
    assert Slip.objects.filter(worthless_at=None).count() == 1


def test_the_same_form_later_leads_to_the_clean_screen(
    screen: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = screen.open("/check-in/en/") and screen.html
    fields = {"about": "other", "form_key": form_key(page)}
    screen.post("/check-in/en/ticket/", **fields)
    it_is(monkeypatch, LATE_MORNING + dt.timedelta(minutes=2))
    screen.post("/check-in/en/ticket/", **fields)
    assert (screen.status, screen.response["Location"]) == (303, "/check-in/")
    assert Visit.objects.count() == 1


def test_after_closing_no_number_is_given(screen: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    page = screen.open("/check-in/en/") and screen.html
    it_is(monkeypatch, NOW + dt.timedelta(hours=9))
    assert "Kontoret har stengt for i dag" in screen.open("/check-in/") or "closed" in screen.html
    screen.post("/check-in/en/ticket/", about="other", form_key=form_key(page))
    assert not Visit.objects.exists()
    assert 'content="300; url=/check-in/"' in screen.html


def test_a_screen_that_is_played_with_rests(
    screen: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "NUMBERS_TAKEN", Tries(kind="w", of_one=3, of_all=99))
    for _ in range(3):
        screen.tap("other")
    assert "rests for a quarter of an hour" in screen.tap("other")
    assert screen.status == 429
    assert Visit.objects.count() == 3


def test_another_offices_screen_gives_its_own_numbers(screen: Machine) -> None:
    screen.tap("other")
    elsewhere = Machine(screen_cookie(ScreenKind.check_in, FJELLBYEN))
    assert "Your number 1" in elsewhere.tap("other")
    elsewhere.tap(str(area("job_seeking").pk))
    assert elsewhere.status == 422


def test_journal_and_tables_agree_after_it(screen: Machine) -> None:
    screen.tap("other", "case", name="Prøve")
    assert list(disagreements(told_by_tables(), told_by_journal())) == []


def form_key(page: str) -> str:
    """The key of the form on a page."""
    found = re.search(r'name="form_key" value="([^"]+)"', page)
    assert found
    return found.group(1)
