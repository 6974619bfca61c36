"""A brake on guessing passwords: after some failures a name, or an address, has to wait.

Counted in files that both workers share, in no table: what is counted is forgotten by itself.
Neither name nor address is written there, only a keyed hash of it.
"""

from __future__ import annotations

import fcntl
import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from onedoor.office.people.address import address_of

WAIT = 15 * 60
FAILURES_OF_A_NAME = 5
# A whole office may share one address, behind its own door to the net.
FAILURES_OF_AN_ADDRESS = 50
_SALT = "onedoor.office.people.brake"
_log = logging.getLogger("onedoor.sign_in")


class Brake:
    """How often this name, and this address, has failed of late."""

    def __init__(self, request: HttpRequest | None, name: str) -> None:
        self._name = kept_as("name", name.casefold())
        address = kept_as("address", address_of(request) if request else "")
        self._limits = {self._name: FAILURES_OF_A_NAME, address: FAILURES_OF_AN_ADDRESS}

    def seconds(self) -> int:
        """How long to wait before the next try; 0 when it may be made now."""
        now = time.time()
        return max(_left(cache.get(key, ()), limit, now) for key, limit in self._limits.items())

    def failed(self) -> None:
        """Count a failure. The one that puts the brake on is logged, without saying whose."""
        now = time.time()
        with one_at_a_time():
            for key, limit in self._limits.items():
                times = [*_recent(cache.get(key, ()), now), now][-limit:]
                cache.set(key, times, WAIT)
                if len(times) == limit:
                    _log.warning("sign-in braked", extra={"failures": limit, "seconds": WAIT})

    def signed_in(self) -> None:
        """The name's failures are forgotten; the address's are not, for others may be guessing."""
        cache.delete(self._name)


def _left(times: Sequence[float], limit: int, now: float) -> int:
    """The wait counts from the last failure, so that those before it do not end it early."""
    return max(0, int(times[-1] + WAIT - now) + 1) if len(times) >= limit else 0


def _recent(times: Sequence[float], now: float) -> list[float]:
    return [one for one in times if one > now - WAIT]


def kept_as(kind: str, value: str) -> str:
    """The key under which something is counted: no name or address can be read off it."""
    return f"{kind}-{salted_hmac(_SALT, value, algorithm='sha256').hexdigest()}"


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two workers that count at once would lose one of two failures."""
    place = Path(str(settings.CACHES["default"]["LOCATION"]))
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
