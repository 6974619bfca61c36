"""Papers: a file that lies is not taken in, and what is taken in has a name that is safe."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.casefile.papers import (
    KINDS,
    FileFacts,
    MoveFacts,
    safe_name,
    what_hinders_giving,
    what_hinders_moving,
    what_hinders_receiving,
    what_is_wrong_with_file,
)
from onedoor.vocabulary.casefile_codes import FiledKind, FileReason, PaperType
from onedoor.vocabulary.confidentiality import Level

FINE = FileFacts(
    bytes=10,
    most_bytes=100,
    found=PaperType.pdf,
    name="letter.pdf",
    declared="application/pdf",
)
SEEN = Level.content
MOVE = MoveFacts(kind=FiledKind.paper, here=SEEN, there=SEEN, same_case=False)


@pytest.mark.parametrize(
    ("changed", "because"),
    [
        ({}, None),
        ({"name": "letter"}, None),
        ({"name": "LETTER.PDF"}, None),
        ({"declared": ""}, None),
        ({"declared": "application/octet-stream"}, None),
        ({"declared": "application/pdf; charset=binary"}, None),
        ({"bytes": 0}, FileReason.empty_file),
        ({"bytes": 101}, FileReason.too_large),
        ({"found": None}, FileReason.unknown_type),
        ({"has_macros": True}, FileReason.has_macros),
        ({"name": "letter.png"}, FileReason.lies_about_its_type),
        ({"name": "letter.pdf.exe"}, FileReason.lies_about_its_type),
        ({"declared": "text/html"}, FileReason.lies_about_its_type),
    ],
)
def test_a_file_is_taken_in_as_what_it_is(changed, because):
    assert what_is_wrong_with_file(replace(FINE, **changed)) is because


@pytest.mark.parametrize("kind", PaperType)
def test_every_kind_that_is_taken_in_has_a_media_type_and_an_ending(kind):
    media_type, endings = KINDS[kind]
    honest = replace(FINE, found=kind, name=f"a.{endings[0]}", declared=media_type)
    assert what_is_wrong_with_file(honest) is None


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("letter.pdf", "letter.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\fakepath\\my letter.PDF", "my letter.pdf"),
        ("gnp\u202egpj.pdf", "gnpgpj.pdf"),
        ("a\x00b\r\n.pdf", "ab.pdf"),
        ('x"; rm -rf.pdf', "x_; rm -rf.pdf"),
        (".pdf", "pdf.pdf"),
        ("...", "paper.pdf"),
        ("", "paper.pdf"),
        ("brev fra Bjørn.pdf", "brev fra Bjørn.pdf"),
    ],
)
def test_a_name_is_made_safe_and_still_known_again(sent, kept):
    assert safe_name(sent, PaperType.pdf) == kept


@given(st.text(max_size=300), st.sampled_from(PaperType))
def test_no_name_leads_anywhere_or_hides_what_it_is(sent, kind):
    kept = safe_name(sent, kind)
    assert not set(kept) & set('/\\:*?"<>|\r\n\x00\u202e')
    assert kept.rpartition(".")[2] in KINDS[kind][1]
    assert kept[0] not in ". "
    assert len(kept) <= 130


def test_a_paper_is_kept_once_in_a_file_by_who_may_read_it():
    assert what_hinders_receiving(SEEN, here_already=False) is None
    assert what_hinders_receiving(SEEN, here_already=True) is FileReason.paper_here_already
    assert what_hinders_receiving(Level.existence, here_already=True) is FileReason.not_yours


@pytest.mark.parametrize(
    ("changed", "because"),
    [
        ({}, None),
        ({"here": Level.existence}, FileReason.not_yours),
        ({"kind": FiledKind.note}, FileReason.not_a_paper),
        ({"there": Level.existence}, FileReason.no_such_case),
        ({"same_case": True}, FileReason.lies_there_already),
    ],
)
def test_who_moves_a_paper_may_read_both_files(changed, because):
    assert what_hinders_moving(replace(MOVE, **changed)) is because


@pytest.mark.parametrize(
    ("kind", "level", "in_a_case", "works_here", "because"),
    [
        (FiledKind.paper, SEEN, False, True, None),
        (FiledKind.paper, Level.nothing, False, True, FileReason.not_yours),
        (FiledKind.note, SEEN, False, True, FileReason.not_a_paper),
        (FiledKind.paper, SEEN, True, True, FileReason.in_a_case),
        (FiledKind.paper, SEEN, False, False, FileReason.does_not_work_here),
    ],
)
def test_only_a_paper_in_no_case_waits_with_a_colleague(
    kind, level, in_a_case, works_here, because
):
    found = what_hinders_giving(kind, level, in_a_case=in_a_case, works_here=works_here)
    assert found is because
