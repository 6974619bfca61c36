"""The office's own rows: the office, its units, areas and steps, and who leads."""

from __future__ import annotations

from django.db import models

from onedoor.office.code_field import CodeField
from onedoor.vocabulary.sides import FormerAgency, Side, Stage


class Office(models.Model):
    """One office. `fingerprint` names the pack it works by; names of things come from the pack.

    `tickets` is how many visits were registered on `ticket_day`.
    """

    key = models.CharField(max_length=40, unique=True)
    fingerprint = models.BigIntegerField()
    demo = models.BooleanField()
    next_case_number = models.PositiveIntegerField(default=1)
    ticket_day = models.DateField(null=True)
    tickets = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "office"


class LoadedPack(models.Model):
    """A pack as it was when loaded, so that the database alone tells how the office works."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="packs")
    fingerprint = models.BigIntegerField()
    loaded_at = models.DateTimeField()
    files = models.JSONField()

    class Meta:
        db_table = "loaded_pack"


class Unit(models.Model):
    """A place work can be. Its areas, remit and sharing-out rule are the pack's."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="units")
    key = models.CharField(max_length=40)
    side = CodeField(Side)
    stage = CodeField(Stage)
    leader = models.ForeignKey(
        "Employee", null=True, on_delete=models.PROTECT, related_name="leads"
    )
    duty_lead = models.ForeignKey(
        "Employee", null=True, on_delete=models.PROTECT, related_name="duty_in"
    )

    class Meta:
        db_table = "unit"
        constraints = [models.UniqueConstraint(fields=["office", "key"], name="one_unit_of_a_key")]


class Area(models.Model):
    """A field of need and competence."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="areas")
    key = models.CharField(max_length=40)
    side = CodeField(Side)
    former_agency = CodeField(FormerAgency)

    class Meta:
        db_table = "area"
        constraints = [models.UniqueConstraint(fields=["office", "key"], name="one_area_of_a_key")]


class Step(models.Model):
    """A step that work in a case can consist of."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="steps")
    key = models.CharField(max_length=40)

    class Meta:
        db_table = "step"
        constraints = [models.UniqueConstraint(fields=["office", "key"], name="one_step_of_a_key")]


class Service(models.Model):
    """Something that can be given to a person. What the pack says of it stays in the pack."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="services")
    key = models.CharField(max_length=40)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="services")

    class Meta:
        db_table = "service"
        constraints = [
            models.UniqueConstraint(fields=["office", "key"], name="one_service_of_a_key")
        ]


class OfficeLeader(models.Model):
    """Who leads a side of the office; under one leader both sides name the same employee."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="leaders")
    side = CodeField(Side)
    employee = models.ForeignKey(
        "Employee", on_delete=models.PROTECT, related_name="office_leader_of"
    )

    class Meta:
        db_table = "office_leader"
        constraints = [
            models.UniqueConstraint(fields=["office", "side"], name="one_leader_of_a_side")
        ]
