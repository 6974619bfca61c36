"""Which of the packs that come with Onedoor may be a demo, and which one is meant."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from onedoor.packs.reader import files_in, shipped, shipped_names, variants_of

_FIRST = ("office_b", "example")  # the first of these that is there is shown to who chooses none


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """A pack by its name, and one of its variants or none."""

    pack: str
    variant: str = ""

    def files(self) -> dict[str, str]:
        """The texts of the pack's files, with the variant's."""
        return files_in(shipped(self.pack), self.variant)

    def asked_for(self) -> str:
        """What to add to a command to get this one."""
        pack = "" if self.pack == default_pack() else f" --pack {self.pack}"
        return pack + (f" --variant {self.variant}" if self.variant else "")


def demo_packs() -> list[str]:
    """The packs that say of themselves that they are made up."""
    return [name for name in shipped_names() if _is_made_up(name)]


def default_pack() -> str:
    """The office to show to somebody who names none."""
    there = shipped_names()
    return next(name for name in (*_FIRST, *there) if name in there)


def refuse_unknown(chosen: Chosen) -> None:
    """Go on only with a pack and variant that are there. Raises `LookupError` that names them."""
    from django.utils.translation import gettext

    known = demo_packs()
    if chosen.pack not in known:
        told = gettext("There is no demo office «%(name)s». There are: %(known)s.")
        raise LookupError(told % {"name": chosen.pack, "known": ", ".join(known)})
    variants = variants_of(shipped(chosen.pack))
    if not chosen.variant or chosen.variant in variants:
        return
    told = gettext("There is no variant «%(name)s» of %(pack)s. There are: %(known)s.")
    if not variants:
        told = gettext("There is no variant «%(name)s» of %(pack)s; it has none.")
    names = {"name": chosen.variant, "pack": chosen.pack, "known": ", ".join(variants)}
    raise LookupError(told % names)


def _is_made_up(name: str) -> bool:
    office = tomllib.loads((shipped(name) / "office.toml").read_text())["office"]
    return office.get("demo") is True
