"""What the environment says, read by the table of variables and refused where it is wrong."""

from __future__ import annotations

import os
from collections.abc import Iterator
from difflib import get_close_matches
from gettext import translation
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from onedoor.config import telemetry
from onedoor.config.sqlite_file import FileThatIsThere
from onedoor.config.variables import LANGUAGES, VARIABLES, Variable, is_database, parted, speaks
from onedoor.vocabulary.texts import text

PREFIX = "ONEDOOR_"
_LOCALE = Path(__file__).parent.parent / "locale"
_MAKING_ONE = 'python3 -c "import secrets; print(secrets.token_urlsafe(48))"'


class UnusableSetting(ValueError):
    """Settings from the environment cannot be used; the message says which and why, a line each."""


def home() -> Path:
    """Where this installation keeps its files (`ONEDOOR_HOME`, default `var`)."""
    return Path(setting("ONEDOOR_HOME")).absolute()


def setting(name: str) -> str:
    """A setting as it is written, or its default."""
    return os.environ.get(name) or VARIABLES[name].default


def flag(name: str) -> bool:
    """A setting that is on (`1`) or off."""
    return setting(name) == "1"


def number(name: str) -> int:
    """A setting that is a whole number."""
    return int(setting(name))


def names(name: str) -> list[str]:
    """A setting of several words."""
    return parted(setting(name))


def language() -> str:
    """The language of whoever types: `ONEDOOR_LANGUAGE`, else the terminal's, else English.

    The terminal's is read as it is written: a container names one that Python cannot load.
    """
    spoken = map(os.environ.get, ("ONEDOOR_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    short = speaks(next(filter(None, spoken), ""))
    return short if short in LANGUAGES else "en"


# ---------------------------------------------------------------------------- what is refused


def refuse_unusable(*, served: bool = False) -> None:
    """Go on only with an environment that can be used. Raises `UnusableSetting`, all at once.

    Told in the reader's language, by Python's own gettext: Django cannot be ready yet.
    """
    said = translation("django", _LOCALE, [language()], fallback=True).gettext
    problems = [said(sentence) % _told(told, said) for sentence, told in _problems(served=served)]
    if problems:
        raise UnusableSetting("\n".join(problems))


def _problems(*, served: bool) -> Iterator[tuple[str, dict[str, str]]]:
    secrets = False
    for one in VARIABLES.values():
        sentence = _wrong_with(one, os.environ.get(one.name, ""), served=served)
        secrets = secrets or bool(sentence and one.shortest)
        if sentence:
            given = "" if one.secret else repr(os.environ.get(one.name))
            yield sentence, {"name": one.name, "given": given, "allowed": one.allowed}
    if secrets:
        yield _MAKES_ONE, {"command": _MAKING_ONE}
    yield from telemetry.problems()
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name not in VARIABLES and (meant := _meant(name)):
            yield _MISSPELT, {"name": name, "meant": meant}


def _told(told: dict[str, str], said: Any) -> dict[str, str]:
    return {**told, "allowed": said(told["allowed"])} if "allowed" in told else told


def _wrong_with(one: Variable, given: str, *, served: bool) -> str:
    if not given:
        return _UNSET if served and one.shortest else ""
    if one.usable(given) and not (served and len(given) < one.shortest):
        return ""
    return _SECRETLY_WRONG if one.secret else _WRONG


def _meant(name: str) -> str:
    """The variable that a name was to be, if it is one letter or two from it."""
    known = [one.removeprefix(PREFIX) for one in VARIABLES]
    close = get_close_matches(name.removeprefix(PREFIX), known, n=1, cutoff=0.8)
    return PREFIX + close[0] if close else ""


_WRONG = text("%(name)s is %(given)s: it must be %(allowed)s.")
_SECRETLY_WRONG = text("%(name)s cannot be used: it must be %(allowed)s.")
_UNSET = text("%(name)s is not set: it must be %(allowed)s.")
_MAKES_ONE = text("`%(command)s` makes a secret; keep each where your other secrets are.")
_MISSPELT = text("%(name)s is no setting. Did you mean %(meant)s?")


# ---------------------------------------------------------------------------- the databases


def databases() -> dict[str, dict[str, Any]]:
    """The office's database and, beside it, the one that logs every look."""
    url = setting("ONEDOOR_DATABASE_URL") or f"sqlite:///{home() / 'onedoor.sqlite3'}"
    looks = setting("ONEDOOR_LOOKS_DATABASE_URL") or looks_beside(url)
    return {"default": database(url), "looks": database(looks, schema="looks")}


def database(url: str, schema: str = "") -> dict[str, Any]:
    """Django's description of a database, from its address.

    Raises `UnusableSetting` for an address that no database could have.
    """
    if not is_database(url):  # not repeated: a password may be in it
        raise UnusableSetting(f"a database address is {VARIABLES['ONEDOOR_DATABASE_URL'].allowed}")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path[1:]))
    return _postgresql(url, schema)


def _sqlite(path: str) -> dict[str, Any]:
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": pragmas,
            "factory": FileThatIsThere,
        },
    }


def _postgresql(url: str, schema: str) -> dict[str, Any]:
    from psycopg.conninfo import conninfo_to_dict

    found: dict[str, Any] = conninfo_to_dict(url)
    known = {ours: str(found.pop(theirs, "")) for ours, theirs in _BY_DJANGO.items()}
    options = {"options": f"-c search_path={schema}"} if schema else {}
    # What is left in the address, such as sslmode, is libpq's. Unless it says otherwise, a server
    # that does not answer is given up before the worker that asks it is: milliseconds, for one
    # that was there a moment ago.
    options = {"connect_timeout": "10", "tcp_user_timeout": "10000", **found, **options}
    engine = {"ENGINE": "django.db.backends.postgresql", **_KEPT_OPEN}
    return {**engine, **known, "OPTIONS": options}


# A worker keeps its connection from request to request, and tries it first: making one costs as
# much as all the questions of a page.
_KEPT_OPEN = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
_BY_DJANGO = {
    "NAME": "dbname",
    "USER": "user",
    "PASSWORD": "password",
    "HOST": "host",
    "PORT": "port",
}


def looks_beside(url: str) -> str:
    """The address of the looks that belong to an office's database."""
    if url.startswith("sqlite:"):
        return f"{url.removesuffix('.sqlite3')}-looks.sqlite3"
    return url
