"""Services: what somebody can get help with, for whom, at what cost, and when it was last assured to be right.

`kind`, `waiting_days`, `who_may_refer`, `referral_email` and `for_residents` are our profile: HSDS has no words for
them, and without them nobody can refer (PEERS §18, docs/reference/social-map.md).
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality, Neighbourhood
from aanbel.directory.core.freshness import gone_stale
from aanbel.directory.core.kinds import ServiceKind as Kind
from aanbel.directory.models.organizations import Organization, Program
from aanbel.directory.models.record import Record, text
from aanbel.kernel import clock

BUILT = ("document", "reaches")
"""Columns of a service that `services.indexing` builds: no part of the map as it is exchanged."""


class ServiceKind(models.TextChoices):
    """Kinds of help one refers to (DOMAIN §4.8)."""

    DEBT_HELP = Kind.DEBT_HELP.value, _("Debt help of the municipality")
    BUDGET_COACH = Kind.BUDGET_COACH.value, _("Budget coach")
    SOCIAL_WORK = Kind.SOCIAL_WORK.value, _("Social work or district team")
    LAW = Kind.LAW.value, _("Legal advice (sociaal raadslieden)")
    WORKPLACE = Kind.WORKPLACE.value, _("Walk-in point for money questions")
    PAPERWORK = Kind.PAPERWORK.value, _("Help with paperwork at home")
    BUDDY = Kind.BUDDY.value, _("Buddy (SchuldHulpMaatje)")
    ENTREPRENEUR = Kind.ENTREPRENEUR.value, _("Help for entrepreneurs (Bbz)")
    ENERGY = Kind.ENERGY.value, _("Energy coach or VoorzieningenWijzer")
    SELF_HELP = Kind.SELF_HELP.value, _("Self-help (Geldfit, Nederlandse Schuldhulproute)")
    OUTREACHING = Kind.OUTREACHING.value, _("Outreaching care")
    INCOME = Kind.INCOME.value, _("Income support, remission")
    OTHER = Kind.OTHER.value, _("Other")


class ServiceRows(models.QuerySet["Service"]):
    """The words in which services are asked for."""

    def offered(self) -> "ServiceRows":
        """Those one can be sent to now."""
        return self.filter(status=Service.Status.ACTIVE)

    def without_waiting(self) -> "ServiceRows":
        """Those one need not wait for: as `takes_walk_ins`."""
        return self.filter(Q(waiting_days=None) | Q(waiting_days=0))

    def public(self) -> "ServiceRows":
        """What residents and other computers may see: not what is for professionals only, not what has ended."""
        return self.filter(for_residents=True).exclude(status=Service.Status.DEFUNCT)


class Service(Record):
    """One thing somebody can get help with."""

    class Status(models.TextChoices):
        ACTIVE = "active", _("open")
        INACTIVE = "inactive", _("not offered now")
        DEFUNCT = "defunct", _("ended")
        TEMPORARILY_CLOSED = "temporarily closed", _("closed for a while")

    organization = models.ForeignKey(Organization, models.CASCADE, null=True, related_name="services")
    program = models.ForeignKey(Program, models.SET_NULL, null=True, related_name="services")
    name = models.TextField()
    alternate_name = text()
    description = text()
    url = text()
    email = text()
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.ACTIVE)
    interpretation_services = text()
    application_process = text()
    fees_description = text()
    wait_time = text()
    fees = text()
    accreditations = text()
    eligibility_description = text()
    minimum_age = models.IntegerField(null=True)
    maximum_age = models.IntegerField(null=True)
    assured_on = models.DateField(null=True)  # HSDS: assured_date
    assured_by = text()
    assurer_email = text()
    licenses = text()
    alert = text()
    last_modified = models.DateTimeField(null=True)  # as the source told; ours is `changed_at`

    kind = models.CharField(max_length=20, choices=ServiceKind.choices, default=ServiceKind.OTHER)
    waiting_days = models.PositiveIntegerField(null=True)  # from asking to the first talk, as last told
    who_may_refer = text()
    referral_email = text()
    for_residents = models.BooleanField(default=True)  # on the public page and in the API

    document = SearchVectorField(null=True)  # what it is found by, weighed; built by services.indexing
    reaches = ArrayField(models.IntegerField(), default=list)  # our neighbourhoods; none: everywhere; built there too

    objects = ServiceRows.as_manager()

    class Meta:
        ordering = ["name", "id"]
        indexes = [
            models.Index(fields=["municipality", "told_id"], name="service_told"),
            models.Index(fields=["municipality", "kind"], name="service_of_kind"),
            models.Index(fields=["municipality", "changed_at"], name="service_changed"),
            GinIndex(fields=["document"], name="service_found_by"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def takes_walk_ins(self) -> bool:
        """Whether one may just come, where the place allows it: what one waits for days for is by appointment."""
        return not self.waiting_days

    @property
    def stale(self) -> bool:
        """Whether nobody assured in the last half year that this is right."""
        return gone_stale(self.assured_on, today=clock.today())


class ServiceArea(Record):
    """Where a service may be used. A neighbourhood of ours when the name is one; otherwise only words."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="service_areas")
    name = text()
    description = text()
    extent = text()
    extent_type = text()
    uri = text()
    neighbourhood = models.ForeignKey(Neighbourhood, models.SET_NULL, null=True, related_name="+")


class CostOption(Record):
    """What it costs, for whom, in which years."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="cost_options")
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    option = text()
    currency = models.CharField(max_length=3, blank=True, default="")
    amount_cents = models.BigIntegerField(null=True)  # HSDS: amount, a number
    amount_description = text()


class RequiredDocument(Record):
    """What somebody should bring along."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="required_documents")
    document = text()
    uri = text()


class Vocabulary(models.Model):
    """The words of one municipality's map, to forgive typing errors with; a new version whenever they change."""

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "as long as the map"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, db_constraint=False, db_index=False, related_name="+"
    )
    version = models.CharField(max_length=32, default="")  # a digest of the words
    words = ArrayField(models.TextField(), default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality"], name="vocabulary_once")]
