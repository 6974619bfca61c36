"""Signing in and out, as somebody at a browser does it."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from onedoor.office.people.models import Employee
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

PASSWORD = "en lang nok frase"


@pytest.fixture
def amina(served: str) -> User:
    """Amina has a password."""
    user = User.objects.get(username="elvebyen.amina")
    user.set_password(PASSWORD)
    user.save()
    return user


def test_sign_in_by_keyboard_alone_and_out_again(visitor: Visitor, amina: User) -> None:
    visitor.keep("language", "en")
    visitor.open("/account/")
    page = visitor.page
    _tab_to(visitor, "Skip to the content")
    _tab_to(visitor, "Onedoor")
    _tab_to(visitor, "Choose whom to be")
    _tab_to(visitor, "User name")
    page.keyboard.type("elvebyen.amina")
    _tab_to(visitor, "Password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(visitor.address + "/account/")
    page.get_by_role("button", name="Sign out").press("Enter")
    expect(page.get_by_text("You are signed out.")).to_be_visible()


def test_the_skip_link_leads_past_the_menu(visitor: Visitor) -> None:
    visitor.keep("language", "en")
    visitor.open("/sign-in/")
    _tab_to(visitor, "Skip to the content")
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator("#main")).to_be_focused()


def test_a_wrong_password_is_told_and_the_name_is_kept(visitor: Visitor, amina: User) -> None:
    visitor.keep("language", "en")
    _sign_in(visitor, "elvebyen.amina", "feil")
    page = visitor.page
    expect(page.locator("#errors")).to_contain_text("do not belong together")
    expect(page.locator("#errors")).to_be_focused()
    expect(page.get_by_label("User name")).to_have_value("elvebyen.amina")
    expect(page.get_by_label("Password")).to_have_value("")
    expect(page).to_have_title(re.compile("^Error:"))


def test_a_link_in_the_summary_leads_to_its_field(visitor: Visitor) -> None:
    visitor.keep("language", "en")
    _sign_in(visitor, "", "")
    visitor.page.locator("#errors a").first.press("Enter")
    expect(visitor.page.get_by_label("User name")).to_be_focused()


def test_anybody_can_be_chosen_in_the_demo(visitor: Visitor) -> None:
    visitor.keep("language", "en")
    visitor.open("/account/")
    visitor.page.get_by_role("button", name="Choose whom to be").click()
    visitor.page.get_by_role("button", name="Elif Karabulut").first.click()
    expect(visitor.page).to_have_url(visitor.address + "/account/")
    expect(visitor.page.get_by_role("heading", name="Elif Karabulut")).to_be_visible()


def test_language_and_appearance_are_kept(visitor: Visitor) -> None:
    visitor.sign_in("amina")
    visitor.open("/pass-on/")
    page = visitor.page
    page.get_by_role("button", name="Nynorsk").click()
    expect(page.locator("html")).to_have_attribute("lang", "nn")
    page.get_by_role("button", name="Mørkt").click()
    expect(page.locator("html")).to_have_class("dark")
    expect(page).to_have_url(visitor.address + "/pass-on/")
    visitor.open("/account/")
    assert page.locator("html").get_attribute("lang") == "nn"
    assert page.locator("html").get_attribute("class") == "dark"
    assert Employee.objects.get(key="amina", office__key="elvebyen").language == "nn"


@pytest.mark.parametrize("demo", [True, False])
def test_a_form_sent_after_the_session_ended_is_carried_through(
    visitor: Visitor, amina: User, demo: bool
) -> None:
    visitor.keep("language", "en")
    visitor.sign_in("amina")
    visitor.open("/specimen/said-no/form/")
    page = visitor.page
    page.get_by_label("Note").fill("Hun ringte i dag.")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Your session has ended. Nothing was saved.")).to_be_visible()
    if demo:
        page.get_by_role("button", name="Choose whom to be").click()
        page.get_by_role("button", name="Amina Jamadid").first.click()
    else:
        page.get_by_label("User name").fill("elvebyen.amina")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Send the form now").click()
    expect(page.get_by_text("Hun ringte i dag.")).to_be_visible()


def _sign_in(visitor: Visitor, name: str, password: str) -> None:
    visitor.open("/sign-in/")
    visitor.page.get_by_label("User name").fill(name)
    visitor.page.get_by_label("Password").fill(password)
    visitor.page.get_by_role("button", name="Sign in").click()


def _tab_to(visitor: Visitor, name: str) -> None:
    """Press Tab: it comes to this, and one can see where it is."""
    page = visitor.page
    page.keyboard.press("Tab")
    told, outline, shown = page.evaluate(
        """() => {
          const at = document.activeElement, style = getComputedStyle(at);
          const words = at.labels?.length ? at.labels[0].innerText : at.innerText;
          const top = at.getBoundingClientRect().top;
          return [words.trim(), parseFloat(style.outlineWidth), top >= 0];
        }"""
    )
    assert told == name
    assert outline >= 2, f"one cannot see that {name} has the focus"
    assert shown, f"{name} is not on the screen"
