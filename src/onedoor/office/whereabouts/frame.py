"""What stands around every page: the office's name, the menu, and who is signed in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext

from onedoor.office.establishment.queries import names_of, pack_of
from onedoor.office.pages.rendering import has_url
from onedoor.office.pages.wording import in_my_language
from onedoor.office.people.models import Employee
from onedoor.office.people.preferences import appearance_of
from onedoor.office.safety.help.queries import calls_heard
from onedoor.vocabulary.safety_codes import HelpPlace
from onedoor.vocabulary.texts import text

HELP_PLACES = tuple(one for one in HelpPlace if one is not HelpPlace.unsaid)
PLACES = (
    ("my_desk", text("My desk")),
    ("queue", text("The queue")),
    ("door", text("The door")),
    ("my_work", text("My work")),
    ("my_times", text("My appointments")),
    ("units_work", text("My unit's work")),
    ("persons", text("Persons")),
    ("open_case", text("Open a case")),
    ("roster", text("The roster")),
    ("colleagues", text("Colleagues")),
)
LEADING = ("leaders_board", text("The leader's board"))


def frame(request: HttpRequest) -> dict[str, Any]:
    """What `page.html` needs on every page."""
    employee: Employee | None = getattr(request, "employee", None)
    return {
        "appearance": appearance_of(request),
        "csrf_input": SimpleLazyObject(lambda: csrf_input(request)),  # made once for all forms
        "back": request.get_full_path() if request.method == "GET" else "",
        "demo": settings.DEMO,
        "employee": employee,
        **_help(request, employee),
        "here_is": lambda name: _name_of(request) == name,
        "languages": settings.LANGUAGES,
        "messages": get_messages(request),
        "name_of": lambda table, key: _name(employee, table, key),
        "office_name": SimpleLazyObject(lambda: _office_name(employee)),
        "places": _places(employee) if employee else (),
    }


def _places(employee: Employee) -> list[tuple[str, str]]:
    """The menu. Who leads their own unit, or has its duty, finds the board there too."""
    unit = employee.home_unit
    leads = employee.pk in (unit.leader_id, unit.duty_lead_id)
    places = (*PLACES, LEADING) if leads else PLACES
    return [(name, gettext(label)) for name, label in places if has_url(name)]


def _help(request: HttpRequest, employee: Employee | None) -> dict[str, Any]:
    """Who has called for help; nothing is asked while nobody has."""
    if employee is None:
        return {"safety": None}
    called = getattr(request.user, "help_is_called", None)
    return {
        "safety": SimpleLazyObject(lambda: pack_of(employee.office_id).safety),
        "help_calls": calls_heard(employee) if called else (),
        "help_places": HELP_PLACES,
    }


def _name_of(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def _office_name(employee: Employee | None) -> str:
    return in_my_language(pack_of(employee.office_id).office.name) if employee else ""


def _name(employee: Employee | None, table: str, key: str) -> str:
    """The name of one of the office's units, areas or steps."""
    return in_my_language(names_of(employee.office_id)[table, key]) if employee else ""
