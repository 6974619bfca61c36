"""The closed lists of responsibility: states, reasons, outcomes."""

from __future__ import annotations

from onedoor.vocabulary.code import Code
from onedoor.vocabulary.texts import text


class CaseState(Code):
    """What a case is doing."""

    open = 1, text("open")
    on_hold = 2, text("on hold")
    closed = 3, text("closed")


class OpenedBy(Code):
    """Who opened a case, which decides who holds it from birth."""

    door = 1, text("opened at the door")
    caseworker = 2, text("opened by a caseworker")
    sister = 3, text("opened as a sister case")


class MovedBy(Code):
    """Why a case changed holder."""

    accepted = 1, text("accepted")
    allotted = 2, text("allotted by the sharing-out rule")
    given = 3, text("given by a leader")
    fallen = 4, text("fell to the leader")
    settled = 5, text("settled by the leaders")
    returned = 6, text("returned after allotment")


class HandoverKind(Code):
    """What a handover asks."""

    transfer = 1, text("offer")
    ask = 2, text("request for the case")
    sister = 3, text("request for a sister case")


class Awaited(Code):
    """What of a case is waited for, and measured."""

    answer = 1, text("an answer to an offer")
    first_step = 2, text("the first step of the work")


class HandoverState(Code):
    """How a handover stands."""

    open = 1, text("waiting for an answer")
    accepted = 2, text("accepted")
    returned = 3, text("returned")
    withdrawn = 4, text("withdrawn")
    ran_out = 5, text("ran out of time")


class OfferReason(Code):
    """Why a case is offered or asked for."""

    other_area = 1, text("The need lies in another area.")
    known_by_other = 2, text("A colleague knows the person already.")
    past_remit = 3, text("It is past what our unit does.")
    competence = 4, text("It needs somebody who knows more.")
    workload = 5, text("I cannot get to it in time.")
    absence = 6, text("I will be away.")
    next_step_elsewhere = 7, text("The next step is done elsewhere.")
    impartiality = 8, text("I am too close to the person.")


class Asked(Code):
    """What the receiver is asked to do."""

    take_over = 1, text("Take over the case.")
    decide = 2, text("Take it over and decide.")
    follow_up = 3, text("Take it over and follow up.")
    clarify = 4, text("Take it over and clarify the need.")
    next_step = 5, text("Do the next step.")


class ReturnReason(Code):
    """Why an offered or allotted case is returned."""

    other_area = 1, text("It lies in another area.")
    other_unit = 2, text("It belongs to another unit.")
    known_by_other = 3, text("A colleague knows the person already.")
    no_capacity = 4, text("I have no time for it before it is due.")
    not_competent = 5, text("I do not know this area well enough.")
    incomplete = 6, text("Something is missing before I can take it.")
    impartiality = 7, text("I am too close to the person.")
    holder_keeps_it = 8, text("I keep the case.")


class WithdrawReason(Code):
    """Why a handover is taken back."""

    solved = 1, text("It is solved.")
    mistake = 2, text("It was a mistake.")
    other_receiver = 3, text("Somebody else is asked instead.")
    case_moved = 4, text("The case has moved or closed.")
    somebody_left = 5, text("The one who asked, or was asked, no longer works here.")


class WaitingFor(Code):
    """Whom a case on hold waits for."""

    person = 1, text("the person")
    employer = 2, text("an employer")
    doctor = 3, text("a doctor or therapist")
    regional_unit = 4, text("a regional unit")
    other_authority = 5, text("another authority")
    other_side = 6, text("the other side of the office")
    landlord = 7, text("a landlord")
    course = 8, text("a course or measure to begin")


class HoldEnd(Code):
    """How the waiting ended."""

    resumed = 1, text("The holder went on with it.")
    day_came = 2, text("The day came.")


class Outcome(Code):
    """What came of a case."""

    helped = 1, text("The person got what they came for.")
    work = 2, text("The person is in work or education.")
    granted = 3, text("Granted.")
    refused = 4, text("Refused.")
    withdrawn = 5, text("The person withdrew.")
    moved_away = 6, text("The person moved away.")
    no_contact = 7, text("The person could not be reached.")
    elsewhere = 8, text("It is taken care of elsewhere.")
    duplicate = 9, text("It was already a case.")
    died = 10, text("The person has died.")
    log_ended = 11, text("The record ends here.")


class ReopenReason(Code):
    """Why a closed case is opened again."""

    new_information = 1, text("There is something new.")
    closed_by_mistake = 2, text("It was closed by mistake.")
    person_came_back = 3, text("The person came back with the same need.")


class DebtKind(Code):
    """What is owed to a person."""

    call_back = 1, text("A call was promised.")
    carried_over = 2, text("They waited until closing time and were not served.")
    expected = 3, text("They were sent on, and are expected on the day.")
    message = 4, text("They left a message and asked to be contacted.")
    missed = 5, text("They did not come to the time they had.")
    interpreter = 6, text("An interpreter is to be booked for a time they have.")
    reminder = 7, text("They could not be reminded of a time they have.")


class DebtMovedBy(Code):
    """Why a debt changed hands."""

    given = 1, text("given to a colleague")
    fallen = 2, text("fell to the leader")
    taken = 3, text("taken by a colleague")
    with_case = 4, text("went along with the case")


