"""Who gets in, who does not, and what happens to a form when a session has ended."""

from __future__ import annotations

import base64
import re

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client, RequestFactory

from onedoor.office.people.carried import LAST_HERE, packed, remember_who, unpacked
from onedoor.office.people.models import Employee
from tests.cast.people import LATER, employee
from tests.databases import Database

PASSWORD = "en lang nok frase"


@pytest.fixture
def browser() -> Client:
    """A browser that reads English."""
    browser = Client(HTTP_HOST="localhost")
    browser.cookies["language"] = "en"
    return browser


@pytest.fixture
def amina(sqlite_database: Database) -> Employee:
    """Amina, who has a password."""
    amina = employee("amina")
    amina.user.set_password(PASSWORD)
    amina.user.save()
    return amina


def sign_in(browser: Client, name: str = "elvebyen.amina", **more: str) -> str:
    """The page that a sign-in leads to, or its address when it leads elsewhere."""
    asked = {"username": name, "password": PASSWORD, **more}
    answer = browser.post("/sign-in/", asked)
    return answer.headers.get("Location") or answer.content.decode()


def test_an_employee_comes_to_the_page_asked_for(amina: Employee, browser: Client) -> None:
    assert browser.get("/pass-on/").headers["Location"] == "/sign-in/?next=/pass-on/"
    assert sign_in(browser, next="/pass-on/") == "/pass-on/"
    assert "Ragnhild Elvevoll" in browser.get("/pass-on/").content.decode()


def test_no_sign_in_leads_out_of_the_house(amina: Employee, browser: Client) -> None:
    assert sign_in(browser, next="https://example.com/") == "/"


def test_who_has_left_is_told_so(amina: Employee, browser: Client) -> None:
    Employee.objects.filter(pk=amina.pk).update(left_at=LATER)
    User.objects.filter(pk=amina.user_id).update(is_active=False)
    assert "You no longer work here" in sign_in(browser)


def test_who_has_left_is_not_told_so_without_the_password(amina: Employee, browser: Client) -> None:
    Employee.objects.filter(pk=amina.pk).update(left_at=LATER)
    assert "You no longer work here" not in sign_in(browser, password="feil")


def test_a_user_who_is_no_employee_stays_outside(amina: Employee, browser: Client) -> None:
    User.objects.create_user("nobody", password=PASSWORD)
    assert "belongs to nobody who works here" in sign_in(browser, "nobody")


def test_who_leaves_is_signed_out_at_once(amina: Employee, browser: Client) -> None:
    sign_in(browser)
    assert browser.get("/account/").status_code == 200
    Employee.objects.filter(pk=amina.pk).update(left_at=LATER)
    assert browser.get("/account/", follow=True).redirect_chain
    assert "sessionid" not in {name for name, one in browser.cookies.items() if one.value}


def test_passwords_are_kept_by_argon2(amina: Employee) -> None:
    assert amina.user.password.startswith("argon2$argon2id$")


def test_the_employees_language_follows_them_to_a_new_browser(amina: Employee) -> None:
    Employee.objects.filter(pk=amina.pk).update(language="nn")
    browser = Client(HTTP_HOST="localhost")
    sign_in(browser)
    assert browser.cookies["language"].value == "nn"
    assert '<html lang="nn"' in browser.get("/account/").content.decode()


def test_signing_out_needs_a_post_and_forgets_the_language(
    amina: Employee, browser: Client
) -> None:
    sign_in(browser)
    assert browser.get("/sign-out/").status_code == 405
    browser.post("/sign-out/")
    assert browser.cookies["language"].value == ""
    assert browser.get("/account/").status_code == 302


def carried_of(browser: Client, path: str, **fields: str | list[str]) -> str:
    """What the sign-in page carries of a form that came after the session had ended."""
    browser.cookies.pop("sessionid", None)
    late = browser.post(path, fields)
    assert late.status_code == 403
    found = re.search(r'name="carried" value="([^"]+)"', late.content.decode())
    return found[1] if found else ""


def test_a_form_sent_too_late_saves_nothing_and_is_kept(amina: Employee, browser: Client) -> None:
    sign_in(browser)
    carried = carried_of(browser, "/pass-on/?a=1", note="Hun ringte", area=["1", "2"])
    page = sign_in(browser, carried=carried)
    assert 'action="/pass-on/?a=1"' in page
    assert page.count('name="area"') == 2
    assert 'value="Hun ringte"' in page


def test_whoever_signs_in_instead_never_sees_it(amina: Employee, browser: Client) -> None:
    sign_in(browser)
    carried = carried_of(browser, "/pass-on/", note="Hun ringte")
    User.objects.filter(pk=employee("elif").user_id).update(password=amina.user.password)
    assert sign_in(browser, "elvebyen.elif", carried=carried) == "/"


def test_where_nobody_was_signed_in_nothing_is_carried(amina: Employee, browser: Client) -> None:
    assert carried_of(browser, "/pass-on/", note="Hun ringte") == ""
    browser.cookies[LAST_HERE] = f"{amina.user_id}:made:up"
    assert carried_of(browser, "/pass-on/", note="Hun ringte") == ""


def test_a_search_is_never_carried(amina: Employee, browser: Client) -> None:
    sign_in(browser)
    assert carried_of(browser, "/search/", q="12345678901") == ""


def test_what_is_carried_can_be_read_by_nobody_on_the_way(amina: Employee, browser: Client) -> None:
    sign_in(browser)
    carried = carried_of(browser, "/pass-on/", note="12345678901")
    read = base64.urlsafe_b64decode(carried + "==")
    assert b"12345678901" not in read


def test_nobody_else_can_make_a_form_to_carry(amina: Employee, browser: Client) -> None:
    assert sign_in(browser, carried="made-up") == "/"
    assert unpacked("made-up", amina.user_id) is None


@pytest.mark.parametrize(("length", "carried"), [(40_000, True), (60_000, False)])
def test_what_is_too_long_is_not_carried(length: int, carried: bool) -> None:
    request = RequestFactory().post("/", {"note": "x" * length})
    response = HttpResponse()
    remember_who(response, 1)
    request.COOKIES[LAST_HERE] = response.cookies[LAST_HERE].value
    assert bool(packed(request)) is carried
