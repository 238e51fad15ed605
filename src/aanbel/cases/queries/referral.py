"""What would be shared, how far each referral is, and what the holder of a link may see."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.cases.core.ages import age_group
from aanbel.cases.core.consent import Purpose
from aanbel.cases.core.referral import Link, Share, Stage, Wish, is_silent, link
from aanbel.cases.models import Case, Referral
from aanbel.cases.queries.case_page import CasePage, Person
from aanbel.cases.queries.consent import consent_for
from aanbel.cases.queries.refusals import permit
from aanbel.cases.wording.referral import STAGES, WISHES
from aanbel.directory.models import Service
from aanbel.directory.queries import party
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing


@dataclass(frozen=True)
class ReferralLine:
    """One referral as the worker sees it."""

    referral: Referral

    @property
    def stage(self) -> str:
        return str(STAGES[self.referral.at])

    @property
    def wish(self) -> str:
        return str(WISHES[Wish(self.referral.wish)])

    @property
    def code(self) -> str:
        """What the worker tells the receiver by phone, while the link waits for it."""
        return receiver_code(self.referral)

    @property
    def link(self) -> Link:
        return link_of(self.referral)

    @property
    def opens(self) -> bool:
        return self.link is Link.OPENS

    @property
    def waits(self) -> bool:
        return self.referral.at in {Stage.ASKED, Stage.CONSIDERED}

    @property
    def accepted(self) -> bool:
        return self.referral.at is Stage.ACCEPTED

    @property
    def days_old(self) -> int:
        """How long ago it was asked, in days."""
        return (clock.today() - self.referral.asked_at.astimezone(clock.AMSTERDAM).date()).days

    @property
    def silent(self) -> bool:
        """Whether the answer is late."""
        return is_silent(stage=self.referral.at, due_on=self.referral.due_on, today=clock.today())


def party_of(destination: Service) -> str:
    """Whom the resident says yes to: the help and who offers it, as two offers may have one name."""
    return party(destination.name, destination.organization.name if destination.organization else "")


def referrals(*, by: Acting, case: int) -> list[ReferralLine]:
    """Every referral of this case, the newest first."""
    found = Referral.objects.filter(municipality_id=by.municipality, case_id=case)
    return [ReferralLine(one) for one in found.select_related("destination", "consent").order_by("-asked_at", "-pk")]


def referrals_waiting(*, by: Acting) -> list[ReferralLine]:
    """Those that this person chases today: asked by them or in a case of theirs, and no answer in time."""
    late = Referral.objects.filter(
        municipality_id=by.municipality,
        stage__in=[Stage.ASKED, Stage.CONSIDERED],
        due_on__lt=clock.today(),
        case__closed_on__isnull=True,
    ).select_related("destination", "case__address")
    mine = late.filter(case__assigned_to_id=by.user_id or 0) | late.filter(
        case__assigned_to_id__isnull=True, asked_by_id=by.user_id or 0
    )
    return [ReferralLine(one) for one in mine.order_by("due_on", "pk")]


def what_is_shared(page: CasePage, person: Person | None, fields: Collection[Share]) -> dict[str, str]:
    """Exactly the lines that would go along, in a fixed order; what we do not know is left out."""
    known = {
        Share.NAME: person.name if person else "",
        Share.PHONE: person.phone if person else "",
        Share.EMAIL: person.email if person else "",
        Share.ADDRESS: str(page.address),
        Share.AGE: age_group(person.resident.birth_date, clock.today()) if person else "",
        Share.THREAT: "; ".join(f"{line.words}: {line.clock.due:%d-%m-%Y}" for line in page.deadlines),
        Share.AGREED: page.case.agreed,
    }
    return {share.value: known[share] for share in Share if share in fields and known[share]}


def may_share(*, by: Acting, case: int, with_whom: str) -> bool:
    """Whether the resident's yes for exactly this party stands."""
    return consent_for(by=by, case=case, purpose=Purpose.SHARE, with_whom=with_whom) is not None


def receiver_code(referral: Referral) -> str:
    """Four digits that are kept nowhere: they follow from the link and the installation's own key."""
    digest = salted_hmac("aanbel.referral", referral.link_hash, algorithm="sha256", secret=settings.SECRET_KEY)
    return f"{int(digest.hexdigest(), 16) % 10_000:04d}"


def hashed(token: str) -> str:
    """A link as the database knows it; 192 random bits need no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def link_of(referral: Referral) -> Link:
    """What the link does now. A yes that was taken back, a no, or a closed case shuts it at once."""
    if referral.at is not Stage.WITHDRAWN and (
        referral.consent.withdrawn_on is not None or _stopped(referral.case_id, referral.municipality_id)
    ):
        return Link.WITHDRAWN
    return link(stage=referral.at, wrong_codes=referral.wrong_codes, expires_at=referral.expires_at, now=clock.now())


def referral_behind(*, by: Acting, token: str) -> Referral:
    """The referral of a link; `Missing` for any link that was never made or was made anew."""
    found = (
        Referral.objects.filter(municipality_id=by.municipality, link_hash=hashed(token))
        .select_related("destination", "consent", "municipality")
        .first()
    )
    if found is None:
        raise Missing(_("This link does not work (any more). Call the person who sent it."))
    return found


def _stopped(case: int, municipality: int) -> bool:
    found = Case.objects.of(municipality).filter(pk=case).first()
    return found is None or found.closed_on is not None or not permit(case=found).free
