"""Messages of the last days: people ring or write to the one who has their case, and some wait."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from random import Random

from onedoor.office.inspection.demo.stage import Arriving, Stage, Story
from onedoor.office.reception.actions.closing import write_down_call
from onedoor.office.reception.actions.messaging import Said, leave_message
from onedoor.office.responsibility.models import Case, Debt
from onedoor.vocabulary.reception_codes import BestTime, Channel
from onedoor.vocabulary.responsibility_codes import CaseState, TryOutcome

_MINUTE = dt.timedelta(minutes=1)
# How many working days ago, minutes after opening, by which way, and what came of calling back.
_LEFT = (
    (3, 65, Channel.phone, (TryOutcome.no_answer,)),
    (3, 140, Channel.phone, (TryOutcome.no_answer, TryOutcome.reached)),
    (2, 95, Channel.web, ()),
    (2, 180, Channel.phone, (TryOutcome.reached,)),
    (1, 30, Channel.phone, (TryOutcome.left_word,)),
    (1, 110, Channel.desk, ()),
)
# Made up; nobody said this.
_WORDS = (
    "Lurer på om dere har fått papirene jeg sendte.",
    "Har fått et brev jeg ikke forstår. Ring gjerne.",
    "Kva skjer vidare? Eg har ikkje høyrt noko på ei stund.",
    "Må flytte timen, kan ikke den dagen.",
    "I have changed my address. Please call me.",
    "",
)


def messages(stage: Stage) -> Iterator[Arriving]:
    """Each message, and when it is left; its own dice change nothing of the rest of the story."""
    dice = Random(f"messages on {stage.days.today}")  # noqa: S311  never a secret
    for back, after, channel, tries in _LEFT:
        opens = stage.days.opens(stage.days.back(back))
        told = partial(is_asked_for, dice=dice, channel=channel, tries=tries)
        yield opens + after * _MINUTE, told


def is_asked_for(
    stage: Stage, *, dice: Random, channel: Channel, tries: tuple[TryOutcome, ...]
) -> Story:
    """Somebody asks for the one who has their case, who calls an hour later, and again."""
    cases = Case.objects.filter(office=stage.office, opened_at__lt=stage.now, debts=None)
    open_ = list(cases.exclude(state=CaseState.closed).order_by("pk").values_list("pk", flat=True))
    if not open_:
        return
    said = Said(channel=channel, words=dice.choice(_WORDS), best_time=dice.choice(list(BestTime)))
    case = stage.case(dice.choice(open_))
    actor = None if channel is Channel.web else case.holder
    debt = leave_message(case.pk, said, actor=actor, now=stage.now)
    for outcome in tries:
        yield 60
        row = Debt.objects.select_related("employee").get(pk=debt)
        if row.paid_at is None and stage.is_here(row.employee_id):
            write_down_call(debt, outcome, actor=row.employee, now=stage.now)
