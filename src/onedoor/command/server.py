"""The server: gunicorn with two workers, and the ticker as a process beside them."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
from typing import Any

from gunicorn.app.base import BaseApplication

WORKERS = 2


class PortTaken(OSError):
    """Something else answers at the address already."""


class NoAddress(ValueError):
    """What was given to serve at is not an address and a port."""


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn, told in Python what it would read from a file."""

    def __init__(self, bind: str) -> None:
        self.bind = bind
        super().__init__()

    def load_config(self) -> None:
        """Two sync workers: on SQLite more writers only wait for each other."""
        told = {"bind": self.bind, "workers": WORKERS, "loglevel": "error", "timeout": 60}
        # Loaded before the workers part, so that what is wrong shows at the start.
        for name, value in {**told, "preload_app": True}.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The application each worker serves."""
        from onedoor.config.wsgi import application

        return application


def serve(bind: str) -> int:
    """Serve until interrupted. Raises `NoAddress` and `PortTaken`."""
    from django.db import connections

    refuse_if_taken(bind)
    connections.close_all()  # no worker may inherit a connection
    ticking = [sys.executable, "-m", "onedoor.command.ticking", str(os.getpid())]
    ticker = subprocess.Popen(ticking)  # noqa: S603 - our own module, by our own interpreter
    try:
        Server(bind).run()
    except SystemExit as stopped:
        return int(stopped.code or 0)
    finally:
        ticker.terminate()
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
