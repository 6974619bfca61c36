"""What a file is, is found in it: names and browsers are not asked."""

from pathlib import Path

import pytest

from onedoor.office.casefile.content_type import has_macros, type_of
from onedoor.vocabulary.casefile_codes import PaperType
from tests.office.casefile.paper import JPEG, PDF, PNG, docx, odt, zipped

MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def found_in(folder: Path, content: bytes) -> PaperType | None:
    file = folder / "file"
    file.write_bytes(content)
    return type_of(file)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, PaperType.pdf),
        (PNG, PaperType.png),
        (JPEG, PaperType.jpeg),
        (docx(), PaperType.docx),
        (odt(), PaperType.odt),
        ("Kjære kontor,\r\nhilsen Åse\n".encode(), PaperType.plain),
        (b"\xef\xbb\xbfname;day\n", PaperType.plain),
    ],
)
def test_what_is_taken_in_is_known(tmp_path, content, kind):
    assert found_in(tmp_path, content) is kind


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html><script>alert(1)</script>",
        b"  <svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xef\xbb\xbf<html>",
        b"#!/bin/sh\nrm -rf ~\n",
        b"MZ\x90\x00" + bytes(100),
        b"\x7fELF" + bytes(100),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        b"a\x00b",
        "blåbær".encode("latin-1"),
        zipped(**{"a.txt": "nothing"}),
        zipped(mimetype="application/epub+zip"),
        docx(MACROS),
        b"PK\x03\x04 cut off",
    ],
)
def test_everything_else_is_not(tmp_path, content):
    assert found_in(tmp_path, content) is None


@pytest.mark.parametrize(
    "content",
    [
        docx(word__vbaProject__bin="x", **{"word__vbaProject.bin": "x"}),
        docx(**{"word__embeddings__oleObject1.bin": "x"}),
        docx(**{"word__activeX__activeX1.xml": "x"}),
        odt(**{"Basic__Standard__Module1.xml": "x"}),
        odt(**{"Scripts__python__run.py": "x"}),
    ],
)
def test_macros_are_found(tmp_path, content):
    file = tmp_path / "file"
    file.write_bytes(content)
    assert has_macros(file)


@pytest.mark.parametrize(
    "content", [PDF, docx(), odt(), docx(**{"xl__printerSettings__printerSettings1.bin": "x"})]
)
def test_what_has_none_is_not_accused(tmp_path, content):
    file = tmp_path / "file"
    file.write_bytes(content)
    assert not has_macros(file)
