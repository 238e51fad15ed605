"""Somebody did not want to come forward, or was not sure: one more in this month, and nothing else anywhere.

No event is written: it would say who counted, and when. Nothing was asked that could be stored (point 6 of issue 5).
"""

from django.db import connection, transaction
from django.utils.translation import gettext as _

from aanbel.accounts.models import Neighbourhood
from aanbel.audit.acting import Acting
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused
from aanbel.neighbourhood.permissions import check_can_see_network


@transaction.atomic
def count_declined(*, by: Acting, neighbourhood: int) -> None:
    """Counts one no in a neighbourhood; the day, the person and the colleague are not kept."""
    check_can_see_network(by)
    if not Neighbourhood.objects.filter(municipality_id=by.municipality, pk=neighbourhood).exists():
        raise Refused(_("Choose a neighbourhood of this municipality."))
    with connection.cursor() as cursor:
        cursor.execute(_ONE_MORE, [by.municipality, neighbourhood, clock.month_of(clock.today())])


_ONE_MORE = """
    insert into neighbourhood_declined (municipality_id, neighbourhood_id, month, count) values (%s, %s, %s, 1)
    on conflict on constraint declined_once_a_month do update set count = neighbourhood_declined.count + 1"""
