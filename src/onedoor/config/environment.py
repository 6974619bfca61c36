"""What the environment says: each setting has a name, a default and a check here."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


class UnusableSetting(ValueError):
    """A setting from the environment cannot be used; the message says which and why."""


def home() -> Path:
    """Where this installation keeps its files (`ONEDOOR_HOME`, default `var`)."""
    return Path(os.environ.get("ONEDOOR_HOME", "var")).absolute()


def setting(name: str, default: str = "") -> str:
    """A setting as it is written."""
    return os.environ.get(name, default)


def flag(name: str) -> bool:
    """A setting that is on (`1`) or off (empty or `0`)."""
    value = os.environ.get(name, "0")
    if value not in {"", "0", "1"}:
        raise UnusableSetting(f"{name} must be 0 or 1, not {value!r}")
    return value == "1"


def number(name: str) -> int:
    """A setting that is a whole number, 0 when it is empty."""
    value = setting(name) or "0"
    if not (value.isascii() and value.isdecimal() and len(value) < 3):
        raise UnusableSetting(f"{name} must be a whole number such as 1, not {value!r}")
    return int(value)


def names(name: str, default: str) -> list[str]:
    """A setting of several words parted by commas; spaces around them do not count."""
    written = (one.strip() for one in setting(name, default).split(","))
    return [one for one in written if one]


def databases() -> dict[str, dict[str, Any]]:
    """The office's database and, beside it, the one that logs every look.

    `ONEDOOR_DATABASE_URL` is `sqlite:///path` or `postgresql://user:password@host/name`; a path
    or host of a local socket may be given as `?host=/run/postgresql`.
    """
    url = setting("ONEDOOR_DATABASE_URL") or f"sqlite:///{home() / 'onedoor.sqlite3'}"
    looks = setting("ONEDOOR_LOOKS_DATABASE_URL") or looks_beside(url)
    return {"default": database(url), "looks": database(looks, schema="looks")}


def database(url: str, schema: str = "") -> dict[str, Any]:
    """Django's description of a database, from its address.

    Raises `UnusableSetting` for an address of another kind.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        if parts.netloc or not parts.path[1:]:
            raise UnusableSetting("a SQLite address is sqlite:/// and the path of a file")
        return _sqlite(unquote(parts.path[1:]))
    if parts.scheme in {"postgresql", "postgres"}:
        return _postgresql(url, schema)
    raise UnusableSetting(
        f"a database address begins with sqlite:/// or postgresql://, not {parts.scheme!r}"
    )


def _sqlite(path: str) -> dict[str, Any]:
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas},
    }


def _postgresql(url: str, schema: str) -> dict[str, Any]:
    from psycopg import Error
    from psycopg.conninfo import conninfo_to_dict

    try:
        found: dict[str, Any] = conninfo_to_dict(url)
    except Error:  # it repeats the address, and in that is the password
        raise UnusableSetting(
            "a PostgreSQL address is postgresql://user:password@host/name"
        ) from None
    options = {"options": f"-c search_path={schema}"} if schema else {}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": found.get("dbname", ""),
        "USER": found.get("user", ""),
        "PASSWORD": found.get("password", ""),
        "HOST": found.get("host", ""),
        "PORT": str(found.get("port", "")),
        "OPTIONS": options,
    }


def looks_beside(url: str) -> str:
    """The address of the looks that belong to an office's database."""
    if url.startswith("sqlite:"):
        return f"{url.removesuffix('.sqlite3')}-looks.sqlite3"
    return url
