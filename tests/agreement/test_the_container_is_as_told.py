"""The image's and the compose file's promises, read from them: a build server has no containers."""

from __future__ import annotations

import re
from fnmatch import fnmatch

from tests.agreement.sources import ROOT

CONTAINER = (ROOT / "Containerfile").read_text("utf-8")
BUILD, RUN = CONTAINER.split("\nFROM ")[1:]
COMPOSE = (ROOT / "compose.yaml").read_text("utf-8")
LET_IN = [
    line[1:]
    for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    if line.startswith("!")
]


def test_both_stages_stand_on_the_same_python():
    """The environment points to the interpreter it was made with."""
    assert BUILD.split()[0] == RUN.split()[0]


def test_it_runs_as_nobody_in_particular():
    assert re.search(r"^USER 10001:10001$", RUN, re.M)
    assert RUN.index("\nUSER ") < RUN.index("\nENTRYPOINT ")


def test_what_is_written_is_in_the_home():
    home = re.search(r"ONEDOOR_HOME=(\S+)", RUN)
    assert home is not None
    assert f"\nVOLUME {home[1]}\n" in RUN
    assert f"home:{home[1]}" in COMPOSE
    assert "read_only: true" in COMPOSE


def test_it_is_healthy_while_it_is_ready():
    assert re.search(
        r"^HEALTHCHECK .*CMD .*'/ready/'.*status != 200", RUN.replace("\\\n", ""), re.M
    )


def test_no_secret_stands_in_either():
    secret = re.compile(r"^.*(?:SECRET_KEY|ID_KEY|PASSWORD)\b.*$", re.M)
    assert not secret.findall(CONTAINER)
    assert all("${" in line for line in secret.findall(COMPOSE))


def test_what_a_wheel_is_made_from_is_let_in_and_no_more():
    made_from = re.findall(r"\S+", (ROOT / "MANIFEST.in").read_text("utf-8"))
    needed = {
        one.split("/")[0] for one in made_from if (ROOT / (one.split("*")[0] or "none")).exists()
    }
    missing = {one for one in needed if not any(fnmatch(one, let) for let in LET_IN)}
    assert missing <= {"docs"}  # read by people, not packed
    assert not {"var", ".env", ".git", "tests"} & set(LET_IN)
