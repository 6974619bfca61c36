"""Forms say what is wrong in plain words, keep what was written, and know themselves."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import override

from onedoor.office.pages.fields import CodeField, DayField
from onedoor.office.pages.forms import ActionForm
from onedoor.vocabulary.responsibility_codes import Asked, Reason


class Offer(ActionForm):
    """A small form."""

    name = forms.CharField(max_length=5)
    asked = CodeField(Asked, required=False)
    answer_by = DayField(required=False)
    age = forms.IntegerField(required=False, error_messages={"invalid": "Alder er et tall."})


def sent(**fields: Any) -> Offer:
    """The form as it was sent."""
    return Offer({"name": "Kari", **fields})


@pytest.mark.parametrize("written", ["24.11.2026", "24112026", "2026-11-24", " 24/11/2026 "])
def test_a_day_may_be_written_in_several_ways(written: str) -> None:
    form = sent(answer_by=written)
    assert form.is_valid()
    assert form.cleaned_data["answer_by"] == dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    "written", ["31.02.2026", "24.11", "i morgen", "2026-13-01", "0.0.0", "1.1.99999", "²4.11.2026"]
)
def test_what_is_no_day_is_told_and_kept(written: str) -> None:
    form = sent(answer_by=written)
    assert "Skriv en dag som finnes" in form.errors["answer_by"][0]
    assert f'value="{written}"' in form["answer_by"].as_field_group()


def test_a_choice_gives_the_code() -> None:
    form = sent(asked="2")
    assert form.is_valid()
    assert form.cleaned_data["asked"] is Asked.decide


@pytest.mark.parametrize("written", ["9", "x", "2.0"])
def test_what_is_no_choice_is_told(written: str) -> None:
    with override("nb"):
        assert sent(asked=written).errors["asked"] == ["Velg ett av alternativene."]


def test_messages_are_plain_and_in_the_readers_language() -> None:
    with override("nn"):
        errors = sent(name="Karianne").errors
        assert errors["name"] == ["Skriv høgst 5 teikn; no er det 8."]
        assert sent(name="").errors["name"] == ["Fyll ut dette feltet."]


def test_a_fields_own_message_is_kept() -> None:
    assert sent(age="x").errors["age"] == ["Alder er et tall."]


def test_a_rules_no_stands_on_the_form() -> None:
    form = sent()
    form.refuse(Reason.case_closed)
    with override("nb"):
        assert len(form.non_field_errors()) == 1


def test_a_form_carries_what_it_saw_and_its_own_key() -> None:
    new = Offer(initial={"expects": 7})
    written = {name: str(new[name].value()) for name in ("expects", "form_key")}
    form = sent(**written)
    assert form.is_valid()
    assert (form.submission().expects, form.submission().form_key) == (7, written["form_key"])


def test_a_form_that_was_told_what_its_reader_saw_is_refused_without_it() -> None:
    form = Offer({"form_key": str(uuid4())}, initial={"expects": 7})
    form.full_clean()
    assert form.has_error(NON_FIELD_ERRORS, "too_old")
    plain = Offer({"form_key": str(uuid4())})
    plain.full_clean()
    assert not plain.has_error(NON_FIELD_ERRORS, "too_old")


@pytest.mark.parametrize("tampered", [{"expects": "x"}, {"form_key": "x"}, {"expects": "-1"}])
def test_a_tampered_form_is_told_so_in_words(tampered: dict[str, str]) -> None:
    form = sent(**tampered)
    assert form.non_field_errors() == ["Dette skjemaet kan ikke brukes lenger. Åpne siden på nytt."]
    assert list(form.errors) == ["__all__"]
