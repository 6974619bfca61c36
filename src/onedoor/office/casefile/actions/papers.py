"""Papers: taken in, given to a colleague, moved to the case where they belong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from onedoor.office.casefile import content_type, store
from onedoor.office.casefile.file_at_hand import (
    FileAtHand,
    file_at_hand,
    filed_at_hand,
    require,
)
from onedoor.office.casefile.models import Content, Filed
from onedoor.office.casefile.place import Place, level_of
from onedoor.office.casefile.scanner import what_the_scanner_says
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.rules.casefile.papers import (
    FileFacts,
    MoveFacts,
    safe_name,
    what_hinders_giving,
    what_hinders_moving,
    what_hinders_receiving,
    what_is_wrong_with_file,
)
from onedoor.vocabulary.casefile import PaperFiled, PaperGiven, PaperLeft, PaperReceived
from onedoor.vocabulary.casefile_codes import FiledKind, PaperFrom, PaperType


@dataclass(frozen=True, kw_only=True, slots=True)
class Upload:
    """A file as it came: where it lies for now, what it is called, and what its sender says."""

    file: Path
    name: str
    declared: str = ""


def receive_paper(
    place: Place,
    upload: Upload,
    *,
    came: PaperFrom,
    waits_with: Employee | None = None,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Take a paper in; its row number. In no case it waits with `waits_with`, else with the actor.

    The file is looked at, scanned and brought to the disk first, so that no line tells of a paper
    that is not there. Raises `Refused`, and what `file_at_hand` does.
    """
    require(what_hinders_receiving(level_of(actor, place), here_already=False))
    found = _looked_at(upload)
    sha256 = store.put_away(upload.file)
    with file_at_hand(place, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        again = _papers_here(hand).filter(content__sha256=sha256).exists()
        require(what_hinders_receiving(hand.level, here_already=again))
        row = hand.file(
            kind=FiledKind.paper,
            words=hand.words(safe_name(upload.name, found)),
            content=_content(sha256, upload, found, now),
            paper_from=came,
            waits_with=None if place.case else waits_with or actor,
        )
        hand.write(_received(row, upload, found), hand.holder)
        return hand.leave("receive_paper", row.pk)


def give_paper(
    paper: int,
    place: Place,
    *,
    to: Employee,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Let a paper that lies in no case wait with a colleague, whose side owns it from now on.

    Raises `Refused`, `Filed.DoesNotExist`, and what `file_at_hand` does.
    """
    with file_at_hand(place, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        row = filed_at_hand(hand, paper)
        works_here = to.left_at is None and to.office_id == actor.office_id
        in_a_case = row.case_id is not None
        require(
            what_hinders_giving(row.kind, hand.level, in_a_case=in_a_case, works_here=works_here)
        )
        row.waits_with, row.side = to, to.side
        row.save(update_fields=["waits_with", "side"])
        hand.side = to.side
        hand.write(PaperGiven(filed=row.pk, waits_with=to.pk))
        return hand.leave("give_paper", row.pk)


def move_paper(
    paper: int,
    place: Place,
    into: Place,
    *,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Put a paper into the case where it belongs; both cases' holders are told. Its row number.

    It is owned by the case's side from then on. Raises `Refused`, `Filed.DoesNotExist`, and what
    `file_at_hand` does.
    """
    with _both_at_hand(place, into, actor=actor, now=now, form=form) as (here, there):
        if here.done is not None:
            return here.done
        row = filed_at_hand(here, paper)
        same = row.case_id == into.case
        facts = MoveFacts(kind=row.kind, here=here.level, there=there.level, same_case=same)
        require(what_hinders_moving(facts))
        again = _papers_here(there).filter(content=row.content).exists()
        require(what_hinders_receiving(there.level, here_already=again))
        before = row.case_id or 0
        _put(row, there)
        if before:
            here.write(PaperLeft(filed=row.pk, into_case=into.case), here.holder)
        told = PaperFiled(filed=row.pk, from_case=before, for_need=row.need_id or 0)
        there.write(told, there.holder)
        there.leave("", 0)
        return here.leave("move_paper", row.pk)


def _looked_at(upload: Upload) -> PaperType:
    """What the file is, when it is taken in. Raises `Refused`."""
    found = content_type.type_of(upload.file)
    facts = FileFacts(
        bytes=upload.file.stat().st_size,
        most_bytes=settings.PAPER_MAX_BYTES,
        found=found,
        name=upload.name,
        declared=upload.declared,
        has_macros=content_type.has_macros(upload.file),
    )
    require(what_is_wrong_with_file(facts) or what_the_scanner_says(upload.file))
    return found or PaperType.plain


def _content(sha256: str, upload: Upload, found: PaperType, now: dt.datetime) -> Content:
    size = upload.file.stat().st_size
    known = {"bytes": size, "type": found, "kept_at": now}
    row, new = Content.objects.get_or_create(sha256=sha256, defaults=known)
    if not new and row.gone_at is not None:
        row.gone_at = None
        row.save(update_fields=["gone_at"])
    if not store.place_of(sha256).exists():  # it went as the last paper of somebody deleted
        store.put_away(upload.file)
    return row


def _received(row: Filed, upload: Upload, found: PaperType) -> PaperReceived:
    return PaperReceived(
        filed=row.pk,
        words=row.words_id or 0,
        paper_type=found,
        paper_bytes=upload.file.stat().st_size,
        paper_from=row.paper_from,
        for_need=row.need_id or 0,
        waits_with=row.waits_with_id or 0,
    )


def _papers_here(hand: FileAtHand) -> QuerySet[Filed]:
    place = hand.place
    rows = Filed.objects.filter(kind=FiledKind.paper, person=place.person)
    return rows.filter(case=place.case) if place.case else rows.filter(case=None)


@contextmanager
def _both_at_hand(
    place: Place, into: Place, *, actor: Employee, now: dt.datetime, form: Form
) -> Iterator[tuple[FileAtHand, FileAtHand]]:
    """Two files locked, always in one order: two who move never wait for each other."""
    with ExitStack() as opened:
        hands = {}
        for one in sorted({place.case, into.case}):
            at = into if one == into.case else place
            sent = form if one == place.case else NO_FORM
            hands[one] = opened.enter_context(file_at_hand(at, actor=actor, now=now, form=sent))
        yield hands[place.case], hands[into.case]


def _put(row: Filed, there: FileAtHand) -> None:
    """The row, and what is written of it, belong to the other file from now on."""
    place = there.place
    row.person_id, row.case_id, row.need_id = place.person, place.case, place.need or None
    row.side, row.waits_with = there.side, None
    row.save(update_fields=["person", "case", "need", "side", "waits_with"])
    if row.words is not None:
        row.words.person_id, row.words.side = place.person, there.side
        row.words.save(update_fields=["person", "side"])
