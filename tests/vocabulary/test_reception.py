"""How a need reaches the office."""

from onedoor.vocabulary.reception_codes import Channel


def test_every_channel_of_the_real_log_has_its_own():
    """The log says Internet, Desk, Post, e-mail and Intern, and sometimes nothing."""
    told = {channel.name for channel in Channel}
    assert {"web", "desk", "letter", "email", "internal", "unknown"} <= told


def test_a_channel_nobody_noted_is_nought():
    assert Channel(0) is Channel.unknown
