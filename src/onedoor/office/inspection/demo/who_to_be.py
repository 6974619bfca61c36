"""Whom to be: a few employees of the demo, chosen so that each of them sees something else."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from onedoor.office.establishment.models import Office
from onedoor.office.people.models import Employee
from onedoor.vocabulary.texts import text

_WORTH_BEING = (
    (
        "amina",
        text("duty lead at the state front"),
        text("What came to the door today, what to pass on, and who asks for a case."),
    ),
    (
        "yusuf",
        text("duty lead at the municipal front"),
        text("The same on the municipal side, and a case that nobody would have."),
    ),
    (
        "oksana",
        text("caseworker in the work team"),
        text("Cases allotted by birth date, offers to answer, and a next step that is late."),
    ),
    (
        "mohammed",
        text("caseworker in the money and housing team"),
        text("Offers to answer by the next day, a sister case, and one that waits for the person."),
    ),
    (
        "bjorn",
        text("leader of the work team"),
        text("What nobody answered in time, a case to settle, and cases that lie wrong."),
    ),
    (
        "gunnhild",
        text("leader of the health and family team"),
        text("The cases of a colleague on long leave, and offers that wait for her team."),
    ),
    (
        "ragnhild",
        text("office leader on the state side"),
        text("A case over the line between the sides, on which she has to agree."),
    ),
    (
        "hakon",
        text("office leader on the municipal side"),
        text("What he has proposed to the other leader, and a case he may settle himself."),
    ),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Somebody:
    """An employee worth being: their name and role, and what they will see; in one's language."""

    employee: int
    name: str
    role: str
    sees: str


def who_to_be(office: Office) -> list[Somebody]:
    """Whom to sign in as, in an office of the example pack; who has left is not among them."""
    staff = {one.key: one for one in Employee.objects.filter(office=office, left_at=None)}
    return [
        Somebody(
            employee=staff[key].pk,
            name=str(staff[key]),
            role=gettext(role),
            sees=gettext(sees),
        )
        for key, role, sees in _WORTH_BEING
        if key in staff
    ]
