"""Priority schemes, the place of every open case, and the words it can be found by."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality
from aanbel.audit.versions import Version
from aanbel.cases.models import Case
from aanbel.intake.models import Kind

IN_ORDER = ("-score", "opened_on", "case")
"""The order of the list: the heaviest first, then who waits longest, then the oldest number."""


class Scheme(Version):
    """One immutable version of the rules that put cases in order. Changing it means a next version."""

    DATA_CLASS = "organisation"
    RETENTION = "7 years after it was replaced"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False)
    rules = models.JSONField()
    trays = models.JSONField()

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

    A derived table, made again by `rank_cases` from signals, residents and cases. No sentence is stored: reasons are
    written when read, from these facts, the points and the scheme's version. Amounts in cents; null = no such signal.
    One column and one partial index per kind, since row-level security only lets plain comparisons use an index.
    """

    DATA_CLASS = "personal"
    RETENTION = "while the case is open"

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="placing")
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    # No constraint: the statement that writes a placing reads its scheme, and no scheme is ever deleted.
    scheme = models.ForeignKey(Scheme, models.PROTECT, db_constraint=False, db_index=False)
    score = models.SmallIntegerField()
    points = ArrayField(models.SmallIntegerField())
    tray = models.CharField(max_length=40)
    door = models.CharField(max_length=160, db_collation="C")  # street and number, folded for searching
    status = models.CharField(max_length=20)
    opened_on = models.DateField()
    neighbourhood_id = models.IntegerField(null=True)
    assigned_to_id = models.IntegerField(null=True)
    main_kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    partner_ids = ArrayField(models.IntegerField())
    amount = models.BigIntegerField()
    amount_energie = models.BigIntegerField(null=True)
    amount_huur = models.BigIntegerField(null=True)
    amount_water = models.BigIntegerField(null=True)
    amount_zorg = models.BigIntegerField(null=True)
    amount_hypotheek = models.BigIntegerField(null=True)
    amount_cak_zorg = models.BigIntegerField(null=True)
    amount_cak_eigen_bijdrage = models.BigIntegerField(null=True)
    amount_belastingdienst = models.BigIntegerField(null=True)
    amount_toeslagen = models.BigIntegerField(null=True)
    amount_duo = models.BigIntegerField(null=True)
    amount_overige = models.BigIntegerField(null=True)
    signals = models.SmallIntegerField()
    partners = models.SmallIntegerField()
    times = models.SmallIntegerField()
    attempts = models.SmallIntegerField()
    reached = models.BooleanField()
    phone = models.BooleanField()
    multiple = models.BooleanField()
    consecutive = models.BooleanField()
    crisis = models.BooleanField()
    warm_handover = models.BooleanField()
    children = models.BooleanField(null=True)
    supply_ends_on = models.DateField(null=True)
    youngest_born = models.DateField(null=True)
    eldest_born = models.DateField(null=True)
    attempted_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = list(IN_ORDER)
        indexes = [
            models.Index(fields=["municipality", *IN_ORDER], name="placing_in_order"),
            models.Index(fields=["municipality", "tray", *IN_ORDER], name="placing_in_tray"),
            models.Index(fields=["municipality", "neighbourhood_id", *IN_ORDER], name="placing_in_neighbourhood"),
            models.Index(
                fields=["municipality", "assigned_to_id", *IN_ORDER],
                name="placing_of_worker",
                condition=models.Q(assigned_to_id__isnull=False),
            ),
            models.Index(
                fields=["municipality", "status", *IN_ORDER],
                name="placing_under_way",
                condition=~models.Q(status="open"),
            ),
            models.Index(fields=["municipality", "amount"], name="placing_by_amount"),
            models.Index(fields=["municipality", "door"], name="placing_by_door"),
            models.Index(fields=["municipality", *IN_ORDER], name="placing_in_crisis", condition=models.Q(crisis=True)),
            models.Index(  # singles stand low: walking down to them would pass half the list
                fields=["municipality", *IN_ORDER],
                name="placing_single",
                condition=models.Q(multiple=False, consecutive=False),
            ),
            models.Index(
                fields=["municipality", "supply_ends_on"],
                name="placing_by_end_of_supply",
                condition=models.Q(supply_ends_on__isnull=False),
            ),
            *(
                models.Index(
                    fields=["municipality", *IN_ORDER],
                    name=f"placing_{kind}",
                    condition=models.Q(**{f"amount_{kind}__isnull": False}),
                )
                for kind in Kind.values
            ),
        ]


class SearchTerm(models.Model):
    """Further words by which an open case is found: surnames, and a street from its second word on.

    Lower case, without diacritics, `ij` as `y` (`core.folding`). Sorted by byte, so that a prefix is a range whatever
    the server's language, and a range may use the index under row-level security.
    """

    DATA_CLASS = "personal"
    RETENTION = "while the case is open"

    pk = models.CompositePrimaryKey("municipality_id", "term", "case_id")
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    term = models.CharField(max_length=160, db_collation="C")
    # No constraint: terms are derived, and a term without a case finds nothing; checking each took most of the writing.
    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, db_index=False)
