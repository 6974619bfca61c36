"""Reminding: sent once by a real mail server or to a file, tried again, and owed when given up."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator
from email import message_from_bytes, message_from_string, policy
from pathlib import Path
from typing import Any

import pytest

from onedoor.office.appointment.actions.changing import (
    Anew,
    cancel_appointment,
    move_appointment,
)
from onedoor.office.appointment.models import Appointment, Reminder
from onedoor.office.appointment.reminding.actions import remind_person
from onedoor.office.appointment.reminding.senders import (
    FileSender,
    Outgoing,
    SendingFailed,
    SmtpSender,
    sender,
)
from onedoor.office.inspection.ticker import tick
from onedoor.office.journal.models import JournalLine
from onedoor.office.people.models import Person
from onedoor.office.responsibility.models import Debt
from onedoor.vocabulary.appointment import CancelledWhy, MovedWhy
from onedoor.vocabulary.responsibility_codes import DebtKind
from tests.cast.people import NOW, employee
from tests.office.appointment.mailbox import Mailbox, mailbox
from tests.office.appointment.test_appointments import TOMORROW, about_a_case

ADDRESS = "kari@example.org"
DAY, HOUR, MINUTE = dt.timedelta(days=1), dt.timedelta(hours=1), dt.timedelta(minutes=1)
IN_TWO_DAYS = TOMORROW + DAY
TEN_THE_DAY_BEFORE = NOW + DAY + HOUR

pytestmark = pytest.mark.usefixtures("healthy_office")


@pytest.fixture
def box(settings_of_sending: Any) -> Iterator[Mailbox]:
    with mailbox() as one:
        settings_of_sending("smtp", one.address)
        yield one


@pytest.fixture
def settings_of_sending(monkeypatch: pytest.MonkeyPatch) -> Any:
    from django.conf import settings

    def chosen(kind: str, address: str) -> None:
        for name, value in (
            ("SENDER", kind),
            ("SENDER_ADDRESS", address),
            ("SENDER_FROM", "office@example.org"),
        ):
            monkeypatch.setattr(settings, name, value, raising=False)

    return chosen


def to_be_reminded(language: str = "nb", at: dt.datetime = IN_TWO_DAYS) -> Appointment:
    row = about_a_case(at=at, remind=True)
    Person.objects.filter(pk=row.person_id).update(email=ADDRESS, language=language)
    return row


def the_only(box: Mailbox) -> Any:
    ((to, written),) = box.got
    assert to == ADDRESS
    return message_from_string(written, policy=policy.default)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Du har en avtale onsdag 4. mars 2026 kl. 11:00."),
        ("nn", "Du har ein avtale onsdag 4. mars 2026 kl. 11:00."),
        ("en", "You have an appointment on Wednesday, 4 March 2026 at 11:00."),
    ],
)
def test_a_person_is_reminded_in_their_language_of_time_and_place_alone(box, language, said):
    row = to_be_reminded(language)
    tick(TEN_THE_DAY_BEFORE)
    message = the_only(box)
    text = message.get_body(("plain",)).get_content()
    (calendar,) = message.iter_attachments()
    assert said in text
    assert "Elvegata 1, Elvebyen" in text
    assert row.case is not None
    for secret in (row.case.number, str(row.employee), "job", "arbeid", row.person.family_name):
        assert secret not in text + message["Subject"] + calendar.get_content()


def test_a_reminder_is_sent_once_however_often_it_is_looked_for(box):
    row = to_be_reminded()
    tick(TEN_THE_DAY_BEFORE - MINUTE)
    assert box.got == []
    for minute in range(3):
        tick(TEN_THE_DAY_BEFORE + minute * MINUTE)
    assert not remind_person(row.pk, now=TEN_THE_DAY_BEFORE + HOUR)
    assert len(box.got) == 1
    assert JournalLine.objects.filter(kind="PersonReminded").count() == 1


def test_a_time_that_is_moved_is_reminded_of_anew(box):
    row = to_be_reminded()
    tick(TEN_THE_DAY_BEFORE)
    later = IN_TWO_DAYS + DAY
    anew = Anew(begins=later, ends=later + HOUR, employee=row.employee_id)
    told: dict[str, Any] = {"actor": employee("oksana"), "now": TEN_THE_DAY_BEFORE}
    move_appointment(row.pk, anew, MovedWhy.person_asked, **told)
    tick(TEN_THE_DAY_BEFORE + DAY)
    assert len(box.got) == 2


def test_nobody_is_reminded_of_what_is_cancelled(box):
    row = to_be_reminded()
    told: dict[str, Any] = {"by_person": True, "actor": None, "now": NOW}
    cancel_appointment(row.pk, CancelledWhy.person_cannot, **told)
    tick(TEN_THE_DAY_BEFORE)
    assert box.got == []


def test_without_a_yes_or_an_address_nothing_is_sent(box):
    about_a_case(at=IN_TWO_DAYS, remind=True)
    without_yes = about_a_case("anders", at=IN_TWO_DAYS)
    Person.objects.filter(pk=without_yes.person_id).update(email=ADDRESS)
    tick(TEN_THE_DAY_BEFORE)
    assert box.got == []
    assert not Debt.objects.exists()


def test_what_fails_is_tried_again_and_then_owed_by_name_and_the_log_has_no_address(box, caplog):
    caplog.set_level(logging.DEBUG)
    row = to_be_reminded()
    box.refuses = True
    now = TEN_THE_DAY_BEFORE
    for _ in range(100):
        tick(now)
        now += 5 * MINUTE
    assert Reminder.objects.get().tries == 5
    debt = Debt.objects.get(kind=DebtKind.reminder)
    assert debt.employee == row.employee
    assert ADDRESS not in caplog.text


def test_a_server_that_is_there_again_gets_it(box):
    to_be_reminded()
    box.refuses = True
    tick(TEN_THE_DAY_BEFORE)
    box.refuses = False
    tick(TEN_THE_DAY_BEFORE + 4 * MINUTE)
    assert len(box.got) == 0
    tick(TEN_THE_DAY_BEFORE + 5 * MINUTE)
    assert len(box.got) == 1


def test_without_a_sender_nothing_is_tried(settings_of_sending):
    settings_of_sending("none", "")
    to_be_reminded()
    tick(TEN_THE_DAY_BEFORE)
    assert not Reminder.objects.exists()


def test_a_file_is_written_whole_and_once(settings_of_sending, tmp_path: Path):
    settings_of_sending("file", str(tmp_path / "out"))
    to_be_reminded()
    tick(TEN_THE_DAY_BEFORE)
    (written,) = (tmp_path / "out").iterdir()
    message = message_from_bytes(written.read_bytes(), policy=policy.default)
    assert message["To"] == ADDRESS


class Pigeon:
    """A sender of somebody else's, named in the settings by its dotted path."""

    flown: list[Outgoing] = []  # noqa: RUF012  seen by the test

    def __init__(self, address: str, sender: str) -> None:
        self.address, self.sender = address, sender

    def send(self, outgoing: Outgoing) -> None:
        self.flown.append(outgoing)


def test_another_sender_is_plugged_in_by_its_path(settings_of_sending):
    settings_of_sending(f"{__name__}.Pigeon", "the roof")
    Pigeon.flown.clear()
    to_be_reminded()
    tick(TEN_THE_DAY_BEFORE)
    assert [one.to for one in Pigeon.flown] == [ADDRESS]
    assert sender() is not None


@pytest.mark.parametrize(
    "broken", [SmtpSender("smtp://127.0.0.1:1", "a@b.no"), FileSender("/proc/no/such", "a@b.no")]
)
def test_what_cannot_leave_says_so_without_the_address(broken):
    with pytest.raises(SendingFailed) as failed:
        broken.send(Outgoing(to=ADDRESS, subject="x", text="y", key="z"))
    assert ADDRESS not in str(failed.value)
