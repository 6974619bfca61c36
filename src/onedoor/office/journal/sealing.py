"""Sealing: a number over all lines so far, so that a lost last line or a lost case shows."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from onedoor.office.journal.chain import FIRST
from onedoor.office.journal.marks import BEGINNING, lines_between, mark_after
from onedoor.office.journal.models import Seal
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.rules.opening import us


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a seal says: the lines of the office so far, the last of them, and the head."""

    lines: int
    last_seq: int
    head: str


def seal(office: int, now: dt.datetime) -> Seal:
    """Seal the office's lines since its last seal; the new seal, or the last when there are none.

    Print its head and lay it where nobody at the office can change it: from then on `verify`
    can show that nothing up to here was changed or removed. Raises `MarkWentBack`, and
    `django.db.IntegrityError` when another process has sealed meanwhile.
    """
    last = Seal.objects.filter(office=office).order_by("-number").first()
    mark = mark_after(last.mark if last else BEGINNING)
    new = Seal(
        office=office, number=last.number + 1 if last else 1, at_us=us(now), lines=0, mark=mark
    )
    said = sealed(new, last)
    if last is not None and said.lines == last.lines:
        return last
    new.lines, new.last_seq, new.head = said.lines, said.last_seq, said.head
    with one_transaction():
        new.save(force_insert=True)
    return new


def sealed(new: Seal, last: Seal | None) -> Sealed:
    """What a seal says, reckoned from the lines it covers and the seal before it."""
    digest = hashlib.sha256((last.head if last else FIRST).encode())
    lines, last_seq = (last.lines, last.last_seq) if last else (0, 0)
    covered = lines_between(new.office, last.mark if last else BEGINNING, new.mark)
    for seq, line_hash in covered.order_by("seq").values_list("seq", "hash").iterator():
        digest.update(f"{seq}:{line_hash};".encode())
        lines, last_seq = lines + 1, max(last_seq, seq)
    digest.update(f"{new.office},{new.number},{new.at_us},{lines},{new.mark}".encode())
    return Sealed(lines, last_seq, digest.hexdigest())


def was_sealed(office: int, head: str) -> bool:
    """Whether the office has a seal with this head, as it was printed; its beginning will do."""
    return Seal.objects.filter(office=office, head__startswith=head).exists()
