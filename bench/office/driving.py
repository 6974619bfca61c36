"""A lean browser of many hands: plain HTTP over loopback, as fast as answers come, or at a pace.

At a pace every request has its moment, whatever became of those before it, and is timed from that
moment: a server that falls behind shows it.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

CONNECTIONS = 8
HANDS_AT_A_PACE = 32
TOKEN = "b" * 32


@dataclass(frozen=True)
class Asking:
    """One request, written out; `expects` are the statuses that mean it went well."""

    sent: bytes
    expects: tuple[int, ...] = (200,)


@dataclass
class Answers:
    """How long each took in seconds, in all, and what went otherwise than it should."""

    took: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0
    bytes: int = 0


def asking(path: str, session: str, form: dict[str, object] | None = None) -> Asking:
    """A page that somebody who is signed in opens, or with `form`, what they send."""
    cookies = f"sessionid={session}; csrftoken={TOKEN}; language=nb"
    head = f"Host: localhost\r\nCookie: {cookies}\r\nAccept: text/html\r\nConnection: close\r\n"
    if form is None:
        return Asking(f"GET {path} HTTP/1.1\r\n{head}\r\n".encode())
    body = urlencode({"csrfmiddlewaretoken": TOKEN, **form})
    kind = "Content-Type: application/x-www-form-urlencoded"
    length = f"{kind}\r\nContent-Length: {len(body)}"
    return Asking(f"POST {path} HTTP/1.1\r\n{head}{length}\r\n\r\n{body}".encode(), (302, 303))


def one_after_the_other(port: int, wanted: Sequence[Asking], hands: int = CONNECTIONS) -> Answers:
    """Each hand sends its next as soon as it has its answer."""
    left = iter(wanted)
    lock = threading.Lock()

    def turn(answers: Answers) -> bool:
        with lock:
            one = next(left, None)
        if one is None:
            return False
        _ask(port, one, time.perf_counter(), answers)
        return True

    return _together(hands, turn)


def at_a_pace(port: int, wanted: Sequence[Asking], a_second: float) -> Answers:
    """So many are sent a second, evenly, and timed from when each was to be sent."""
    begins = time.perf_counter() + 0.05
    left = iter(enumerate(wanted))
    lock = threading.Lock()

    def turn(answers: Answers) -> bool:
        with lock:
            number, one = next(left, (0, None))
        if one is None:
            return False
        moment = begins + number / a_second
        time.sleep(max(0.0, moment - time.perf_counter()))
        _ask(port, one, moment, answers)
        return True

    return _together(HANDS_AT_A_PACE, turn)


def _together(hands: int, turn: Callable[[Answers], bool]) -> Answers:
    each = [Answers() for _ in range(hands)]

    def work(mine: Answers) -> None:
        while turn(mine):
            pass

    threads = [threading.Thread(target=work, args=(one,)) for one in each]
    began = time.perf_counter()
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    took = sorted(seconds for one in each for seconds in one.took)
    wrong = [said for one in each for said in one.wrong]
    seconds = time.perf_counter() - began
    return Answers(took, wrong, seconds, sum(one.bytes for one in each))


def _ask(port: int, one: Asking, since: float, answers: Answers) -> None:
    try:
        answer = fetched(port, one.sent)
    except OSError as failure:
        answers.wrong.append(repr(failure))
        return
    answers.took.append(time.perf_counter() - since)
    answers.bytes += len(answer)
    if int(answer[9:12] or 0) not in one.expects:
        path = one.sent.split(b" ", 2)[1].decode()
        answers.wrong.append(f"{path}: {answer.splitlines()[0].decode()}")


def fetched(port: int, sent: bytes) -> bytes:
    """The whole answer."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(sent)
        parts = []
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts)
