"""The signed-in employee's own page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Who I am here, and how I want my pages."""
    return render(request, "people/account.html")
