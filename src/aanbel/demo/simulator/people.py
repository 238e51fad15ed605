"""Who lives behind the doors: households in arrears, their adults, and how those are registered."""

import duckdb

from aanbel.demo.simulator.chance import by_rank, choice
from aanbel.demo.simulator.names import MEN, ORIGINS, PREFIXES, SURNAMES, TRADES, WOMEN
from aanbel.demo.simulator.places import addresses

HOUSEHOLDS = {"single": 40, "couple": 20, "family": 22, "single_parent": 12, "sharing": 6}
"""Kinds of household among those with arrears (own estimate: younger and more often alone than the country)."""

NAME_IN_USE = {"own": 45, "partner": 12, "double": 43}
"""Which surname a woman in a couple goes by: her own, her partner's, or both joined (naamgebruik in the BRP)."""

SAME_ORIGIN = 0.8
GROWN_CHILD = 0.2
NAMED_AFTER = 0.4
"""A grown child at home has the first names of the parent: same address, surname and initials, another person."""
SOLE_TRADERS = 0.05


def settle_households(world: duckdb.DuckDBPyConnection, *, year: int) -> None:
    """Gives every row of `household` (household, municipality, dwelling) its address, and its adults in `person`."""
    world.execute(f"CREATE TABLE home AS {addresses('SELECT DISTINCT municipality, dwelling FROM household')}")
    world.execute(
        f"""
        CREATE TABLE family AS
        SELECT h.household, h.municipality, h.dwelling,
            CASE WHEN a.flat AND draw('sharing', h.household) < 0.1 THEN 'sharing'
                ELSE {choice(HOUSEHOLDS, "draw('kind of household', h.household)")} END AS type,
            CASE type WHEN 'couple' THEN 2 WHEN 'sharing' THEN whole(3, 4, draw('flatmates', h.household))
                WHEN 'family' THEN CASE WHEN draw('grown child', h.household) < {GROWN_CHILD} THEN 3 ELSE 2 END
                ELSE 1 END AS adults,
            {choice(ORIGINS, "draw('origin', h.household)")} AS origin
        FROM household h JOIN home a USING (municipality, dwelling)
        """
    )
    _list_names(world)
    _bear_adults(world, year=year)


def _list_names(world: duckdb.DuckDBPyConnection) -> None:
    """`given` and `surname`: 2,000 slots per origin, common names in many of them."""
    world.execute("CREATE TABLE given (origin TEXT, sex TEXT, slot INT, given TEXT)")
    world.execute("CREATE TABLE surname (origin TEXT, slot INT, prefix TEXT, surname TEXT)")
    for sex, lists in (("M", MEN), ("V", WOMEN)):
        for origin, given in lists.items():
            slots = by_rank(given.split(), flatness=6)
            world.execute(
                "INSERT INTO given SELECT ?, ?, generate_subscripts(?::TEXT[], 1) - 1, unnest(?::TEXT[])",
                [origin, sex, slots, slots],
            )
    for origin, names in SURNAMES.items():
        slots = by_rank(names, flatness=25)
        world.execute(
            "INSERT INTO surname SELECT ?, generate_subscripts(?::TEXT[], 1) - 1, unnest(?::TEXT[]), unnest(?::TEXT[])",
            [origin, slots, [split_prefix(name)[0] for name in slots], [split_prefix(name)[1] for name in slots]],
        )


def split_prefix(name: str) -> tuple[str, str]:
    """A name as the register splits it.

    >>> split_prefix("van den Berg"), split_prefix("El Idrissi")
    (('van den', 'Berg'), ('', 'El Idrissi'))
    """
    for prefix in PREFIXES:
        if name.startswith(prefix + " "):
            return prefix, name[len(prefix) + 1 :]
    return "", name


