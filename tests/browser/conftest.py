"""A served office and a browser: what every whole journey begins with."""

from __future__ import annotations

import os
from collections.abc import Iterator
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.test import override_settings
from playwright.sync_api import Browser, Page, sync_playwright

from tests.databases import Database

if TYPE_CHECKING:
    from tests.browser.visitor import Visitor

# Playwright keeps an event loop in this thread; Django would refuse the tests' own queries in it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
]
_SERVED = {
    "DEMO": True,
    "ROOT_URLCONF": "tests.browser.specimen",
    "SESSION_COOKIE_SECURE": False,
    "CSRF_COOKIE_SECURE": False,
    "LANGUAGE_COOKIE_SECURE": False,
}


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: what matters, the tests look at."""


@pytest.fixture
def served(sqlite_database: Database) -> Iterator[str]:
    """The address of the test's own office, served as a demo."""
    with override_settings(**_SERVED):
        server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet)
        server.set_app(WSGIHandler())
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visitor(browser: Browser, served: str) -> Iterator[Visitor]:
    """Somebody at a browser of their own. Errors in its console fail the test."""
    from tests.browser.visitor import Visitor

    context = browser.new_context(locale="nb-NO", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(5_000)
    found = Visitor(context.new_page(), served)
    yield found
    context.close()
    assert found.wrong == []


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """The visitor's page."""
    return visitor.page
