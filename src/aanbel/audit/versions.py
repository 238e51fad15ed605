"""What decides is versioned (DESIGN §6.7): drafted, put in force once, replaced by the next, and never changed."""

from typing import TypeVar

from django.db import models
from django.db.models import Max, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused


class Version(models.Model):
    """The columns of a version; what it decides is its own. One of a municipality is in force at a time."""

    version = models.IntegerField()
    name = models.CharField(max_length=120)
    proposed_by = models.CharField(max_length=150)
    proposed_at = models.DateTimeField()
    activated_by = models.CharField(max_length=150, blank=True, default="")
    activated_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.version} · {self.name}"

    @property
    def shown_name(self) -> str:
        """Its name: a municipality's own, or the translated name of what was shipped."""
        return gettext(self.name)

    @property
    def active(self) -> bool:
        """Whether it decides now."""
        return self.activated_at is not None and self.replaced_at is None


Versions = TypeVar("Versions", bound=Version)


def drafted(versions: QuerySet[Versions], *, by: Acting, name: str) -> dict[str, object]:
    """The columns of the next version after these, without what it decides."""
    number = (versions.aggregate(latest=Max("version"))["latest"] or 0) + 1
    return {
        "version": number,
        "name": name.strip()[:120] or _("Version %(version)s") % {"version": number},
        "proposed_by": by.name,
        "proposed_at": clock.now(),
    }


def put_in_force(versions: QuerySet[Versions], number: int, *, by: Acting) -> Versions:
    """Lets the one with this key decide from now on, in the place of the one that did; once, and one at a time."""
    locked = list(versions.select_for_update(of=("self",)))
    chosen = next((one for one in locked if one.pk == number), None)
    if chosen is None or chosen.activated_at is not None:
        raise Refused(_("This version was active before. Draft a copy of it, so that the history stays true."))
    now = clock.now()
    versions.filter(pk__in=[one.pk for one in locked if one.active]).update(replaced_at=now)
    chosen.activated_by, chosen.activated_at = by.name, now
    chosen.save(update_fields=["activated_by", "activated_at"])
    return chosen
