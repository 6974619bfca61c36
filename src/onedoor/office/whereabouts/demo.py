"""The demo office: anybody may be anybody in it, so it opens for this machine alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import MiddlewareNotUsed
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onedoor.office.establishment.models import Office, OfficeLeader, Unit
from onedoor.office.establishment.queries import names_of, pack_of
from onedoor.office.pages.wording import in_my_language
from onedoor.office.people.models import Employee
from onedoor.office.people.signing_in import arrived
from onedoor.vocabulary.responsibility_codes import Role

_HERE = {"localhost", "127.0.0.1", "::1"}
_FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP")


@dataclass(frozen=True, kw_only=True)
class Colleague:
    """Somebody one can be."""

    employee: Employee
    role: Role


# Each has an employee's key, a name, a role, and what they will see.
Suggest = Callable[[Office, dt.datetime], Sequence[Any]]


@dataclass(frozen=True, kw_only=True)
class Workplace:
    """A unit of a demo office, and who works there besides those who are suggested."""

    name: str
    colleagues: list[Colleague]


class DemoGuardMiddleware:
    """Refuses everything that does not come from this machine, straight to it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.DEMO:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let it through, or refuse it in one line: whoever asked is not at this machine."""
        if _is_from_here(request) and _all_made_up():
            return self.get_response(request)
        refusal = "The demo office opens only on its own machine, and only for made-up offices.\n"
        return HttpResponse(refusal, status=403, content_type="text/plain; charset=utf-8")


def is_this_machine(bind: str) -> bool:
    """Whether only this machine reaches an address such as `127.0.0.1:8000`."""
    return _host_of(bind) in _HERE


def demo_is_safe(bind: str) -> bool:
    """Whether a demo office may be served at this address: a loopback one, and all is made up.

    `bind` is as the server takes it, such as `127.0.0.1:8000`.
    """
    return is_this_machine(bind) and _all_made_up()


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def demo(request: HttpRequest, suggest: Suggest) -> HttpResponse:
    """Whom one can be, with a button each; first those whom `suggest` finds worth being."""
    if not settings.DEMO:
        raise Http404
    number = request.POST.get("employee")
    if number is None:
        asked = request.POST if request.method == "POST" else request.GET
        kept = {name: asked.get(name, "") for name in ("next", "carried")}
        page = {"offices": _offices(suggest, timezone.now()), **kept}
        return render(request, "whereabouts/demo.html", page)
    chosen = get_object_or_404(
        Employee.objects.filter(left_at=None, office__demo=True).select_related("user"),
        pk=int(number) if number.isdecimal() and len(number) < 10 else 0,
    )
    login(request, chosen.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return arrived(request, HttpResponseRedirect(_next(request)))


def _is_from_here(request: HttpRequest) -> bool:
    """Its host is this machine's, it comes over loopback, and nobody has passed it on."""
    meta = request.META
    return (
        _host_of(meta.get("HTTP_HOST", "")) in _HERE
        and _is_loopback(meta.get("REMOTE_ADDR", ""))
        and not any(name.startswith(_FORWARDED) for name in meta)
    )


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _host_of(address: str) -> str:
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return address.lower().rpartition(":")[0] if ":" in address else address.lower()


def _all_made_up() -> bool:
    """Whether every office in the database says that it is made up."""
    return not Office.objects.filter(demo=False).exists()


def _next(request: HttpRequest) -> str:
    asked = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
    return asked if asked and ours else resolve_url("start")


def _offices(
    suggest: Suggest, now: dt.datetime
) -> list[tuple[str, Sequence[Any], list[Workplace]]]:
    found = []
    for one in Office.objects.filter(demo=True).order_by("pk"):
        suggested = suggest(one, now)
        rest = _workplaces(one, {some.employee for some in suggested})
        found.append((in_my_language(pack_of(one.pk).office.name), suggested, rest))
    return found


def _workplaces(office: Office, told: set[int]) -> list[Workplace]:
    """Everybody not told of yet, in the pack's order, leaders first."""
    named = names_of(office.pk)
    leaders = set(OfficeLeader.objects.filter(office=office).values_list("employee", flat=True))
    places: dict[str, list[Colleague]] = {unit.key: [] for unit in pack_of(office.pk).unit}
    staff = Employee.objects.filter(office=office, left_at=None).exclude(pk__in=told)
    for one in staff.select_related("home_unit").order_by("given_name"):
        role = _role(one, one.home_unit, leaders)
        places[one.home_unit.key].append(Colleague(employee=one, role=role))
    return [
        Workplace(
            name=in_my_language(named["unit", key]),
            colleagues=sorted(colleagues, key=lambda one: -one.role),
        )
        for key, colleagues in places.items()
        if colleagues
    ]


def _role(employee: Employee, unit: Unit, leaders: set[int]) -> Role:
    """The role that reaches furthest of those an employee has at home."""
    if employee.pk in leaders:
        return Role.office_leader
    if unit.leader_id == employee.pk:
        return Role.team_leader
    return Role.duty_lead if unit.duty_lead_id == employee.pk else Role.caseworker
