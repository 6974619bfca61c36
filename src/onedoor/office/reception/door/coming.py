"""From what was written at the door to what is registered, asking only for what is not clear."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language, gettext

from onedoor.office.journal.refused import Refused
from onedoor.office.pages.forms import FILL_IN
from onedoor.office.pages.wording import words
from onedoor.office.people.actions.persons import PersonDetails
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.arriving import Arrival, Stated
from onedoor.office.reception.door.actions import Named
from onedoor.office.reception.door.choices import (
    NEW,
    NO_NAME,
    NONE_OF_THEM,
    of_cases,
    of_meanings,
    of_owed,
    of_persons,
    of_tickets,
)
from onedoor.office.reception.door.forms import DoorForm, Row
from onedoor.office.reception.door.known import Known, KnownFound, known_by, known_person
from onedoor.office.reception.door.meanings import (
    NOBODY_KNOWS,
    NOT_KNOWN,
    Catalogue,
    Meaning,
    catalogue_of,
)
from onedoor.office.reception.door.owed import open_visit_of, owed_to
from onedoor.office.reception.door.questions import Questions
from onedoor.office.reception.door.who import Who, WhoProblem
from onedoor.office.responsibility.queries import CaseShown, cases_of_person
from onedoor.vocabulary.confidentiality import Purpose
from onedoor.vocabulary.reception_codes import NeedKind, ReceptionReason

_ABOUT_A_CASE = (NeedKind.about_case, NeedKind.where_is_it)
_A_NEW_TICKET = "new"


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """Who it is: a person the office knows, somebody new, or nobody by name."""

    known: Known | None = None
    new: Named | None = None


@dataclass(frozen=True, kw_only=True)
class Coming:
    """All that is to be registered. `visit` is the one they have already, or 0 for a new one."""

    arrival: Arrival
    new: Named | None
    serve_now: bool
    visit: int


class Arriving:
    """One registration on its way: what was written, and the questions it leaves open."""

    def __init__(self, form: DoorForm, sent: QueryDict, reader: Employee, now: dt.datetime) -> None:
        self.form, self.reader, self.now = form, reader, now
        self.told: dict[str, Any] = form.cleaned_data
        self.questions = Questions(sent)
        self.found = KnownFound()

    def read(self) -> Coming | None:
        """What is to be registered; None while something is asked, or must be put right."""
        language = get_language() or "nb"
        catalogue = catalogue_of(self.reader.office_id, language)
        somebody = self._who()
        abouts = [self._about(row, catalogue) for row in self.form.rows]
        if somebody is None or self.questions.open or self.form.errors:
            return None
        return self._with(somebody, abouts)

    def _with(self, somebody: Somebody, abouts: list[Meaning | None]) -> Coming | None:
        """The person is known: what is there of theirs already?"""
        key = somebody.known.key if somebody.known else 0
        visit = self._ticket(key)
        owed = self._owed(key) if visit == 0 else []
        cases = self._cases(key)
        rows = zip(self.form.rows, abouts, strict=True)
        needs = [need for row, about in rows for need in self._stated(row, about, cases)]
        if self.questions.open:
            return None
        if not needs and not owed:
            self.form.add_error("about", FILL_IN)
            return None
        arrival = self._arrival(key or None, tuple(needs), tuple(owed))
        return Coming(
            arrival=arrival,
            new=somebody.new,
            serve_now=self.told["serve_now"],
            visit=visit or 0,
        )

    # ------------------------------------------------------------------ who it is

    def _who(self) -> Somebody | None:
        who: Who = self.told["who"]
        chosen = self._chosen_before()
        if chosen is not None:
            return Somebody(known=chosen)
        if self.form.errors:
            return None
        if who.is_nobody:
            return Somebody()
        self.found = self._known_by(who)
        if self.form.errors:
            return None
        if self.found.certain and len(self.found.persons) == 1:
            return Somebody(known=self.found.persons[0])
        # Whoever was chosen and is gone since is asked for again, never made anew.
        if not self.found.persons and not self.questions.was_asked("person"):
            return Somebody(new=named(who))
        return self._choose(who)

    def _chosen_before(self) -> Known | None:
        """Whom an earlier round, or the list of what is owed, has chosen."""
        sent = self.questions.sent.get("person", "")
        if not self.questions.was_asked("person") or not sent.isdecimal():
            return None
        found = known_person(self.reader, int(sent[:18]), self.now)
        if found is None and self.told["who"].is_nobody:
            self.form.add_error("who", words(ReceptionReason.person_gone))
        return found

    def _known_by(self, who: Who) -> KnownFound:
        try:
            found = known_by(self.reader, who, self.now)
        except Refused as refused:
            self.form.add_error("who", words(refused.because))
            return KnownFound()
        if not found.persons and (who.ticket or who.outlandish):
            ticket = who.ticket != 0
            problem = WhoProblem.nobody_with_ticket if ticket else WhoProblem.nobody_with_number
            self.form.add_error("who", words(problem))
        return found

    def _choose(self, who: Who) -> Somebody | None:
        choices = of_persons(self.found.persons, new=who.as_new)
        answer = self.questions.choose("person", gettext("Who is it?"), choices)
        if answer == NEW:
            return Somebody(new=named(who))
        return Somebody() if answer == NO_NAME else None

    # ------------------------------------------------------------------ what it is about

    def _about(self, row: Row, catalogue: Catalogue) -> Meaning | None:
        """What is meant; None while nobody knows, or while it is asked."""
        if not row.typed or row.typed in NOBODY_KNOWS:
            return None
        meant = catalogue.meant(row.typed)
        if meant is not None:
            return meant
        meanings = catalogue.meanings(row.typed)
        choices = of_meanings(meanings or catalogue.all_areas(), row.typed)
        label = gettext("What is «%(typed)s» about?") % {"typed": row.typed}
        usual = None if meanings else NOT_KNOWN
        answer = self.questions.choose(f"meaning{row.suffix}", label, choices, usual=usual)
        return catalogue.by_key(answer) if answer else None

    def _stated(self, row: Row, about: Meaning | None, cases: list[CaseShown]) -> Iterator[Stated]:
        case = self._case(row, cases)
        if not (row.typed or row.words or case):
            return
        yield Stated(
            area=about.area if about else None,
            service=about.service if about else None,
            kind=row.kind,
            about_case=case,
            words=_own_words(row, about),
        )

    # ------------------------------------------------------------------ what is theirs already

    def _cases(self, person: int) -> list[CaseShown]:
        asks = any(row.kind in _ABOUT_A_CASE for row in self.form.rows)
        if not (person and asks):
            return []
        found = cases_of_person(self.reader, person, self.now, purpose=Purpose.door)
        return [case for case in found if case.next_due is not None]

    def _case(self, row: Row, cases: list[CaseShown]) -> int | None:
        if row.kind not in _ABOUT_A_CASE or not cases:
            return None
        label = gettext("Which case is it about?")
        if row.typed:
            label = gettext("Which case is «%(typed)s» about?") % {"typed": row.typed}
        answer = self.questions.choose(f"case{row.suffix}", label, of_cases(cases))
        return int(answer) if answer and answer != NONE_OF_THEM else None

    def _ticket(self, person: int) -> int | None:
        """The visit they have already and that this is added to; 0 for a new one, None: asked."""
        before = open_visit_of(self.reader.office_id, person) if person else None
        if before is None:
            return 0
        label = gettext("They have a ticket already. Which should it be?")
        choices = of_tickets(before.ticket, _A_NEW_TICKET)
        answer = self.questions.choose("ticket", label, choices, usual=str(before.ticket))
        if answer is None:
            return None
        return 0 if answer == _A_NEW_TICKET else before.pk

    def _owed(self, person: int) -> list[int]:
        owed = owed_to(self.reader, person, self.now) if person else ()
        if not owed:
            return []
        label = gettext("Owed from before. Is it taken up now?")
        answer = self.questions.tick("takes_up", label, of_owed(owed))
        return [int(key) for key in answer or ()]

    def _arrival(
        self, person: int | None, needs: tuple[Stated, ...], owed: tuple[int, ...]
    ) -> Arrival:
        told = self.told
        return Arrival(
            channel=told["channel"],
            needs=needs,
            takes_up=owed,
            person=person,
            spoken=told["spoken"],
            interpreter=told["interpreter"],
            private_room=told["private_room"],
            urgent=told["urgent"],
            unit=told["unit"],
        )


def named(who: Who) -> Named:
    """What was written, as the details of somebody nobody knew."""
    given, family = who.names
    details = PersonDetails(
        given_name=given,
        family_name=family,
        birth_date=who.born,
        language=get_language() or "nb",
    )
    if who.number is None:
        return Named(details=details)
    return Named(details=details, country=who.number.country, number=who.number.characters)


def _own_words(row: Row, about: Meaning | None) -> str:
    """What was written where a service was looked for is the person's own words, if it is none."""
    unknown = row.typed if about is None and row.typed not in NOBODY_KNOWS else ""
    return "\n".join(part for part in (unknown, row.words) if part)
