"""Identity numbers: recognised and checked. Where they are kept is `safekeeping`."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass, field

from django.conf import settings
from django.utils import timezone

from onedoor.office.journal.refused import Refused
from onedoor.office.people import norwegian_numbers as norwegian
from onedoor.office.people.countries import COUNTRIES, NORWAY
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.people import IdKind
from onedoor.vocabulary.texts import text

LONGEST = 40


class NumberProblem(Code):
    """What is wrong with an identity number as it was written."""

    missing = 1, text("Write the number.")
    not_digits = 2, text("A Norwegian identity number has digits only.")
    wrong_length = 3, text("A Norwegian identity number has 11 digits.")
    wrong_check_digit = 4, text("The check digits do not fit. Look at the number once more.")
    impossible_date = 5, text("The number does not begin with a date on which one can be born.")
    no_such_country = 6, text("There is no country with this code.")
    too_long = 7, text("A number from another country has at most 40 characters.")
    unreadable = 8, text("The number has characters that cannot be seen.")
    real_in_demo = 9, text("This is a demo: only made-up identity numbers may be used here.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Number:
    """An identity number that is well formed. Printing one does not tell the number."""

    kind: IdKind
    country: str
    characters: str = field(repr=False)
    birth_date: dt.date | None = field(repr=False)


def written_number(country: str, written: str, now: dt.datetime) -> Number:
    """The number that somebody has written in this installation; see `read_number`."""
    return read_number(country, written, on=timezone.localdate(now), demo=settings.DEMO)


def read_number(country: str, written: str, *, on: dt.date, demo: bool) -> Number:
    """The number that somebody has written; an empty country is Norway.

    `on` is the day it is checked, since the rule of the check digits changes. Raises `Refused`
    with a `NumberProblem`.
    """
    country = country.strip().upper() or NORWAY
    if country not in COUNTRIES:
        raise Refused(NumberProblem.no_such_country)
    characters = _without_spacing(written)
    if not characters:
        raise Refused(NumberProblem.missing)
    if country != NORWAY:
        return _foreign(country, characters)
    number = _norwegian(characters, on)
    if demo and number.kind not in (IdKind.synthetic, IdKind.synthetic_d):
        raise Refused(NumberProblem.real_in_demo)
    return number


def _norwegian(characters: str, on: dt.date) -> Number:
    if not (characters.isascii() and characters.isdigit()):
        raise Refused(NumberProblem.not_digits)
    if len(characters) != norwegian.LENGTH:
        raise Refused(NumberProblem.wrong_length)
    rule = norwegian.rule_on(on)
    if not norwegian.check_digits_fit(characters, rule):
        raise Refused(NumberProblem.wrong_check_digit)
    plain, kind = norwegian.plain(characters)
    if not norwegian.can_be_born(plain, on, rule):
        raise Refused(NumberProblem.impossible_date)
    born = norwegian.birth_date(plain) if rule.tells_century else None
    return Number(kind=kind, country=NORWAY, characters=characters, birth_date=born)


def _foreign(country: str, characters: str) -> Number:
    if len(characters) > LONGEST:
        raise Refused(NumberProblem.too_long)
    if any(unicodedata.category(character)[0] not in "LNPS" for character in characters):
        raise Refused(NumberProblem.unreadable)
    return Number(kind=IdKind.foreign, country=country, characters=characters, birth_date=None)


def _without_spacing(written: str) -> str:
    upper = unicodedata.normalize("NFKC", written).upper()
    return "".join(c for c in upper if not c.isspace() and unicodedata.category(c) != "Pd")
