"""What lines about a quiet question change: whose turn it is to answer, and whether it is over."""

from __future__ import annotations

from onedoor.rules.fold.told import Told
from onedoor.rules.fold.told_reception import QuestionTold
from onedoor.rules.fold.unfold import fold_line
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.reception import (
    QuestionAnswered,
    QuestionAsked,
    QuestionEnded,
    QuestionRanOut,
)


@fold_line.register
def _(event: QuestionAsked, line: Envelope, told: Told) -> None:
    told.questions[event.question] = QuestionTold(
        office=line.office,
        area=event.area,
        service=event.service,
        asked_of=event.asked_of,
        asked_us=line.at_us,
        answer_by_us=event.answer_by_us,
    )


@fold_line.register
def _(event: QuestionRanOut, line: Envelope, told: Told) -> None:
    question = told.questions[event.question]
    question.answer_by_us = event.answer_by_us
    if event.fell_to:
        question.fell_to = event.fell_to
    else:
        question.ran_out_us = line.at_us


@fold_line.register
def _(event: QuestionAnswered, line: Envelope, told: Told) -> None:
    question = told.questions[event.question]
    question.answered_by, question.answered_us = line.actor_key, line.at_us
    question.for_others = event.for_others


@fold_line.register
def _(event: QuestionEnded, line: Envelope, told: Told) -> None:
    question = told.questions[event.question]
    question.ended_us, question.end = line.at_us, event.question_end
