"""A person without a number comes in: registered, a case opened, and put right afterwards."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from onedoor.office.people.models import Person
from onedoor.office.responsibility.models import Case
from tests.browser.looks import here_looks_well, looks_well
from tests.browser.visitor import Visitor
from tests.cast.people import case, office, person

pytestmark = pytest.mark.browser


@pytest.fixture
def amina(visitor: Visitor) -> Visitor:
    """Amina, duty lead at the state front."""
    visitor.keep("language", "en")
    visitor.sign_in("amina")
    return visitor


def test_somebody_without_a_number_is_registered_and_has_a_case_in_few_presses(
    amina: Visitor,
) -> None:
    """Law 11: from the menu to an open case with two fields and five presses."""
    page = amina.page
    amina.open("/my-work/")
    page.get_by_role("navigation", name="Main menu").get_by_text("Open a case").click()
    page.get_by_role("link", name="Register a person and open a case").click()
    page.get_by_label("Given name").fill("Kari")
    page.get_by_role("button", name="Register the person").click()
    page.get_by_label("What is it about?").select_option(label="Temporary housing")
    page.get_by_role("button", name="Open the case").click()
    expect(page.get_by_text("Yusuf Demirkan holds it.")).to_be_visible()
    opened = Case.objects.get(person__given_name="Kari")
    assert (opened.holder.key, opened.unit.key) == ("yusuf", "front_municipality")


def test_nobody_is_registered_twice_by_mistake(amina: Visitor) -> None:
    known = person("Skogstjerne")
    page = amina.page
    amina.open("/search/")
    page.get_by_role("searchbox").last.fill("Pia Skogstjerna")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Register this person").click()
    expect(page.get_by_label("Given name")).to_have_value("Pia")
    page.get_by_label("Given name").fill(known.given_name)
    page.get_by_label("Family name").fill("Skogstjerne")
    page.get_by_role("button", name="Register the person").click()
    expect(page.get_by_role("heading", name="Is it one of these?")).to_be_visible()
    here_looks_well(amina)
    page.get_by_role("link", name=f"{known.given_name} Skogstjerne").click()
    expect(page).to_have_url(f"{amina.address}/persons/{known.pk}/")
    assert Person.objects.filter(office=office()).count() == 1


def test_what_is_wrong_is_told_where_it_is_and_the_rest_is_kept(amina: Visitor) -> None:
    page = amina.page
    amina.open("/persons/new/")
    page.get_by_label("Family name").fill("Bekkeblom")
    page.get_by_role("textbox", name="Identity number").fill("12345678901")
    page.get_by_role("button", name="Register the person").click()
    expect(page.locator("#errors")).to_contain_text("The check digits do not fit.")
    expect(page.get_by_label("Family name")).to_have_value("Bekkeblom")
    here_looks_well(amina)
    page.locator("#errors a").click()
    expect(page.get_by_role("textbox", name="Identity number")).to_be_focused()


def test_two_registrations_become_one(amina: Visitor) -> None:
    one, other = person("Skogstjerne"), person("Bekkeblom")
    page = amina.page
    amina.open(f"/persons/{one.pk}/")
    page.get_by_role("link", name="Registered twice: merge").click()
    page.get_by_role("searchbox", name="Name or identity number").fill("bekkeblom")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=f"{other.given_name} Bekkeblom").click()
    here_looks_well(amina)
    page.get_by_role("radio", name="Bekkeblom").check()
    page.get_by_role("button", name="Make them one").click()
    expect(page).to_have_url(f"{amina.address}/persons/{other.pk}/")


@pytest.mark.parametrize(
    "path",
    [
        "/persons/",
        "/persons/new/",
        "/persons/{0}/",
        "/persons/{0}/correct/",
        "/persons/{0}/identify/",
        "/persons/{0}/merge/",
        "/persons/{0}/merge/{1}/",
        "/persons/{0}/open-case/",
        "/open-case/",
    ],
)
def test_the_pages_look_well(amina: Visitor, path: str) -> None:
    known, other = person("Skogstjerne"), person("Bekkeblom")
    case(of=known)
    case(of=known, holder="yusuf", in_unit="front_municipality", about="housing")
    looks_well(amina, path.format(known.pk, other.pk))


def test_deleting_a_person_looks_well(amina: Visitor) -> None:
    gone = person()
    amina.sign_in("ragnhild")
    looks_well(amina, f"/persons/{gone.pk}/forget/")
