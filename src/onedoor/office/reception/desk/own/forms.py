"""Where one stands: at which post, for which unit, at which desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy

from onedoor.office.establishment.queries import names_by_number
from onedoor.office.pages.fields import CodeField
from onedoor.office.pages.forms import ActionForm
from onedoor.office.pages.wording import in_my_language, words
from onedoor.office.people.models import Employee, Membership
from onedoor.rules.routing.posts import PostReason
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.routing import Post
from onedoor.vocabulary.sides import Stage
from onedoor.vocabulary.texts import text

_TOLD_AT: dict[Code, str] = {
    PostReason.unit_missing: "unit",
    PostReason.outside: "unit",
    PostReason.not_in_unit: "unit",
    PostReason.desk_taken: "desk_number",
    PostReason.away: "post",
}
_MOST_DESKS = 999


class PostForm(ActionForm):
    """Where one stands from now on; leaving the door needs no more than saying so."""

    post = CodeField(Post, label=gettext_lazy(text("Where do you stand?")))
    unit = forms.TypedChoiceField(
        label=gettext_lazy(text("For which unit?")), coerce=int, empty_value=None, required=False
    )
    desk_number = forms.IntegerField(
        label=gettext_lazy(text("Desk number")),
        required=False,
        min_value=0,
        max_value=_MOST_DESKS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "3"}),
        help_text=gettext_lazy(text("The board sends people to it. Leave it empty for no desk.")),
    )

    def __init__(self, reader: Employee, last: int, data: QueryDict | None = None) -> None:
        begins: dict[str, Any] = {
            "expects": last,
            "post": reader.post if reader.post is not Post.none else Post.front,
            "unit": reader.post_unit_id or reader.home_unit_id,
            "desk_number": reader.desk_number or "",
        }
        super().__init__(data, initial=begins)
        self.fields["unit"].choices = _units(reader)  # type: ignore[attr-defined]

    def refuse(self, because: Code) -> None:
        """Tell why a rule said no, at the field it is about."""
        self.add_error(_TOLD_AT.get(because), words(because))


def _units(reader: Employee) -> list[tuple[Any, str]]:
    """The units one works for here; the choice may be left open when one leaves the door."""
    names = names_by_number(reader.office_id)
    rows = Membership.objects.filter(employee=reader).exclude(unit__stage=Stage.outside)
    keys = rows.order_by("unit").values_list("unit", flat=True)
    return [("", gettext("No unit")), *((key, in_my_language(names["unit", key])) for key in keys)]
