"""Whatever a person can read is there in bokmål and nynorsk, with the same numbers and names."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.pofile import read_po

_ROOT = Path(__file__).parents[2]
_LOCALE = _ROOT / "src/onedoor/locale"
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%")
_MEND = "run `make texts`, then translate in src/onedoor/locale"


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Every text in the sources, found as `make texts` finds them."""
    found = tmp_path_factory.mktemp("texts") / "django.pot"
    pybabel = [sys.executable, "-m", "babel.messages.frontend", "--quiet", "extract"]
    keywords = ["--keyword=text", "--keyword=gettext_lazy", "--keyword=pgettext_lazy:1c,2"]
    options = ["--mapping-file=babel.cfg", *keywords, f"--output-file={found}", "src"]
    subprocess.run([*pybabel, *options], cwd=_ROOT, check=True)
    with found.open("rb") as file:
        return read_po(file)


@pytest.fixture(params=["nb", "nn"])
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    """What is translated into one of the languages."""
    with (_LOCALE / request.param / "LC_MESSAGES/django.po").open("rb") as file:
        return read_po(file, locale=request.param)


def test_no_text_is_missing(sources: Catalog, catalogue: Catalog) -> None:
    missing = [
        one.id for one in sources if one.id and not _translated(catalogue.get(one.id, one.context))
    ]
    assert missing == [], f"{len(missing)} texts have no {catalogue.locale}: {_MEND}"


def test_no_text_is_a_guess(catalogue: Catalog) -> None:
    assert [one.id for one in catalogue if one.id and one.fuzzy] == []


def test_every_placeholder_is_kept(catalogue: Catalog) -> None:
    broken = [one.id for one in catalogue if one.id and _translated(one) and not _agrees(one)]
    assert broken == []


def _translated(message: Message | None) -> bool:
    return message is not None and all(_forms(message.string))


def _agrees(message: Message) -> bool:
    """Each form names exactly what one of the originals names."""
    asked = [sorted(_PLACEHOLDER.findall(form)) for form in _forms(message.id)]
    return all(sorted(_PLACEHOLDER.findall(form)) in asked for form in _forms(message.string))


def _forms(words: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return tuple(words) if isinstance(words, list | tuple) else (words or "",)
