"""Papers to take in: small, and each really what it says it is, unless it is to lie."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from onedoor.office.casefile.actions.papers import Upload, receive_paper
from onedoor.office.casefile.models import Filed
from onedoor.office.responsibility.models import Case
from onedoor.vocabulary.casefile_codes import PaperFrom
from tests.cast.people import employee
from tests.office.casefile.file import SOON, file_of

PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(40)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(40)
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def zipped(**parts: str) -> bytes:
    """A zip with these parts; two underscores stand for a slash, and the first part is first."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        for name, written in parts.items():
            opened.writestr(name.replace("__", "/"), written)
    return made.getvalue()


def docx(main: str = _DOCX, **more: str) -> bytes:
    """A Word document, as far as its list of contents goes."""
    listed = f'<Types><Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    return zipped(**{"[Content_Types].xml": listed, "word__document.xml": "<w/>", **more})


def odt(**more: str) -> bytes:
    """An OpenDocument text."""
    return zipped(
        **{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>", **more}
    )


def upload(
    folder: Path, content: bytes = PDF, name: str = "letter.pdf", declared: str = ""
) -> Upload:
    """A file that has come."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "came"
    file.write_bytes(content)
    return Upload(file=file, name=name, declared=declared)


def paper_in(case: Case, came: Upload, by: str = "amina") -> Filed:
    """A paper in the file of a case."""
    actor = employee(by)
    key = receive_paper(file_of(case), came, came=PaperFrom.letter, actor=actor, now=SOON)
    return Filed.objects.get(pk=key)


def sum_of(row: Filed) -> str:
    """The checksum of what is in a paper."""
    assert row.content is not None
    return row.content.sha256
