"""Texts that a municipality writes itself, in immutable versions: each letter stores the version it was made with."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality
from aanbel.outreach.core.template_kinds import Kind

TEMPLATE_KINDS = [
    (Kind.LETTER.value, _("Letter")),
    (Kind.CARD.value, _("Card")),
    (Kind.TEXT.value, _("Text message")),
    (Kind.EMAIL.value, _("E-mail")),
    (Kind.DECISION.value, _("Decision")),
    (Kind.CREDITOR.value, _("Letter to a creditor")),
]
TEXT_LANGUAGES = [
    ("nl", _("Dutch")),
    ("en", _("English")),
    ("de", _("German")),
    ("tr", _("Turkish")),
    ("ar", _("Arabic")),
    ("pl", _("Polish")),
    ("uk", _("Ukrainian")),
]
"""Languages a text may be written in: those whose script the face of our letters has."""


class Template(models.Model):
    """A text with a purpose, by its short name (`brief_hulp`), which sequences and batches refer to."""

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "as long as a message made with it"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False)
    slug = models.SlugField(max_length=40)
    kind = models.CharField(max_length=10, choices=TEMPLATE_KINDS)
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["kind", "name"]
        constraints = [models.UniqueConstraint(fields=["municipality", "slug"], name="template_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def what(self) -> Kind:
        """Its kind, as the rules know it."""
        return Kind(self.kind)


class VersionRows(models.QuerySet["TemplateVersion"]):
    """The words in which versions are asked for."""

    def current(self) -> "VersionRows":
        """Released and not replaced: what is written with now."""
        return self.filter(released_at__isnull=False, replaced_at__isnull=True)


class TemplateVersion(models.Model):
    """One version in one language. A draft may be rewritten; once released it never changes."""

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "as long as a message made with it"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    template = models.ForeignKey(Template, models.PROTECT, related_name="versions")
    language = models.CharField(max_length=5, choices=TEXT_LANGUAGES, default="nl")
    number = models.IntegerField()
    subject = models.CharField(max_length=120, blank=True, default="")
    body = models.TextField(max_length=6_000)
    drafted_by = models.CharField(max_length=150)
    drafted_at = models.DateTimeField()
    released_by = models.CharField(max_length=150, blank=True, default="")
    released_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True)

    objects = VersionRows.as_manager()

    class Meta:
        ordering = ["language", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["template", "language", "number"], name="template_version_once"),
            models.UniqueConstraint(
                fields=["template", "language"],
                condition=models.Q(released_at__isnull=False, replaced_at__isnull=True),
                name="one_current_version",
            ),
            models.UniqueConstraint(
                fields=["template", "language"],
                condition=models.Q(released_at__isnull=True),
                name="one_draft_version",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template.name} {self.number} ({self.language})"

    @property
    def current(self) -> bool:
        return self.released_at is not None and self.replaced_at is None

    @property
    def draft(self) -> bool:
        return self.released_at is None
