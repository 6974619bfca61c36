"""Looking for papers whose files are not whole, that wait with nobody, or that nobody has."""

from __future__ import annotations

import datetime as dt

from onedoor.office.casefile import store
from onedoor.office.casefile.models import Content, Filed
from onedoor.vocabulary.casefile_codes import FiledKind


def papers_not_whole() -> list[int]:
    """Papers whose file is missing or is not what was kept; each file is read through once."""
    broken = [row.pk for row in Content.objects.order_by("pk").iterator() if not _is_whole(row)]
    rows = Filed.objects.filter(content__in=broken)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def papers_waiting_with_nobody() -> list[int]:
    """Papers in no case that wait with somebody who has left a unit without a leader."""
    rows = Filed.objects.filter(kind=FiledKind.paper, case=None, content__isnull=False)
    left = rows.filter(waits_with__left_at__isnull=False, waits_with__home_unit__leader=None)
    return list(left.order_by("pk").values_list("pk", flat=True))


def files_of_nobody(before: dt.datetime) -> list[str]:
    """The first letters of the names of files, older than this, that no paper has."""
    known = set(Content.objects.values_list("sha256", flat=True))
    strays = [name for name in store.all_kept() if name not in known]
    return [name[:12] for name in strays if store.kept_at(name) < before.timestamp()]


def contents_past_their_time(before: dt.datetime) -> list[int]:
    """What only deleted persons' papers had, and should have gone before this."""
    rows = Content.objects.filter(gone_at__lt=before)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _is_whole(row: Content) -> bool:
    try:
        store.whole(row.sha256)
    except store.NotWhole:
        return False
    return True
