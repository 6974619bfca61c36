"""Somebody at a browser of their own."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import ConsoleMessage, Page, Response

from onedoor.office.people.carried import LAST_HERE, remember_who
from onedoor.office.people.models import Employee


@dataclass
class Visitor:
    """A browser of somebody's own: its page, and what went wrong in it."""

    page: Page
    address: str
    wrong: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page.on("response", self._remember_refusal)
        self.page.on("console", self._remember_error)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))

    def sign_in(self, key: str, office: str = "elvebyen") -> None:
        """Be this employee from now on."""
        employee = Employee.objects.select_related("user").get(key=key, office__key=office)
        client = Client()
        client.force_login(employee.user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.keep(settings.SESSION_COOKIE_NAME, session)
        signed_in = HttpResponse()
        remember_who(signed_in, employee.user_id)
        self.keep(LAST_HERE, signed_in.cookies[LAST_HERE].value)

    def keep(self, name: str, value: str) -> None:
        """Put a cookie in the browser, such as `language` or `appearance`."""
        self.page.context.add_cookies([{"name": name, "value": value, "url": self.address}])

    def open(self, path: str) -> None:
        """Go to an address of the office."""
        self.page.goto(self.address + path)

    def _remember_refusal(self, response: Response) -> None:
        if response.request.is_navigation_request() and response.status >= 400:
            self.refused.add(response.url)

    def _remember_error(self, message: ConsoleMessage) -> None:
        # The browser also reports a page that was refused, which a test may want to see.
        where = message.location.get("url", "")
        if message.type == "error" and where not in self.refused:
            self.wrong.append(f"{message.text} ({where})")
