"""Serving what is measured, as `onedoor run` serves the office: gunicorn with two sync workers.

`python -m bench.office.serving onedoor 127.0.0.1:PORT`, or `floor`, or `helpdesk`. The clock
begins at the moment the big office stands at, and goes on from there.
"""

from __future__ import annotations

import datetime as dt
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

WORKERS = 2
_SETTINGS = {
    "onedoor": "onedoor.config.settings",
    "floor": "bench.office.floor.settings",
    "helpdesk": "helpdesk_settings",
}
_TICK = os.sysconf("SC_CLK_TCK")


class Served:
    """A server that answers at `port`, and what its workers have cost so far."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process, self.port = process, port

    @property
    def workers(self) -> list[int]:
        """The process numbers of the workers."""
        return children(self.process.pid)

    def cpu(self) -> float:
        """CPU seconds of the workers since they began."""
        return sum(map(cpu_of, self.workers))


def children(of: int) -> list[int]:
    """The processes that a process has started and that still run."""
    path = Path(f"/proc/{of}/task/{of}/children")
    return [int(one) for one in path.read_text().split()] if path.exists() else []


def cpu_of(process: int, *, with_ended: bool = False) -> float:
    """CPU seconds of a process, and of its ended children if asked; 0 when it is gone."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, stat[11:15] if with_ended else stat[11:13])) / _TICK


@contextmanager
def serve(what: str, environment: dict[str, str], python: str = sys.executable) -> Iterator[Served]:
    """Serve one of the three on a free port of this machine, until the end of the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    here = Path(__file__).resolve().parents[2]
    ours = os.environ.get("PYTHONPATH", "")
    paths = os.pathsep.join([str(here), environment.get("PYTHONPATH", ""), ours])
    told = {**os.environ, **environment, "PYTHONPATH": paths}
    told["DJANGO_SETTINGS_MODULE"] = _SETTINGS[what]
    command = [python, "-m", "bench.office.serving", what, f"127.0.0.1:{port}"]
    log = Path(environment["ONEDOOR_HOME"]) / f"{what}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, env=told, stdout=out, stderr=out)
    try:
        yield _answering(Served(process, port), log)
    finally:
        process.terminate()
        process.wait(20)


def _answering(server: Served, log: Path) -> Served:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if server.process.poll() is not None:
            raise RuntimeError(f"the server did not start: {log.read_text()[-2000:]}")
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", server.port)) == 0 and len(server.workers) == WORKERS:
                return server
        time.sleep(0.1)
    raise RuntimeError("the server does not answer")


def main() -> None:
    """Serve in this process."""
    what, bind = sys.argv[1:]
    if what != "helpdesk":
        set_the_clock()
    _server(bind).run()


def set_the_clock() -> None:
    """Let it be the moment the big office stands at, and go on from there."""
    from django.utils import timezone

    from bench.office.life import NOW

    ahead = NOW - dt.datetime.now(dt.UTC)
    timezone.now = lambda: dt.datetime.now(dt.UTC) + ahead


def _server(bind: str) -> Any:
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            told = {"bind": bind, "workers": WORKERS, "loglevel": "error", "timeout": 60}
            for name, value in {**told, "preload_app": True}.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            from django.core.wsgi import get_wsgi_application

            return get_wsgi_application()

    return Server()


if __name__ == "__main__":
    main()
