"""What in files has run out: what was in the papers of persons who have been deleted."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from onedoor.office.casefile.models import Content, Filed
from onedoor.vocabulary.casefile_codes import FiledKind

# A paper always has a name in words, and these go with the person.
OF_THE_DELETED = Q(kind=FiledKind.paper, words=None, content__isnull=False)
_GRACE = dt.timedelta(days=1)


def after(gone_at: dt.datetime) -> dt.datetime:
    """When a file goes that nothing has had since then: the same may come again meanwhile."""
    return gone_at + _GRACE


def contents_to_let_go(now: dt.datetime) -> list[int]:
    """Contents that papers of deleted persons have, and those that nothing has had for a day."""
    had = Filed.objects.filter(OF_THE_DELETED).values_list("content", flat=True)
    gone = Content.objects.filter(gone_at__lte=now - _GRACE).values_list("pk", flat=True)
    return sorted({key for key in had if key} | set(gone))