class DebtEnd(Code):
    """How a debt ended."""

    reached = 1, text("The person was reached.")
    came_back = 2, text("The person came back.")
    not_reached = 3, text("The person could not be reached.")
    not_wanted = 4, text("The person no longer wants it.")
    mistake = 5, text("It was a mistake.")
    written = 6, text("They got an answer in writing.")
    letter = 7, text("They could not be reached, and a letter is sent.")
    booked = 8, text("An interpreter is booked.")
    not_found = 9, text("No interpreter was found.")
    called_off = 10, text("The time they had is over, moved or cancelled.")


class TryOutcome(Code):
    """What came of one call that was tried."""

    reached = 1, text("The person was reached.")
    no_answer = 2, text("Nobody answered.")
    left_word = 3, text("Word was left for the person.")
    wrong_number = 4, text("It was the wrong number.")


class Role(Code):
    """What an employee may be, from the pack and from who leads what."""

    caseworker = 1, text("caseworker")
    duty_lead = 2, text("duty lead")
    team_leader = 3, text("team leader")
    office_leader = 4, text("office leader")


class Reason(Code):
    """Why a rule of responsibility said yes or no."""

    allowed = 0, text("It may be done.")
    holder = 1, text("You hold the case.")
    leads_the_unit = 2, text("You lead the unit that has the case.")
    receiver = 3, text("It was offered to you.")
    unit_receiver = 4, text("It was offered to your unit.")
    asked_of_you = 5, text("You were asked for it.")
    asker = 6, text("You asked.")
    not_holder = 20, text("Only the one who holds the case, or leads its unit, can do this.")
    not_receiver = 21, text("Only the one it was offered to can answer.")
    not_offerer = 22, text("Only the one who offered it can take it back.")
    not_leader = 23, text("Only a leader of the unit can do this.")
    not_office_leader = 24, text("Only a leader of the office can do this.")
    case_closed = 25, text("The case is closed.")
    case_open = 26, text("The case is open.")
    offer_open = 27, text("The case is offered to somebody, and they have not answered yet.")
    no_open_offer = 28, text("The offer has been answered already.")
    same_holder = 29, text("They hold the case already.")
    receiver_left = 30, text("They no longer work here.")
    receiver_not_in_unit = 31, text("They do not work for that unit.")
    receiver_away = 32, text("They are away longer than the answer may take.")
    crosses_the_line = (
        33,
        text(
            "The agreement between state and municipality does not let this matter cross. "
            "Ask the other side to open a sister case instead."
        ),
    )
    does_not_cross = 34, text("A sister case is for the other side; offer the case instead.")
    must_be_settled = (
        35,
        text("The case has bounced as often as the office allows. A leader must settle it first."),
    )
    nothing_to_settle = 36, text("There is nothing to settle.")
    not_allotted = 37, text("The case was not allotted to you.")
    too_late_to_return = 38, text("The time to return it has passed. Offer it to somebody instead.")
    no_sharing_rule = 39, text("The unit has no rule for sharing out cases.")
    nobody_present = 40, text("Nobody in the unit who can take it is at work.")
    on_hold = 41, text("The case is on hold already.")
    not_on_hold = 42, text("The case is not on hold.")
    date_passed = 43, text("The day must be today or later.")
    date_too_far = 44, text("The day is too far ahead.")
    same_leader_signs_twice = 45, text("The other leader must agree.")
    other_office = 46, text("It belongs to another office.")
    you_left = 47, text("You no longer work here.")
    has_sister = 48, text("There is a sister case already.")
    leads_something = 49, text("They lead a unit or the office. Name a new leader first.")
    not_in_unit = 50, text("Only those who work for the unit can open its list.")
    no_front = 51, text("The area's side has no front unit. Choose which unit receives the case.")
    nobody_left = 52, text("There is no leader left to take their cases. Name a leader first.")
    proposer_leads_no_more = (
        53,
        text("The one who proposed it no longer leads the other side. Propose it anew."),
    )
    person_deleted = 54, text("The person has been deleted.")
    debt_paid = 55, text("It has been taken care of already.")
    not_debtor = 56, text("Only the one who answers for it, or leads their unit, can do this.")
    owes_it_already = 57, text("They answer for it already.")
    try_first = 70, text("Call on more days first; then send a letter.")
    letter_first = 71, text("Send a letter when they cannot be reached, and say so.")
    on_the_appointment = 74, text("It is said on the page of the appointment.")
    holder_in_time = 72, text("The one who holds the case is at work before the day it is due.")
    duty_while_away = 73, text("The one who holds the case is away until after the day it is due.")


class LiesWrong(Code):
    """Why a case lies wrong: where it is, it should not be, and nobody has moved it."""

    outside_areas = 1, text("The unit does not work with this area.")
    past_remit = 2, text("It has been in the unit longer than the unit's remit.")


class SharedOutBy(Code):
    """How a unit shares out its cases."""

    birth_date = 1, text("by the person's day of birth")
    area = 2, text("by who knows the area")
    least_load = 3, text("to the one with fewest open cases")
