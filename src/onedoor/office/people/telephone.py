"""Telephone numbers: read as people write them, kept as any telephone can ring them."""

from __future__ import annotations

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from onedoor.office.journal.refused import Refused
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.texts import text

LONGEST = 30


class TelephoneProblem(Code):
    """What is wrong with a telephone number as it was written."""

    not_one = 1, text("This is no telephone number. Outside Norway it begins with + and a country.")


def read_telephone(written: str, country: str) -> str:
    """The number with its country's in front (`+4722000000`); empty for none. Raises `Refused`.

    `country` is where a number without + is from.
    """
    if not written.strip():
        return ""
    try:
        number = phonenumbers.parse(written, country)
    except NumberParseException:
        raise Refused(TelephoneProblem.not_one) from None
    if not phonenumbers.is_valid_number(number) or number.extension:
        raise Refused(TelephoneProblem.not_one)
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)
