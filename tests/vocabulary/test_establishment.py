"""An office is described by its pack, and led."""

from onedoor.vocabulary.establishment import OfficeLed, PackLoaded
from onedoor.vocabulary.event import as_fields, shape
from onedoor.vocabulary.sides import Side


def test_a_packs_fingerprint_fits_a_column():
    """63 bits of a SHA-256 are the most a signed column of 64 can hold."""
    assert as_fields(PackLoaded(fingerprint=2**63 - 1)) == {"fingerprint": 2**63 - 1}


def test_each_side_is_led_by_one():
    assert shape(OfficeLed) == {"led_side": Side, "leader": int}
