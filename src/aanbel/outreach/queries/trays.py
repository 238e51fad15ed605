"""The trays that an approach can be for: those of the municipality's active scheme."""

from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.worklist.queries import active_scheme
from aanbel.worklist.queries.reasons import version


def tray_names(*, by: Acting) -> list[tuple[str, str]]:
    """Short name and name, in the order of the scheme; empty before the first month."""
    scheme = active_scheme(by=by)
    return [(tray.slug, _(tray.name)) for tray in version(scheme.pk).trays.trays] if scheme else []
