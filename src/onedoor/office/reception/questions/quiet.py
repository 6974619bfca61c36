"""What has come of one's own quiet questions, as a page shows it in a corner and keeps it fresh."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from onedoor.office.people.models import Employee
from onedoor.office.reception.questions.queries import my_questions, my_questions_tag


def quiet_told(reader: Employee, now: dt.datetime, *, visit: int) -> dict[str, Any]:
    """The reader's own questions; `visit` is the one that may be asked about from there, or 0."""
    tag = my_questions_tag(reader)
    told = my_questions(reader, now)
    return {"quiet": told, "quiet_tag": json.dumps(tag), "quiet_visit": visit}
