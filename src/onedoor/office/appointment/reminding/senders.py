"""Senders: how a message leaves the office. `ONEDOOR_SENDER` says which.

`file` writes it to a folder, `smtp` sends it as e-mail, and a dotted path names a class of
somebody else's, such as one for text messages. Such a class is called with the setting
`ONEDOOR_SENDER_ADDRESS` and `ONEDOOR_SENDER_FROM`, and has one method, `send(outgoing)`, which
raises `SendingFailed` when the message did not leave.
"""

from __future__ import annotations

import smtplib
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils.module_loading import import_string

_SECONDS = 20
_SMTP, _SMTPS = 587, 465


class SendingFailed(Exception):
    """The message did not leave. Without words: a server's may repeat the address."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outgoing:
    """A message to one person: `key` is the same each time it is tried, and nobody else's.

    `calendar` is a calendar file with the same time and place, empty for none.
    """

    to: str
    subject: str
    text: str
    key: str
    calendar: bytes = b""


class Sender(Protocol):
    """Whatever can let a message leave."""

    def send(self, outgoing: Outgoing) -> None:
        """Let it leave, or raise `SendingFailed`."""


@dataclass(frozen=True, slots=True)
class FileSender:
    """Writes each message to a file of its own in a folder: to try it out, or for another program
    to fetch. Tried twice it is the same file."""

    address: str
    sender: str

    def send(self, outgoing: Outgoing) -> None:
        """Write it, whole or not at all."""
        folder = Path(self.address)
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            unfinished = folder / f".{outgoing.key}"
            unfinished.write_bytes(bytes(_email(outgoing, self.sender)))
            unfinished.rename(folder / f"{outgoing.key}.eml")
        except OSError:
            raise SendingFailed from None


@dataclass(frozen=True, slots=True)
class SmtpSender:
    """Sends e-mail: `smtp://name:password@host:587`, with STARTTLS when the server has it, or
    `smtps://` for TLS from the beginning."""

    address: str
    sender: str

    def send(self, outgoing: Outgoing) -> None:
        """Give it to the mail server."""
        at = urlsplit(self.address)
        try:
            with self._connected(at.scheme, at.hostname or "", at.port) as server:
                if at.username:
                    server.login(unquote(at.username), unquote(at.password or ""))
                server.send_message(_email(outgoing, self.sender))
        except (OSError, smtplib.SMTPException, ValueError):
            raise SendingFailed from None

    def _connected(self, scheme: str, host: str, port: int | None) -> smtplib.SMTP:
        if scheme == "smtps":
            return smtplib.SMTP_SSL(host, port or _SMTPS, timeout=_SECONDS)
        server = smtplib.SMTP(host, port or _SMTP, timeout=_SECONDS)
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls()
        return server


def sender() -> Sender | None:
    """The sender that the settings choose; None when nothing is to be sent."""
    chosen = settings.SENDER
    if not chosen or chosen == "none":
        return None
    kinds: dict[str, Any] = {"file": FileSender, "smtp": SmtpSender}
    kind = kinds.get(chosen) or import_string(chosen)
    found: Sender = kind(settings.SENDER_ADDRESS, settings.SENDER_FROM)
    return found


def _email(outgoing: Outgoing, sender: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = sender, outgoing.to
    message["Subject"] = outgoing.subject
    # A mailbox that gets the same message twice, after a machine died in between, shows it once.
    message["Message-ID"] = f"<{outgoing.key}@{sender.partition('@')[2] or 'onedoor'}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(outgoing.text)
    if outgoing.calendar:
        message.add_attachment(
            outgoing.calendar, maintype="text", subtype="calendar", filename="appointment.ics"
        )
    return message
