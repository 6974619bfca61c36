"""The words of the house, for whoever reads them: one word, one meaning."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from onedoor.office.pages.wording import alphabetical
from onedoor.vocabulary.terms import TERMS


@login_not_required
@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Every term with its meaning, in the order of the reader's alphabet."""
    told = [(gettext(term), gettext(meaning)) for term, meaning in TERMS.items()]
    terms = sorted(told, key=lambda term: alphabetical(term[0]))
    return render(request, "whereabouts/glossary.html", {"terms": terms})
