"""Where a request comes from: what our own web servers say, and never what a visitor writes."""

from __future__ import annotations

import logging

import pytest
from django.test import RequestFactory, override_settings

from onedoor.config.environment import UnusableSetting, number, refuse_unusable
from onedoor.office.people import address
from onedoor.office.people.address import address_of
from onedoor.office.people.brake import FAILURES_OF_AN_ADDRESS, Brake

VISITOR, PROXY, OURS = "203.0.113.7", "198.51.100.2", "127.0.0.1"


def behind(proxies: int) -> override_settings:
    """So many web servers of ours stand in front."""
    return override_settings(PROXIES=proxies)


def come(told: str | None = None, near: str = OURS) -> str:
    """The address of a request with this header."""
    headers = {} if told is None else {"X-Forwarded-For": told}
    return address_of(RequestFactory(REMOTE_ADDR=near).get("/", headers=headers))


@pytest.mark.parametrize("told", [None, VISITOR, f"{VISITOR}, {PROXY}", "nonsense"])
def test_nobody_is_believed_unasked(told):
    with behind(0):
        assert come(told, near=PROXY) == PROXY


@pytest.mark.parametrize(
    ("proxies", "told", "whose"),
    [
        (1, VISITOR, VISITOR),
        (1, f"10.1.2.3, {VISITOR}", VISITOR),
        (1, f"10.1.2.3,127.0.0.1 , {VISITOR}", VISITOR),
        (2, f"{VISITOR}, {PROXY}", VISITOR),
        (2, f"10.1.2.3, {VISITOR}, {PROXY}", VISITOR),
        (2, VISITOR, OURS),
        (1, "", OURS),
        (1, None, OURS),
        (1, "nonsense", ""),
        (1, f"{VISITOR},", ""),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
    ],
)
def test_what_our_own_web_servers_add_is_believed_and_nothing_before_it(proxies, told, whose):
    with behind(proxies):
        assert come(told) == whose


@pytest.mark.usefixtures("sqlite_database")
def test_who_forges_the_header_brakes_nobody_else():
    with behind(1):
        for count in range(FAILURES_OF_AN_ADDRESS):
            of(f"10.0.0.{count}, {VISITOR}").failed()
        assert of(f"10.9.9.9, {VISITOR}").seconds() > 0
        assert of("203.0.113.8").seconds() == 0


def of(told: str) -> Brake:
    """The brake for a request with this header, by a name nobody tried before."""
    request = RequestFactory(REMOTE_ADDR=OURS).get("/", headers={"X-Forwarded-For": told})
    return Brake(request, told)


def test_a_web_server_nobody_has_told_of_is_noted_once(caplog):
    address._say_that_all_share_one.cache_clear()
    with behind(0), caplog.at_level(logging.WARNING, "onedoor.address"):
        come(VISITOR), come(VISITOR)
    assert [one.message for one in caplog.records] == [
        "a web server in front is not counted on: see ONEDOOR_PROXIES"
    ]


@pytest.mark.parametrize(("written", "count"), [("", 0), ("0", 0), ("1", 1), ("2", 2)])
def test_a_number_of_web_servers_is_read(written, count, monkeypatch):
    monkeypatch.setenv("ONEDOOR_PROXIES", written)
    assert number("ONEDOOR_PROXIES") == count


@pytest.mark.parametrize("written", ["-1", "one", "1.5", "100", "1 ", "１"])
def test_another_is_refused(written, monkeypatch):
    monkeypatch.setenv("ONEDOOR_PROXIES", written)
    with pytest.raises(UnusableSetting, match=r"ONEDOOR_PROXIES is .*: it must be a whole number"):
        refuse_unusable()
