"""The part of an office's sheet that is about the door: services, routing, posts, screens."""

from __future__ import annotations

from onedoor.packs.door import SPOKEN, PostName, RoutedStage, RoutingTable
from onedoor.packs.offered import APPEALS_TO, DECIDERS, YARDSTICKS
from onedoor.packs.paper import Paper, Rows
from onedoor.packs.problems import listed
from onedoor.packs.routing import at_post, routing_of
from onedoor.vocabulary.routing import Policy, Post
from onedoor.vocabulary.sides import Stage
from onedoor.vocabulary.texts import text

SERVICES = (
    text("Service"),
    text("Area"),
    text("Decided by"),
    text("Given by"),
    text("Normal time"),
    text("Appeal to"),
)
ROUTING = (text("Stage"), text("Rule"), text("Level"), text("Instead"), text("Takes over after"))
PEOPLE = (text("Person"), text("Post"), text("Desk"))
DOOR = (text("What people meet"), text("How it is here"))
BROUGHT = (text("Area"),)
MINUTES = text("%(minutes)s minutes")
WAITS = text("at least %(least)s waits of the last %(weeks)s weeks")
SECONDS = text("%(seconds)s seconds")
AT_THE_DOOR: tuple[PostName, ...] = ("desk", "front", "support")
STAGES: tuple[RoutedStage, ...] = ("front", "back")


def service_rows(paper: Paper) -> Rows:
    """What can be given, who decides on it, and what may be told of its time and appeal."""
    rows = [paper.row(SERVICES)]
    for row in paper.pack.service:
        name, area = row.name.said_in(paper.language), paper.areas([row.area])
        how = paper.row((DECIDERS[row.decides], YARDSTICKS[row.yardstick]))
        appeal = paper.translate(APPEALS_TO[row.appeal.to]) if row.appeal else ""
        time = row.normal_time.told(paper.translate) if row.normal_time else ""
        rows.append([name, area, *how, time, appeal])
    return rows


def routing_rows(paper: Paper) -> Rows:
    """By which rule people are routed at each stage, chosen or not."""
    routed = [routing_of(paper.pack, stage) for stage in STAGES]
    return [paper.row(ROUTING), *(_routed(paper, row) for row in routed)]


def post_rows(paper: Paper) -> Rows:
    """Who stands at the door: at the desk, at the front, behind it."""
    rows = [paper.row(PEOPLE)]
    for post in AT_THE_DOOR:
        for row in at_post(paper.pack, post):
            stands = paper.translate(Post[post].words)
            rows.append([paper.person(row.key), stands, str(row.desk_number or "")])
    return rows


def door_rows(paper: Paper) -> Rows:
    """What people meet before they meet anybody."""
    door = paper.pack.door
    spoken = listed(paper.row(SPOKEN[language] for language in door.spoken))
    seconds = paper.translate(SECONDS) % {"seconds": door.check_in_seconds}
    called = paper.translate(MINUTES) % {"minutes": door.called_minutes}
    rows = {
        text("Languages of the screen"): listed(door.languages),
        text("The screen is made clean after"): seconds,
        text("The board makes a sound"): paper.yes_or_no(door.board_sound),
        text("A call is asked about after"): called,
        text("The expected wait is measured on"): paper.translate(WAITS)
        % {"least": door.wait_least, "weeks": door.wait_weeks},
        text("A colleague who is asked quietly has"): paper.translate(MINUTES)
        % {"minutes": door.question_minutes},
        text("The contact centre"): paper.unit(door.contact_centre) if door.contact_centre else "",
        text("A form on the web"): paper.yes_or_no(door.web_form),
        text("Telephone"): door.telephone or "",
        text("Address"): door.address or "",
        text("Often spoken here"): spoken,
    }
    return [paper.row(DOOR), *([paper.translate(what), how] for what, how in rows.items())]


def brought_rows(paper: Paper) -> Rows:
    """The areas that the municipality brings into the office."""
    areas = paper.pack.municipality_brings.areas
    return [paper.row(BROUGHT), *([paper.areas([area])] for area in areas)]


def _routed(paper: Paper, row: RoutingTable) -> list[str]:
    rules = [Policy[rule].words for rule in (row.policy, row.fallback) if rule]
    rule, instead = [*paper.row(rules), ""][:2]
    minutes = paper.translate(MINUTES) % {"minutes": row.fallback_after_minutes}
    stage = paper.translate(Stage[row.stage].words)
    return [stage, rule, str(row.level), instead, minutes if row.fallback else ""]
