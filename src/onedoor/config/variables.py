"""What the environment may say: every variable with its meaning and its check, told once.

`docs/reference/settings.md` is made of this table, and each command refuses to start by a
variable that cannot be used. Nothing else in Onedoor reads the environment for itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import unquote, urlsplit

from onedoor.vocabulary.texts import text


@dataclass(frozen=True, kw_only=True)
class Variable:
    """A variable: what it is, what it may be, and what holds `without` it.

    `allowed` is told, translated, to whoever has set something else; `default` is taken when it
    is unset or empty. The value of a `secret` is never repeated. One with a `shortest` length has
    to be set, and be that long, where the office is served.
    """

    name: str
    meaning: str
    allowed: str
    usable: Callable[[str], bool]
    without: str
    default: str = ""
    secret: bool = False
    shortest: int = 0


def _is_flag(value: str) -> bool:
    return value in {"0", "1"}


def _is_whole(lowest: int, highest: int) -> Callable[[str], bool]:
    return lambda value: (
        value.isascii() and value.isdigit() and len(value) < 8 and lowest <= int(value) <= highest
    )


def _are_hosts(value: str) -> bool:
    host = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*|\[[0-9A-Fa-f:.]+\]")
    return all(host.fullmatch(one) for one in parted(value))


def _are_networks(value: str) -> bool:
    try:
        return all(ip_network(one) for one in parted(value))
    except ValueError:
        return False


def _is_folder(value: str) -> bool:
    return "\0" not in value and not Path(value).is_file()


def _is_scanner(value: str) -> bool:
    kind, _, where = value.partition(":")
    if kind == "unix":
        return where.startswith("/") and "\0" not in where
    host, _, port = where.rpartition(":")
    return kind == "tcp" and bool(host) and _is_whole(1, 65535)(port)


def _is_sender(value: str) -> bool:
    path = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)+")
    return value in {"none", "file", "smtp"} or bool(path.fullmatch(value))


def _is_sending_address(value: str) -> bool:
    if "://" not in value:
        return _is_folder(value)
    try:
        parts = urlsplit(value)
        return parts.scheme in {"smtp", "smtps"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def is_database(value: str) -> bool:
    """Whether a database could have this address."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    if parts.scheme == "sqlite":
        return not parts.netloc and bool(unquote(parts.path[1:]))
    return parts.scheme in {"postgresql", "postgres"} and _is_postgresql(value)


def _is_postgresql(value: str) -> bool:
    from psycopg import Error
    from psycopg.conninfo import conninfo_to_dict

    try:
        return bool(conninfo_to_dict(value))
    except Error:
        return False


def parted(value: str) -> list[str]:
    """The words of a setting, parted by commas; spaces around them do not count."""
    return [one for one in (one.strip() for one in value.split(",")) if one]


LANGUAGES = {"nb", "nn", "en"}


def speaks(spoken: str) -> str:
    """`nb` of `nb_NO.UTF-8`; plain Norwegian is Bokmål."""
    short = re.split(r"[-_.@]", spoken)[0].lower()
    return "nb" if short == "no" else short


_FLAG = text("0 or 1")
_DATABASE = text("sqlite:/// and the path of a file, or postgresql://user:password@host/name")

