"""Signal partners, agreements, deliveries with their findings, and the signals themselves."""

from pathlib import Path

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality


class Kind(models.TextChoices):
    """Kind of signal = type of signal partner after DDAS 1.2 (`EnumSignaalpartner`; labels are its exact texts)."""

    ENERGIE = "energie", "Energie"
    HUUR = "huur", "Huur"
    WATER = "water", "Water"
    ZORG = "zorg", "Zorg"
    HYPOTHEEK = "hypotheek", "Hypotheek"
    CAK_ZORG = "cak_zorg", "CAK Zorgverzekeringen"
    CAK_EIGEN_BIJDRAGE = "cak_eigen_bijdrage", "CAK Eigen bijdrage"
    BELASTINGDIENST = "belastingdienst", "Belastingdienst"
    TOESLAGEN = "toeslagen", "Dienst Toeslagen"
    DUO = "duo", "DUO"
    OVERIGE = "overige", "Overige"


class Partner(models.Model):
    """An organisation that may report arrears (Besluit schuldhulpverlening art. 2, 3). Shared by all tenants."""

    DATA_CLASS = "organisation"
    RETENTION = "as long as the installation"

    id = models.AutoField(primary_key=True)
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    email = models.EmailField(blank=True, default="")
    phone = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Agreement(models.Model):
    """What a municipality agreed with a partner: from when, with which thresholds, in which file shape (LCV)."""

    DATA_CLASS = "organisation"
    RETENTION = "7 years after the end"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False)
    partner = models.ForeignKey(Partner, models.PROTECT)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    profile = models.CharField(max_length=40, blank=True, default="")  # empty: recognised by its headers
    mapping = models.JSONField(default=dict, blank=True)
    minimum_amount = models.IntegerField(default=0)  # cents
    minimum_days = models.IntegerField(null=True, blank=True)
    maximum_days = models.IntegerField(null=True, blank=True)
    needs_match = models.BooleanField(default=False)

    class Meta:
        ordering = ["partner__name", "-starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "partner", "starts_on"], name="agreement_once_per_start"),
            models.CheckConstraint(condition=models.Q(minimum_amount__gte=0), name="minimum_amount_not_negative"),
        ]


class Delivery(models.Model):
    """One file of one partner for one municipality. The row is the receipt and exists before the file is read."""

    DATA_CLASS = "personal"
    RETENTION = "6 months after the last signal in it was decided"

    class Status(models.TextChoices):
        RECEIVED = "received", _("Received")
        READ = "read", _("Read")
        REFUSED = "refused", _("Refused")

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False)
    partner = models.ForeignKey(Partner, models.PROTECT)
    agreement = models.ForeignKey(Agreement, models.PROTECT)
    period = models.DateField()  # first day of the month it counts for
    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    profile = models.CharField(max_length=40, blank=True, default="")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.RECEIVED)
    accepted = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    warnings = models.IntegerField(default=0)
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=150)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "partner", "sha256"], name="file_once"),
        ]
        indexes = [models.Index(fields=["municipality", "-received_at"], name="delivery_newest")]

    @property
    def stored_at(self) -> Path:
        """Where the file itself is kept, as it came in; readable by the installation alone."""
        return stored_at(self.municipality_id, self.sha256)

    @property
    def rows(self) -> int:
        """The rows in the file: each was accepted or refused."""
        return self.accepted + self.refused


def stored_at(municipality: int, sha256: str) -> Path:
    """The place of a delivered file: one folder per municipality, the file's hash as its name."""
    return Path(settings.AANBEL_HOME) / "deliveries" / f"{municipality:04d}" / sha256


class Finding(models.Model):
    """What was wrong with a file (fatal), a row (error) or a field (warning)."""

    DATA_CLASS = "personal"
    RETENTION = "with the delivery"

    class Grade(models.TextChoices):
        FATAL = "fatal", _("Fatal")
        ERROR = "error", _("Error")
        WARNING = "warning", _("Warning")

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False)
    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="findings")
    row = models.IntegerField(null=True)
    column = models.CharField(max_length=60, blank=True, default="")
    grade = models.CharField(max_length=8, choices=Grade.choices)
    code = models.CharField(max_length=40)
    params = models.JSONField(default=dict)

    class Meta:
        ordering = ["row", "id"]


class Signal(models.Model):
    """One arrear reported by one partner, as it was delivered. Never edited afterwards (a trigger refuses it)."""

    DATA_CLASS = "personal"
    RETENTION = "6 months after the case is closed without help (per municipality)"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    partner = models.ForeignKey(Partner, models.PROTECT, db_index=False)
    delivery = models.ForeignKey(Delivery, models.PROTECT)
    reference = models.CharField(max_length=80)
    row = models.IntegerField()
    period = models.DateField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    initials = models.CharField(max_length=40, default="")
    prefix = models.CharField(max_length=40, default="")
    surname = models.CharField(max_length=200, default="")
    birth_date = models.DateField(null=True)
    sex = models.CharField(max_length=1, default="")
    bsn = models.CharField(max_length=9, default="")
    street = models.CharField(max_length=120, default="")
    house_number = models.IntegerField()
    house_letter = models.CharField(max_length=1, default="")
    house_addition = models.CharField(max_length=20, default="")
    postcode = models.CharField(max_length=6)
    place = models.CharField(max_length=120, default="")
    phone = models.CharField(max_length=20, default="")
    email = models.CharField(max_length=254, default="")
    amount = models.IntegerField()  # cents
    arrears_since = models.DateField(null=True)
    signalled_on = models.DateField()
    end_of_supply = models.BooleanField(default=False)
    supply_ends_on = models.DateField(null=True)
    crisis = models.BooleanField(default=False)
    warm_handover = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "partner", "reference"], name="signal_once"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="amount_positive"),
        ]
        triggers = [
            pgtrigger.Protect(name="never_edited", operation=pgtrigger.Update),
        ]
