"""How an office routes."""

from onedoor.packs.door import RoutingTable
from onedoor.packs.reader import read_files
from onedoor.packs.routing import at_post, routing_of


def test_where_nobody_chose_the_first_free_takes_the_next_at_the_door(files):
    files.pop("routing.toml", None)
    assert routing_of(read_files(files), "front") == RoutingTable(
        stage="front", policy="first_free"
    )


def test_where_nobody_chose_what_is_passed_on_goes_to_who_can(files):
    files.pop("routing.toml", None)
    back = routing_of(read_files(files), "back")
    assert (back.policy, back.level, back.fallback) == ("by_competence", 2, None)


def test_a_pack_chooses_by_stage(files):
    files["routing.toml"] = '[[routing]]\nstage = "front"\npolicy = "by_continuity"\nlevel = 1\n'
    pack = read_files(files)
    assert (routing_of(pack, "front").policy, routing_of(pack, "front").level) == (
        "by_continuity",
        1,
    )
    assert routing_of(pack, "back").policy == "by_competence"


def test_nobody_stands_at_the_door_unless_the_pack_says_so(files):
    assert at_post(read_files(files), "desk") == []
