"""A mail server for tests: it speaks real SMTP, keeps what it gets, and may refuse."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Mailbox:
    """What a mail server has got, and whether it refuses whoever it is sent to."""

    port: int = 0
    refuses: bool = False
    got: list[tuple[str, str]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where it is, as the setting has it."""
        return f"smtp://127.0.0.1:{self.port}"


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """A mail server on this machine, as long as the test lasts."""
    box = Mailbox()

    class Session(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.say("220 here")
            to = ""
            for raw in self.rfile:
                line = raw.decode().strip()
                word = line[:4].upper()
                if word == "DATA":
                    self.say("354 go on")
                    box.got.append((to, self.message()))
                    self.say("250 kept")
                elif word == "RCPT":
                    to = line.split("<")[1].split(">")[0]
                    self.say("550 nobody of that name" if box.refuses else "250 yes")
                elif word == "QUIT":
                    self.say("221 bye")
                    return
                else:
                    self.say("250 yes")

        def message(self) -> str:
            lines = []
            for raw in self.rfile:
                if raw == b".\r\n":
                    break
                lines.append(raw.decode())
            return "".join(lines)

        def say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session) as server:
        box.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield box
        server.shutdown()
