"""The server: gunicorn with two workers, and the ticker as a process beside them."""

from __future__ import annotations

import errno
import logging
import os
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from onedoor.command.served_here import served

WORKERS = 2
SECONDS_BETWEEN_STARTS = 10


class PortTaken(OSError):
    """Something else answers at the address already."""


class NoAddress(ValueError):
    """What was given to serve at is not an address and a port."""


class Ticker:
    """The ticker's process: started, and started again when it has ended by itself."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._start()

    def keep_running(self) -> None:
        """Start it again if it has ended, yet no faster than one that cannot start would end."""
        rested = time.monotonic() - self._started >= SECONDS_BETWEEN_STARTS
        if rested and self.process.poll() is not None:
            logging.getLogger("onedoor.ticker").error("the ticker had ended and is started again")
            self._start()

    def _start(self) -> None:
        # Our own module, by our own interpreter.
        self.process = subprocess.Popen(self._command)  # noqa: S603
        self._started = time.monotonic()


class Master(Arbiter):  # type: ignore[misc]
    """Gunicorn's master, which looks after the ticker as it looks after its workers.

    In its own loop, not a thread: it forks workers, and a fork beside a thread may hang.
    """

    def manage_workers(self) -> None:
        """Called about once a second."""
        super().manage_workers()
        self.app.ticker.keep_running()


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn, told in Python what it would read from a file."""

    def __init__(self, bind: str, ticker: Ticker) -> None:
        self.bind = bind
        self.ticker = ticker
        super().__init__()

    def load_config(self) -> None:
        """Two sync workers: on SQLite more writers only wait for each other."""
        told = {"bind": self.bind, "workers": WORKERS, "loglevel": "error", "timeout": 60}
        # Loaded before the workers part, so that what is wrong shows at the start.
        log = {"logconfig_dict": settings.LOGGING}
        for name, value in {**told, **log, "preload_app": True}.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The application each worker serves."""
        from onedoor.config.wsgi import application

        return application

    def run(self) -> None:
        """Serve until a signal ends it."""
        Master(self).run()


def serve(bind: str) -> int:
    """Serve until interrupted. Raises `NoAddress` and `PortTaken`."""
    from django.db import connections

    refuse_if_taken(bind)
    connections.close_all()  # no worker may inherit a connection
    with served():
        ticker = Ticker([sys.executable, "-m", "onedoor.command.ticking", str(os.getpid())])
        try:
            Server(bind, ticker).run()
        except SystemExit as stopped:
            return int(stopped.code or 0)
        finally:
            ticker.process.terminate()
    return 0


def refuse_if_taken(bind: str) -> None:
    """Say in one line what a server would say in twenty.

    Raises `NoAddress`, and `PortTaken` when somebody else is there.
    """
    from django.utils.translation import gettext

    try:
        _try(*_read(bind))
    except (ValueError, OverflowError, socket.gaierror):
        told = gettext("%(bind)s cannot be served at: give ADDRESS:PORT, such as 127.0.0.1:8000.")
        raise NoAddress(told % {"bind": bind}) from None
    except OSError as wrong:
        if wrong.errno != errno.EADDRINUSE:
            raise
        told = gettext("Something else answers at %(bind)s. Stop it, or choose another: --bind.")
        raise PortTaken(told % {"bind": bind}) from None


def _read(bind: str) -> tuple[str, int]:
    host, _, port = bind.rpartition(":")
    if not host:
        raise ValueError(bind)
    return host.removeprefix("[").removesuffix("]"), int(port)


def _try(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        trial.bind((host, port))
