"""An act waits for its turn per municipality: what runs for one does not keep another waiting."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from aanbel.audit.acting import Acting
from aanbel.audit.turns import take_turn


def free(act: str, code: int) -> bool:
    """Whether somebody else, in another connection, could do this act for this municipality now."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select pg_try_advisory_xact_lock(hashtext(%s), %s)", [act, code])
            return bool(cursor.fetchone()[0])
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("act", "code", "may"),
    [("link", 9901, False), ("link", 9902, False), ("link", 9903, True), ("decide", 9901, True)],
)
def test_a_turn_is_for_one_act_and_one_municipality_until_the_end_of_its_transaction(own_database, act, code, may):
    """While 9901 and 9902 are being linked nobody else links them; another act or municipality need not wait."""
    with ThreadPoolExecutor(1) as beside:
        with transaction.atomic(), connection.cursor() as cursor:
            take_turn(cursor, "link", Acting.system(9902, 9901))
            assert beside.submit(free, act, code).result() is may
        assert beside.submit(free, act, code).result()
