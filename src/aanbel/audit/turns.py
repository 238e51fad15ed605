"""An act that must not run twice at once for one municipality waits for its turn; other municipalities go on."""

from django.db.backends.utils import CursorWrapper

from aanbel.audit.acting import Acting

_IN_ORDER = """
select pg_advisory_xact_lock(hashtext(%s), code)
  from (select code from unnest(%s::int[]) code order by code) ours -- in order, or two runs could wait for each other
"""


def take_turn(cursor: CursorWrapper, act: str, by: Acting) -> None:
    """Waits until nobody else does this act for any of the municipalities; held until the transaction ends."""
    cursor.execute(_IN_ORDER, [act, list(by.municipalities)])
