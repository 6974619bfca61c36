"""Every row of the office, gathered from its subjects for Django to find."""

from __future__ import annotations

from onedoor.office.appointment.models import Appointment, HeldQuarter, Reminder
from onedoor.office.casefile.models import Content, Draft, Filed, NoteVersion
from onedoor.office.confidentiality.models import Look, LookedAt
from onedoor.office.establishment.models import (
    Area,
    LoadedPack,
    Office,
    OfficeLeader,
    Service,
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
from onedoor.office.reception.models import (
    MeasuredWait,
    Meeting,
    Message,
    Need,
    Question,
    Screen,
    Slip,
    Visit,
)
from onedoor.office.responsibility.models import (
    CallTry,
    Case,
    Debt,
    Handover,
    Holding,
    MeasuredAnswer,
    Notice,
)
from onedoor.office.roster.models import Duty, DutyFeed, DutySwap
from onedoor.office.safety.models import HelpCall, HelpOnItsWay, SafetyMark

__all__ = [
    "Appointment",
    "Area",
    "CallTry",
    "Case",
    "Competence",
    "Content",
    "Debt",
    "Draft",
    "Duty",
    "DutyFeed",
    "DutySwap",
    "Employee",
    "Filed",
    "Handover",
    "HeldQuarter",
    "HelpCall",
    "HelpOnItsWay",
    "Holding",
    "Identity",
    "JournalLine",
    "LoadedPack",
    "Look",
    "LookedAt",
    "MeasuredAnswer",
    "MeasuredWait",
    "Meeting",
    "Membership",
    "Message",
    "Need",
    "NoteVersion",
    "Notice",
    "Office",
    "OfficeLeader",
    "Person",
    "Question",
    "Reminder",
    "SafetyMark",
    "Screen",
    "Seal",
    "Service",
    "Slip",
    "Step",
    "Submission",
    "Unit",
    "Visit",
    "Words",
]
