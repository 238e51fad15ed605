"""What was told of a visit. How several tellings become one visit is in `core.facts`."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality
from aanbel.cases.models import Case
from aanbel.visits.core.facts import KeptAs as KeptAsName
from aanbel.visits.core.facts import Outcome as OutcomeName
from aanbel.visits.core.facts import Told
from aanbel.visits.models.plan import Stop


class RegistrationRows(models.QuerySet["Registration"]):
    """The words in which registrations are asked for."""

    def of(self, municipality: int) -> "RegistrationRows":
        """Of this municipality; row security asks the same, this lets an index answer."""
        return self.filter(municipality_id=municipality)

    def standing(self) -> "RegistrationRows":
        """Not taken back."""
        return self.filter(withdrawn_at__isnull=True)

    def for_a_person(self) -> "RegistrationRows":
        """Came in after the case was closed or a no was given, and nobody has looked at it yet."""
        return self.filter(kept_as=KeptAsName.AFTER_STOP.value, seen_at__isnull=True)


class Withdrawal(models.Model):
    """A telling taken back before it reached us itself; it waits for what it is about."""

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = "until what it is about comes in, at most a month"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    about = models.UUIDField()  # the registration
    by_id = models.IntegerField(null=True)
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "about", "by_id"], name="taken_back_once"),
        ]


class Registration(models.Model):
    """One telling of one visit, as it came in; it never changes but for how it is kept."""

    class Outcome(models.TextChoices):
        NOT_HOME = OutcomeName.NOT_HOME.value, _("Not at home")
        SPOKEN = OutcomeName.SPOKEN.value, _("Spoken")
        REFUSED = OutcomeName.REFUSED.value, _("Wants no contact")
        MOVED = OutcomeName.MOVED.value, _("Does not live here")
        UNSAFE = OutcomeName.UNSAFE.value, _("Unsafe")
        ELSEWHERE = OutcomeName.ELSEWHERE.value, _("Meet elsewhere")

    class KeptAs(models.TextChoices):
        COUNTED = KeptAsName.COUNTED.value, _("counts")
        SECOND = KeptAsName.SECOND.value, _("second registration of this visit")
        AFTER_STOP = KeptAsName.AFTER_STOP.value, _("came in after the visit had been stopped")
        WITHDRAWN = KeptAsName.WITHDRAWN.value, _("taken back")

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "with the case"

    id = models.UUIDField(primary_key=True)  # made by the phone or the form
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    stop = models.ForeignKey(Stop, models.CASCADE, related_name="registrations")
    case = models.ForeignKey(Case, models.CASCADE, related_name="registrations", db_index=False)
    day = models.DateField()  # of the round
    by_id = models.IntegerField(null=True)
    by_name = models.CharField(max_length=150)
    device_time = models.DateTimeField()
    received_at = models.DateTimeField()
    counted_at = models.DateTimeField()  # `core.facts.counted_time`
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    facts = models.JSONField(default=dict)  # what was agreed; more only with the resident's yes
    words = models.CharField(max_length=600, blank=True, default="")
    card_code = models.CharField(max_length=20, blank=True, default="")
    kept_as = models.CharField(max_length=12, choices=KeptAs.choices)
    digest = models.CharField(max_length=64)  # of the contents: the same id with other contents is refused
    stopped_by = models.CharField(max_length=300, blank=True, default="")  # why it could not simply count
    seen_at = models.DateTimeField(null=True)  # a person looked at what could not simply count, or at differences
    seen_by = models.CharField(max_length=150, blank=True, default="")

    withdrawn_at = models.DateTimeField(null=True)  # taken back by who told it
    footprint = models.JSONField(default=dict)  # how the case stood before and after this visit, to go back to

    objects = RegistrationRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "day"], condition=Q(kept_as="counted"), name="one_registration_of_a_visit_counts"
            )
        ]
        indexes = [
            models.Index(fields=["case", "day"], name="registration_of_visit"),
            models.Index(fields=["municipality", "day"], name="registration_of_day"),
            models.Index(
                fields=["municipality"],
                name="registration_for_a_person",
                condition=Q(kept_as="after_stop", seen_at__isnull=True),
            ),
        ]

    @property
    def found(self) -> OutcomeName:
        """What was found at the door."""
        return OutcomeName(self.outcome)

    @property
    def told(self) -> Told:
        """As the rule reads it."""
        said: dict[str, Any] = self.facts
        return Told(
            id=self.id,
            outcome=self.found,
            counted_at=self.counted_at,
            stopped=self.kept_as == KeptAsName.AFTER_STOP,
            agreed=tuple(said.get("agreed", ())),
            help_accepted=bool(said.get("help_accepted")),
            card_left=bool(said.get("card_left")),
        )
