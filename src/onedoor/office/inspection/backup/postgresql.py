"""PostgreSQL's two schemas: dumped of one instant by its own programs, and loaded back."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

import psycopg
from django.db import connections
from psycopg.conninfo import make_conninfo

from onedoor.office.confidentiality.looks_database import LOOKS
from onedoor.office.inspection.backup.archive import Seen
from onedoor.office.inspection.backup.manifest import Ask, Facts, facts
from onedoor.office.inspection.backup.trouble import NotDone
from onedoor.vocabulary.texts import text

_PLAINLY = ["--no-owner", "--no-privileges"]


# ---------------------------------------------------------------------------- where they are


def _address(alias: str) -> dict[str, Any]:
    """What libpq is to connect with, but the password."""
    told = connections[alias].settings_dict
    named = {"dbname": "NAME", "user": "USER", "host": "HOST", "port": "PORT"}
    known = {theirs: told[ours] for theirs, ours in named.items() if told[ours]}
    return known | {key: value for key, value in told["OPTIONS"].items() if key != "options"}


def _environment(alias: str) -> dict[str, str]:
    """The password goes to another program unseen: its arguments are everybody's to read."""
    secret = str(connections[alias].settings_dict["PASSWORD"])
    return os.environ | ({"PGPASSWORD": secret} if secret else {})


def _same_database() -> bool:
    alike = ("NAME", "HOST", "PORT")
    one, other = (connections[alias].settings_dict for alias in ("default", LOOKS))
    return all(str(one[key]) == str(other[key]) for key in alike)


def _same_reader() -> bool:
    keys = ("USER", "PASSWORD")
    one, other = (connections[alias].settings_dict for alias in ("default", LOOKS))
    return _same_database() and all(one[key] == other[key] for key in keys)


# ---------------------------------------------------------------------------- out


def copy(folder: Path, seen: Seen) -> tuple[dict[str, Path], Facts]:
    """Dump both schemas into a folder while the office works; the dumps, and what they say.

    In one database they are of the same instant. Looks in a database of their own are read a
    moment before the office: a look stands there before the action it led to. Raises `NotDone`.
    """
    with ExitStack() as open_:
        looks, office = open_.enter_context(_reading_both())
        program = _program("pg_dump", office.info.server_version)
        copies = {"default": folder / "default.dump", LOOKS: folder / "looks.dump"}
        for alias, reader in (("default", office), (LOOKS, looks)):
            dump = [program, "--format=custom", *_PLAINLY, _schemas(alias)]
            snapshot = f"--snapshot={_ask(reader)('SELECT pg_export_snapshot()')[0][0]}"
            to = ["--file", str(copies[alias]), "--dbname", make_conninfo(**_address(alias))]
            _run([*dump, snapshot, *to], alias, copies[alias], seen)
        return copies, facts(_ask(office), _ask(looks))


def _schemas(alias: str) -> str:
    return f"--{'schema' if alias == LOOKS else 'exclude-schema'}={LOOKS}"


@contextmanager
def _reading_both() -> Iterator[tuple[psycopg.Connection[Any], psycopg.Connection[Any]]]:
    with _reading(LOOKS) as looks, _reading("default") as office:
        snapshot = _ask(looks)("SELECT pg_export_snapshot()")[0][0]
        if _same_database():
            office.execute(f"SET TRANSACTION SNAPSHOT '{snapshot}'")
        yield looks, office


@contextmanager
def _reading(alias: str) -> Iterator[psycopg.Connection[Any]]:
    secret = connections[alias].settings_dict["PASSWORD"] or None
    path = f"-c search_path={LOOKS if alias == LOOKS else 'public'}"
    with psycopg.connect(**_address(alias), password=secret, options=path) as reader:
        reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield reader


def _ask(connection: psycopg.Connection[Any]) -> Ask:
    return lambda statement: connection.execute(statement.encode()).fetchall()


def facts_here() -> Facts:
    """What the databases say now."""
    with _reading_both() as (looks, office):
        return facts(_ask(office), _ask(looks))


def _run(command: list[str], alias: str, target: Path, seen: Seen) -> None:
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.Popen(command, env=_environment(alias), stderr=said)  # noqa: S603
        while done.poll() is None:
            time.sleep(0.05)
            seen(target.stat().st_size if target.exists() else 0)
        _refuse_failed(done.returncode, command[0], said)


