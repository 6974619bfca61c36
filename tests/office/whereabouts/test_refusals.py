"""Each refusal is a page that says what is wrong and what to do."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.test import Client, RequestFactory, override_settings

from onedoor.office.whereabouts import refusals
from tests.cast.people import employee
from tests.databases import Database


@pytest.fixture
def amina(sqlite_database: Database) -> Client:
    """Amina's browser. She reads English."""
    browser = Client(HTTP_HOST="localhost", raise_request_exception=False)
    browser.force_login(employee("amina").user)
    browser.cookies["language"] = "en"
    return browser


def test_what_is_not_here_offers_to_pass_a_message_on(amina: Client) -> None:
    answer = amina.get("/no/such/page/")
    assert answer.status_code == 404
    assert "Pass on a message about a person" in answer.content.decode()


def test_an_address_opened_the_wrong_way_says_so(amina: Client) -> None:
    answer = amina.get("/choose-language/")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert "It is used by a form." in answer.content.decode()


@pytest.mark.parametrize("path", ["/account/", "/pass-on/"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
def test_a_page_that_is_only_read_takes_nothing_else(amina: Client, path: str, method: str) -> None:
    answer = amina.generic(method, path)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"


def test_a_form_from_another_page_saves_nothing(amina: Client) -> None:
    amina.handler.enforce_csrf_checks = True
    answer = amina.post("/choose-language/", {"language": "nn", "note": "made by a stranger"})
    assert answer.status_code == 403
    assert "Nothing was saved." in answer.content.decode()
    assert "made by a stranger" not in answer.content.decode()


def test_too_much_at_once_says_so(amina: Client) -> None:
    answer = amina.post("/choose-language/", {"language": "x" * 300_000})
    assert answer.status_code == 413
    assert "longer than can be received" in answer.content.decode()


def test_no_form_takes_a_file(amina: Client) -> None:
    amina.logout()
    amina.cookies["language"] = "en"
    answer = amina.post("/sign-in/", {"username": "a", "kept": ContentFile(b"x", "a.txt")})
    assert answer.status_code == 413
    assert "takes none" in answer.content.decode()


def test_a_part_that_is_no_field_is_not_read_without_end(amina: Client) -> None:
    part = b'--b\r\nContent-Disposition: form-data; name="a"; filename=""\r\n\r\n'
    long = part + b"x" * 300_000 + b"\r\n--b--\r\n"
    answer = amina.post("/sign-in/", long, content_type="multipart/form-data; boundary=b")
    assert answer.status_code == 413
    assert "longer than can be received" in answer.content.decode()


@pytest.mark.parametrize(
    ("path", "status"),
    [("/my-work/", 200), ("/account/", 200), ("/no/such/page/", 404), ("/", 302)],
)
def test_no_browser_keeps_a_page(amina: Client, path: str, status: int) -> None:
    answer = amina.get(path)
    assert answer.status_code == status
    assert answer.headers["Cache-Control"] == "no-store"


def test_no_browser_keeps_the_sign_in_page_or_a_host_refused(amina: Client) -> None:
    amina.logout()
    assert amina.get("/sign-in/").headers["Cache-Control"] == "no-store"
    refused = amina.get("/sign-in/", HTTP_HOST="elsewhere.example")
    assert refused.headers["Cache-Control"] == "no-store"


def test_a_style_sheet_is_kept(amina: Client) -> None:
    sheet = amina.get("/static/onedoor/onedoor.css")
    sheet.close()
    assert "max-age" in sheet.headers["Cache-Control"]


def test_a_host_that_is_not_ours_cannot_be_read(amina: Client) -> None:
    answer = amina.get("/sign-in/", HTTP_HOST="elsewhere.example")
    assert answer.status_code == 400
    assert "This could not be read" in answer.content.decode()


@override_settings(ROOT_URLCONF="tests.browser.specimen")
@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/specimen/said-no/", 422, "Only the one who holds the case, or leads its unit"),
        ("/specimen/moved-on/", 409, "Something has happened since"),
        ("/specimen/moved-on/?told", 409, "Tilbudt Elif Karabulut"),
        ("/specimen/breaks/", 500, "The fault is ours."),
    ],
)
def test_what_a_view_did_not_answer(amina: Client, path: str, status: int, told: str) -> None:
    answer = amina.post(path, {"note": "Hun ringte i dag.", "expects": "7"})
    assert answer.status_code == status
    assert told in answer.content.decode()


@override_settings(ROOT_URLCONF="tests.browser.specimen")
def test_what_was_written_is_shown_when_the_form_came_too_late(amina: Client) -> None:
    page = amina.post("/specimen/moved-on/", {"note": "Hun ringte i dag."}).content.decode()
    assert "Hun ringte i dag." in page


@override_settings(ROOT_URLCONF="tests.browser.specimen")
def test_the_form_may_be_sent_again_with_what_is_known_now(amina: Client) -> None:
    sent = {"note": "Hun ringte i dag.", "expects": "7", "form_key": "k"}
    page = amina.post("/specimen/moved-on/?told", sent).content.decode()
    assert '<input type="hidden" name="expects" value="9">' in page
    assert '<input type="hidden" name="form_key" value="k">' in page
    assert 'name="expects" value="7"' not in page


def test_a_broken_page_needs_no_database() -> None:
    assert refusals.broken(RequestFactory().get("/")).status_code == 500
