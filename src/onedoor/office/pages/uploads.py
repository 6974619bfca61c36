"""Files that come with a form: none is taken, for no form asks for one."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler


class FileSent(RequestDataTooBig):
    """A file came with a form; to the browser it is too much at once (413)."""


class NoFiles(FileUploadHandler):
    """Refuses the whole form at its first file, before anything is written anywhere."""

    def handle_raw_input(self, input_data: Any, meta: Any, content_length: int, *more: Any) -> None:
        """What is too long for a form is not even read: a nameless file part has no other limit."""
        if content_length > (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0):
            raise RequestDataTooBig("longer than any form")

    def new_file(self, *told: Any, **more: Any) -> NoReturn:
        """A file begins here."""
        raise FileSent("no form takes files")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> NoReturn:
        """Never come to: the file was refused where it began."""
        raise FileSent("no form takes files")

    def file_complete(self, file_size: int) -> None:
        """Never come to, likewise."""
