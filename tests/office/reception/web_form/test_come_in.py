"""Somebody says from home what they come for; nothing is read with it, and nobody is told of."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from onedoor.office.confidentiality.models import Look
from onedoor.office.establishment.actions import load_pack
from onedoor.office.people.models import Person
from onedoor.office.reception.models import Slip, Visit
from onedoor.office.reception.slip_code import fingerprint, read_code
from onedoor.vocabulary.reception_codes import Channel, Spoken, VisitState
from tests.cast.office import elvebyen
from tests.cast.people import FJELLBYEN, area, office, person
from tests.office.responsibility.desk import hidden, says

pytestmark = pytest.mark.usefixtures("sqlite_database")

PAGE = "/come-in/elvebyen/"


class Home:
    """Somebody at home, whom nobody has signed in."""

    def __init__(self, address: str = "192.0.2.1", language: str = "en") -> None:
        self.client = Client(REMOTE_ADDR=address)
        self.page, self.html, self.status = f"{PAGE}?language={language}", "", 0

    def send(self, **fields: Any) -> str:
        """Open the form and send it."""
        return self.post(**hidden(self.client.get(self.page).content.decode()) | fields)

    def again(self, **fields: Any) -> str:
        """Send the form as the last page had it, with these fields."""
        return self.post(**hidden(self.html) | fields)

    def post(self, **fields: Any) -> str:
        """Send these fields."""
        response = self.client.post(PAGE, fields)
        self.status, self.html = response.status_code, unescape(response.content.decode())
        return says(response)


@pytest.fixture
def home() -> Home:
    return Home()


def test_one_field_is_enough(home):
    words = home.send(about="lost my job")
    row = Visit.objects.get()
    assert (row.channel, row.state, row.office) == (Channel.web, VisitState.waiting, office())
    assert [need.area for need in row.needs.all()] == [area("unemployment_benefit")]
    assert "We have it What happens next" in words
    assert "You gave no telephone number" in words


def test_what_is_told_besides_comes_along(home):
    home.send(
        about="aap",
        words="It is about my rent too",
        name="Kari Nordmann",
        telephone="22 22 55 55",
        spoken=int(Spoken.so),
        interpreter="on",
    )
    row = Visit.objects.get()
    assert (row.person.given_name, row.person.phone) == ("Kari", "+4722225555")
    assert (row.spoken, row.interpreter, row.person.language) == (Spoken.so, True, "en")
    assert row.needs.filter(words__body="It is about my rent too").count() == 1


def test_the_code_shown_is_the_slips(home):
    words = home.send(about="aap")
    code = re.search(r"\w{4}(-\w{4}){3}", words)
    assert code is not None
    assert Slip.objects.get().fingerprint == fingerprint(read_code(code[0]))


def test_words_that_mean_several_things_are_asked_about_once(home):
    words = home.send(about="money", name="Kari")
    assert "Is it one of these?" in words
    assert (home.status, Visit.objects.count()) == (200, 0)
    assert "Choose one of the alternatives." in home.again(about="money", name="Kari")
    home.again(about="money", name="Kari", meaning="service:financial_assistance")
    assert Visit.objects.get().needs.get().area == area("financial_assistance")


def test_words_nobody_here_uses_lead_to_the_areas_and_are_kept(home):
    words = home.send(about="the neighbour shouts")
    assert "Temporary housing" in words
    home.again(about="the neighbour shouts", meaning="unknown")
    need = Visit.objects.get().needs.get()
    assert need.area is None
    assert need.words is not None
    assert need.words.body == "the neighbour shouts"


@pytest.mark.parametrize(
    ("language", "said"), [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]
)
def test_it_speaks_three_languages(language, said):
    home = Home(language=language)
    page = home.client.get(home.page).content.decode()
    assert f'<html lang="{language}"' in page
    assert f'aria-current="true">{said}' in page


def test_it_never_tells_whether_somebody_is_known(home):
    known = person("Skogstjerne")
    stranger = home.send(about="aap", name="Bekkeblom", telephone="22225555")
    theirs = home.send(about="aap", name=f"{known.given_name} Skogstjerne", telephone="22225555")
    strip = re.compile(r"\w{4}(-\w{4}){3}")
    assert strip.sub("", stranger) == strip.sub("", theirs)
    assert not Visit.objects.filter(person=known).exists()


def test_nothing_is_looked_at(home):
    home.send(about="aap", name="Kari Nordmann")
    assert not Look.objects.exists()


def test_a_form_sent_twice_is_received_once_and_tells_its_code_once(home):
    once = hidden(home.client.get(home.page).content.decode()) | {"about": "aap", "name": "Kari"}
    home.post(**once)
    words = home.post(**once)
    assert (Visit.objects.count(), Person.objects.count()) == (1, 1)
    assert "You had sent this before" in words
    assert not re.search(r"\w{4}(-\w{4}){3}", words)


def test_who_sends_all_night_fills_nobodys_queue(home):
    for _ in range(6):
        home.send(about="aap")
    words = home.send(about="aap", words="kept on the page")
    assert (home.status, Visit.objects.count()) == (429, 6)
    assert "Nothing was sent" in words
    assert "kept on the page" in home.html
    Home("198.51.100.7").send(about="aap")
    assert Visit.objects.count() == 7


def test_a_form_from_another_page_is_refused():
    client = Client(enforce_csrf_checks=True)
    assert client.post(PAGE, {"about": "aap"}).status_code == 403
    assert not Visit.objects.exists()


@pytest.mark.parametrize(
    ("field", "written", "said"),
    [
        ("about", "", "Fill in this field."),
        ("about", "x" * 300, "Write at most 200 characters"),
        ("words", "x" * 3000, "Write at most 2000 characters"),
        ("name", "x" * 100, "Write at most 80 characters"),
        ("name", "a\u202eb", "The name has characters that cannot be seen."),
        ("telephone", "12", "This is no telephone number."),
        ("telephone", "my brother's", "This is no telephone number."),
        ("telephone", "1" * 40, "Write at most 30 characters"),
        ("spoken", "99", "Choose one of the alternatives."),
        ("meaning", "area:nothing", "Choose one of the alternatives."),
        ("form_key", "nonsense", "This form cannot be used any more."),
    ],
)
def test_what_cannot_be_is_told_at_the_field(home, field, written, said):
    words = home.send(**{"about": "xyzzy" if field == "meaning" else "aap", field: written})
    assert said in words
    assert (home.status, Visit.objects.count()) == (422, 0)


def test_another_offices_form_is_that_offices(home):
    home.client.post(f"/come-in/{FJELLBYEN}/", {"about": "aap"})
    assert Visit.objects.get().office == office(FJELLBYEN)


@pytest.mark.parametrize("key", ["nowhere", "elvebyen"])
def test_where_there_is_no_web_form_nothing_is_here(home, key):
    files = elvebyen()
    without = files["office.toml"].replace("web_form = true", "web_form = false")
    load_pack({**files, "office.toml": without}, now=timezone.now() + dt.timedelta(seconds=1))
    assert home.client.get(f"/come-in/{key}/").status_code == 404
