from __future__ import annotations

import datetime as dt

import pytest
from django.test import override_settings

from onedoor.office.people.identity import Number, read_number
from onedoor.office.people.safekeeping import (
    UnusableIdKey,
    decrypted,
    encrypted,
    fingerprint,
)
from tests.office.people.made_up import a_number

OTHER_KEY = override_settings(ID_KEY="another secret that is long enough to be used")


def number(serial: int = 0) -> Number:
    return read_number("NO", a_number(serial=serial), on=dt.date(2026, 3, 2), demo=True)


def test_a_stored_number_can_be_read_again():
    assert decrypted(encrypted(number())) == number().characters


def test_a_stored_number_does_not_show_and_looks_different_each_time():
    once, again = encrypted(number()), encrypted(number())
    assert number().characters.encode() not in once
    assert once != again


def test_the_fingerprint_is_the_same_for_the_same_number_only():
    assert fingerprint(1, number()) == fingerprint(1, number())
    assert fingerprint(1, number()) != fingerprint(1, number(serial=1))


def test_rows_of_two_offices_cannot_be_paired():
    assert fingerprint(1, number()) != fingerprint(2, number())


def test_another_secret_neither_finds_nor_reads():
    cipher, print_ = encrypted(number()), fingerprint(1, number())
    with OTHER_KEY:
        assert fingerprint(1, number()) != print_
        with pytest.raises(UnusableIdKey, match="another ONEDOOR_ID_KEY"):
            decrypted(cipher)


@pytest.mark.parametrize(("secret", "said"), [("", "is not set"), ("short", "is too short")])
def test_a_missing_or_short_secret_is_told(secret, said):
    with override_settings(ID_KEY=secret), pytest.raises(UnusableIdKey, match=said):
        encrypted(number())
