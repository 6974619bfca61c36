"""Somebody at a desk who follows where pages lead, and reads what they say in the end."""

from __future__ import annotations

from html import unescape
from typing import Any

from django.test import Client

from tests.cast.people import ELVEBYEN, employee
from tests.office.responsibility.desk import hidden, says


class Desk:
    """Pages as one employee sees them, in English: their words, and where one came to."""

    status: int
    address: str
    html: str

    def __init__(self, key: str, at: str = ELVEBYEN) -> None:
        self.client = Client()
        self.client.force_login(employee(key, at).user)
        self.client.cookies["language"] = "en"

    def open(self, path: str) -> str:
        """The page at an address, wherever it leads; its words."""
        return self._seen(self.client.get(path, follow=True))

    def send(self, path: str, **fields: Any) -> str:
        """Open a page and send its form with these fields; the words of what comes."""
        page = self.client.get(path).content.decode()
        return self.post(path, **hidden(page) | fields)

    def post(self, path: str, **fields: Any) -> str:
        """Send a form that was not opened first, or once more."""
        return self._seen(self.client.post(path, fields, follow=True))

    def _seen(self, response: Any) -> str:
        self.status = response.status_code
        self.address = response.request["PATH_INFO"]
        self.html = unescape(response.content.decode())
        return says(response).replace("  ", " ")
