"""Ranks: in which order those who may serve come. The lowest tuple serves.

Each is a function of numbers alone, so that the twin compiles the very same one. All of them put
whoever is free first, and those who are busy behind: they can be waited for. Then comes how far
somebody is from what the policy wants, then who has been free longest. `busy` is 0 or 1,
`free_since_us` an instant, `place` a fixed place, so that no two are equal.
"""

from __future__ import annotations

Rank = tuple[int, int, int, int]


def first_free_rank(busy: int, free_since_us: int, place: int) -> Rank:
    """Rank by who is free, and has been so longest (Office B's first scheme, L833-835)."""
    return (busy, 0, free_since_us, place)


def by_competence_rank(missing: int, busy: int, free_since_us: int, place: int) -> Rank:
    """Rank by who can help now with most of what the person comes for (Office B's second, L838).

    `missing` is how many of the needs they do not know: with 0 the person meets one desk, which
    the second scheme failed to give those with several needs (L851). The free still come first:
    the shortest wait for somebody who can. Whoever knows more than is asked is not preferred, or
    the best would never be free.
    """
    return (busy, missing, free_since_us, place)


def by_birth_date_rank(others_days: int, busy: int, free_since_us: int, place: int) -> Rank:
    """Rank by whose days of the month the person's day of birth is among (L626-638).

    `others_days` is 0 for the one who takes the day and 1 for all others. Who takes it is what
    `birth_date_rank` of sharing out says: door and team have one turn round the month.
    """
    return (busy, others_days, free_since_us, place)


def by_continuity_rank(tie: int, busy: int, free_since_us: int, place: int) -> Rank:
    """Rank by who of the free is tied closest to the person (L1302: «gamle saksbehandlere»).

    `tie`: 0 holds the case it is about, 1 holds another case, 2 has met the person, 3 has not.
    """
    return (busy, tie, free_since_us, place)


def joining_rank(at_front: int, busy: int, missing: int, lowest: int) -> Rank:
    """Rank by who is best asked to join: the back-front first (Office A, L607-615), then the free.

    `at_front` is 1 for somebody who serves at the front themselves, `lowest` their lowest level
    in what is asked: of two who know as much of it, the one who knows it better.
    """
    return (at_front, busy, missing, -lowest)
