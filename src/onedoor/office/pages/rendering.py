"""Jinja2 as Onedoor's pages use it, and Django's forms in Aksel's markup."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.forms.renderers import TemplatesSetting
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from onedoor.office.pages.dates import ago, clock, day, moment
from onedoor.office.pages.wording import capital, in_language, in_my_language, words


def environment(**options: Any) -> Environment:
    """Jinja2 with the words, dates and addresses that pages need.

    What a page asks for and is not given is an error, never an empty place.
    """
    options |= {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**options)  # noqa: S701 - Django turns autoescape on
    made.add_extension("jinja2.ext.i18n")
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    made.globals |= {"_": told, "gettext": told}
    made.globals |= {
        "url": url,
        "has_url": has_url,
        "static": lru_cache(static),
        "language": get_language,
    }
    words_of = {
        "ago": ago,
        "capital": capital,
        "clock": clock,
        "day": day,
        "in_my_language": in_my_language,
        "moment": moment,
        "words": words,
    }
    made.globals |= words_of
    made.filters |= words_of
    return made


def told(sentence: str, /, **values: Any) -> Markup:
    """A sentence of a page, in the reader's language; its values are escaped, as by Jinja2."""
    found = Markup(in_language(sentence))  # noqa: S704  the house's own words
    return found % values


@lru_cache(maxsize=4096)
def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of the page of that name. A page asks for the same few again and again."""
    return reverse(name, args=args, kwargs=kwargs)


@lru_cache(maxsize=4096)
def has_url(name: str, *args: Any) -> bool:
    """Whether there is a page of that name, chosen by what is given."""
    try:
        reverse(name, args=args)
    except NoReverseMatch:
        return False
    return True


class AkselForms(TemplatesSetting):
    """Renders a form, and each of its fields, by the pages in `jinja2/aksel`."""

    form_template_name = "aksel/form.html"
    field_template_name = "aksel/field.html"
