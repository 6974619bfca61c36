"""A bare page and a bare write, as anybody would write them in Django."""

from __future__ import annotations

import time

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from bench.office.floor.models import Case, Line, Look, LookedAt, Person

_SIGNED_IN = 2


@login_required
def page(request: HttpRequest, holder: int, questions: int, rows: int) -> HttpResponse:
    """So many questions by an index, two of them for who is signed in; one look; a table."""
    open_ = Case.objects.filter(holder_id=holder, state=1).order_by("next_due")
    found = list(open_.select_related("person")[:rows])
    beside = [
        Person.objects.get(pk=one.person_id) if number % 2 else Case.objects.get(pk=one.pk)
        for number, one in enumerate((found * questions)[: questions - _SIGNED_IN - 1])
    ]
    _log(request.user.pk, found)
    told = {"cases": found, "beside": beside, "user": request.user, "rows": rows}
    return render(request, "page.html", told)


@login_required
def write(request: HttpRequest, case: int) -> HttpResponse:
    """An update and an insert in one transaction."""
    with transaction.atomic():
        Case.objects.filter(pk=case).update(steps_done=1)
        Line.objects.create(
            office=1,
            at_us=time.time_ns() // 1000,
            kind="StepDone",
            fields='{"step": 1}',
            hash="0" * 64,
        )
    return redirect("/")


def _log(who: int, cases: list[Case]) -> None:
    with transaction.atomic(using="looks"):
        Look.objects.using("looks").order_by("-pk").first()
        look = Look(employee=who, at_us=time.time_ns() // 1000, persons=len(cases))
        look.save(using="looks", force_insert=True)
        rows = [LookedAt(look=look, person_key=one.person_id, case_key=one.pk) for one in cases]
        LookedAt.objects.using("looks").bulk_create(rows)
