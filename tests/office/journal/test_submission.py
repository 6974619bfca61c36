from __future__ import annotations

import threading

import pytest
from django.db import connection

from onedoor.office.journal.actions import append
from onedoor.office.journal.models import JournalLine, Submission
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.submission import (
    NO_FORM,
    Form,
    HasMovedOn,
    first_result,
    lines_since,
    refuse_if_moved_on,
    remember,
)
from onedoor.vocabulary.responsibility import StepDone
from tests.office.journal.writing import OFFICE, steps, thread

FORM = Form(form_key="3d0f2a52-0f0c-4c1e-9c4e-4f6f9c0b7a11")


def send(form: Form, go_on: threading.Event | None = None) -> int:
    """An action as every action is: a form sent before gives what it led to then."""
    with one_transaction():
        done = first_result(form)
        if done is not None:
            return done
        line = append(thread(1), StepDone(step=1))
        if go_on:
            go_on.wait(timeout=30)
        remember(form, thread(1), "send", line)
        return line


def test_a_form_sent_twice_gives_the_first_result(office_database):
    assert send(FORM) == send(FORM)
    assert JournalLine.objects.filter(office=OFFICE).count() == 1


def test_two_forms_are_two(office_database):
    assert send(FORM) != send(Form(form_key="another"))


def test_a_command_has_no_form_and_is_never_taken_for_a_repetition(office_database):
    assert send(NO_FORM) != send(NO_FORM)
    assert not Submission.objects.exists()


def test_a_form_sent_twice_at_once_is_carried_out_once(office_database):
    results: list[int] = []
    go_on = threading.Event()
    hands = [threading.Thread(target=_send, args=(go_on, results)) for _ in range(2)]
    for hand in hands:
        hand.start()
    go_on.set()
    for hand in hands:
        hand.join()
    assert len(set(results)) == 1
    assert len(results) == 2


def _send(go_on: threading.Event, results: list[int]) -> None:
    results.append(send(FORM, go_on))
    connection.close()


def test_a_form_made_before_the_last_thing_that_happened_is_refused(office_database):
    seen, _ = steps(1, 2)
    with pytest.raises(HasMovedOn) as moved_on:
        refuse_if_moved_on(Form(expects=seen), thread(1))
    assert moved_on.value.since == seen


def test_a_form_that_knows_the_last_thing_that_happened_goes_on(office_database):
    last = steps(1, 2)[-1]
    refuse_if_moved_on(Form(expects=last), thread(1))
    refuse_if_moved_on(NO_FORM, thread(1))


def test_what_happened_since_is_told_oldest_first(office_database):
    first, *since = steps(1, 3)
    steps(2, 1)
    assert [line.seq for line in lines_since(thread(1), first)] == since
