"""The step plan: first what threatens, then who does what by when."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality
from aanbel.cases.models.case import Case


class PlanStep(models.Model):
    """One step that was agreed with the resident: in the worker's words, and in words that anyone may read."""

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "with the case"

    class Who(models.TextChoices):
        """Whose step it is."""

        RESIDENT = "resident", _("Resident")
        WORKER = "worker", _("We")
        SERVICE = "service", _("Another service")

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="steps")
    stabilises = models.BooleanField(default=False)  # it stops what threatens: before all else
    clock = models.CharField(max_length=20, blank=True, default="")  # the clock it answers, as in `core.clocks`
    what = models.CharField(max_length=200)
    plain = models.CharField(max_length=200)  # for the resident's copy and page: no creditor, no amount
    who = models.CharField(max_length=10, choices=Who.choices)
    service = models.CharField(max_length=120, blank=True, default="")  # which other service
    begins_on = models.DateField()
    due_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    done_by_resident = models.BooleanField(default=False)
    done_by_name = models.CharField(max_length=150, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(who="service") | ~models.Q(service=""), name="a_service_step_names_the_service"
            )
        ]
