"""When the office can neither read nor save: the page says why, and gives back what was sent.

Asked without a database, a session or a menu, for any of them may be what is missing.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict, UnreadablePostError
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.template.loader import get_template
from django.urls import resolve

from onedoor.office.people.preferences import appearance_of
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.texts import text

RETRY_SECONDS = 15
NOT_WRITTEN = {"csrfmiddlewaretoken", "expects", "form_key", "password", "carried", "next", "back"}
"""Fields that nobody writes words in, or whose words are never shown again."""


class Cause(Code):
    """Why nothing can be saved or shown just now."""

    lost = 1, text("Onedoor does not reach its database just now.")
    full = 2, text("The disk that Onedoor writes to is full, so that nothing can be saved.")
    busy = 3, text("Too much was to be saved at the same moment.")


def cause_of(broken: BaseException | None) -> Cause | None:
    """Why the office could not answer, if it was not our own fault but its database or its disk."""
    for one in _behind(broken):
        found = _cause(one)
        if found is not None:
            return found
    return None


def unavailable(request: HttpRequest, cause: Cause) -> HttpResponse:
    """503: what happened, what to do, and on the page all that was sent, to be sent again."""
    sent = _sent(request)
    page = {
        "cause": cause,
        "appearance": appearance_of(request),
        "sends": request.method == "POST",
        "path": request.get_full_path(),
        "token": get_token(request),
        "fields": _fields(sent),
        "written": written(sent),
        "once": bool(sent.get("form_key")),
        "file": (request.content_type or "") == "multipart/form-data",
        "works_here": _works_here(request),
    }
    answer = HttpResponse(get_template("whereabouts/unavailable.html").render(page), status=503)
    answer.headers["Retry-After"] = str(RETRY_SECONDS)
    if request.method in ("GET", "HEAD"):
        answer.headers["Refresh"] = str(RETRY_SECONDS)
    return answer


def written(sent: QueryDict) -> list[str]:
    """What somebody wrote in words: shown again, so that it can be copied."""
    values = [sent.getlist(name) for name in sent if name not in NOT_WRITTEN]
    return [one for several in values for one in several if len(one) > 3 and not one.isdigit()]


# ---------------------------------------------------------------------------- why


_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
_NO_DISK = {errno.EIO, errno.EROFS, errno.EMFILE, errno.ENFILE, errno.ESTALE}
# By the first letters of PostgreSQL's own codes, the longer first; and by SQLite's.
_POSTGRESQL = {
    "53100": Cause.full,
    "40": Cause.busy,
    "55P03": Cause.busy,
    "08": Cause.lost,
    "25006": Cause.lost,
    "53": Cause.lost,
    "57": Cause.lost,
    "58": Cause.lost,
}
_SQLITE = {
    5: Cause.busy,
    6: Cause.busy,
    8: Cause.lost,
    10: Cause.lost,
    13: Cause.full,
    14: Cause.lost,
}


def _behind(broken: BaseException | None) -> Iterator[BaseException]:
    """What was raised, and what that was raised from."""
    while broken is not None:
        yield broken
        broken = broken.__cause__


def _cause(one: BaseException) -> Cause | None:
    if isinstance(one, OSError):
        full = Cause.full if one.errno in _NO_ROOM else None
        return full or (Cause.lost if one.errno in _NO_DISK else None)
    if isinstance(one, InterfaceError):
        return Cause.lost
    return _of_database(one) if isinstance(one, OperationalError) else None


def _of_database(wrong: OperationalError) -> Cause | None:
    driver = wrong.__cause__
    lite = getattr(driver, "sqlite_errorcode", None)
    if lite is not None:
        return _SQLITE.get(lite & 0xFF)
    state = getattr(driver, "sqlstate", None)
    if not state:  # nobody answered who could have given a code
        return Cause.lost
    return next((cause for begins, cause in _POSTGRESQL.items() if state.startswith(begins)), None)


# ---------------------------------------------------------------------------- what was sent


class _Asked(CsrfViewMiddleware):
    """Asks whether a form is from our own page, and refuses in no page of its own."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        return HttpResponse(status=403)


def _sent(request: HttpRequest) -> QueryDict:
    """What our own page has sent; nothing of a stranger's, or with a password in it."""
    if request.method != "POST":
        return QueryDict()
    asked = _Asked(lambda request: HttpResponse())
    try:
        asked.process_request(request)
        refused = asked.process_view(request, lambda request: HttpResponse(), (), {})
        secret = any("password" in name for name in request.POST)
        return QueryDict() if refused or secret else request.POST
    except (RequestDataTooBig, TooManyFieldsSent, SuspiciousOperation, UnreadablePostError):
        return QueryDict()


def _fields(sent: QueryDict) -> list[tuple[str, str]]:
    """Every field as it was."""
    names = [name for name in sent if name != "csrfmiddlewaretoken"]
    return [(name, value) for name in names for value in sent.getlist(name)]


def _works_here(request: HttpRequest) -> bool:
    """Whether the page is one for those who work here, and not for whoever comes in."""
    try:
        return getattr(resolve(request.path_info).func, "login_required", True)
    except Http404:
        return True
