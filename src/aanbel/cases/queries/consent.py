"""Which yes there is. Everyone who writes more than the signal down, or shares something, asks here first."""

from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.cases.core.consent import Given, Purpose, stands
from aanbel.cases.models import Consent
from aanbel.kernel.errors import Refused


def consents(*, by: Acting, case: int) -> list[Consent]:
    """Every consent of this case, the newest first, also those that were taken back."""
    found = Consent.objects.filter(municipality_id=by.municipality, case_id=case)
    return list(found.select_related("resident").order_by("-given_on", "-pk"))


def consent_for(*, by: Acting, case: int, purpose: Purpose, with_whom: str = "") -> Consent | None:
    """The standing consent for exactly this, or None."""
    return standing(consents(by=by, case=case), purpose=purpose, with_whom=with_whom)


def standing(given: list[Consent], *, purpose: Purpose, with_whom: str = "") -> Consent | None:
    """The one among these that stands for this purpose and party, or None."""
    return next(
        (one for one in given if stands([_as_given(one)], purpose=purpose, with_whom=with_whom)),
        None,
    )


def consent_needed(*, by: Acting, case: int, purpose: Purpose, with_whom: str = "") -> Consent:
    """The standing consent for exactly this; `Refused` with the sentence for the screen when there is none."""
    found = consent_for(by=by, case=case, purpose=purpose, with_whom=with_whom)
    if found is not None:
        return found
    if purpose is Purpose.SHARE:
        raise Refused(
            _("The resident has not agreed to share this with %(whom)s. Ask first; nothing was shared.")
            % {"whom": with_whom}
        )
    raise Refused(_("The resident has not agreed that we write this down. Ask first; nothing was kept."))


def _as_given(one: Consent) -> Given:
    return Given(Purpose(one.purpose), one.with_whom, one.given_on, one.withdrawn_on)
