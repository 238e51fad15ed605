"""Two themes of the demo's desks: one to which the municipality answered, one that waits.

What stands out now is left for who looks: nobody made a theme of it yet.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime, time, timedelta

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import Role, User
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.desk import services
from aanbel.desk.models import Desk, Theme
from aanbel.kernel import clock

LETTER = "Mensen begrijpen de brief over kwijtschelding van de gemeente niet"
FORM = "Het formulier voor bijzondere bijstand vraagt drie keer hetzelfde"


def tell_themes(codes: Sequence[int]) -> None:
    """Both, through the services, for the first town; does nothing where there are themes."""
    by = Acting.system(codes[0])
    with on_behalf_of(by):
        here = {"municipality_id": by.municipality}
        if Desk.objects.filter(**here).exists() and not Theme.objects.filter(**here).exists():
            _tell(by)


def _tell(by: Acting) -> None:
    coordinator, volunteer, lead = (_as(by, role) for role in (Role.COORDINATOR, Role.VOLUNTEER, Role.TEAM_LEAD))
    with _days_ago(75):
        letter = services.hear_theme(by=coordinator, sentence=LETTER)
        services.remark_on_theme(
            by=volunteer, theme=letter.pk, words="Ze lezen de eerste zin en denken dat ze alles moeten betalen."
        )
    with _days_ago(70):
        asks = "Schrijf de brief opnieuw, samen met ons. Begin met wat iemand moet doen."
        services.put_theme(by=coordinator, theme=letter.pk, asks=asks)
    with _days_ago(61):
        services.look_into_theme(by=lead, theme=letter.pk)
    with _days_ago(33):
        services.answer_theme(
            by=lead,
            theme=letter.pk,
            changed=True,
            answer="De brief is herschreven met drie vrijwilligers. Nu staat bovenaan wat u moet doen, en "
            "dat u mag bellen.",
        )
    with _days_ago(12):
        form = services.hear_theme(by=coordinator, sentence=FORM)
        services.remark_on_theme(by=volunteer, theme=form.pk, words="Bij vraag 4, 9 en 12 vullen we hetzelfde in.")
        services.put_theme(by=coordinator, theme=form.pk, asks="Haal de dubbele vragen eruit.")


def _days_ago(days: int) -> AbstractContextManager[None]:
    """Eleven in the morning, so many days ago."""
    return clock.standing_at(datetime.combine(clock.today() - timedelta(days=days), time(11), clock.AMSTERDAM))


def _as(by: Acting, role: Role) -> Acting:
    """The first person of this role; in a smaller demo the machine in their name."""
    here = User.objects.filter(memberships__municipality_id=by.municipality, memberships__role=role)
    user = here.order_by("pk").first()
    return accounts.acting_as(user, by.municipality) if user else by
