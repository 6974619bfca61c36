"""Serving: whether an employee may serve a visit at all, by a policy; the verdict of routing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onedoor.rules.routing.among import Among
from onedoor.rules.routing.facts import Server, Waiting
from onedoor.rules.routing.fallback import let_go
from onedoor.rules.routing.standing import is_away, posts_for, stands_elsewhere
from onedoor.vocabulary.routing import Policy, Post, RoutingReason


@dataclass(frozen=True, slots=True)
class MayServe:
    """Whether somebody may serve a visit, and why or why not. True in a condition when they may."""

    allowed: bool
    because: RoutingReason

    def __bool__(self) -> bool:
        return self.allowed


def may_serve(server: Server, waiting: Waiting, policy: Policy, *, among: Among) -> MayServe:
    """Whether somebody may serve a visit while its policy holds.

    Whom the person was sent on to may, wherever they stand; nobody else then. A visit at the
    reception desk is for whoever stands there: to receive and point on takes no area (L615-619).
    """
    refused = is_away(server)
    if refused is None and waiting.for_employee:
        asked = waiting.for_employee == server.key
        why = RoutingReason.asked_for if asked else RoutingReason.somebody_else_asked_for
        return MayServe(asked, why)
    refused = refused or stands_elsewhere(server, waiting, posts_for(waiting, fell_back=False))
    if refused is not None:
        return MayServe(False, refused)
    if waiting.waits_for is Post.desk:
        return MayServe(True, RoutingReason.points_on)
    return _by(policy)(server, waiting, among)


def may_serve_in_fallback(
    server: Server, waiting: Waiting, policy: Policy, *, among: Among
) -> MayServe:
    """Whether somebody may serve a visit whose own policy has given way to this one.

    The person is no longer kept for one colleague or one unit, nor for a desk that does not get to
    them.
    """
    posts, anybodys = posts_for(waiting, fell_back=True), let_go(waiting)
    refused = is_away(server) or stands_elsewhere(server, anybodys, posts)
    return MayServe(False, refused) if refused else _by(policy)(server, anybodys, among)


Asks = Callable[[Server, Waiting, Among], MayServe]


def _by(policy: Policy) -> Asks:
    return _POLICIES.get(policy, _first_free)


def _first_free(server: Server, waiting: Waiting, among: Among) -> MayServe:
    return MayServe(True, RoutingReason.free)


def _by_competence(server: Server, waiting: Waiting, among: Among) -> MayServe:
    if waiting.needs == 0:  # unclear what it is about: anybody can find out
        return MayServe(True, RoutingReason.free)
    if server.knows == 0:
        return MayServe(False, RoutingReason.does_not_know)
    all_of_it = server.knows >= waiting.needs
    return MayServe(True, RoutingReason.knows_all if all_of_it else RoutingReason.knows_some)


def _by_birth_date(server: Server, waiting: Waiting, among: Among) -> MayServe:
    if waiting.birth_day == 0:
        return MayServe(True, RoutingReason.no_birth_date)
    if server.key != among.taken_by:
        return MayServe(False, RoutingReason.others_days)
    own = server.key == among.days_of
    return MayServe(True, RoutingReason.birth_days if own else RoutingReason.next_in_turn)


def _by_continuity(server: Server, waiting: Waiting, among: Among) -> MayServe:
    if not among.anyone_met:
        return MayServe(True, RoutingReason.free)
    ties = (
        (server.holds_the_case, RoutingReason.holds_the_case),
        (server.holds_a_case, RoutingReason.holds_a_case),
        (server.met_before, RoutingReason.met_before),
    )
    why = next((because for tied, because in ties if tied), None)
    return MayServe(why is not None, why or RoutingReason.never_met)


_POLICIES: dict[Policy, Asks] = {
    Policy.by_competence: _by_competence,
    Policy.desk_then_competence: _by_competence,
    Policy.by_birth_date: _by_birth_date,
    Policy.by_continuity: _by_continuity,
}
