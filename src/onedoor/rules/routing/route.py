"""Route: who should serve a visit, in order, with a reason for each and for each left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onedoor.rules.routing.among import Among, among_those
from onedoor.rules.routing.answer import Chosen, LeftOut, Route
from onedoor.rules.routing.facts import Scheme, Server, Waiting
from onedoor.rules.routing.fallback import falls_back_at_us, has_fallen_back
from onedoor.rules.routing.joining import who_may_join
from onedoor.rules.routing.nobody import why_nobody
from onedoor.rules.routing.ranks import (
    Rank,
    by_birth_date_rank,
    by_competence_rank,
    by_continuity_rank,
    first_free_rank,
)
from onedoor.rules.routing.serving import MayServe, may_serve, may_serve_in_fallback
from onedoor.rules.routing.standing import posts_for
from onedoor.vocabulary.routing import FellBack, Policy, Post, RoutingReason

Verdicts = Mapping[int, MayServe]


def route(scheme: Scheme, waiting: Waiting, servers: Sequence[Server], now_us: int) -> Route:
    """Who should serve a visit now, by the office's scheme; or why nobody can.

    The policy gives way when the person has waited as long as it may cost, or when nobody it
    asks for is at the door: Office B's second scheme was «sårbar dersom noen var borte» (L847).
    """
    gives_way_us = 0
    if scheme.fallback is not None:
        gives_way_us = falls_back_at_us(waiting.waiting_since_us, scheme.fallback_after_minutes)
    strict = _strictly(scheme, waiting, servers)
    fell_back = _fell_back(scheme, waiting, strict, overdue=has_fallen_back(gives_way_us, now_us))
    loose = fell_back is not FellBack.no
    verdicts = _widened(strict, _loosely(scheme, waiting, servers)) if loose else strict
    ranked = _ranked(scheme, waiting, servers, verdicts, loose=loose)
    return Route(
        ranked=ranked,
        left_out=_left_out(servers, verdicts),
        support=who_may_join(waiting, servers),
        fell_back=fell_back,
        falls_back_at_us=gives_way_us,
        nobody=None if ranked else why_nobody(waiting, servers, fell_back=loose),
    )


def rank_of(server: Server, waiting: Waiting, policy: Policy, *, among: Among) -> Rank:
    """Where somebody who may serve a visit comes by a policy: its rank, with the visit's numbers.

    At the reception desk every policy is first free.
    """
    busy, since, place = int(server.busy), server.free_since_us, server.place
    if policy in (Policy.by_competence, Policy.desk_then_competence):
        return by_competence_rank(waiting.needs - server.knows, busy, since, place)
    if policy is Policy.by_birth_date:
        return by_birth_date_rank(int(server.key != among.taken_by), busy, since, place)
    if policy is Policy.by_continuity:
        return by_continuity_rank(_tie(server), busy, since, place)
    return first_free_rank(busy, since, place)


def _strictly(scheme: Scheme, waiting: Waiting, servers: Sequence[Server]) -> Verdicts:
    among = among_those(servers, waiting, posts_for(waiting, fell_back=False))
    return {one.key: may_serve(one, waiting, scheme.policy, among=among) for one in servers}


def _loosely(scheme: Scheme, waiting: Waiting, servers: Sequence[Server]) -> Verdicts:
    among = among_those(servers, waiting, posts_for(waiting, fell_back=True))
    policy = scheme.fallback or scheme.policy
    return {one.key: may_serve_in_fallback(one, waiting, policy, among=among) for one in servers}


def _fell_back(scheme: Scheme, waiting: Waiting, strict: Verdicts, *, overdue: bool) -> FellBack:
    if overdue:
        return FellBack.waited_long
    # A colleague who is away is let go of even where no policy gives way.
    has_more = scheme.fallback is not None or bool(waiting.for_employee)
    nobody = not any(strict.values())
    return FellBack.nobody_who_can if nobody and has_more else FellBack.no


def _widened(strict: Verdicts, loose: Verdicts) -> Verdicts:
    """A fallback lets more people serve; it takes the visit from nobody who could have."""
    admitted = MayServe(True, RoutingReason.fallback)
    return {
        key: before if before else (admitted if loose[key] else loose[key])
        for key, before in strict.items()
    }


def _ranked(
    scheme: Scheme,
    waiting: Waiting,
    servers: Sequence[Server],
    verdicts: Verdicts,
    *,
    loose: bool,
) -> tuple[Chosen, ...]:
    policy = _in_effect(scheme, waiting, loose=loose)
    among = among_those(servers, waiting, posts_for(waiting, fell_back=loose))
    able = [one for one in servers if verdicts[one.key]]
    able.sort(key=lambda one: (rank_of(one, waiting, policy, among=among), one.key))
    return tuple(
        Chosen(
            key=one.key,
            reason=RoutingReason.busy if one.busy else verdicts[one.key].because,
            free=not one.busy,
            knows_all=one.knows >= waiting.needs,
        )
        for one in able
    )


def _in_effect(scheme: Scheme, waiting: Waiting, *, loose: bool) -> Policy:
    if loose:
        return scheme.fallback or scheme.policy
    return Policy.first_free if waiting.waits_for is Post.desk else scheme.policy


def _left_out(servers: Sequence[Server], verdicts: Verdicts) -> tuple[LeftOut, ...]:
    out = [one for one in servers if not verdicts[one.key]]
    out.sort(key=lambda one: (one.place, one.key))
    return tuple(LeftOut(key=one.key, reason=verdicts[one.key].because) for one in out)


def _tie(server: Server) -> int:
    ties = (server.holds_the_case, server.holds_a_case, server.met_before)
    return ties.index(True) if True in ties else len(ties)
