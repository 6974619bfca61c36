"""Law 5: the journal holds no names and no free text, by its types and in its rows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest

from onedoor.office.journal.chain import SAID as COLUMNS
from onedoor.office.journal.models import JournalLine
from onedoor.office.people.actions.persons import PersonDetails, correct_person, register_person
from onedoor.office.people.models import Employee, Identity, Person, Words
from onedoor.office.reception.actions.arriving import Arrival, Stated, register_visit
from onedoor.office.reception.actions.needs import Statement, take_in
from onedoor.office.reception.actions.slips import make_slip
from onedoor.office.responsibility.actions.handover import offer_handover
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.event import kinds, shape
from onedoor.vocabulary.exported import exported_columns
from onedoor.vocabulary.reception_codes import Channel
from onedoor.vocabulary.responsibility_codes import Asked, OfferReason, OpenedBy
from tests.cast.at_the_desk import stands
from tests.cast.people import area, employee, office, unit
from tests.databases import NOW

BORN = dt.date(1944, 5, 14)
NUMBER = "44051401359"
SAID = "I lost my job at the sawmill, call me on 91 23 45 67"
A_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def test_a_field_of_an_event_can_hold_no_words():
    plain = {int, bool, dt.date, dt.date | None}
    for kind in kinds.values():
        for name, field in shape(kind).items():
            assert field in plain or issubclass(field, Code), f"{kind.__name__}.{name}"


def test_an_exported_column_can_hold_no_words():
    assert str not in exported_columns().values()


@pytest.fixture
def day_of_names(office_database) -> None:
    """A person with a name, a number and a story, written down by everybody who meets them."""
    named = PersonDetails(given_name="Per", family_name="Åsheim", birth_date=BORN)
    amina, here = employee("amina"), office().pk
    key = register_person(named, office=here, country="PL", number=NUMBER, actor=amina, now=NOW)
    correct_person(key, named, actor=amina, now=NOW)
    said = Statement(person=key, area=area("job_seeking").pk, channel=Channel.desk, words=SAID)
    desk = unit("front_state").pk
    case = take_in(said, unit=desk, opened_by=OpenedBy.caseworker, actor=amina, now=NOW)
    to, why = unit("team_work").pk, OfferReason.other_area
    offer_handover(case, to_unit=to, reason=why, asked=Asked.take_over, actor=amina, now=NOW)
    told = Stated(area=area("sick_leave").pk, words=SAID)
    arrival = Arrival(channel=Channel.desk, person=key, needs=(told,))
    come = register_visit(arrival, office=here, actor=amina, now=NOW)
    make_slip(come, actor=stands("amina"), now=NOW)


def texts(line: JournalLine) -> Iterator[str]:
    """Every text in a line, but the name of its kind and its hash."""
    for field in line._meta.concrete_fields:
        value = getattr(line, field.name)
        if isinstance(value, str) and field.name not in {"kind", "hash"}:
            yield value
    yield from (value for value in line.fields.values() if isinstance(value, str))


def test_no_line_holds_a_text_but_its_kind_and_days(day_of_names):
    for line in JournalLine.objects.all():
        assert line.kind in kinds
        assert line.fields.keys() == shape(kinds[line.kind]).keys()
        assert re.fullmatch(r"[0-9a-f]{64}", line.hash)
        assert all(A_DAY.fullmatch(text) for text in texts(line))


def test_no_line_holds_a_name_a_number_or_what_was_said(day_of_names):
    assert Identity.objects.exists()
    assert Words.objects.exists()
    written = [*Person.objects.values_list("given_name", "family_name")]
    written += Employee.objects.values_list("given_name", "family_name")
    secrets = {part for names in written for part in names if part}
    secrets |= {NUMBER, str(int(NUMBER)), *Words.objects.values_list("body", flat=True)}
    for line in JournalLine.objects.all():
        values = {str(getattr(line, name)) for name in COLUMNS}
        values |= {str(value) for value in line.fields.values()}
        assert values.isdisjoint(secrets)
        assert not any(re.search(r"\b\d{11}\b", value) for value in values)
