"""Residents at addresses, and which signal belongs to whom."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality, Neighbourhood
from aanbel.intake.models import Signal
from aanbel.kernel.identity import PostalAddress


class Address(models.Model):
    """A door. Signals are matched on it (Divosa: a melding is one or more signals on the same address)."""

    DATA_CLASS = "personal"
    RETENTION = "with the last resident or case at it"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    postcode = models.CharField(max_length=6)
    house_number = models.IntegerField()
    house_letter = models.CharField(max_length=1, default="")
    house_addition = models.CharField(max_length=20, default="")
    street = models.CharField(max_length=120, default="")
    place = models.CharField(max_length=120, default="")
    neighbourhood = models.ForeignKey(Neighbourhood, models.PROTECT, null=True, db_index=False)

    class Meta:
        verbose_name_plural = "addresses"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "postcode", "house_number", "house_letter", "house_addition"],
                name="address_once",
            )
        ]

    def __str__(self) -> str:
        return str(
            PostalAddress(
                self.postcode, self.house_number, self.house_letter, self.house_addition, self.street, self.place
            )
        )


class Resident(models.Model):
    """A person of whom at least one signal came in. Their number stays the same for ever."""

    DATA_CLASS = "personal"
    RETENTION = "6 months after the last case is closed without help (per municipality)"

    class Registration(models.TextChoices):
        """What the BRP says (Wgs art. 8b)."""

        UNKNOWN = "unknown", _("not checked")
        RESIDENT = "resident", _("lives here")
        MOVED_OUT = "moved_out", _("moved out of the municipality")
        DECEASED = "deceased", _("deceased")

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    address = models.ForeignKey(Address, models.PROTECT)
    initials = models.CharField(max_length=40, default="")
    prefix = models.CharField(max_length=40, default="")
    surname = models.CharField(max_length=200, default="")
    birth_date = models.DateField(null=True)
    sex = models.CharField(max_length=1, default="")
    bsn = models.CharField(max_length=9, default="")
    registration = models.CharField(max_length=10, choices=Registration.choices, default=Registration.UNKNOWN)
    registration_checked_on = models.DateField(null=True)
    known_to_debt_help = models.BooleanField(default=False)
    minor_children = models.BooleanField(null=True)

    @property
    def name(self) -> str:
        """Initials, prefix and surname, as far as known."""
        return " ".join(part for part in (self.initials, self.prefix, self.surname) if part)


class Link(models.Model):
    """This signal is about this resident. One per signal; the score stays with its reasons."""

    DATA_CLASS = "personal"
    RETENTION = "with the signal"

    class Method(models.TextChoices):
        NEW = "new", _("first signal of this resident")
        CERTAIN = "certain", _("recognised with certainty")
        HUMAN = "human", _("decided by a person")

    signal = models.OneToOneField(Signal, models.CASCADE, primary_key=True, related_name="link")
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    resident = models.ForeignKey(Resident, models.PROTECT, related_name="links")
    # No constraint: the statement that writes a link finds its address by the signal's own door, and it never changes.
    address = models.ForeignKey(Address, models.PROTECT, related_name="links", db_constraint=False)
    method = models.CharField(max_length=8, choices=Method.choices)
    weight = models.FloatField(null=True)  # log2 Bayes factor of the best match (Fellegi-Sunter)
    levels = ArrayField(models.SmallIntegerField(), default=list)  # comparison levels, in model order
    matched_signal_id = models.BigIntegerField(null=True)
    moved_by_id = models.BigIntegerField(null=True)  # the question whose answer did it; undone by another answer
    linked_at = models.DateTimeField()


class Question(models.Model):
    """Two records that may be one person: only a human decides (never merged silently)."""

    DATA_CLASS = "personal"
    RETENTION = "with the signal"

    class Answer(models.TextChoices):
        OPEN = "open", _("open")
        SAME = "same", _("the same person")
        DIFFERENT = "different", _("somebody else")

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    signal = models.ForeignKey(Signal, models.CASCADE, related_name="questions")
    candidate = models.ForeignKey(Resident, models.CASCADE, related_name="questions")
    weight = models.FloatField()
    levels = ArrayField(models.SmallIntegerField(), default=list)
    matched_signal_id = models.BigIntegerField(null=True)  # the candidate's signal that looks most like this one
    answer = models.CharField(max_length=10, choices=Answer.choices, default=Answer.OPEN)
    answered_by = models.CharField(max_length=150, blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    previous_resident_id = models.BigIntegerField(null=True)  # where the signal was before, for undo

    class Meta:
        constraints = [models.UniqueConstraint(fields=["signal", "candidate"], name="question_once")]
        indexes = [
            models.Index(fields=["municipality", "-weight"], name="question_open", condition=models.Q(answer="open"))
        ]
