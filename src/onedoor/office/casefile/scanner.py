"""The virus scanner, where the office has one: clamd, by its own protocol. Silence is a no."""

from __future__ import annotations

import socket
import struct
from pathlib import Path

from django.conf import settings

from onedoor.vocabulary.casefile_codes import FileReason

_AT_A_TIME = 1 << 16
_PATIENCE = 30
_LONGEST_ANSWER = 4096


def what_the_scanner_says(file: Path) -> FileReason | None:
    """Why the scanner lets a file not pass; None when it does, or when there is none to ask."""
    if not settings.VIRUS_SCANNER:
        return None
    try:
        with _reached(settings.VIRUS_SCANNER) as asked:
            answer = _ask(asked, file)
    except OSError:
        return FileReason.not_scanned
    if answer.endswith(b": OK"):
        return None
    return FileReason.has_virus if answer.endswith(b" FOUND") else FileReason.not_scanned


def _reached(address: str) -> socket.socket:
    kind, _, where = address.partition(":")
    if kind == "unix":
        found = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        found.settimeout(_PATIENCE)
        try:
            found.connect(where)
        except OSError:
            found.close()
            raise
        return found
    host, _, port = where.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=_PATIENCE)


def _ask(asked: socket.socket, file: Path) -> bytes:
    asked.sendall(b"zINSTREAM\0")
    with file.open("rb") as opened:
        while part := opened.read(_AT_A_TIME):
            asked.sendall(struct.pack("!I", len(part)) + part)
    asked.sendall(struct.pack("!I", 0))
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < _LONGEST_ANSWER:
        part = asked.recv(_LONGEST_ANSWER)
        if not part:
            break
        answer += part
    return answer.rstrip(b"\0\n")
