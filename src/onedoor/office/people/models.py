"""People's rows: persons and their numbers, what was written about them, and employees."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from onedoor.office.code_field import CodeField
from onedoor.vocabulary.people import IdKind, Presence
from onedoor.vocabulary.routing import Post
from onedoor.vocabulary.sides import FormerAgency, Side


class Person(models.Model):
    """Somebody who came in. `fold` is the name as it is searched for (see `people.folding`)."""

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="persons")
    given_name = models.CharField(max_length=80, blank=True)
    family_name = models.CharField(max_length=80, blank=True)
    fold = models.CharField(max_length=200, db_collation=None)
    birth_date = models.DateField(null=True)
    language = models.CharField(max_length=8, default="nb")
    phone = models.CharField(max_length=20, blank=True)
    # Null where nobody has said yes to be written to; also in rows of before there was a column.
    email = models.CharField(max_length=254, null=True, blank=True)
    registered_at = models.DateTimeField()
    merged_into = models.ForeignKey(
        "Person", null=True, on_delete=models.PROTECT, related_name="merged_from"
    )
    forgotten_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "person"
        indexes = [models.Index(fields=["office", "fold"], name="person_by_name")]


class Identity(models.Model):
    """A person's number: encrypted, and found by a keyed hash. The only place numbers are."""

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="identities")
    country = models.CharField(max_length=2)
    kind = CodeField(IdKind)
    cipher = models.BinaryField()
    fingerprint = models.CharField(max_length=64)

    class Meta:
        db_table = "identity"
        constraints = [
            models.UniqueConstraint(
                fields=["office", "country", "fingerprint"], name="one_person_of_a_number"
            ),
        ]


class Words(models.Model):
    """Free text about a person, with the side that owns it. The journal carries only its key."""

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="words")
    side = CodeField(Side)
    body = models.TextField(max_length=4000)
    written_at = models.DateTimeField()

    class Meta:
        db_table = "words"


class Employee(models.Model):
    """Somebody who works here. `former_agency` is used in aggregates and shown on no screen."""

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="employees")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="employee"
    )
    key = models.CharField(max_length=40)
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80)
    side = CodeField(Side)
    home_unit = models.ForeignKey("Unit", on_delete=models.PROTECT, related_name="at_home")
    former_agency = CodeField(FormerAgency)
    presence = CodeField(Presence)
    away_since = models.DateTimeField(null=True)
    away_until = models.DateField(null=True)
    left_at = models.DateTimeField(null=True)
    language = models.CharField(max_length=8, default="nb")
    post = CodeField(Post, default=Post.none)
    post_unit = models.ForeignKey("Unit", null=True, on_delete=models.PROTECT, related_name="+")
    post_since = models.DateTimeField(null=True)
    desk_number = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "employee"
        constraints = [
            models.CheckConstraint(
                condition=Q(post=Post.none, post_unit=None, post_since=None, desk_number=0)
                | Q(~Q(post=Post.none), post_unit__isnull=False, post_since__isnull=False),
                name="a_post_has_a_unit_and_a_beginning",
            ),
            models.UniqueConstraint(
                fields=["office", "desk_number"],
                condition=Q(desk_number__gt=0),
                name="one_employee_at_a_desk",
            ),
            models.UniqueConstraint(fields=["office", "key"], name="one_employee_of_a_key"),
            models.CheckConstraint(
                condition=Q(presence=Presence.present, away_since=None)
                | Q(~Q(presence=Presence.present), away_since__isnull=False),
                name="away_has_a_beginning",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


class Membership(models.Model):
    """An employee works for a unit; their own unit is one of them."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey("Unit", on_delete=models.PROTECT, related_name="memberships")

    class Meta:
        db_table = "membership"
        constraints = [
            models.UniqueConstraint(fields=["employee", "unit"], name="member_of_a_unit_once")
        ]


class Competence(models.Model):
    """How well an employee knows an area: 0 not, 1 with help, 2 alone, 3 teaches others."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="competences")
    area = models.ForeignKey("Area", on_delete=models.PROTECT, related_name="competences")
    level = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "competence"
        constraints = [
            models.UniqueConstraint(fields=["employee", "area"], name="one_level_in_an_area"),
            models.CheckConstraint(condition=Q(level__lte=3), name="level_is_0_to_3"),
        ]