def _bear_adults(world: duckdb.DuckDBPyConnection, *, year: int) -> None:
    """`person`: slot 0 and 1 are the couple or the first flatmate, slot 2 of a family a grown child with its name.

    `own_*` is the name at birth, `prefix`/`surname` the name in use; BSNs pass the elfproef and count down
    from 999999990: RvIG's test numbers begin with 9999, and numbers that begin with 9 are not issued.
    """
    world.execute(
        f"""
        CREATE TABLE adult AS
        SELECT f.*, s.slot, f.household * 4 + s.slot AS person,
            f.type IN ('couple', 'family') AND s.slot < 2 AS coupled,
            CASE WHEN f.type = 'family' AND s.slot = 2 THEN f.household * 4 ELSE person END AS named_after,
            CASE WHEN draw('first names after', person) < {NAMED_AFTER} THEN named_after ELSE person END AS given_key,
            CASE WHEN s.slot = 0 OR named_after <> person THEN f.origin
                WHEN f.type = 'sharing' THEN {choice(ORIGINS, "draw('origin of one', person)")}
                WHEN draw('mixed couple', f.household) < {SAME_ORIGIN} THEN f.origin
                ELSE {choice(ORIGINS, "draw('origin of one', person)")} END AS roots,
            CASE WHEN coupled AND draw('same sex', f.household) > 0.03
                    THEN CASE WHEN (draw('sex', f.household) < 0.5) = (s.slot = 0) THEN 'M' ELSE 'V' END
                WHEN draw('sex', person) < 0.5 THEN 'M' ELSE 'V' END AS sex,
            CASE WHEN f.type = 'sharing' THEN 18 + floor(9 * draw('age', person))
                WHEN named_after <> person THEN 18 + floor(9 * draw('age', person))
                WHEN f.type = 'single' THEN 18 + floor(75 * draw('age', person) ** 1.5)
                WHEN f.type = 'single_parent' THEN 22 + floor(30 * draw('age', person))
                WHEN f.type = 'family' THEN 27 + floor(28 * draw('age', f.household) + 5 * draw('gap', person))
                ELSE 21 + floor(66 * draw('age', f.household) ** 1.3 + 6 * draw('gap', person)) END::INT AS age,
            make_date({year} - age, 1, 1) + floor(365 * draw('birthday', person))::INT AS birth_date
        FROM family f, range(f.adults) s(slot)
        """
    )
    world.execute(
        """
        CREATE TABLE named AS
        SELECT a.*, g.given, s.prefix AS own_prefix, s.surname AS own_surname,
            strip_accents(g.given[1]) || '.'
                || CASE WHEN draw('second name', a.given_key) < 0.55
                    THEN substr('JMACHWPGETLSRBDK', whole(1, 16, draw('second letter', a.given_key)), 1) || '.'
                    ELSE '' END
                || CASE WHEN draw('third name', a.given_key) < 0.2 AND draw('second name', a.given_key) < 0.55
                    THEN substr('MJACWTESL', whole(1, 9, draw('third letter', a.given_key)), 1) || '.' ELSE '' END
                AS initials
        FROM adult a
        JOIN given g ON g.origin = a.roots AND g.sex = a.sex AND g.slot = floor(draw('given', a.given_key) * 2000)::INT
        JOIN surname s ON s.origin = a.roots AND s.slot = floor(draw('surname', a.named_after) * 2000)::INT
        """
    )
    world.execute(
        f"""
        CREATE TABLE person AS
        WITH partnered AS (
            SELECT n.*, o.own_prefix AS his_prefix, o.own_surname AS his_surname,
                CASE WHEN n.coupled AND n.sex = 'V' AND o.sex = 'M'
                    THEN {choice(NAME_IN_USE, "draw('name in use', n.person)")} ELSE 'own' END AS use
            FROM named n LEFT JOIN named o ON o.household = n.household AND n.coupled AND o.coupled AND o.slot <> n.slot
        ), numbered AS (
            SELECT row_number() OVER (ORDER BY hash(household, slot)) AS nth, * FROM partnered
        ), bsns AS (
            SELECT row_number() OVER (ORDER BY bsn DESC) AS nth, bsn FROM ({_bsns("(SELECT count(*) FROM named)")})
        )
        SELECT p.* EXCLUDE (nth), b.bsn,
            CASE p.use WHEN 'own' THEN p.own_prefix ELSE p.his_prefix END AS prefix,
            CASE p.use WHEN 'own' THEN p.own_surname WHEN 'partner' THEN p.his_surname
                ELSE p.his_surname || '-' || ltrim(p.own_prefix || ' ' || p.own_surname) END AS surname,
            '060' || lpad(floor(10000000 * draw('phone', p.person))::INT::TEXT, 7, '0') AS phone,
            lower(regexp_replace(plain(p.given || '.' || p.own_surname), '[^A-Za-z.]', '', 'g'))
                || floor(draw('mail', p.person) * 100)::INT || '@example.nl' AS email,
            CASE WHEN p.slot = 0 AND draw('trade', p.person) < {SOLE_TRADERS}
                THEN replace(chosen({list(TRADES)!r}, draw('trade name', p.person)), '{{}}', p.own_surname) ELSE '' END
                AS trade
        FROM numbered p JOIN bsns b USING (nth)
        """
    )
    for table in ("adult", "named", "family"):
        world.execute(f"DROP TABLE {table}")


def _bsns(count: str) -> str:
    """SQL for numbers that pass the elfproef, from the highest down, at least `count` of them."""
    weighted_sum = " + ".join(f"{9 - place} * (eight // {10 ** (7 - place)} % 10)" for place in range(8))
    return f"""
        SELECT eight::TEXT || last::TEXT AS bsn
        FROM (
            SELECT eight, ({weighted_sum}) % 11 AS last FROM range(99999999, 99999900 - {count} * 11 // 10, -1) t(eight)
        ) WHERE last < 10
    """
