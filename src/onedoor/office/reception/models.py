"""Reception's rows: what persons have said they come for."""

from __future__ import annotations

from django.db import models

from onedoor.office.code_field import CodeField
from onedoor.vocabulary.reception import Channel


class Need(models.Model):
    """What a person says they come for, in one area, with their own words beside."""

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="needs")
    person = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="needs")
    area = models.ForeignKey("Area", on_delete=models.PROTECT, related_name="needs")
    channel = CodeField(Channel)
    words = models.ForeignKey("Words", null=True, on_delete=models.SET_NULL, related_name="+")
    stated_at = models.DateTimeField()

    class Meta:
        db_table = "need"
