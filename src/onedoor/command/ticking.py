"""The ticker's own process: lets what has run out come up, until the server it serves is gone."""

from __future__ import annotations

import logging
import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onedoor.office.inspection.ticker import Tick

EVERY_SECONDS = 10


def main(server: int) -> None:
    """Tick every ten seconds; what fails in a tick is logged and tried again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onedoor.config.settings")
    import django
    from django.db import connections
    from django.utils import timezone

    django.setup()
    from onedoor.config import telemetry
    from onedoor.office.inspection.sign_of_life import give_sign_of_life
    from onedoor.office.inspection.ticker import seal_when_due, tick
    from onedoor.office.reception.actions.measuring import measure_waits_when_due
    from onedoor.office.responsibility.actions.measuring import measure_answers_when_due

    log = logging.getLogger("onedoor.ticker")
    while os.getppid() == server:
        try:
            began = time.perf_counter()
            with telemetry.span("tick"):
                ticked = tick(timezone.now())
            seal_when_due(timezone.now())
            measure_waits_when_due(timezone.now())
            measure_answers_when_due(timezone.now())
            give_sign_of_life(timezone.now())
            log.info("tick", extra=_told(ticked, time.perf_counter() - began))
        except Exception:
            log.exception("the tick is tried again")
        # What broke may have been the connection itself; and one to a SQLite file would go on with
        # that file when another has taken its place.
        connections.close_all()
        time.sleep(EVERY_SECONDS)


def _told(ticked: Tick, seconds: float) -> dict[str, float]:
    ms = round(seconds * 1000, 1)
    return {"came_up": ticked.total, "failed": ticked.failed, "ms": ms}


if __name__ == "__main__":
    main(int(sys.argv[1]))
