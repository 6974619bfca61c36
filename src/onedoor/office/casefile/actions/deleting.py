"""What is in the papers of a person who has been deleted goes too, a day after."""

from __future__ import annotations

import datetime as dt

from onedoor.office.casefile import store
from onedoor.office.casefile.due import OF_THE_DELETED, after
from onedoor.office.casefile.models import Content, Filed
from onedoor.office.journal.one_transaction import one_transaction


def let_content_go(content: int, *, now: dt.datetime) -> int:
    """Papers of deleted persons have this no more; when nothing has, its file goes a day later.

    1 when something went, else 0. No line tells it: `PersonForgotten` has told it.
    """
    with one_transaction():
        row = Content.objects.select_for_update().filter(pk=content).first()
        if row is None:
            return 0
        let_go = Filed.objects.filter(OF_THE_DELETED, content=row).update(content=None)
        if row.papers.exists():
            return min(let_go, 1)
        if row.gone_at is None:
            row.gone_at = now
            row.save(update_fields=["gone_at"])
        elif after(row.gone_at) <= now:
            store.throw_away(row.sha256)
            row.delete()
            return 1
        return min(let_go, 1)
