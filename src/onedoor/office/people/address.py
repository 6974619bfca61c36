"""Where a request comes from: the address under which tries are counted."""

from __future__ import annotations

import logging
from functools import cache
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

_log = logging.getLogger("onedoor.address")


def address_of(request: HttpRequest) -> str:
    """The address a request comes from, empty when it is none.

    Whoever is behind `ONEDOOR_PROXIES` web servers of ours is told by what they say. One household
    has billions of IPv6 addresses: its network is meant.
    """
    try:
        address = ip_address(_told(request).strip())
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        return str(ip_network((address, 64), strict=False))
    return str(address)


def _told(request: HttpRequest) -> str:
    """Each web server adds last whom it was reached by; what stands before ours anybody may write.

    The server that runs us (gunicorn) leaves this to the application.
    """
    near, told = request.META.get("REMOTE_ADDR", ""), request.META.get("HTTP_X_FORWARDED_FOR", "")
    if told and not settings.PROXIES:
        _say_that_all_share_one()
    passed_on = told.split(",") if told else []
    counted = 0 < settings.PROXIES <= len(passed_on)
    return str(passed_on[-settings.PROXIES] if counted else near)


@cache
def _say_that_all_share_one() -> None:
    """Once, so that whoever writes the header themselves cannot fill the log."""
    _log.warning("a web server in front is not counted on: see ONEDOOR_PROXIES")
