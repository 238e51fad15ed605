"""What one visit needs, what is known of a door, and where that door is."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality
from aanbel.cases.models import Case
from aanbel.people.models import Address


class VisitNeed(models.Model):
    """A visit that a worker asked for, with what it needs. What is left open follows from the case at planning."""

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "with the case"

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="visit_need")
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    announced = models.BooleanField(default=False)
    duo = models.BooleanField(null=True)  # null: as the facts say
    required = models.BooleanField(default=False)  # promised: a plan without it is no plan
    day_parts = ArrayField(models.CharField(max_length=10), default=list)  # empty: any
    agreed_from = models.DateTimeField(null=True)  # agreed with the resident: between these two
    agreed_until = models.DateTimeField(null=True)
    minutes = models.PositiveSmallIntegerField(null=True)  # null: as the facts say
    language = models.CharField(max_length=40, blank=True, default="")
    skill = models.CharField(max_length=20, blank=True, default="")  # of accounts.Skill
    elsewhere = models.CharField(max_length=120, blank=True, default="")  # meet there, not at the door
    elsewhere_lon = models.FloatField(null=True)
    elsewhere_lat = models.FloatField(null=True)
    not_before = models.DateField(null=True)
    asked_by_id = models.IntegerField(null=True)
    asked_by = models.CharField(max_length=150)
    asked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed_from__isnull=True, agreed_until__isnull=True) | Q(agreed_from__lt=F("agreed_until")),
                name="agreed_from_until",
            )
        ]
        indexes = [models.Index(fields=["municipality"], name="visit_need_here")]


class AddressMarkRows(models.QuerySet["AddressMark"]):
    """The words in which marks are asked for."""

    def standing(self, day: object) -> "AddressMarkRows":
        """Not taken away, and not past their last day."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), ended_at__isnull=True)


class AddressMark(models.Model):
    """Something about a door that planning must respect. It ends by itself; only named roles read its words."""

    class Kind(models.TextChoices):
        UNSAFE = "unsafe", _("Unsafe")
        SECRET = "secret", _("Secret address")
        NO_VISITS = "no_visits", _("No visits")

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "until its last day, at most 1 year"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    address = models.ForeignKey(Address, models.CASCADE, related_name="marks")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    words = models.CharField(max_length=200, blank=True, default="")  # facts, no opinion about a person
    until = models.DateField(null=True)
    set_by_id = models.IntegerField(null=True)
    set_by = models.CharField(max_length=150)
    set_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=150, blank=True, default="")

    objects = AddressMarkRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["address", "kind"], condition=Q(ended_at__isnull=True), name="one_mark_of_a_kind"
            ),
            models.CheckConstraint(condition=~Q(kind="unsafe") | Q(until__isnull=False), name="unsafe_ends"),
        ]


class Place(models.Model):
    """Where a door is on the map (WGS 84). Asked once, kept with the address."""

    class Source(models.TextChoices):
        PDOK = "pdok", _("PDOK Locatieserver")
        HAND = "hand", _("pointed out by a colleague")
        INVENTED = "invented", _("invented, for the demo")

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "with the address"

    address = models.OneToOneField(Address, models.CASCADE, primary_key=True, related_name="on_map")
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    lon = models.FloatField(null=True)  # null: asked, and not found
    lat = models.FloatField(null=True)
    source = models.CharField(max_length=10, choices=Source.choices)
    asked_at = models.DateTimeField()

    @property
    def found(self) -> bool:
        return self.lon is not None
