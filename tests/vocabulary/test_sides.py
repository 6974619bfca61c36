"""Two sides, and the agencies there were before."""

from onedoor.vocabulary.sides import FormerAgency, Side


def test_there_are_two_sides_and_neither():
    assert [side.name for side in Side] == ["none", "state", "municipality"]


def test_nobody_need_have_a_former_agency():
    assert FormerAgency(0) is FormerAgency.none
    assert len(FormerAgency) == 4
