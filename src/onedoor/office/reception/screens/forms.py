"""What is asked when a machine is made a screen: which."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from onedoor.office.pages.fields import CodeField
from onedoor.office.pages.forms import ActionForm
from onedoor.vocabulary.reception_codes import ScreenKind


class OpenScreenForm(ActionForm):
    """What this machine shows from now on."""

    kind = CodeField(ScreenKind, label=gettext_lazy("What is this machine to show?"))
