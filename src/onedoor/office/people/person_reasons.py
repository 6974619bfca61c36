"""Why an action about a person is refused, beside what `rules.people` says."""

from __future__ import annotations

from onedoor.vocabulary.code import Code
from onedoor.vocabulary.texts import text


class PersonReason(Code):
    """Why nothing was done about a person. With `about`, the refusal names where to go."""

    number_taken = 1, text("Another person is registered with this number.")
    has_another_number = 2, text("The person has another number of this kind. Remove it first.")
    birth_date_differs = 3, text("The number and the birth date do not agree.")
    merged_away = 4, text("This registration has been merged into another.")
    forgotten = 5, text("This person has been deleted.")
    open_case = 6, text("The person has a case that is not closed.")
    unknown_language = 7, text("There is no such language here.")
    no_such_number = 8, text("The person has no such number.")
    open_visit = 9, text("The person is here, or waits for an answer: the visit has not ended.")
    owed_a_contact = 10, text("The person is owed a call, and has not been reached yet.")