# ---------------------------------------------------------------------------- in


def try_to_read(files: Mapping[str, Path]) -> None:
    """Read the dumps through, to nowhere. Raises `NotDone`."""
    program = _program("pg_restore", 0)
    for alias, file in files.items():
        _run([program, "--file", os.devnull, str(file)], alias, file, int)


def load(files: Mapping[str, Path]) -> None:
    """Let the dumps take the place of all that is in the databases.

    In one transaction: both, or neither. Looks that have a role or a database of their own are
    loaded in one before the office's. Raises `NotDone`.
    """
    together: list[tuple[str, ...]] = (
        [("default", LOOKS)] if _same_reader() else [(LOOKS,), ("default",)]
    )
    for aliases in together:
        _load_together(aliases[0], {alias: files[alias] for alias in aliases})


def _load_together(alias: str, files: Mapping[str, Path]) -> None:
    server = connections[alias].cursor().connection.info.server_version
    connections.close_all()
    psql, restore = _program("psql", server), _program("pg_restore", server)
    reading = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--dbname"]
    with tempfile.TemporaryFile("w+") as said:
        writer = subprocess.Popen(  # noqa: S603
            [psql, *reading, make_conninfo(**_address(alias))],
            env=_environment(alias),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=said,
            text=True,
        )
        assert writer.stdin is not None  # noqa: S101  it was asked for
        try:
            _write_all(writer.stdin, restore, files, alias)
        finally:
            code = _closed(writer)
        _refuse_failed(code, psql, said)


def _write_all(script: IO[str], restore: str, files: Mapping[str, Path], alias: str) -> None:
    """Whatever breaks before COMMIT is written leaves everything as it was."""
    try:
        script.write("BEGIN;\nSET LOCAL lock_timeout = '1min';\n")
        script.write("".join(_EMPTIED[name] for name in files))
        script.flush()
        for file in files.values():
            with tempfile.TemporaryFile("w+") as said:
                command = [restore, "--file=-", *_PLAINLY, str(file)]
                done = subprocess.run(  # noqa: S603
                    command, env=_environment(alias), stdout=script, stderr=said, check=False
                )
                if done.returncode > 0:  # below 0 psql has ended first, and says why
                    _refuse_failed(done.returncode, restore, said)
        script.write("COMMIT;\n")
        script.flush()
    except BrokenPipeError:
        return  # psql has ended, and says why


_EMPTIED = {
    "default": "DROP SCHEMA IF EXISTS public CASCADE;\nCREATE SCHEMA public;\n",
    LOOKS: f"DROP SCHEMA IF EXISTS {LOOKS} CASCADE;\n",
}


def _closed(writer: subprocess.Popen[str]) -> int:
    """Its end: what had no COMMIT is rolled back."""
    try:
        if writer.stdin is not None:
            writer.stdin.close()
    except BrokenPipeError:
        pass
    return writer.wait()


# ---------------------------------------------------------------------------- its programs


def _program(name: str, server: int) -> str:
    """Where one of PostgreSQL's programs is, not older than the server. Raises `NotDone`."""
    found = shutil.which(name)
    if found is None:
        raise NotDone(_NO_PROGRAM, program=name, version=server // 10000 or "")
    said = subprocess.run([found, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    told = re.search(r"\(PostgreSQL\) (\d+)", said.stdout)
    have, want = int(told[1]) if told else 0, server // 10000
    if have < want:
        raise NotDone(_OLD_PROGRAM, program=name, have=have, want=want)
    return found


def _refuse_failed(code: int, program: str, said: IO[str]) -> None:
    """Raises `NotDone` with the first line of what a program said."""
    if code == 0:
        return
    said.seek(0)
    lines = [line.strip() for line in said if line.strip()]
    why = next((line for line in lines if "rror" in line), (lines or [str(code)])[0])
    raise NotDone(_FAILED, program=Path(program).name, why=why)


_NO_PROGRAM = text(
    "%(program)s is not here. Install PostgreSQL's client programs, version %(version)s or newer."
)
_OLD_PROGRAM = text(
    "%(program)s is version %(have)s and the server %(want)s. Install client programs as new as "
    "the server, and let PATH find those first."
)
_FAILED = text("%(program)s did not do it: %(why)s. Nothing has been changed.")
