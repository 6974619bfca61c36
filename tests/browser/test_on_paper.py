"""What comes out of the printer: A4, black on white, the headings on each page, and no menu."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.looks import here_looks_well
from tests.browser.visitor import Visitor
from tests.cast.people import case, employee, person

pytestmark = pytest.mark.browser
A4 = (595, 842)


def printed(page: Page) -> list[str]:
    """The words of each sheet, as the browser would print the page."""
    made = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    sizes = {tuple(round(float(side)) for side in sheet.mediabox[2:]) for sheet in made.pages}
    assert sizes == {A4}
    return [" ".join(sheet.extract_text().split()) for sheet in made.pages]


def test_a_long_list_of_work_has_its_headings_and_a_number_on_each_sheet(visitor: Visitor):
    now = timezone.now()
    for _ in range(40):
        case(holder="amina", of=person("Bekkeblom"), now=now - dt.timedelta(days=3))
    visitor.keep("language", "en")
    visitor.sign_in("amina")
    visitor.open("/my-work/on-paper/")
    sheets = printed(visitor.page)
    assert len(sheets) > 1
    for number, sheet in enumerate(sheets, 1):
        assert "Next step" in sheet
        assert f"{number} / {len(sheets)}" in sheet
    assert "Shred it" in sheets[-1]


def test_a_case_is_printed_in_the_persons_language_without_menu_or_buttons(visitor: Visitor):
    row = case(holder="amina", of=person("Bekkeblom"), now=timezone.now())
    row.person.language = "nn"
    row.person.save()
    visitor.sign_in("amina")
    visitor.open(f"/cases/{row.number}/on-paper/")
    here_looks_well(visitor)
    expect(visitor.page.get_by_role("link", name="English")).to_be_visible()
    (sheet,) = printed(visitor.page)
    assert "Saka di" in sheet
    assert str(employee("amina")) in sheet
    assert "Skriv ut" not in sheet
    assert "English" not in sheet


def test_it_is_printed_by_one_press(visitor: Visitor):
    visitor.keep("language", "en")
    visitor.sign_in("amina")
    visitor.open("/queue/on-paper/")
    visitor.page.evaluate("window.print = () => { document.title = 'printed' }")
    visitor.page.get_by_role("button", name="Print").click()
    expect(visitor.page).to_have_title("printed")
