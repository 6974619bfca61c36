"""Reading an XES file (IEEE 1849) as a stream: traces with their events, and where they stand.

A log may come from anybody: what XML can do besides carrying data is refused or switched off.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from onedoor.vocabulary.texts import text

_GZIP = b"\x1f\x8b"
_LONGEST_PART = 65_536

NO_FILE = text("There is no such file. Give the path of an event log in XES.")
NO_ACCESS = text("The file cannot be read. Check that it is a file, and who may read it.")
NOT_GZIP = text(
    "The name ends in .gz, but the file is not compressed. Fetch it again, or take .gz off."
)
BROKEN_GZIP = text("The compressed file is damaged here. Fetch it again.")
CUT_OFF = text("The file is cut off here. Fetch it again.")
NOT_XML = text("This is not well-formed XML (%(why)s). Export the log again.")
NOT_XES = text("The file holds <%(tag)s> and not a <log>. Give an event log in XES.")
DOCTYPE = text("A log declares no document type (<!DOCTYPE>). Remove it.")


@dataclass(frozen=True, slots=True)
class XesEvent:
    """One event of a trace: the line it begins on, and its attributes by key."""

    line: int
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class XesTrace:
    """One trace: the line it begins on, its attributes by key, and its events."""

    line: int
    values: dict[str, str]
    events: list[XesEvent]


class Unreadable(Exception):
    """The file cannot be read further; `sentence` says why, with placeholders for `why`, `tag`."""

    def __init__(self, sentence: str, line: int = 0, **values: str) -> None:
        super().__init__(sentence % values)
        self.sentence = sentence
        self.line = line
        self.values = values


def traces(path: Path) -> Iterator[XesTrace]:
    """The traces of an XES file, compressed with gzip or not. Raises `Unreadable`."""
    try:
        with path.open("rb") as raw:
            yield from _traces(_lines(_opened(path, raw)))
    except FileNotFoundError:
        raise Unreadable(NO_FILE) from None
    except OSError:
        raise Unreadable(NO_ACCESS) from None


def _opened(path: Path, raw: BinaryIO) -> gzip.GzipFile | BinaryIO:
    start = raw.read(len(_GZIP))
    raw.seek(0)
    if start == _GZIP:
        return gzip.GzipFile(fileobj=raw)
    if path.suffix == ".gz":
        raise Unreadable(NOT_GZIP)
    return raw


def _lines(file: gzip.GzipFile | BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The file's lines with their numbers; a very long line comes in parts."""
    line = 1
    try:
        while part := file.readline(_LONGEST_PART):
            yield line, part
            line += part.endswith(b"\n")
    except EOFError:
        raise Unreadable(CUT_OFF, line) from None
    except (gzip.BadGzipFile, zlib.error):
        raise Unreadable(BROKEN_GZIP, line) from None


def _traces(lines: Iterator[tuple[int, bytes]]) -> Iterator[XesTrace]:
    """Fed line by line, since lxml's own line numbers end at 65,535."""
    parser = _parser()
    root: etree._Element | None = None
    began: dict[etree._Element, int] = {}
    line = 1
    for line, part in lines:
        try:
            parser.feed(part)
        except etree.XMLSyntaxError as error:
            raise _not_xml(error, line) from None
        for happens, element in parser.read_events():
            if happens == "start":
                if root is None:
                    root = element
                    _refuse_unless_log(root, line)
                began[element] = line
            elif _name(element) == "trace":
                yield _trace(element, began)
                _let_go(element)
                began.clear()
    try:
        parser.close()
    except etree.XMLSyntaxError as error:
        raise Unreadable(CUT_OFF, line) if root is not None else _not_xml(error, line) from None


def _parser() -> etree.XMLPullParser[etree._Element]:
    return etree.XMLPullParser(
        events=("start", "end"),
        load_dtd=False,
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _refuse_unless_log(root: etree._Element, line: int) -> None:
    if root.getroottree().docinfo.doctype:
        raise Unreadable(DOCTYPE)
    if _name(root) != "log":
        raise Unreadable(NOT_XES, line, tag=_name(root))


def _not_xml(error: etree.XMLSyntaxError, line: int) -> Unreadable:
    why = error.msg or ""
    if "entity amplification" in why:
        return Unreadable(DOCTYPE)
    return Unreadable(NOT_XML, line, why=why.partition(", line ")[0])


def _trace(element: etree._Element, began: Mapping[etree._Element, int]) -> XesTrace:
    events = [XesEvent(began[one], _values(one)) for one in element if _name(one) == "event"]
    return XesTrace(began[element], _values(element), events)


def _values(element: etree._Element) -> dict[str, str]:
    """The attributes that stand directly in a trace or an event, without spaces around them."""
    return {
        key: (one.get("value") or "").strip()
        for one in element
        if (key := one.get("key")) is not None
    }


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _let_go(trace: etree._Element) -> None:
    """Forget what has been read, so that a long log takes no more memory than a short one."""
    trace.clear()
    above = trace.getparent()
    while above is not None and trace.getprevious() is not None:
        del above[0]
