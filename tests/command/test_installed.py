"""Onedoor where it is installed: its wheel alone holds all that it needs.

The wheel is built by way of the sources that are handed on, from what git holds and nothing that
make has made, and put in an environment that has never seen the repository.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
UV = Path(sys.executable).with_name("uv")
BARE = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("DJANGO_", "ONEDOOR_", "PYTHON", "VIRTUAL_ENV"))
}
MADE = {
    "onedoor/locale/nb/LC_MESSAGES/django.mo",
    "onedoor/locale/nn/LC_MESSAGES/django.mo",
    "onedoor/static/onedoor/aksel.css",
    "onedoor/static/onedoor/font.css",
    "onedoor/static/onedoor/source-sans-3-latin.woff2",
    "onedoor/static/onedoor/source-sans-3.txt",
}
LEFT_OUT = {"django.po", "ruff.toml"}


def run(*words: str | Path, cwd: Path = ROOT, **more: str) -> str:
    """What a command says that must go well, with nothing in its environment of the tests' own."""
    done = subprocess.run(
        words, cwd=cwd, env=BARE | more, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository without what .gitignore names, as on the day it is cloned."""
    lines = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    ignored = [Path(line).name for line in lines if line and not line.startswith("#")]
    folder = tmp_path_factory.mktemp("fresh") / "onedoor"
    return Path(shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".git", *ignored)))


@pytest.fixture(scope="session")
def wheel(clone: Path) -> Path:
    """The wheel of the sources of the clone."""
    run(UV, "build", "--quiet", "--python", sys.executable, "--out-dir", clone / "dist", clone)
    return next((clone / "dist").glob("*.whl"))


@pytest.fixture(scope="session")
def onedoor(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, in an environment with the wheel and what it asks for, in pinned versions."""
    made = tmp_path_factory.mktemp("clean")
    run(UV, "venv", "--quiet", "--python", sys.executable, made / "venv")
    install: list[str | Path] = ["pip", "install", "--quiet", "--python", made / "venv"]
    run(UV, *install, "--constraint", ROOT / "requirements/run.txt", wheel, cwd=made)
    return made / "venv/bin/onedoor"


@pytest.fixture
def demo(onedoor: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a demo that is served from an empty directory."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    told = tmp_path / "told.txt"
    with told.open("w") as out:
        begun = [str(onedoor), "demo", "--bind", address]
        server = subprocess.Popen(begun, cwd=tmp_path, env=BARE, stdout=out, stderr=out)
    while not answers(address) and server.poll() is None:
        time.sleep(0.1)
    assert server.poll() is None, told.read_text("utf-8")
    yield address
    server.terminate()
    server.wait()


def answers(address: str) -> bool:
    host, port = address.split(":")
    with socket.socket() as trial:
        return trial.connect_ex((host, int(port))) == 0


def fetched(address: str, path: str) -> str:
    """What is at an address of the demo, asked for in nynorsk."""
    asking = HTTPConnection(address)
    asking.request("GET", path, headers={"Accept-Language": "nn"})
    answer = asking.getresponse()
    assert answer.status == 200, path
    return answer.read().decode()


def test_the_wheel_holds_what_the_sources_hold_and_what_is_made(clone, wheel):
    held = set(ZipFile(wheel).namelist())
    paths = {path for path in clone.glob("src/onedoor/**/*.*") if path.name not in LEFT_OUT}
    assert held >= {path.relative_to(clone / "src").as_posix() for path in paths} | MADE


def test_a_pack_is_shown_from_the_wheel(onedoor, tmp_path):
    assert "demo" in run(onedoor, "--help", cwd=tmp_path)
    assert "EININGAR" in run(
        onedoor, "pack", "show", "example", cwd=tmp_path, ONEDOOR_LANGUAGE="nn"
    )


def test_a_demo_is_served_from_the_wheel_in_nynorsk_and_in_aksel(demo):
    assert "Hopp til innhaldet" in fetched(demo, "/sign-in/")
    assert ".aksel-button" in fetched(demo, "/static/onedoor/aksel.css")
