"""The closed lists of reception: ways in, kinds of need, states, ends and reasons."""

from __future__ import annotations

from onedoor.vocabulary.code import Code
from onedoor.vocabulary.texts import text


class Channel(Code):
    """By which way a contact came."""

    unknown = 0, text("unknown")
    desk = 1, text("at the desk")
    phone = 2, text("by phone")
    letter = 3, text("by letter")
    email = 4, text("by e-mail")
    web = 5, text("on the web")
    internal = 6, text("from inside the office")
    check_in = 7, text("at the check-in screen")

    @property
    def in_the_house(self) -> bool:
        """Whether the person stands in the waiting room, and the board calls them."""
        return self in (Channel.desk, Channel.check_in)

    @property
    def written(self) -> bool:
        """Whether it came in writing, at whatever hour."""
        return self in (Channel.letter, Channel.email, Channel.web)


class NeedKind(Code):
    """What kind of thing a person comes for."""

    new = 1, text("something new")
    about_case = 2, text("about a case they have here")
    where_is_it = 3, text("asks where it is")
    back = 4, text("is back, because it did not help")
    complaint = 5, text("complains")


class NeedState(Code):
    """How a need stands."""

    waiting = 1, text("not helped with yet")
    owed = 2, text("owed: not reached before closing time")
    ended = 3, text("ended")


class NeedOutcome(Code):
    """How a need ended."""

    answered = 1, text("Answered.")
    sent_on = 2, text("Sent on.")
    case_opened = 3, text("A case is opened.")
    taken_by_holder = 4, text("The one who holds the case takes it.")
    call_back = 5, text("Somebody will call back.")
    person_left = 6, text("The person left.")
    mistake = 7, text("It was registered by mistake.")
    came_back = 8, text("The person came back, and it goes on there.")
    not_reached = 9, text("The person could not be reached.")
    not_wanted = 10, text("The person no longer wants it.")
    message_left = 11, text("A message was left for the one who answers for it.")
    time_agreed = 12, text("A time was agreed on.")


class BestTime(Code):
    """When somebody who asks to be contacted is best reached."""

    any_time = 1, text("at any time")
    morning = 2, text("in the morning")
    midday = 3, text("in the middle of the day")
    afternoon = 4, text("in the afternoon")


class SentTo(Code):
    """Where a person was sent on to."""

    desk = 1, text("another desk here")
    unit = 2, text("another unit here")
    contact_centre = 3, text("the contact centre")
    regional_unit = 4, text("a regional unit")
    outside = 5, text("somebody outside the office")
    another_day = 6, text("another day")


class SentWhy(Code):
    """Why a person was sent on."""

    other_area = 1, text("Somebody else works with this.")
    needs_decision = 2, text("It is decided elsewhere.")
    knows_more = 3, text("It needs somebody who knows more.")
    has_a_caseworker = 4, text("Somebody here has the case already.")
    not_ours = 5, text("It is not the office's matter.")
    documents_missing = 6, text("Papers are missing.")
    no_time_today = 7, text("There is no time for it today.")
    nobody_here = 8, text("Nobody who can is here today.")


class VisitState(Code):
    """What a visit is doing."""

    waiting = 1, text("waiting")
    called = 2, text("called")
    serving = 3, text("being served")
    on_hold = 4, text("stepped out for a while")
    ended = 5, text("ended")


class VisitEnd(Code):
    """How a visit ended."""

    served = 1, text("Served.")
    left = 2, text("The person left.")
    closing = 3, text("Closing time came before their turn.")
    mistake = 4, text("It was registered by mistake.")
    not_reached = 5, text("The person could not be reached.")


class VisitWait(Code):
    """What a visit on hold waits for."""

    papers = 1, text("fetches papers")
    outside = 2, text("is outside for a while")
    colleague = 3, text("a colleague gets ready")
    call = 4, text("a call to somebody else")
    interpreter = 5, text("an interpreter")
    private_room = 6, text("a private room")


class PutBack(Code):
    """Why somebody who was called waits again."""

    did_not_come = 1, text("Nobody came when called.")
    wrong_one = 2, text("It was the wrong one.")
    needs_other = 3, text("It needs another colleague.")
    hold_over = 4, text("They are back.")
    colleague_left = 5, text("The colleague who had called them no longer works here.")
    colleague_away = 6, text("The colleague who had called them is not at work any more.")


class UrgentReason(Code):
    """Why somebody is served before those who came first; `none` when they are not."""

    none = 0, text("not urgent")
    no_roof = 1, text("Has nowhere to sleep tonight.")
    no_food = 2, text("Has no money for food or medicine.")
    children = 3, text("Children are affected today.")
    danger = 4, text("Is in danger.")
    unwell = 5, text("Cannot stand waiting because of illness.")
    due_today = 6, text("Something runs out today.")


class Ahead(Code):
    """How many sat and waited before somebody who came."""

    any = 0, text("however many waited before them")
    nobody = 1, text("nobody waited before them")
    few = 2, text("one to three waited before them")
    several = 3, text("four to seven waited before them")
    many = 4, text("eight or more waited before them")


class WaitBasis(Code):
    """Which earlier waits an expected wait is measured on."""

    unknown = 0, text("too few to tell")
    topic_and_queue = 1, text("those who came for the same, with as many before them")
    queue = 2, text("everybody who came with as many before them")
    topic = 3, text("those who came for the same")
    all = 4, text("everybody who waited")


class MeetingRole(Code):
    """What an employee does in a visit."""

    serves = 1, text("serves")
    joins = 2, text("joins")


class JoinedBy(Code):
    """How a colleague came to join."""

    called = 1, text("was asked to come")
    offered = 2, text("offered to come")


