"""Numbers elsewhere: as the other system writes them, each once."""

from dataclasses import replace

import pytest

from onedoor.rules.casefile.references import ReferenceFacts, what_hinders_noting_number
from onedoor.vocabulary.casefile_codes import FileReason
from onedoor.vocabulary.confidentiality import Level

FINE = ReferenceFacts(level=Level.content, pattern="[0-9]{4}", number="1234", here_already=False)


@pytest.mark.parametrize(
    ("changed", "because"),
    [
        ({}, None),
        ({"level": Level.nothing}, FileReason.not_yours),
        ({"pattern": None}, FileReason.not_in_the_pack),
        ({"number": "12345"}, FileReason.wrong_number),
        ({"number": "1234\n"}, FileReason.wrong_number),
        ({"number": ""}, FileReason.wrong_number),
        ({"here_already": True}, FileReason.already_here),
    ],
)
def test_a_number_is_written_as_the_system_writes_it(changed, because):
    assert what_hinders_noting_number(replace(FINE, **changed)) is because
