"""The peer: django-helpdesk's ticket list and the making of a ticket, in an environment of its own.

Pinned, installed by uv into the bench's folder, with as many tickets as the small office has
cases. `measured` says why where it cannot be done.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.office.driving import TOKEN, Answers, Asking, asking, one_after_the_other
from bench.office.serving import Served, serve

PINNED = ("django-helpdesk==2.6.1", "Django==5.2.19", "gunicorn==27.0.1", "setuptools<81")
TICKETS, ASKED = 10_000, 60


@dataclass(frozen=True, kw_only=True)
class Peer:
    """One of its pages or deeds."""

    name: str
    cpu_ms: float
    p50_ms: float
    p95_ms: float
    a_second: float


_SETTINGS = """
import os
from pathlib import Path
HERE = Path(__file__).parent
SECRET_KEY = "a key for measuring only, which opens nothing anywhere"
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
ROOT_URLCONF = "helpdesk_urls"
INSTALLED_APPS = [
    "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes",
    "django.contrib.sessions", "django.contrib.sites", "django.contrib.humanize",
    "django.contrib.messages", "django.contrib.staticfiles", "rest_framework",
    "helpdesk",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [{
    "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
    "OPTIONS": {"context_processors": [
        "django.template.context_processors.debug", "django.template.context_processors.request",
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages"]},
}]
DATABASES = {"default": {
    "ENGINE": "django.db.backends.sqlite3", "NAME": HERE / "helpdesk.sqlite3",
    "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"},
    "CONN_MAX_AGE": 600,
}}
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
SITE_ID, USE_TZ, STATIC_URL, MEDIA_ROOT = 1, True, "/static/", str(HERE / "media")
HELPDESK_TEAMS_MODE_ENABLED = False
LOGIN_URL = "helpdesk:login"
LOGGING = {"version": 1, "handlers": {"out": {"class": "logging.StreamHandler"}},
           "loggers": {"django.request": {"handlers": ["out"], "level": "ERROR"}}}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
"""
_URLS = """
from django.urls import include, path
urlpatterns = [path("", include("helpdesk.urls", namespace="helpdesk"))]
"""
_FILL = """
import django; django.setup()
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.utils import timezone
import sys
if sys.argv[1] == "fill":
    call_command("migrate", verbosity=0)
    from helpdesk.models import FollowUp, Queue, Ticket
    me = User.objects.create_user("me", is_staff=True, is_superuser=True)
    queue = Queue.objects.create(title="Mottak", slug="mottak", allow_public_submission=True)
    now = timezone.now()
    Ticket.objects.bulk_create([
        Ticket(title=f"Sak {n}", queue=queue, description="Trenger hjelp.", status=1 + n % 3,
               priority=1 + n % 5, created=now, modified=now, assigned_to=me if n % 7 else None,
               submitter_email="prove@example.org") for n in range(TICKETS)])
    FollowUp.objects.bulk_create([
        FollowUp(ticket_id=1 + n % TICKETS, date=now, title="Svar", comment="Vi ser på det.",
                 public=True, user=me) for n in range(2 * TICKETS)])
me = User.objects.get(username="me")
store = SessionStore()
store[SESSION_KEY] = str(me.pk)
store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
store[HASH_SESSION_KEY] = me.get_session_auth_hash()
store.create()
from helpdesk.query import query_to_base64
from django.urls import reverse
query = query_to_base64({"filtering": {"status__in": [1, 2, 3]}, "filtering_null": {},
                         "sorting": "created", "sortreverse": False, "search_string": ""})
print(store.session_key, reverse("helpdesk:datatables_ticket_list", args=[query]))
"""


def measured(folder: Path) -> list[Peer]:
    """Its rows. Raises `RuntimeError`, saying why, where it cannot be installed or run."""
    home = folder / "helpdesk"
    python = _installed(home)
    at_work = home / "at-work"
    shutil.rmtree(at_work, ignore_errors=True)
    at_work.mkdir()
    for name, text in (("settings", _SETTINGS), ("urls", _URLS), ("fill", _FILL)):
        (at_work / f"helpdesk_{name}.py").write_text(text.replace("TICKETS", str(TICKETS)))
    environment = {"PYTHONPATH": str(at_work), "ONEDOOR_HOME": str(at_work)}
    session, rows = _run(
        python, str(at_work / "helpdesk_fill.py"), "fill", PYTHONPATH=str(at_work)
    ).split()[-2:]
    with serve("helpdesk", environment, python) as server:
        return list(_rows(server, session, rows))


def _installed(home: Path) -> str:
    python = home / "venv" / "bin" / "python"
    if not (home / "installed").exists():
        uv = str(Path(sys.executable).parent / "uv")
        _run(uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(home / "venv"))
        _run(uv, "pip", "install", "--quiet", "--python", str(python), *PINNED)
        (home / "installed").touch()
    return str(python)


def _run(*command: str, **more: str) -> str:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "helpdesk_settings", **more}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1] if done.stderr else "it failed")
    return done.stdout


def _rows(server: Served, session: str, rows: str) -> Iterator[Peer]:
    page = [asking("/tickets/", session)] * ASKED
    listed = [asking(f"{rows}?draw=1&start=0&length=25", session)] * ASKED
    new = {"queue": 1, "title": "Sak", "body": "Trenger hjelp.", "priority": 3, "submit": "1"}
    made = [asking("/tickets/submit/", session, {**new, "csrfmiddlewaretoken": TOKEN})] * ASKED
    for name, wanted in (("ticket list, the page", page), ("ticket list, its 25 rows", listed)):
        yield _row(server, name, wanted)
    yield _row(server, "ticket made", made)


def _row(server: Served, name: str, wanted: list[Asking]) -> Peer:
    drive: Callable[[], Answers] = lambda: one_after_the_other(server.port, wanted)  # noqa: E731
    one_after_the_other(server.port, wanted[:8])
    cpu = server.cpu()
    answers = drive()
    cpu = server.cpu() - cpu
    if answers.wrong:
        raise RuntimeError(f"{name}: {answers.wrong[0]}")
    count = len(answers.took)
    return Peer(
        name=name,
        cpu_ms=cpu / count * 1000,
        p50_ms=statistics.median(answers.took) * 1000,
        p95_ms=answers.took[int(count * 0.95)] * 1000,
        a_second=count / answers.seconds,
    )
