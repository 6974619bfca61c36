"""Law 9: every figure on a page leads to a list with just so many lines, for the same reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from onedoor.office.inspection.demo.week import fill_with_a_week
from onedoor.office.responsibility.models import Case
from onedoor.vocabulary.responsibility_codes import CaseState
from tests.cast.people import NOW, employee, office
from tests.databases import SqliteTemplate
from tests.office.desk import Desk

_IN_A_ROW = re.compile(r'<td[^>]*><div><a[^>]*href="([^"#]*)#([\w-]+)"[^>]*>(\d+)<')
_COUNT = re.compile(r'<a[^>]*href="([^"#]*)#([\w-]+)"[^>]*>\s*<[^>]*>(\d+)<')


@pytest.fixture(scope="module", autouse=True)
def after_a_week(
    sqlite_template: SqliteTemplate, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """One office for all tests, since it takes seconds; the tests only read."""
    with sqlite_template.copy(tmp_path_factory.mktemp("week")).opened():
        fill_with_a_week(office(), seed=7, now=NOW)
        yield


def rows_of(desk: Desk, path: str, section: str) -> int:
    """How many lines a list has, over all its pages."""
    desk.open(path)
    part = desk.html.split(f'id="{section}"', 1)[1].split("</section>", 1)[0]
    told = re.search(r"<h2[^>]*>.*?(\d+)\s*<", part, re.DOTALL)
    assert told is not None
    return int(told.group(1))


@pytest.mark.parametrize("key", ["amina", "yusuf", "bjorn", "mohammed", "hakon"])
def test_each_figure_of_my_work_opens_a_list_of_as_many(key):
    desk = Desk(key)
    desk.open("/my-work/")
    figures = _COUNT.findall(desk.html)
    assert figures
    for path, section, count in figures:
        assert rows_of(desk, path or "/my-work/", section) == int(count)


@pytest.mark.parametrize(("key", "unit"), [("jonas", "front_state"), ("ragnhild", "team_work")])
def test_each_figure_of_a_units_load_opens_a_list_of_as_many(key, unit):
    desk = Desk(key)
    for page in (f"/units/{unit}/", "/load/"):
        desk.open(page)
        figures = _COUNT.findall(desk.html) + _IN_A_ROW.findall(desk.html)
        assert figures
        for path, section, count in figures:
            assert rows_of(desk, path, section) == int(count)


@pytest.mark.parametrize("key", ["jonas", "amina", "ragnhild"])
def test_each_figure_of_the_leaders_board_opens_a_list_of_as_many(key):
    desk = Desk(key)
    desk.open("/leaders-board/")
    figures = _COUNT.findall(desk.html)
    assert figures
    for path, section, count in figures:
        assert rows_of(desk, path, section) == int(count)


def test_what_i_work_with_is_what_the_tables_say():
    desk = Desk("amina")
    held = Case.objects.filter(holder=employee("amina"), state=CaseState.open)
    assert rows_of(desk, "/my-work/", "mine") == held.count()