class MeetingEnd(Code):
    """How an employee's part in a visit ended."""

    ended = 1, text("The visit ended.")
    put_back = 2, text("The person waits again.")
    held = 3, text("The person stepped out.")
    left = 4, text("Went back to their own work.")
    handed = 5, text("A colleague took over.")
    took_over = 6, text("Took over.")


class TookOver(Code):
    """Why somebody who had joined a visit serves it from now on."""

    agreed = 1, text("They agreed on it.")
    called_away = 2, text("Whoever served them was called away.")


class QuestionEnd(Code):
    """How a question that was asked quietly ended; who asked it is gone from then on."""

    read = 1, text("The answer was read.")
    not_read = 2, text("The day was over.")
    taken_back = 3, text("It was taken back.")


class Spoken(Code):
    """Which language somebody speaks best, by ISO 639 where it has one."""

    unknown = 0, text("not known")
    nb = 1, text("Norwegian, Bokmål")
    nn = 2, text("Norwegian, Nynorsk")
    en = 3, text("English")
    se = 4, text("Northern Sámi")
    ar = 5, text("Arabic")
    pl = 6, text("Polish")
    so = 7, text("Somali")
    ti = 8, text("Tigrinya")
    uk = 9, text("Ukrainian")
    ru = 10, text("Russian")
    fa = 11, text("Persian or Dari")
    tr = 12, text("Turkish")
    ur = 13, text("Urdu")
    ku = 14, text("Kurdish")
    lt = 15, text("Lithuanian")
    es = 16, text("Spanish")
    fr = 17, text("French")
    vi = 18, text("Vietnamese")
    nsl = 19, text("Norwegian Sign Language")
    other = 20, text("another language")


class ScreenKind(Code):
    """What a machine in the waiting room shows."""

    board = 1, text("the board")
    check_in = 2, text("the check-in screen")


class ReceptionReason(Code):
    """Why a rule of reception said yes or no."""

    allowed = 0, text("It may be done.")
    not_waiting = 1, text("They are not waiting any more.")
    called_by_other = 2, text("A colleague has called them already.")
    not_called = 3, text("They have not been called.")
    not_serving = 4, text("Only the one who serves the visit, or has joined it, can do this.")
    visit_ended = 5, text("The visit has ended.")
    you_serve_another = 6, text("You serve somebody already. End that visit, or put it on hold.")
    not_at_the_door = 7, text("You are not at the door. Say where you stand first.")
    nobody_waits = 8, text("Nobody is waiting for you.")
    needs_left = 9, text("There are needs left. Say for each what came of it.")
    no_needs = 10, text("Say what the person comes for.")
    need_ended = 11, text("The need has ended already.")
    end_has_passed = 12, text("The hold must end later today.")
    area_not_known = 13, text("Say first what it is about.")
    needs_a_unit = 14, text("Say which unit.")
    needs_a_day = 15, text("Say which day.")
    day_is_closed = 16, text("The office is closed that day.")
    not_their_case = 17, text("The case is another person's.")
    case_is_closed = 18, text("The case is closed. Open a new one, or open that one again.")
    joins_already = 19, text("They are in the visit already.")
    not_joined = 20, text("They are not in the visit.")
    colleague_away = 21, text("They are not at work.")
    other_office = 22, text("It belongs to another office.")
    too_many_needs = 23, text("Those are too many needs at once. Add the rest after.")
    not_on_hold = 24, text("They have not stepped out.")
    urgent_already = 25, text("It is urgent already.")
    not_in_the_house = (
        26,
        text(
            "They are not in the house, so they can neither leave nor fail to come. "
            "Take it up, and say for each need what came of it."
        ),
    )
    has_not_met_them = (
        27,
        text(
            "Only who has met the person, or registered them, gives them a slip. "
            "Ask one of those, or let the person come to the door again."
        ),
    )
    outside_unit_only = 28, text("The unit is outside the office. Choose one here.")
    too_late_today = 29, text("The office has closed for today.")
    not_owed = 30, text("Nothing is owed for it any more.")
    person_gone = 31, text("The person has been deleted, or is registered elsewhere.")
    helps_another = 32, text("You help a colleague with somebody. Go back from it first.")
    day_has_passed = 33, text("The day must be today or later.")
    day_too_far = 34, text("The day is too far ahead.")
    nobody_stands_there = (
        35,
        text(
            "Nobody of that unit serves at the door now. "
            "Send the person on to another day, or ask a colleague of theirs to join."
        ),
    )
    serves_at_this_desk = (
        36,
        text("You are with somebody. End that visit, or let the person wait again, first."),
    )
    took_up_owed = (
        37,
        text(
            "They came for what was owed to them, and nobody owes it any more. "
            "Say for each need what came of it, or that the person left."
        ),
    )
    no_number = (
        38,
        text(
            "No telephone number is known. Write one we can call, or send the person on to "
            "another day, so that they come again."
        ),
    )
    agrees_first = (
        39,
        text(
            "Whoever serves them agrees first, and lets you take over on their own screen. "
            "When they were called away you take over without them."
        ),
    )
    served_by_other = 40, text("A colleague serves them by now.")
    colleague_serves_another = 41, text("They serve somebody else now.")
    nobody_to_ask = 42, text("Nobody who knows this is at work now. Send the person on instead.")
    asked_of_oneself = 43, text("Choose somebody else than yourself.")
    question_about_their_visit = (
        44,
        text("It is about a visit that you are not with. Ask without saying which visit."),
    )
    question_crosses = (
        45,
        text("They work on the other side, and this is about a person. Ask without the visit."),
    )
    question_is_over = 46, text("The question is over: it has been answered, or taken back.")
    question_is_of_another = 47, text("The question is not yours to answer.")
