"""What the environment says: read by the table, and told where it is wrong, all at once."""

from __future__ import annotations

import os

import pytest

from onedoor.config import environment
from onedoor.config.environment import UnusableSetting, refuse_unusable
from onedoor.config.variables import VARIABLES
from tests.command.test_main import SECRETS, onedoor

WRONG = {
    "ONEDOOR_DATABASE_URL": "oracle://hemmelig@somewhere",
    "ONEDOOR_LOOKS_DATABASE_URL": "postgresql://onedoor:hemmelig%zz@127.0.0.1/office",
    "ONEDOOR_HOSTS": "https://onedoor.example.org",
    "ONEDOOR_HOME": __file__,
    "ONEDOOR_LANGUAGE": "klingon",
    "ONEDOOR_DEMO": "yes",
    "ONEDOOR_TICKER_MINUTES": "0",
    "ONEDOOR_LEAST_FREE_MB": "1 GB",
    "ONEDOOR_PAPER_MB": "0",
    "ONEDOOR_VIRUS_SCANNER": "clamd.sock",
    "ONEDOOR_SENDER": "fax machine",
    "ONEDOOR_SENDER_ADDRESS": "smtp://",
    "ONEDOOR_SENDER_FROM": "nobody",
    "ONEDOOR_STATUS_FROM": "10.0.0.0/8, somewhere",
    "ONEDOOR_LOG": "xml",
    "ONEDOOR_PROXIES": "-1",
    "ONEDOOR_TRACE": "2",
}


@pytest.fixture(autouse=True)
def in_english_and_with_nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("ONEDOOR_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LC_ALL", "en")


def told(**said: str) -> list[str]:
    with pytest.MonkeyPatch.context() as environ:
        for name, value in said.items():
            environ.setenv(name, value)
        with pytest.raises(UnusableSetting) as refused:
            refuse_unusable()
    return str(refused.value).splitlines()


def test_nothing_has_to_be_set_before_an_office_is_served():
    refuse_unusable()


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_used_is_named_with_what_may_be(name):
    (line,) = told(**{name: WRONG[name]})
    assert line.startswith(name)
    assert VARIABLES[name].allowed in line


def test_every_variable_that_can_be_wrong_is_tried():
    assert WRONG.keys() | SECRETS.keys() == VARIABLES.keys()


def test_all_that_is_wrong_is_told_at_once():
    assert len(told(**WRONG)) == len(WRONG)


def test_what_was_given_is_repeated_but_never_a_secret():
    said = "\n".join(told(**WRONG))
    assert "ONEDOOR_LANGUAGE is 'klingon': it must be nb, nn or en." in said
    assert "hemmelig" not in said


def test_a_command_tells_each_on_a_line_and_stops():
    done = onedoor("doctor", **{**WRONG, "ONEDOOR_LANGUAGE": "en", "ONEDOOR_HOST": "x"})
    assert (done.returncode, done.stdout) == (2, "")
    assert all(line.startswith("onedoor: ONEDOOR_") for line in done.stderr.splitlines())
    assert done.stderr.count("\n") == len(WRONG)


def test_it_is_told_in_the_readers_language(monkeypatch):
    monkeypatch.setenv("ONEDOOR_LANGUAGE", "nn")
    monkeypatch.setenv("ONEDOOR_DEMO", "2")
    with pytest.raises(UnusableSetting, match=r"ONEDOOR_DEMO er '2'"):
        refuse_unusable()


def test_secrets_are_asked_for_where_an_office_is_served(monkeypatch):
    monkeypatch.setenv("ONEDOOR_ID_KEY", "i" * 31)
    with pytest.raises(UnusableSetting) as refused:
        refuse_unusable(served=True)
    unset, short, makes_one = str(refused.value).splitlines()
    assert unset == "ONEDOOR_SECRET_KEY is not set: it must be at least 50 random characters."
    assert short == "ONEDOOR_ID_KEY cannot be used: it must be at least 32 random characters."
    assert "token_urlsafe(48)" in makes_one


def test_a_slip_in_a_name_is_told():
    assert told(ONEDOOR_HOST="x") == ["ONEDOOR_HOST is no setting. Did you mean ONEDOOR_HOSTS?"]


@pytest.mark.parametrize("name", ["ONEDOOR_SERVICE_HOST", "ONEDOOR_PORT", "ONEDOOR_REAL_LOG"])
def test_what_a_container_platform_sets_is_left_alone(name, monkeypatch):
    monkeypatch.setenv(name, "tcp://10.0.0.1:8000")
    refuse_unusable()


def test_an_empty_variable_counts_as_unset(monkeypatch):
    for name in VARIABLES:
        monkeypatch.setenv(name, "")
    refuse_unusable()
    assert environment.names("ONEDOOR_HOSTS") == ["localhost", "127.0.0.1", "[::1]"]


def test_spaces_and_empty_names_among_the_hosts_do_not_count(monkeypatch):
    monkeypatch.setenv("ONEDOOR_HOSTS", "a.example, b.example,")
    refuse_unusable()
    assert environment.names("ONEDOOR_HOSTS") == ["a.example", "b.example"]


def test_what_libpq_takes_reaches_it():
    where = "postgresql://o:p@h:5433/office?sslmode=verify-full"
    told = environment.database(where, schema="looks")
    assert (told["NAME"], told["HOST"], told["PORT"]) == ("office", "h", "5433")
    assert told["OPTIONS"]["sslmode"] == "verify-full"
    assert told["OPTIONS"]["options"] == "-c search_path=looks"


@pytest.mark.parametrize(
    ("terminal", "spoken"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "nn_NO.UTF-8"}, "nn"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "no_NO"}, "nb"),
        ({"LANG": "nn_NO", "LC_MESSAGES": "nb_NO", "LC_ALL": "de_DE@euro"}, "en"),
        ({"LANG": "nn_NO", "ONEDOOR_LANGUAGE": "nb"}, "nb"),
    ],
)
def test_the_command_line_speaks_the_terminals_language(terminal, spoken, monkeypatch):
    for name in ("ONEDOOR_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, terminal.get(name, ""))
    assert environment.language() == spoken
