"""Taking in a need: written once, with the person's words apart, and somebody answers for it."""

from __future__ import annotations

import pytest

from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.refused import Refused
from onedoor.office.people.actions.employees import mark_left
from onedoor.office.people.actions.merging import merge_persons
from onedoor.office.reception.actions.needs import Statement, state_need, take_in
from onedoor.office.reception.models import Need
from onedoor.office.responsibility.models import Case
from onedoor.vocabulary.reception_codes import Channel
from onedoor.vocabulary.responsibility_codes import OpenedBy, Reason
from tests.cast.people import FJELLBYEN, LATER, area, employee, person, unit

pytestmark = pytest.mark.usefixtures("office_database")
WORDS = "Jeg fikk brev om at jeg må møte"


def take(about: str, at: str, who: str, *, of: int = 0, words: str = WORDS) -> Case:
    said = Statement(
        person=of or person().pk, area=area(about).pk, channel=Channel.phone, words=words
    )
    key = take_in(
        said,
        unit=unit(at).pk,
        opened_by=OpenedBy.caseworker,
        actor=employee(who),
        now=LATER,
    )
    return Case.objects.get(pk=key)


def test_the_caseworker_who_opens_a_case_holds_it():
    assert take("job_seeking", "front_state", "lan").holder.key == "lan"


def test_nobody_who_has_left_or_works_elsewhere_takes_anybody_in():
    said = Statement(person=person().pk, area=area("job_seeking").pk, channel=Channel.phone)
    lan = employee("lan")
    mark_left(employee("lan"), actor=None, now=LATER)
    whys = {Reason.you_left: lan, Reason.other_office: employee("amina", FJELLBYEN)}
    for because, actor in whys.items():
        with pytest.raises(Refused) as refused:
            state_need(said, actor=actor, now=LATER)
        assert refused.value.because is because
    assert state_need(said, actor=None, now=LATER).pk


def test_the_words_lie_in_a_row_and_only_their_key_in_the_journal():
    need = take("job_seeking", "front_state", "lan").need
    assert need.words is not None
    line = JournalLine.objects.get(kind="NeedStated")
    assert (line.fields["words"], need.words.body) == (need.words_id, WORDS)


def test_no_words_are_demanded():
    take("job_seeking", "front_state", "lan", words="  ")
    assert Need.objects.get().words is None


def test_nobody_opens_a_case_in_a_unit_they_do_not_work_for():
    with pytest.raises(Refused) as refused:
        take("job_seeking", "team_work", "lan")
    assert refused.value.because is Reason.receiver_not_in_unit


def test_a_municipal_matter_is_not_opened_on_the_state_side():
    with pytest.raises(Refused) as refused:
        take("housing", "front_state", "lan")
    assert refused.value.because is Reason.crosses_the_line
    assert not Need.objects.exists()


def test_a_merged_person_is_refused_with_where_to_go():
    kept, merged = person(), person()
    merge_persons(kept.pk, merged.pk, actor=None, now=LATER)
    with pytest.raises(Refused) as refused:
        take("job_seeking", "front_state", "lan", of=merged.pk)
    assert refused.value.about == kept.pk
