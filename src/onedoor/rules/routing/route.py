"""Route: who should serve a visit, in order, with a reason for each and for each left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onedoor.rules.routing.among import Among, among_those
from onedoor.rules.routing.answer import Chosen, LeftOut, Route
from onedoor.rules.routing.facts import Scheme, Server, Waiting
from onedoor.rules.routing.fallback import falls_back_at_us, has_fallen_back, let_go
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

_STEPS_IN = MayServe(True, RoutingReason.fallback)


@dataclass(frozen=True, slots=True)
class _Judged:
    """Everybody by one policy: the one that ranks them, the door together, and each verdict."""

    policy: Policy
    among: Among
    verdicts: Mapping[int, MayServe]


def route(scheme: Scheme, waiting: Waiting, servers: Sequence[Server], now_us: int) -> Route:
    """Who should serve a visit now, by the office's scheme; or why nobody can.

    The policy gives way when the person has waited as long as it may cost, or when nobody it
    asks for is at the door: Office B's second scheme was «sårbar dersom noen var borte» (L847).
    """
    gives_way_us = 0
    if scheme.fallback is not None:
        gives_way_us = falls_back_at_us(waiting.waiting_since_us, scheme.fallback_after_minutes)
    judged = _strictly(scheme, waiting, servers)
    overdue = has_fallen_back(gives_way_us, now_us)
    fell_back = _fell_back(scheme, waiting, judged, overdue=overdue)
    if fell_back is not FellBack.no:
        judged = _widened(judged, _loosely(scheme, waiting, servers))
    ranked = _ranked(waiting, servers, judged)
    return Route(
        ranked=ranked,
        left_out=_left_out(servers, judged),
        support=who_may_join(waiting, servers),
        fell_back=fell_back,
        falls_back_at_us=gives_way_us,
        nobody=None if ranked else why_nobody(waiting, servers, fell_back=bool(fell_back)),
    )


def rank_of(server: Server, waiting: Waiting, policy: Policy, *, among: Among) -> Rank:
    """Where somebody who may serve a visit comes: the policy's own rank, with their numbers."""
    busy, since, place = int(server.busy), server.free_since_us, server.place
    if policy in (Policy.by_competence, Policy.desk_then_competence):
        return by_competence_rank(waiting.needs - server.knows, busy, since, place)
    if policy is Policy.by_birth_date:
        return by_birth_date_rank(int(server.key != among.taken_by), busy, since, place)
    if policy is Policy.by_continuity:
        return by_continuity_rank(_tie(server), busy, since, place)
    return first_free_rank(busy, since, place)


def _strictly(scheme: Scheme, waiting: Waiting, servers: Sequence[Server]) -> _Judged:
    among = among_those(servers, waiting, scheme.policy, posts_for(waiting, fell_back=False))
    verdicts = {one.key: may_serve(one, waiting, scheme.policy, among=among) for one in servers}
    at_desk = waiting.waits_for is Post.desk  # where every policy ranks by who is free first
    return _Judged(Policy.first_free if at_desk else scheme.policy, among, verdicts)


def _loosely(scheme: Scheme, waiting: Waiting, servers: Sequence[Server]) -> _Judged:
    policy = scheme.fallback or scheme.policy
    posts = posts_for(waiting, fell_back=True)
    among = among_those(servers, let_go(waiting), policy, posts)
    verdicts = {
        one.key: may_serve_in_fallback(one, waiting, policy, among=among) for one in servers
    }
    return _Judged(policy, among, verdicts)


def _fell_back(scheme: Scheme, waiting: Waiting, strict: _Judged, *, overdue: bool) -> FellBack:
    if overdue:
        return FellBack.waited_long
    # A colleague who is away is let go of even where no policy gives way.
    has_more = scheme.fallback is not None or bool(waiting.for_employee)
    nobody = not any(strict.verdicts.values())
    return FellBack.nobody_who_can if nobody and has_more else FellBack.no


def _widened(strict: _Judged, loose: _Judged) -> _Judged:
    """A fallback lets more people serve; it takes the visit from nobody who could have."""
    verdicts = {
        key: strict.verdicts[key] or (_STEPS_IN if after else after)
        for key, after in loose.verdicts.items()
    }
    return _Judged(loose.policy, loose.among, verdicts)


def _ranked(waiting: Waiting, servers: Sequence[Server], judged: _Judged) -> tuple[Chosen, ...]:
    able = [one for one in servers if judged.verdicts[one.key]]
    able.sort(key=lambda one: _place(one, waiting, judged))
    return tuple(
        Chosen(
            key=one.key,
            reason=RoutingReason.busy if one.busy else judged.verdicts[one.key].because,
            free=not one.busy,
            knows_all=one.knows >= waiting.needs,
        )
        for one in able
    )


def _place(one: Server, waiting: Waiting, judged: _Judged) -> tuple[bool, bool, Rank, int]:
    # Whom the policy asks for comes before who steps in for them, once they are as free.
    steps_in = judged.verdicts[one.key].because is RoutingReason.fallback
    rank = rank_of(one, waiting, judged.policy, among=judged.among)
    return one.busy, steps_in, rank, one.key


def _left_out(servers: Sequence[Server], judged: _Judged) -> tuple[LeftOut, ...]:
    out = [one for one in servers if not judged.verdicts[one.key]]
    out.sort(key=lambda one: (one.place, one.key))
    return tuple(LeftOut(key=one.key, reason=judged.verdicts[one.key].because) for one in out)


def _tie(server: Server) -> int:
    ties = (server.holds_the_case, server.holds_a_case, server.met_before)
    return ties.index(True) if True in ties else len(ties)
