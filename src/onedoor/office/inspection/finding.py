"""A finding of the doctor: which invariant does not hold, and where."""

from __future__ import annotations

from dataclasses import dataclass

from onedoor.vocabulary.code import Code
from onedoor.vocabulary.texts import text


class Check(Code):
    """What the doctor asks; the words say what is wrong when the answer is no."""

    journal = 1, text("Line %(key)s of the journal is not as it was written.")
    looks = 2, text("Look %(key)s is not as it was logged.")
    tables = 3, text("Tables and journal differ about %(key)s.")
    holder = 4, text("Case %(key)s has no holder who works here.")
    holdings = 5, text("Case %(key)s has not been held all the time.")
    closed = 6, text("Handover %(key)s waits for an answer about a closed case.")
    run_out = 7, text("Handover %(key)s ran out over an hour ago. Is the ticker running?")
    settlement = 8, text("Case %(key)s should have been settled. Is the ticker running?")
    leaders = 9, text("Unit %(key)s has no leader or duty lead who works here.")
    office_leaders = 10, text("Side %(key)s of the office has no leader who works here.")
    pack = 11, text("The pack of office %(key)s is not the one it was opened with.")
    deleted = 13, text("Case %(key)s is open, but its person has been deleted.")
    sisters = 12, text("Case %(key)s and its sister case are on the same side.")
    served = 14, text("Visit %(key)s is with somebody who does not work here.")
    meetings = 15, text("Visit %(key)s is not with who is said to serve it.")
    visit_end = 16, text("Visit %(key)s ended while a need waited, or has no need at all.")
    tickets = 17, text("Visit %(key)s has the same number as another of that day.")
    owed = 18, text("Need %(key)s and what is owed about it do not agree.")
    debt = 19, text("Debt %(key)s is owed by somebody who does not work here.")
    awaited = 20, text("Person %(key)s has been deleted, but waits here or is owed a contact.")
    pause = 21, text("Visit %(key)s: its pause ended over an hour ago. Is the ticker running?")
    closing = 22, text("Visit %(key)s was left over at closing time. Is the ticker running?")
    late_debt = (
        23,
        text("Debt %(key)s is past its day and has come up to nobody. Is the ticker running?"),
    )
    away = 24, text("Visit %(key)s is with somebody who is not at work.")
    duty = 60, text("Duty %(key)s is of somebody who works at another office.")
    swap = 61, text("Swap %(key)s is between people of different offices.")
    late_swap = 62, text("Swap %(key)s ran out over an hour ago. Is the ticker running?")
    message = 40, text("Need %(key)s was left as a message, but nobody was to answer it.")
    help_call = 50, text("Call for help %(key)s has not been ended for over an hour.")
    help_late = (
        51,
        text("Call for help %(key)s was answered by nobody and went on to nobody."),
    )
    held = 42, text("Appointment %(key)s does not hold the time it says it holds.")
    with_whom = 43, text("Appointment %(key)s is with somebody of another office.")
    not_come = (
        44,
        text("Appointment %(key)s: nobody came, and nothing came up. Is the ticker running?"),
    )
    mark_past = 52, text("Safety mark %(key)s is past its last day. Is the ticker running?")
    mark_keeper = (
        53,
        text("Nobody who works here answers for safety mark %(key)s. Is the ticker running?"),
    )
    mark_deleted = 54, text("Safety mark %(key)s holds, but its person has been deleted.")
    mark_endless = 55, text("Safety mark %(key)s holds for longer than any office allows.")
    along = 41, text("Debt %(key)s goes along with a case of somebody else.")

    paper_gone = 60, text("The file of paper %(key)s is missing, or is not as it was kept.")
    paper_waits = (
        61,
        text("Paper %(key)s lies in no case and waits with nobody who answers for it."),
    )
    paper_stray = 62, text("A file lies among the papers that is nobody's.")
    paper_left = 63, text("The papers of deleted persons are kept still. Is the ticker running?")


@dataclass(frozen=True, slots=True)
class Finding:
    """An invariant that does not hold: for which row or line, and what was seen.

    `detail` holds keys, codes and dates, never names.
    """

    check: Check
    key: int
    detail: str = ""
