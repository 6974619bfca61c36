"""What a need is about: found by what people call it, or chosen among all there is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language, gettext, gettext_lazy

from onedoor.office.establishment.queries import pack_of
from onedoor.office.pages.fields import CodeField
from onedoor.office.pages.wording import in_my_language
from onedoor.office.reception.actions.arriving import Stated
from onedoor.office.reception.desk.visit.forms.choices import case_choices
from onedoor.office.reception.desk.visit.forms.visit_form import VisitForm
from onedoor.office.reception.door.meanings import Catalogue, catalogue_of
from onedoor.packs.catalogue import services_of_area
from onedoor.packs.pack import AreaTable, Pack
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.reception_codes import NeedKind, ReceptionReason
from onedoor.vocabulary.texts import text

LONGEST = 4000
_SHORT_LIST = 12


class WhatForm(VisitForm):
    """What a need is about, and its kind. To look up a word is to send it, and does nothing."""

    told_at: ClassVar[dict[Code, str]] = {
        ReceptionReason.not_their_case: "about_case",
        ReceptionReason.case_is_closed: "about_case",
        ReceptionReason.area_not_known: "what",
    }

    q = forms.CharField(
        label=gettext_lazy(text("What do they call it?")),
        required=False,
        max_length=80,
        help_text=gettext_lazy(text("Write a word and press Find; or choose from the list.")),
    )
    what = forms.ChoiceField(label=gettext_lazy(text("What is it about?")), required=False)
    kind = CodeField(
        NeedKind, label=gettext_lazy(text("What kind?")), initial=NeedKind.new, widget=forms.Select
    )
    about_case = forms.TypedChoiceField(
        label=gettext_lazy(text("About which case?")),
        coerce=int,
        empty_value=None,
        required=False,
    )

    @property
    def is_only_looking(self) -> bool:
        """Whether Find was pressed."""
        return "find" in self.data

    def begins_with(self) -> dict[str, Any]:
        """What is known of the need."""
        need = self.desk.need
        if need is None:
            return {}
        return {"what": need.meant, "kind": need.kind, "about_case": need.about_case or ""}

    def prepare(self) -> None:
        """List what was found for the word, else all services under their areas."""
        what: Any = self.fields["what"]
        what.choices = self._found() or self._all()
        cases = case_choices(self.desk.page.cases)
        field: Any = self.fields["about_case"]
        field.choices = [("", gettext("None of the cases")), *cases]
        if not cases:
            field.widget = forms.HiddenInput()

    def stated(self) -> Stated:
        """What was said, as the actions take it."""
        known = self.cleaned_data
        meant = self._catalogue.by_key(known["what"]) if known["what"] else None
        return Stated(
            area=meant.area if meant else None,
            service=meant.service if meant else None,
            kind=known["kind"],
            about_case=known["about_case"],
            words=known.get("words", ""),
        )

    @property
    def _catalogue(self) -> Catalogue:
        return catalogue_of(self.desk.reader.office_id, get_language() or "nb")

    def _found(self) -> list[tuple[str, str]]:
        typed = self.data.get("q", "")[:80] if self.is_bound else ""
        meanings = self._catalogue.meanings(typed)[:_SHORT_LIST] if typed.strip() else []
        return [(one.key, one.told) for one in meanings]

    def _all(self) -> list[tuple[str, Any]]:
        return [("", gettext("Not known yet")), *services_by_area(self.desk.reader.office_id)]


class AddNeedForm(WhatForm):
    """One thing more the person comes for, in their own words if they are worth keeping."""

    words = forms.CharField(
        label=gettext_lazy(text("In the person's own words")),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def begins_with(self) -> dict[str, Any]:
        """Something new."""
        return {}


def services_by_area(office: int) -> list[tuple[str, Any]]:
    """All there is to be asked about, as a list to choose from: services under their areas."""
    pack = pack_of(office)
    return [(in_my_language(area.name), list(_in(pack, area))) for area in pack.area]


def _in(pack: Pack, area: AreaTable) -> Iterator[tuple[str, str]]:
    """The area as a whole, and what can be given in it."""
    yield f"area:{area.key}", in_my_language(area.name)
    for one in services_of_area(pack, area.key):
        yield f"service:{one.key}", in_my_language(one.name)
