"""The drill with papers: what was taken in comes back as it was, and what was changed does not."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest
from django.conf import settings

from onedoor.office.casefile import store
from onedoor.office.casefile.models import Filed
from onedoor.office.inspection.backup import papers
from onedoor.office.inspection.backup.making import make_backup
from onedoor.office.inspection.backup.restoring import restore, try_backup
from onedoor.office.inspection.backup.trouble import NotDone
from tests.cast.people import case
from tests.databases import Database
from tests.office.casefile.paper import PDF, paper_in, sum_of, upload
from tests.office.inspection.backup.elsewhere import (
    SOON,
    empty_place,
    is_well,
    with_the_servers_own_programs,
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers of this test's own, and the server's own programs."""
    monkeypatch.setattr(settings, "PAPERS", tmp_path / "papers")
    with_the_servers_own_programs(monkeypatch)
    (tmp_path / "backups").mkdir()


@pytest.fixture
def file(office_database: Database, tmp_path: Path) -> Path:
    """A backup of an office that has one paper, made with both engines."""
    paper_in(case(), upload(tmp_path / "came"))
    make_backup(tmp_path / "backups" / "one", now=SOON)
    return tmp_path / "backups" / "one"


def test_papers_come_back_with_their_office(file, office_database, request, tmp_path, monkeypatch):
    with empty_place(request, office_database.engine, tmp_path / "elsewhere"):
        monkeypatch.setattr(settings, "PAPERS", tmp_path / "elsewhere" / "papers")
        assert restore(file).is_well
        assert store.whole(sum_of(Filed.objects.get())).read_bytes() == PDF
        assert is_well()


def test_a_paper_that_was_lost_comes_back_from_the_backup(file, office_database):
    sha256 = sum_of(Filed.objects.get())
    store.place_of(sha256).unlink()
    restore(file, replace=True)
    assert store.whole(sha256).read_bytes() == PDF


def test_a_backup_is_tried_with_its_own_papers_and_not_the_offices(file, office_database):
    store.place_of(sum_of(Filed.objects.get())).unlink()
    assert try_backup(file).is_well
    assert not list(store.all_kept())


def test_a_paper_that_is_not_what_its_name_says_is_refused(tmp_path, monkeypatch):
    lie = tmp_path / "lie"
    lie.write_bytes(b"something else")
    packed = tmp_path / "papers.tar"
    with tarfile.open(packed, "w") as opened:
        opened.add(lie, arcname="0" * 64)
    (tmp_path / "room").mkdir()

    class Told:
        format = 2

    def unpack(file, manifest, targets, seen):
        targets[papers.PAPERS].write_bytes(packed.read_bytes())

    monkeypatch.setattr(papers, "unpack", unpack)
    with pytest.raises(NotDone):
        papers.take_out(tmp_path, Told, tmp_path / "room", int)  # type: ignore[arg-type]