VARIABLES = {
    one.name: one
    for one in (
        Variable(
            name="ONEDOOR_SECRET_KEY",
            meaning="signs sessions, forms and the codes of slips",
            allowed=text("at least 50 random characters"),
            usable=bool,
            without="the office is not served",
            default="unset: `onedoor run` refuses to start",
            secret=True,
            shortest=50,
        ),
        Variable(
            name="ONEDOOR_ID_KEY",
            meaning="encrypts identity numbers; lose it and the numbers are lost",
            allowed=text("at least 32 random characters"),
            usable=bool,
            without="the office is not served",
            secret=True,
            shortest=32,
        ),
        Variable(
            name="ONEDOOR_DATABASE_URL",
            meaning=(
                "the office's database. PostgreSQL takes what libpq does after a question mark, "
                "such as `?sslmode=verify-full` or `?host=/run/postgresql`"
            ),
            allowed=_DATABASE,
            usable=is_database,
            without="`onedoor.sqlite3` in `ONEDOOR_HOME`",
            secret=True,
        ),
        Variable(
            name="ONEDOOR_LOOKS_DATABASE_URL",
            meaning="where looks are logged",
            allowed=_DATABASE,
            usable=is_database,
            without="a file beside the office's; on PostgreSQL the schema `looks` of its database",
            secret=True,
        ),
        Variable(
            name="ONEDOOR_HOSTS",
            meaning="the names the office answers to",
            allowed=text("names without https:// and port, parted by commas"),
            usable=_are_hosts,
            without="`localhost`",
            default="localhost,127.0.0.1,[::1]",
        ),
        Variable(
            name="ONEDOOR_PROXIES",
            meaning="how many web servers stand in front, one behind the other: mostly 1",
            allowed=text("a whole number from 0 to 99"),
            usable=_is_whole(0, 99),
            without="`0`: nobody is asked whom they pass on",
            default="0",
        ),
        Variable(
            name="ONEDOOR_HOME",
            meaning="the folder for files; name it in full",
            allowed=text("a folder, not a file"),
            usable=_is_folder,
            without="`var` in the directory one stands in",
            default="var",
        ),
        Variable(
            name="ONEDOOR_LANGUAGE",
            meaning="the language of the command line; pages are in each reader's own",
            allowed=text("nb, nn or en"),
            usable=lambda value: speaks(value) in LANGUAGES,
            without="the terminal's language, else English",
        ),
        Variable(
            name="ONEDOOR_TICKER_MINUTES",
            meaning="`/ready/` says no when the ticker has been silent for longer than this",
            allowed=text("a whole number from 1 to 1440"),
            usable=_is_whole(1, 1440),
            without="`5`",
            default="5",
        ),
        Variable(
            name="ONEDOOR_LEAST_FREE_MB",
            meaning=(
                "`/ready/` says no when less is free, in millions of bytes, where files are "
                "written: `ONEDOOR_HOME`, and SQLite's folders"
            ),
            allowed=text("a whole number from 0 to 9999999"),
            usable=_is_whole(0, 9_999_999),
            without="`500`",
            default="500",
        ),
        Variable(
            name="ONEDOOR_STATUS_FROM",
            meaning=(
                "who is told by `/ready/` what is wrong, not only that something is: asking "
                "straight, not through the web server in front"
            ),
            allowed=text("addresses or networks parted by commas, such as 10.0.0.0/8"),
            usable=_are_networks,
            without="this machine alone",
            default="127.0.0.1,::1",
        ),
        Variable(
            name="ONEDOOR_LOG",
            meaning="how the log is written, on standard error: for a machine or for a reader",
            allowed=text("json or text"),
            usable=lambda value: value in {"json", "text"},
            without="`text` on a terminal, else `json`",
        ),
        Variable(
            name="ONEDOOR_PAPER_MB",
            meaning="how large a paper may be that is taken in, in millions of bytes",
            allowed=text("a whole number from 1 to 500"),
            usable=_is_whole(1, 500),
            without="`20`",
            default="20",
        ),
        Variable(
            name="ONEDOOR_VIRUS_SCANNER",
            meaning=(
                "the clamd that is asked about every paper; while it does not answer, none is "
                "taken in"
            ),
            allowed=text("unix: and the path of a socket, or tcp:host:port"),
            usable=_is_scanner,
            without="papers are not scanned for viruses",
        ),
        Variable(
            name="ONEDOOR_SENDER",
            meaning=(
                "what sends reminders of appointments: `file` to a folder, `smtp` as e-mail, or "
                "the dotted path of a class of one's own"
            ),
            allowed=text("none, file, smtp, or the dotted path of a class"),
            usable=_is_sender,
            without="`none`: nobody is reminded",
            default="none",
        ),
        Variable(
            name="ONEDOOR_SENDER_ADDRESS",
            meaning=(
                "where it sends: a folder, or a mail server such as "
                "`smtp://name:password@mail.example.org:587`"
            ),
            allowed=text("a folder, smtp://host:port or smtps://host:port"),
            usable=_is_sending_address,
            without="`reminders` where one stands",
            default="reminders",
            secret=True,
        ),
        Variable(
            name="ONEDOOR_SENDER_FROM",
            meaning="the e-mail address that reminders come from",
            allowed=text("an e-mail address"),
            usable=lambda value: bool(re.fullmatch(r"[^@\s]+@[^@\s]+", value)),
            without="`onedoor@localhost`",
            default="onedoor@localhost",
        ),
        Variable(
            name="ONEDOOR_DEMO",
            meaning="whether anybody may be anybody, on this machine alone; `onedoor demo` sets it",
            allowed=_FLAG,
            usable=_is_flag,
            without="`0`",
            default="0",
        ),
        Variable(
            name="ONEDOOR_TRACE",
            meaning="whether a command that fails shows where, instead of one line",
            allowed=_FLAG,
            usable=_is_flag,
            without="`0`",
            default="0",
        ),
    )
}
