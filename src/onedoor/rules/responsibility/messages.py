"""Messages: who may leave one for the one who holds a case, and who answers it, by which day."""

from __future__ import annotations

import datetime as dt

from onedoor.rules.opening import Opening, day_of, working_day_after
from onedoor.rules.responsibility.facts import CaseFacts, EmployeeFacts
from onedoor.rules.verdict import Verdict, answer, first_no
from onedoor.vocabulary.responsibility_codes import CaseState, Reason


def may_leave_message(case: CaseFacts, actor: EmployeeFacts | None) -> Verdict:
    """Whether a message may be left for the holder: by anybody of the office, on either side.

    `actor` is None for the person themself, from a slip or the web.
    """
    refused = first_no(
        (actor is not None and actor.left, Reason.you_left),
        (actor is not None and actor.office != case.office, Reason.other_office),
        (case.state is CaseState.closed, Reason.case_closed),
        (case.person_deleted, Reason.person_deleted),
    )
    return answer(refused)


def message_due(now: dt.datetime, answer_days: int, opening: Opening) -> dt.date:
    """By which day a message is answered: so many working days after today, from the pack."""
    return working_day_after(day_of(now, opening), answer_days, opening)


def who_answers(holder: int, *, in_time: bool, on_duty: int) -> tuple[int, Reason]:
    """Who owes the answer, and because of what: the holder, unless away past the day it is due.

    `in_time` tells that the holder is at work on a day before it, or on it; `on_duty` is who
    answers at the door of the holder's unit.
    """
    if in_time:
        return holder, Reason.holder_in_time
    return on_duty, Reason.duty_while_away
