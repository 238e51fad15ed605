"""Counting wrong codes, so that nobody can try them all. How many is too many is in `core.guesses`."""

import ipaddress
from datetime import timedelta

from django.db import connection
from django.utils.crypto import salted_hmac

from aanbel.kernel import clock
from aanbel.outreach.core.guesses import HOUR, too_many
from aanbel.outreach.models import Guess

OVERALL = ""
_COUNT = """
insert into outreach_guess as known (who, since, wrong) values (%(who)s, %(now)s, 1)
on conflict (who) do update set
    wrong = case when known.since < %(begin)s then 1 else known.wrong + 1 end,
    since = case when known.since < %(begin)s then excluded.since else known.since end
"""


def must_wait(address: str) -> bool:
    """Whether codes from this network address are not looked at for now."""
    begin = clock.now() - timedelta(seconds=HOUR)
    who = _hidden(address)
    wrong = dict(Guess.objects.filter(who__in=[who, OVERALL], since__gte=begin).values_list("who", "wrong"))
    return too_many(here=wrong.get(who, 0), overall=wrong.get(OVERALL, 0))


def note_wrong_code(address: str) -> None:
    """One more wrong code; what is older than an hour is forgotten."""
    now = clock.now()
    begin = now - timedelta(seconds=HOUR)
    with connection.cursor() as cursor:
        for who in (OVERALL, _hidden(address)):
            cursor.execute(_COUNT, {"who": who, "now": now, "begin": begin})
        cursor.execute("delete from outreach_guess where since < %s", [begin])


def _hidden(address: str) -> str:
    """An address that is told apart for a day and never known again; of IPv6 the network of one household."""
    try:
        ip = ipaddress.ip_address(address.strip())
    except ValueError:
        network = "unknown"
    else:
        network = str(ipaddress.ip_network(f"{ip}/{64 if ip.version == 6 else 32}", strict=False))
    return salted_hmac(f"aanbel.outreach.guess {clock.today()}", network, algorithm="sha256").hexdigest()
