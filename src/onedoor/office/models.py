"""Every row of the office, gathered from its subjects for Django to find."""

from __future__ import annotations

from onedoor.office.confidentiality.models import Look, LookedAt
from onedoor.office.establishment.models import (
    Area,
    LoadedPack,
    Office,
    OfficeLeader,
    Step,
    Unit,
)
from onedoor.office.journal.models import JournalLine, Seal, Submission
from onedoor.office.people.models import (
    Competence,
    Employee,
    Identity,
    Membership,
    Person,
    Words,
)
from onedoor.office.reception.models import Need
from onedoor.office.responsibility.models import Case, Handover, Holding, Notice

__all__ = [
    "Area",
    "Case",
    "Competence",
    "Employee",
    "Handover",
    "Holding",
    "Identity",
    "JournalLine",
    "LoadedPack",
    "Look",
    "LookedAt",
    "Membership",
    "Need",
    "Notice",
    "Office",
    "OfficeLeader",
    "Person",
    "Seal",
    "Step",
    "Submission",
    "Unit",
    "Words",
]
