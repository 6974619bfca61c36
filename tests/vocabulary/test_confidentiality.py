"""How much of a thing is shown: three levels, in order."""

from onedoor.vocabulary.confidentiality import Level, Purpose, SeeingReason


def test_levels_are_ordered_from_nothing_to_all():
    assert Level.nothing < Level.existence < Level.content


def test_a_look_has_a_purpose_and_a_reason_is_never_nothing():
    assert 0 not in list(Purpose)
    assert 0 not in list(SeeingReason)
