"""What a file is, by what is in it: never by its name, nor by what a browser says of it."""

from __future__ import annotations

import codecs
import re
import zipfile
import zlib
from pathlib import Path

import filetype  # type: ignore[import-untyped]

from onedoor.rules.casefile.papers import KINDS
from onedoor.vocabulary.casefile_codes import PaperType

_BY_MEDIA_TYPE = {media_type: kind for kind, (media_type, _) in KINDS.items()}
_PICTURES = (
    PaperType.pdf,
    PaperType.png,
    PaperType.jpeg,
    PaperType.gif,
    PaperType.tiff,
    PaperType.webp,
    PaperType.heic,
)
_HEAD = 8192
_LONGEST_LIST = 1 << 20
# What makes an Office document one of its kind, in its own list of contents.
_MAIN = re.compile(rb'PartName="/(word|xl|ppt)/[^"]*"[^>]*ContentType="([^"]+)\.main\+xml"')
_MAIN_TURNED = re.compile(rb'ContentType="([^"]+)\.main\+xml"[^>]*PartName="/(?:word|xl|ppt)/')
_MACROS = re.compile(
    r"vbaproject|vbadata|macrosheets|activex|embeddings/.*\.bin$|^(basic|scripts)/|\.(exe|js|vbs)$"
)
_MARKUP = re.compile(rb"\s*(<!doctype|<html|<\?xml|<svg|<script|<\?php|#!)", re.IGNORECASE)


def type_of(file: Path) -> PaperType | None:
    """What a file is, of the kinds that are taken in; None for anything else."""
    with file.open("rb") as opened:
        head = opened.read(_HEAD)
    if head.startswith(b"PK"):
        return _document(file)
    found = filetype.guess(head)
    if found is not None:
        kind = _BY_MEDIA_TYPE.get(found.mime)
        return kind if kind in _PICTURES else None
    return PaperType.plain if _is_plain(file, head) else None


def has_macros(file: Path) -> bool:
    """Whether a document has something in it that runs, or that another program would run."""
    try:
        with zipfile.ZipFile(file) as opened:
            return any(_MACROS.search(name.lower()) for name in opened.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def _document(file: Path) -> PaperType | None:
    try:
        with zipfile.ZipFile(file) as opened:
            names = set(opened.namelist())
            if "mimetype" in names:
                said = _read(opened, "mimetype").decode("ascii", "replace").strip()
                return _BY_MEDIA_TYPE.get(said)
            return _office(_read(opened, "[Content_Types].xml")) if _HAS & names else None
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, NotImplementedError):
        return None


_HAS = {"[Content_Types].xml"}


def _office(contents: bytes) -> PaperType | None:
    """By its main part; one with macros has another media type, and so is none of ours."""
    found = _MAIN.search(contents)
    turned = _MAIN_TURNED.search(contents)
    media_type = found[2] if found else turned[1] if turned else b""
    return _BY_MEDIA_TYPE.get(media_type.decode("ascii", "replace"))


def _read(opened: zipfile.ZipFile, name: str) -> bytes:
    """What lies there, up to a length: a list that unpacks to gigabytes is no list."""
    with opened.open(name) as part:
        return part.read(_LONGEST_LIST)


def _is_plain(file: Path, head: bytes) -> bool:
    """Text that prints, in UTF-8; neither markup nor something that runs."""
    if _MARKUP.match(head.removeprefix(codecs.BOM_UTF8)):
        return False
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            return all(_prints(part) for part in iter(lambda: opened.read(1 << 16), ""))
    except UnicodeDecodeError:
        return False


def _prints(part: str) -> bool:
    return not any(one < " " and one not in "\t\r\n\f" for one in part)
