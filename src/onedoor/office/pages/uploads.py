"""Files that come with a form: taken one at a time, by views that ask for one, and no others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

View = TypeVar("View", bound=Callable[..., Any])
# A file a few times too large is read to its end and told of on its form; beyond that the
# connection is broken off, whatever the browser makes of it.
_READ_TO_THE_END = 8


class FileSent(RequestDataTooBig):
    """A file came with a form; to the browser it is too much at once (413)."""


def takes_a_file(view: View) -> View:
    """Mark a view whose form asks for a file."""
    view.takes_a_file = True  # type: ignore[attr-defined]
    return view


def is_too_large(request: Any) -> bool:
    """Whether a file was sent that is larger than what is taken in; it has not been kept."""
    return bool(getattr(request, "file_too_large", False))


class Arrived(UploadedFile):
    """A file that has come: beside where it is to lie, and gone when the request is over."""

    def temporary_file_path(self) -> str:
        """Where it lies for now."""
        return str(self.file.name)  # type: ignore[union-attr]


class OnlyWhereAsked(FileUploadHandler):
    """Refuses the whole form at its first file, unless its view asks for one of somebody here."""

    def handle_raw_input(self, input_data: Any, meta: Any, content_length: int, *more: Any) -> None:
        """What is too long is not even read: a nameless file part has no other limit."""
        self.asked = _is_asked_for(self.request)
        self.files = 0
        form = settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0
        file = settings.PAPER_MAX_BYTES * _READ_TO_THE_END if self.asked else 0
        if content_length > form + file:
            raise RequestDataTooBig("longer than any form")

    def new_file(self, *told: Any, **more: Any) -> None:
        """A file begins here."""
        if not self.asked:
            raise FileSent("this form takes no files")
        self.files += 1
        if self.files > 1:
            raise SkipFile
        super().new_file(*told, **more)
        folder = Path(settings.PAPERS) / "incoming"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.written = NamedTemporaryFile(dir=folder)  # noqa: SIM115  closed with the request

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Written down until it is too large."""
        if start + len(raw_data) > settings.PAPER_MAX_BYTES:
            self.request.file_too_large = True  # type: ignore[union-attr]
            raise SkipFile
        self.written.write(raw_data)

    def file_complete(self, file_size: int) -> Arrived:
        """All of it is here."""
        self.written.flush()
        return Arrived(self.written, self.file_name, self.content_type, file_size)

    def upload_interrupted(self) -> None:
        """The browser went away: what had come goes too."""
        if self.files:
            self.written.close()


def _is_asked_for(request: Any) -> bool:
    """Only by a view that takes a file, and only from somebody who is signed in."""
    match = getattr(request, "resolver_match", None)
    asks = match is not None and getattr(match.func, "takes_a_file", False)
    return asks and getattr(request, "employee", None) is not None
