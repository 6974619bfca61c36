"""The virus scanner: what it says holds, and while it is silent nothing is taken in."""

import socket
import threading
from pathlib import Path

import pytest
from django.conf import settings

from onedoor.office.casefile.scanner import what_the_scanner_says
from onedoor.vocabulary.casefile_codes import FileReason


def scanner(folder: Path, answer: bytes) -> tuple[str, list[bytes]]:
    """A scanner that answers once; its address, and what it was asked."""
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    server.bind(str(folder / "clamd"))
    server.listen(1)
    asked: list[bytes] = []

    def serve() -> None:
        with server, server.accept()[0] as told:
            while not b"".join(asked).endswith(b"\0\0\0\0"):
                asked.append(told.recv(65536))
            told.sendall(answer)

    threading.Thread(target=serve, daemon=True).start()
    return f"unix:{folder / 'clamd'}", asked


@pytest.mark.parametrize(
    ("answer", "because"),
    [
        (b"stream: OK\0", None),
        (b"stream: Eicar-Signature FOUND\0", FileReason.has_virus),
        (b"INSTREAM size limit exceeded. ERROR\0", FileReason.not_scanned),
        (b"", FileReason.not_scanned),
    ],
)
def test_what_the_scanner_says_holds(tmp_path, monkeypatch, answer, because):
    address, asked = scanner(tmp_path, answer)
    monkeypatch.setattr(settings, "VIRUS_SCANNER", address)
    file = tmp_path / "file"
    file.write_bytes(b"a letter")
    assert what_the_scanner_says(file) is because
    assert b"".join(asked) == b"zINSTREAM\0\0\0\0\x08a letter\0\0\0\0"


@pytest.mark.parametrize("address", ["unix:/nowhere/clamd", "tcp:127.0.0.1:1"])
def test_a_scanner_that_does_not_answer_lets_nothing_in(tmp_path, monkeypatch, address):
    monkeypatch.setattr(settings, "VIRUS_SCANNER", address)
    file = tmp_path / "file"
    file.write_bytes(b"a letter")
    assert what_the_scanner_says(file) is FileReason.not_scanned


def test_without_a_scanner_nobody_is_asked(tmp_path):
    assert what_the_scanner_says(tmp_path / "not even there") is None
