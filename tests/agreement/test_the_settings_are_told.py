"""Every variable that is read is in the reference, and every one in the reference is read."""

from __future__ import annotations

import re

import pytest

from onedoor.config.variables import VARIABLES
from tests.agreement.sources import ROOT, SOURCES

NAME = re.compile(r"\bONEDOOR_[A-Z_]*[A-Z]\b")
TOLD = set(NAME.findall((ROOT / "docs/reference/settings.md").read_text("utf-8")))
READ_BY_TESTS_ALONE = {"ONEDOOR_REAL_LOG"}
PAGES = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "Containerfile", "compose.yaml", "Makefile")
    for path in ROOT.glob(pattern)
)


def test_what_is_read_is_told_and_what_is_told_is_read():
    read = {
        name
        for source in SOURCES
        if source.path != "config/variables.py"
        for name in NAME.findall(source.text)
    }
    assert read == TOLD == VARIABLES.keys()


def test_the_environment_is_read_by_the_table_alone():
    """`os.environ` is for handing on to another process, and for the terminal's own variables."""
    asks = re.compile(r"""os\.(environ\.get\(|environ\[|getenv\()["'](ONEDOOR_\w+)""")
    found = {(one.path, name) for one in SOURCES for _, name in asks.findall(one.text)}
    assert found <= {("command/main.py", "ONEDOOR_TRACE")}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_names_a_variable_that_is_not_there(page):
    assert set(NAME.findall(page.read_text("utf-8"))) <= TOLD | READ_BY_TESTS_ALONE
