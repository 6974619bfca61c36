"""What somebody does who follows a tutorial: a few words of it, and beside them the few lines."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from onedoor.command.demo_packs import Chosen
from onedoor.command.demo_place import Place
from tests.browser.steps import Doings
from tests.browser.visitor import Visitor
from tests.databases import Database

BOLD, CODE, REST = r"\*\*([^*]+)\*\*", "`([^`]+)`", "[^*`]*"
ADDRESS = r"`http://localhost:8000(/[^`]*)`"
doings = Doings()


@dataclass
class Reader:
    """Somebody who follows a tutorial: the window before them, and what they are to remember.

    `private` is a window in which nobody is signed in; `pack` is of which office.
    """

    visitor: Visitor
    private: Page
    database: Database
    pack: str
    page: Page = field(init=False)
    ticket: str = ""
    code: str = ""
    told: str = ""

    def __post_init__(self) -> None:
        self.page = self.visitor.page

    def __str__(self) -> str:
        return self.page.locator("body").aria_snapshot()

    def line(self) -> Locator:
        """The line of a table in which their ticket stands."""
        ticket = self.page.get_by_role("link", name=f"Ticket {self.ticket}", exact=True)
        return self.page.get_by_role("row").filter(has=ticket)


@doings.for_words(f"Run {CODE} in {REST}")
def run(reader: Reader, command: str) -> None:
    """The office is served already; what is asked of its database, it answers."""
    demo = Place(folder=Path("var/demo"), chosen=Chosen(pack=reader.pack))
    if command.startswith(".venv/bin/onedoor "):
        onedoor = [sys.executable, "-m", "onedoor.command.main", *command.split()[1:]]
        env = reader.database.second_process_env() | {"ONEDOOR_LANGUAGE": "en"}
        reader.told = subprocess.check_output(onedoor, env=env, text=True)
    elif command.startswith("export "):
        name = "ONEDOOR_DATABASE_URL"
        assert command == f"export {name}={demo.addresses[name]}"
    else:
        assert command == f"make run PACK={reader.pack}"


@doings.for_words(f"It answers {BOLD}{REST}")
def answers(reader: Reader, told: str) -> None:
    assert told in reader.told


@doings.for_words(f"Open {ADDRESS}{REST}")
def open_address(reader: Reader, path: str) -> None:
    reader.page.goto(reader.visitor.address + path)


@doings.for_words(f"In the private window, open {ADDRESS}{REST}")
def open_privately(reader: Reader, path: str) -> None:
    reader.page = reader.private
    open_address(reader, path)


@doings.for_words(rf"(?:Go back to|Look at) \*\*(your own|the private) window\*\*{REST}")
def turn_to(reader: Reader, window: str) -> None:
    reader.page = reader.private if window == "the private" else reader.visitor.page


@doings.for_words(f"Open {BOLD} in the menu{REST}")
def open_in_the_menu(reader: Reader, place: str) -> None:
    menu = reader.page.get_by_role("navigation", name="Main menu")
    menu.get_by_role("link", name=place, exact=True).click()


@doings.for_words(f"Press {BOLD}(?! on the line| under| until){REST}")
def press(reader: Reader, name: str) -> None:
    one_of(reader.page.locator("body > :not(nav)"), name).click()


@doings.for_words(f"Press {BOLD} until nothing is left{REST}")
def press_until(reader: Reader, name: str) -> None:
    left = one_of(reader.page, name)
    expect(left.first).to_be_visible()
    for before in range(left.count(), 0, -1):
        left.first.click()
        expect(left).to_have_count(before - 1)


@doings.for_words(f"Press {BOLD} on the line of your ticket{REST}")
def press_on_the_line(reader: Reader, name: str) -> None:
    one_of(reader.line(), name).click()


@doings.for_words(f"Press {BOLD} under {BOLD}{REST}")
def press_under(reader: Reader, name: str, heading: str) -> None:
    one_of(reader.page.get_by_role("region", name=heading), name).click()


@doings.for_words(f"Be {BOLD}{REST}")
def be(reader: Reader, name: str) -> None:
    out = one_of(reader.page, "Sign out")
    if out.count():
        out.click()
        press(reader, "Choose whom to be")
    reader.page.get_by_role("main").get_by_role("button", name=name).click()
    expect(reader.page.get_by_role("banner")).to_contain_text(name)


@doings.for_words(rf"Write \*([^*]+)\* in {BOLD}{REST}")
def write(reader: Reader, words: str, field: str) -> None:
    field_of(reader.page, field).fill(words)


@doings.for_words(f"Choose {BOLD} in {BOLD}{REST}")
def choose_in(reader: Reader, option: str, field: str) -> None:
    field_of(reader.page, field).select_option(label=option)


@doings.for_words(f"Tick {BOLD}{REST}")
def tick(reader: Reader, name: str) -> None:
    reader.page.get_by_role("checkbox", name=name).check()


@doings.for_words(f"Choose {BOLD}(?! in){REST}")
def choose(reader: Reader, name: str) -> None:
    reader.page.get_by_role("radio", name=name).check()


@doings.for_words(f"Unfold {BOLD}(?! on the line){REST}")
def unfold(reader: Reader, summary: str) -> None:
    reader.page.locator("summary").filter(has_text=summary).click()


@doings.for_words(f"Unfold {BOLD} on the line of your ticket{REST}")
def unfold_on_the_line(reader: Reader, summary: str) -> None:
    reader.line().locator("summary").filter(has_text=summary).click()


@doings.for_words(rf"Remember the number of the \*\*ticket\*\*{REST}")
def remember_ticket(reader: Reader) -> None:
    reader.ticket = reader.page.locator(".ticket__digits").inner_text()


@doings.for_words(rf"Remember the \*\*code\*\*{REST}")
def remember_code(reader: Reader) -> None:
    reader.code = reader.page.locator(".slip__code").inner_text()


@doings.for_words(rf"Write the \*\*code\*\* in \*\*(.+?)\*\*{REST}")
def write_code(reader: Reader, field: str) -> None:
    write(reader, reader.code, field)


@doings.for_words(rf"You see your \*\*ticket\*\* there{REST}")
def see_ticket(reader: Reader) -> None:
    expect(reader.line()).to_be_visible()


@doings.for_words(rf"You see your \*\*number\*\* on the board, called to desk (\d+){REST}")
def see_called(reader: Reader, desk: str) -> None:
    expect(reader.page.locator(f"[data-call='{reader.ticket}-{desk}']")).to_be_visible()


@doings.for_words(rf"You see your \*\*number\*\* on the board, among those who wait{REST}")
def see_waiting(reader: Reader) -> None:
    waits = reader.page.get_by_role("listitem").filter(has_text=reader.ticket)
    expect(waits.first).to_be_visible()


@doings.for_words(r"(You see (?!your).*)")
def see(reader: Reader, sentence: str) -> None:
    for words in re.findall(BOLD, sentence):
        expect(reader.page.get_by_text(words).locator("visible=true").first).to_be_visible()


@doings.for_words(f"You leave {BOLD} empty{REST}")
def leave_empty(reader: Reader, field: str) -> None:
    expect(field_of(reader.page, field)).to_have_value("")


def one_of(where: Page | Locator, name: str) -> Locator:
    """The button or link that says this; what only a screen reader says after it is left out."""
    says = re.compile(rf"^{re.escape(name)}( ?:.*| Ticket \d+| \(\d+\))?$")
    return where.get_by_role("button", name=says).or_(where.get_by_role("link", name=says))


def field_of(page: Page, label: str) -> Locator:
    """The first field with this label that is not folded away."""
    says = re.compile(rf"^{re.escape(label)}( \(optional\))?$")
    return page.get_by_label(says).locator("visible=true").first
