"""Priority schemes, the place of every open case, and the words it can be found by."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from aanbel.accounts.models import Municipality
from aanbel.cases.models import Case


class Scheme(models.Model):
    """One immutable version of the rules that put cases in order. Changing it means a next version."""

    DATA_CLASS = "organisation"
    RETENTION = "7 years after it was replaced"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False)
    version = models.IntegerField()
    name = models.CharField(max_length=120)
    rules = models.JSONField()
    trays = models.JSONField()
    proposed_by = models.CharField(max_length=150)
    proposed_at = models.DateTimeField()
    activated_by = models.CharField(max_length=150, blank=True, default="")
    activated_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "version"], name="scheme_version_once"),
            models.UniqueConstraint(
                fields=["municipality"],
                condition=models.Q(activated_at__isnull=False, replaced_at__isnull=True),
                name="one_active_scheme",
            ),
        ]


class Placing(models.Model):
    """The facts of one open case as the rules saw them, its score, and the points of each rule in scheme order.

    A derived table: `rank_cases` rebuilds it from signals, residents and cases. Sentences are made when read.
    """

    DATA_CLASS = "personal"
    RETENTION = "while the case is open"

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="placing")
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, db_index=False)
    score = models.IntegerField()
    points = ArrayField(models.SmallIntegerField())
    tray = models.CharField(max_length=40)
    opened_on = models.DateField()
    neighbourhood_id = models.IntegerField(null=True)
    assigned_to_id = models.IntegerField(null=True)
    amount = models.BigIntegerField()  # cents, all signals of the case
    signals = models.SmallIntegerField()
    partners = models.SmallIntegerField()
    main_kind = models.CharField(max_length=20)

    class Meta:
        indexes = [models.Index(fields=["municipality", "-score", "opened_on", "case"], name="placing_in_order")]


class SearchTerm(models.Model):
    """A word by which an open case is found: street, number, postcode, surname, reference; folded to lower case."""

    DATA_CLASS = "personal"
    RETENTION = "while the case is open"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    term = models.CharField(max_length=60)
    case = models.ForeignKey(Case, models.CASCADE)

    class Meta:
        indexes = [models.Index(fields=["municipality", "term", "case"], name="term_prefix")]
