"""Each test has a folder of its own for papers."""

from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture(autouse=True)
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where papers lie in this test."""
    folder = tmp_path / "papers"
    monkeypatch.setattr(settings, "PAPERS", folder)
    return folder
