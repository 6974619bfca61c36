"""The words of the house: one word, one meaning. The glossary page is made of this list."""

from __future__ import annotations

from onedoor.vocabulary.texts import text

TERMS: dict[str, str] = {
    text("person"): text("Somebody who comes to the office, by any channel."),
    text("employee"): text("Somebody who works at the office."),
    text("side"): text(
        "State or municipality: who employs somebody, and who owns a piece of information."
    ),
    text("unit"): text("A place work can be: front, a team, a regional unit, the contact centre."),
    text("area"): text("A field of need and of competence."),
    text("service"): text("What can be given to a person."),
    text("meeting"): text("The time an employee serves a visit, or has joined it."),
    text("visit"): text(
        "One coming of a person to the office, by any channel, with everything they come for."
    ),
    text("need"): text("What a person says they come for."),
    text("case"): text("One matter of one person."),
    text("sister case"): text("The other side's case about the same need."),
    text("holder"): text("The one employee who answers for a case."),
    text("handover"): text("An offer of a case: accepted, returned or withdrawn."),
    text("bounce"): text(
        "An offer or allotment returned, or a move to somebody who held the case before."
    ),
    text("allot"): text("To give a case at once by the unit's sharing-out rule."),
    text("settle"): text("When leaders decide who holds a case that has bounced too often."),
    text("request"): text("Asking another unit for something, with a due date."),
    text("hold"): text("A case waits for a named party until a day."),
    text("duty lead"): text("Who holds what is born at a unit's door until it is allotted."),
    text("join"): text("A colleague helps during a visit."),
    text("remit"): text("Which areas a unit works with, and for how long."),
    text("pack"): text("An office described as data."),
    text("ideal"): text("A promise with a measure."),
    text("journal"): text("One line for each thing that happened, without names or free text."),
    text("thread"): text("The lines about one case, visit, person, employee or unit."),
    text("seal"): text("A number over all lines so far; a later change would not match it."),
    text("former agency"): text(
        "Where an area comes from: employment service, national insurance or social services."
    ),
    text("shared person"): text(
        "Somebody who has, or seems to have, needs in more than one former agency's areas."
    ),
    text("ticket"): text("A visit's number among those of the day: what the board shows."),
    text("post"): text("Where an employee stands: at the desk, at the front, or ready to help."),
    text("roster"): text("Who is to stand where at the door, by half day."),
    text("duty"): text(
        "What somebody is to do in a half day: at the desk, the front, the back-front, or none."
    ),
    text("swap"): text("Two colleagues take over what the other was to do, once both agree."),
    text("queue"): text("Those who wait now, the urgent first, then who came first."),
    text("routing"): text("Saying who should serve whom, in order, with a reason for each."),
    text("policy"): text("The rule by which routing puts those who serve in order."),
    text("fallback"): text(
        "The policy that takes over when a person has waited long, or nobody who can is there."
    ),
    text("stage"): text("Where a unit stands: at the door, behind it, or outside the office."),
    text("sent on"): text(
        "A need ends with the person going elsewhere: to whom, why, and did we make the contact."
    ),
    text("debt"): text(
        "A meeting or call owed to a person by a day; one employee answers for it until it is made."
    ),
    text("slip"): text("A paper with a code that opens where a visit and its cases are."),
    text("board"): text("The screen in the waiting room: tickets and desks, and no names."),
    text("variant"): text("Tables that replace some of a pack's: the same office, run otherwise."),
}
