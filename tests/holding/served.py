"""An office that is served as in life, and killed: `onedoor run`, its workers and its ticker."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from urllib.error import URLError
from urllib.request import urlopen

from tests.databases import Database

SECRET = "no secret at all, for it opens nothing but what a test has made"
VICTIMS = ("worker", "worker", "workers", "ticker", "master", "everything")
_TO_START = 60.0


class Served:
    """An office served from a home of its own, on a database that the test has open too."""

    def __init__(self, database: Database, home: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = home / "log.txt"
        self.environment = database.second_process_env() | {
            "ONEDOOR_HOME": str(home),
            "ONEDOOR_SECRET_KEY": SECRET,
            "ONEDOOR_LEAST_FREE_MB": "0",
        }
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [sys.executable, "-m", "onedoor.command.main", "run"]
        with self.log.open("a") as log:
            self.master = subprocess.Popen(
                [*command, "--bind", f"127.0.0.1:{self.port}"],
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.wait_until_it_answers()

    def wait_until_it_answers(self, path: str = "/health/") -> None:
        """Until an address answers 200. Raises `TimeoutError`."""
        until = time.monotonic() + _TO_START
        while not self.answers(path):
            if time.monotonic() > until:
                raise TimeoutError(f"{path} does not answer; {self.log.read_text()[-2000:]}")
            time.sleep(0.05)

    def answers(self, path: str) -> bool:
        """Whether an address answers 200 within some seconds."""
        try:
            with urlopen(self.address + path, timeout=20) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False

    def children(self) -> dict[str, list[int]]:
        """The numbers of the ticker's process and of the workers'."""
        found: dict[str, list[int]] = {"ticker": [], "worker": []}
        beside = Path(f"/proc/{self.master.pid}/task/{self.master.pid}/children")
        for child in beside.read_text().split():
            try:
                said = Path(f"/proc/{child}/cmdline").read_text()
            except FileNotFoundError:
                continue
            found["ticker" if "onedoor.command.ticking" in said else "worker"].append(int(child))
        return found

    def kill(self, victim: str, dice: Random) -> None:
        """Kill some of it without a word, and see to it that it is served again."""
        if victim in ("master", "everything"):
            children = [one for several in self.children().values() for one in several]
            self.master.kill()
            if victim == "everything":
                _kill(children)
            self.master.wait()
            # Whoever starts it again first ends what is left, as systemd does.
            _kill(children)
            self.start()
            return
        among = self.children()["worker" if victim == "workers" else victim]
        _kill(among if victim == "workers" else dice.sample(among, min(len(among), 1)))
        self.wait_until_it_answers()

    def stop(self) -> None:
        """End it as one ends it, or at last without a word."""
        self.master.terminate()
        try:
            self.master.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(self.master.pid, signal.SIGKILL)


def _kill(processes: list[int]) -> None:
    for one in processes:
        try:
            os.kill(one, signal.SIGKILL)
        except ProcessLookupError:
            continue
