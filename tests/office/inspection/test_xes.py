"""The XES reader: a stream that says on which line it stands, and refuses what XML can do more."""

from __future__ import annotations

import gzip
import tracemalloc
from pathlib import Path

import pytest

from onedoor.office.inspection.replay import xes
from onedoor.office.inspection.replay.xes import Unreadable, traces
from tests.office.inspection.logs import at, event, log, trace, written

ONE = trace("case-1", event("Anna", at(1)), event("Bo", at(2)), channel="Desk")
TWO = trace("case-2", event("Anna", at(3)))


def refusal(path: Path) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        list(traces(path))
    return refused.value


def test_traces_come_with_their_attributes_and_lines(tmp_path):
    one, two = traces(written(tmp_path, ONE, TWO))
    assert (one.line, two.line) == (3, 8)
    assert one.values == {"concept:name": "case-1", "channel": "Desk"}
    assert [(each.line, each.values["org:resource"]) for each in one.events] == [
        (5, "Anna"),
        (6, "Bo"),
    ]


def test_a_compressed_log_reads_the_same(tmp_path):
    plain = written(tmp_path, ONE, TWO)
    packed = tmp_path / "tiny.xes.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert list(traces(packed)) == list(traces(plain))


def test_a_log_without_a_namespace_reads_the_same(tmp_path):
    bare = tmp_path / "bare.xes"
    bare.write_text(log(ONE).replace(' xmlns="http://www.xes-standard.org/"', ""))
    assert [one.values["concept:name"] for one in traces(bare)] == ["case-1"]


def test_attributes_inside_attributes_are_not_the_event_s_own(tmp_path):
    nested = '<string key="a" value="1"><string key="org:resource" value="X"/></string>'
    inside = ["<trace>", f"<event>{nested}</event>", "</trace>"]
    (one,) = traces(written(tmp_path, inside))
    assert one.events[0].values == {"a": "1"}


def test_lines_are_right_beyond_65535(tmp_path):
    (*_, last) = traces(written(tmp_path, ["<!-- filler -->"] * 70_000, TWO))
    assert last.line == 70_003
    assert last.events[0].line == 70_005


def test_a_long_log_takes_little_memory(tmp_path):
    path = written(tmp_path, *(trace(f"case-{n}", event("Anna", at(1))) for n in range(20_000)))
    tracemalloc.start()
    assert sum(1 for _ in traces(path)) == 20_000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < path.stat().st_size / 4


def test_a_missing_file(tmp_path):
    assert refusal(tmp_path / "nowhere.xes").sentence == xes.NO_FILE


def test_a_directory(tmp_path):
    assert refusal(tmp_path).sentence == xes.NO_ACCESS


def test_a_name_that_says_gzip_of_a_file_that_is_not(tmp_path):
    path = written(tmp_path, ONE).rename(tmp_path / "tiny.xes.gz")
    assert refusal(path).sentence == xes.NOT_GZIP


def test_a_truncated_gzip_says_about_where_it_ends(tmp_path):
    many = [trace(f"case-{n}", event(f"Worker {n * 7919}", at(1))) for n in range(5_000)]
    packed = gzip.compress(written(tmp_path, *many).read_bytes())
    path = tmp_path / "cut.xes.gz"
    path.write_bytes(packed[: len(packed) // 2])
    refused = refusal(path)
    assert refused.sentence == xes.CUT_OFF
    assert 5_000 < refused.line < 15_000


def test_a_damaged_gzip(tmp_path):
    packed = bytearray(gzip.compress(written(tmp_path, ONE).read_bytes()))
    packed[len(packed) // 2] ^= 0xFF
    path = tmp_path / "damaged.xes.gz"
    path.write_bytes(packed)
    assert refusal(path).sentence in {xes.BROKEN_GZIP, xes.NOT_XML}


def test_a_truncated_log_says_on_which_line_it_ends(tmp_path):
    path = tmp_path / "cut.xes"
    path.write_text("\n".join(log(ONE, TWO).splitlines()[:9]) + '\n<event><string key="or')
    refused = refusal(path)
    assert (refused.sentence, refused.line) == (xes.CUT_OFF, 10)


@pytest.mark.parametrize("content", ["", "no log at all", "<log><trace></log>", "\x00\x01"])
def test_what_is_not_xml(tmp_path, content):
    path = tmp_path / "not.xes"
    path.write_text(content)
    refused = refusal(path)
    assert (refused.sentence, refused.line) == (xes.NOT_XML, 1)


def test_xml_that_is_no_log(tmp_path):
    path = tmp_path / "page.xes"
    path.write_text("\n<html/>")
    refused = refusal(path)
    assert (refused.sentence, refused.line, refused.values) == (xes.NOT_XES, 2, {"tag": "html"})


BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "document_type",
    [
        "<!DOCTYPE log>",
        '<!DOCTYPE log SYSTEM "http://localhost:1/log.dtd">',
        '<!DOCTYPE log [<!ENTITY secret SYSTEM "file:///etc/passwd">]>',
        f'<!DOCTYPE log [<!ENTITY a0 "aaaaaaaaaa">{BOMB}]>',
    ],
)
@pytest.mark.parametrize("root", ["<log>", '<log a="&a9;">'])
def test_a_document_type_is_refused_before_anything_is_expanded(tmp_path, document_type, root):
    if "a9" in root and "a9" not in document_type:
        return
    path = tmp_path / "bomb.xes"
    path.write_text(f"{document_type}\n{root}</log>")
    assert refusal(path).sentence == xes.DOCTYPE
