"""Every page is without axe's findings, and fits, in three languages, light and dark."""

from __future__ import annotations

import pytest

from tests.browser.axe import axe, scrolls_sideways
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

WITHOUT_SIGN_IN = ["/sign-in/?next=/account/", "/demo/", "/specimen/", "/specimen/breaks/"]
SIGNED_IN = ["/account/", "/pass-on/", "/not-a-page/", "/specimen/said-no/"]
SIGNED_IN += ["/specimen/moved-on/", "/specimen/moved-on/?told"]


@pytest.mark.parametrize("appearance", ["light", "dark"])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_page_is_accessible_and_fits(
    visitor: Visitor, language: str, appearance: str
) -> None:
    visitor.keep("language", language)
    visitor.keep("appearance", appearance)
    for path in WITHOUT_SIGN_IN:
        _look_at(visitor, path, language, appearance)
    visitor.sign_in("amina")
    for path in SIGNED_IN:
        _look_at(visitor, path, language, appearance)


def test_a_form_with_errors_is_accessible(visitor: Visitor) -> None:
    for appearance in ("light", "dark"):
        visitor.keep("appearance", appearance)
        visitor.open("/specimen/")
        visitor.page.get_by_label("Navn").fill("et altfor langt navn")
        visitor.page.get_by_role("button", name="Tilby saken").click()
        assert axe(visitor.page) == []


def _look_at(visitor: Visitor, path: str, language: str, appearance: str) -> None:
    page = visitor.page
    visitor.open(path)
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("html").get_attribute("class") == appearance
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert not scrolls_sideways(page), f"{path} is wider than {width}"
        assert axe(page) == [], f"{path}, {width}"
