"""The ticker's own process: lets what has run out come up, until the server it serves is gone."""

from __future__ import annotations

import logging
import os
import sys
import time

EVERY_SECONDS = 10


def main(server: int) -> None:
    """Tick every ten seconds; what fails in a tick is logged and tried again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onedoor.config.settings")
    import django
    from django.db import connections
    from django.utils import timezone

    django.setup()
    from onedoor.office.inspection.ticker import seal_when_due, tick

    while os.getppid() == server:
        try:
            if tick(timezone.now()).failed:
                connections.close_all()  # what broke may have been the connection itself
            seal_when_due(timezone.now())
        except Exception:
            logging.getLogger("onedoor.ticker").exception("the tick is tried again")
            connections.close_all()
        time.sleep(EVERY_SECONDS)


if __name__ == "__main__":
    main(int(sys.argv[1]))
