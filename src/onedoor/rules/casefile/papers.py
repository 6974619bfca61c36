"""Papers: what is taken in, what a paper is called, and whether it may be put somewhere else."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from onedoor.rules.casefile.filing import what_hinders_filing
from onedoor.rules.verdict import first_no
from onedoor.vocabulary.casefile_codes import FiledKind, FileReason, PaperType
from onedoor.vocabulary.confidentiality import Level

# The media type of each, and the endings its name may have; the first is given when it has none.
KINDS: dict[PaperType, tuple[str, tuple[str, ...]]] = {
    PaperType.pdf: ("application/pdf", ("pdf",)),
    PaperType.png: ("image/png", ("png",)),
    PaperType.jpeg: ("image/jpeg", ("jpg", "jpeg", "jpe", "jfif")),
    PaperType.gif: ("image/gif", ("gif",)),
    PaperType.tiff: ("image/tiff", ("tif", "tiff")),
    PaperType.webp: ("image/webp", ("webp",)),
    PaperType.heic: ("image/heic", ("heic", "heif")),
    PaperType.plain: ("text/plain", ("txt", "text", "log", "csv", "md")),
    PaperType.docx: (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ("docx",),
    ),
    PaperType.xlsx: (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ("xlsx",),
    ),
    PaperType.pptx: (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ("pptx",),
    ),
    PaperType.odt: ("application/vnd.oasis.opendocument.text", ("odt",)),
    PaperType.ods: ("application/vnd.oasis.opendocument.spreadsheet", ("ods",)),
    PaperType.odp: ("application/vnd.oasis.opendocument.presentation", ("odp",)),
}
# What a browser says of a file it knows nothing of, or nearly: no lie.
_SAYS_NOTHING = ("", "application/octet-stream", "binary/octet-stream")
_NEARLY = {
    PaperType.plain: ("text/csv", "text/markdown", "application/vnd.ms-excel"),
    PaperType.jpeg: ("image/jpg", "image/pjpeg"),
    PaperType.heic: ("image/heif",),
    PaperType.pdf: ("application/x-pdf",),
}
_LONGEST = 120
_UNSAFE = re.compile(r'[\\/:*?"<>|]')


@dataclass(frozen=True, kw_only=True, slots=True)
class FileFacts:
    """A file as it came: what is found in it, and what it says of itself.

    `found` None is what is not taken in; `declared` is the media type the sender gave it.
    """

    bytes: int
    most_bytes: int
    found: PaperType | None
    name: str
    declared: str
    has_macros: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class MoveFacts:
    """A paper that is to be put in another case: how much of both the actor may see."""

    kind: FiledKind
    here: Level
    there: Level
    same_case: bool


def what_is_wrong_with_file(file: FileFacts) -> FileReason | None:
    """Why a file is not taken in; None when it is. A name that lies is not believed."""
    return first_no(
        (file.bytes == 0, FileReason.empty_file),
        (file.bytes > file.most_bytes, FileReason.too_large),
        (file.has_macros, FileReason.has_macros),
        (file.found is None, FileReason.unknown_type),
        (not _agrees(file), FileReason.lies_about_its_type),
    )


def what_hinders_receiving(level: Level, *, here_already: bool) -> FileReason | None:
    """Why a paper cannot be put in a file; None when it can."""
    return what_hinders_filing(level) or first_no((here_already, FileReason.paper_here_already))


def what_hinders_moving(facts: MoveFacts) -> FileReason | None:
    """Why a paper cannot be moved there; None when it can. Who moves it may read both files."""
    return what_hinders_filing(facts.here) or first_no(
        (facts.kind is not FiledKind.paper, FileReason.not_a_paper),
        (facts.there is not Level.content, FileReason.no_such_case),
        (facts.same_case, FileReason.lies_there_already),
    )


def what_hinders_giving(
    kind: FiledKind, level: Level, *, in_a_case: bool, works_here: bool
) -> FileReason | None:
    """Why a paper cannot wait with a colleague instead; None when it can."""
    return what_hinders_filing(level) or first_no(
        (kind is not FiledKind.paper, FileReason.not_a_paper),
        (in_a_case, FileReason.in_a_case),
        (not works_here, FileReason.does_not_work_here),
    )


def safe_name(name: str, found: PaperType) -> str:
    """What a paper is called here: no folders, nothing unseen, and the ending of what it is."""
    last = re.split(r"[\\/]", name)[-1]
    seen = "".join(one for one in last if unicodedata.category(one)[0] != "C")
    plain = " ".join(_UNSAFE.sub("_", seen).split()).strip(". ")
    stem, dot, ending = plain.rpartition(".")
    endings = KINDS[found][1]
    if not dot or ending.lower() not in endings:
        stem, ending = plain, endings[0]
    return f"{stem.strip('. ')[:_LONGEST] or 'paper'}.{ending.lower()}"


def _agrees(file: FileFacts) -> bool:
    """Whether name and media type say what was found; one that says nothing does not lie."""
    if file.found is None:
        return False
    media_type, endings = KINDS[file.found]
    _, dot, ending = file.name.rpartition(".")
    declared = file.declared.partition(";")[0].strip().lower()
    known = (media_type, *_SAYS_NOTHING, *_NEARLY.get(file.found, ()))
    return declared in known and (not dot or ending.strip().lower() in endings)
