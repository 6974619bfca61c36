"""Where demos lie: a database for each pack and variant, so that one comes back to each quickly."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onedoor.command.demo_packs import Chosen

_ONEDOOR = Path(__file__).parents[1]
# What a database is made of: its tables, and what its journal's lines mean.
_MADE_OF = ("office/migrations", "vocabulary")


@dataclass(frozen=True, kw_only=True)
class Place:
    """The files of one demo in the folder of all demos."""

    folder: Path
    chosen: Chosen

    @property
    def name(self) -> str:
        """What this demo's files are called; no two demos' alike."""
        variant = f".{self.chosen.variant}" if self.chosen.variant else ""
        return f"{self.chosen.pack}{variant}"

    @property
    def addresses(self) -> dict[str, str]:
        """What the environment must say for the demo's databases to be used."""
        return {
            "ONEDOOR_HOME": str(self.folder),
            "ONEDOOR_DATABASE_URL": f"sqlite:///{self.folder / self.name}.sqlite3",
            "ONEDOOR_LOOKS_DATABASE_URL": f"sqlite:///{self.folder / self.name}-looks.sqlite3",
        }

    def key(self, name: str) -> str:
        """A key made once and kept beside the demos' databases."""
        file = self.folder / name
        if not file.exists():
            file.touch(mode=0o600)
            file.write_text(secrets.token_urlsafe(48))
        return file.read_text()

    def clear(self) -> None:
        """Remove this demo's databases, and no other's."""
        for old in self._files():
            old.unlink()

    def is_of_another_onedoor(self) -> bool:
        """Whether a demo is there that another Onedoor made, or of another pack than today's."""
        made_by = self._mark.read_text() if self._mark.exists() else ""
        return any(self._files()) and made_by != self._made_now()

    def mark(self) -> None:
        """Tell by which Onedoor, and of which pack, the demo is made."""
        self._mark.write_text(self._made_now())

    @property
    def _mark(self) -> Path:
        return self.folder / f"{self.name}.made"

    def _files(self) -> list[Path]:
        kinds = (".sqlite3", "-looks.sqlite3")
        return [file for kind in kinds for file in self.folder.glob(f"{self.name}{kind}*")]

    def _made_now(self) -> str:
        digest = hashlib.sha256()
        for text in _texts(self.chosen):
            digest.update(f"{len(text)}:{text}".encode())
        return digest.hexdigest()


def _texts(chosen: Chosen) -> Iterator[str]:
    for folder in _MADE_OF:
        for file in sorted((_ONEDOOR / folder).glob("*.py")):
            yield file.read_text()
    yield from chosen.files().values()
