"""Which household falls behind in which month, with whom, by how much: `signal`, before anybody misspells it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from aanbel.demo.simulator.chance import choice
from aanbel.demo.simulator.creditors import CREDITORS
from aanbel.demo.simulator.people import settle_households
from aanbel.demo.simulator.places import Town
from aanbel.demo.simulator.volumes import (
    AGAIN,
    AMOUNTS,
    CRISIS,
    DAYS_IN_ARREARS,
    END_OF_SUPPLY,
    MONTH_WEIGHTS,
    MONTHS_BETWEEN,
    NOT_HIGHER,
    PARTNERS_AT_ONCE,
    SAME_KIND_AGAIN,
    SIGNALS_PER_THOUSAND,
    WARM_HANDOVER,
)
from aanbel.kernel.clock import month_after, month_of

RUN_UP = 10
"""Months before the window in which households may already have begun, so that the first month is like the others."""

SIGNALS_PER_HOUSEHOLD = 1.85
"""Signals that one household gives over its chain of meldingen; measured, and then cut to the number asked for."""

ROOM = 1.06
"""How many more households begin than are needed on average, so that the cut to the exact number always has enough."""

LONGEST_CHAIN = 10


@dataclass(frozen=True)
class Window:
    """The months of a simulation; nothing is signalled after `until`."""

    months: int
    until: date

    @property
    def first(self) -> date:
        return month_after(month_of(self.until), 1 - self.months)

    @property
    def weights(self) -> list[float]:
        """The weight of each month in which a household may begin, the run-up included."""
        begin = month_after(self.first, -RUN_UP)
        return [MONTH_WEIGHTS[month_after(begin, n).month - 1] for n in range(RUN_UP + self.months)]


def expected_signals(*, inhabitants: int, window: Window) -> int:
    """How many signals towns of this size get in these months (Divosa 2024, with the season).

    >>> expected_signals(inhabitants=50_000, window=Window(months=12, until=date(2026, 12, 31)))
    2640
    """
    season = sum(window.weights[RUN_UP:]) / (sum(MONTH_WEIGHTS) / 12)
    return round(inhabitants / 1000 * SIGNALS_PER_THOUSAND * season)


def inhabitants_needed(*, signals: int, window: Window) -> int:
    """The smallest population in which so many signals still come from different front doors."""
    return round(_households(signals, window) * 2.1 * 1.25)


def _households(signals: int, window: Window) -> int:
    inside = sum(window.weights[RUN_UP:])
    return round(signals / SIGNALS_PER_HOUSEHOLD * ROOM * sum(window.weights) / inside) + 20


def fall_behind(world: duckdb.DuckDBPyConnection, *, towns: Sequence[Town], window: Window, signals: int) -> None:
    """Makes `household`, `person` and `signal`: exactly `signals` of them, over all towns after their size."""
    _choose_households(world, towns=towns, count=_households(signals, window))
    settle_households(world, year=window.until.year)
    _repeat_in_time(world, window=window)
    _choose_creditors(world)
    _fill_in(world, window=window, signals=signals)


def _choose_households(world: duckdb.DuckDBPyConnection, *, towns: Sequence[Town], count: int) -> None:
    """Front doors without replacement: a fixed walk through the dwellings of each town, in steps that never meet."""
    total = sum(town.dwellings for town in towns)
    world.execute("CREATE TABLE household (household BIGINT, municipality INT, dwelling INT)")
    world.execute("CREATE TABLE chosen_doors (municipality INT, first BIGINT, count INT, dwellings INT, step INT)")
    first, rows = 0, []
    for town in towns:
        share = min(town.dwellings, round(count * town.dwellings / total) + 1)
        rows.append([town.code, first, share, town.dwellings, _step(town.dwellings)])
        first += share
    world.begin()
    world.executemany("INSERT INTO chosen_doors VALUES (?, ?, ?, ?, ?)", rows)
    world.commit()
    world.execute(
        """
        INSERT INTO household
        SELECT first + nth, municipality,
            ((nth + floor(1e6 * draw('first door', municipality))::BIGINT) * step % dwellings)::INT
        FROM chosen_doors, range(count) t(nth)
        """
    )


def _step(dwellings: int) -> int:
    """A step that shares no factor with the number of dwellings, so that a walk visits each door once.

    >>> _step(28_571)
    7919
    """
    return next(prime for prime in (7919, 7927, 7933, 7937) if dwellings % prime)


def _repeat_in_time(world: duckdb.DuckDBPyConnection, *, window: Window) -> None:
    """`melding`: the months in which a household is reported, a first one and a chain of next ones."""
    starts = {str(index - RUN_UP): weight for index, weight in enumerate(window.weights)}
    world.execute(
        f"""
        CREATE TABLE melding AS
        WITH chain AS (
            SELECT household, nth,
                min(CASE WHEN nth = 0 OR draw('again', household * 16 + nth) < {AGAIN} THEN 1 ELSE 0 END)
                    OVER (PARTITION BY household ORDER BY nth) AS goes_on,
                sum(CASE WHEN nth = 0 THEN ({choice(starts, "draw('start', household)")})::INT
                    ELSE ({choice(MONTHS_BETWEEN, "draw('gap', household * 16 + nth)")})::INT END)
                    OVER (PARTITION BY household ORDER BY nth) AS month
            FROM household, range({LONGEST_CHAIN}) t(nth)
        )
        SELECT household, nth::INT AS nth, month::INT AS month FROM chain WHERE goes_on = 1 AND month < {window.months}
        """
    )


def _choose_creditors(world: duckdb.DuckDBPyConnection) -> None:
    """`claim`: a melding with each creditor in it and the adult concerned. A household keeps its creditors."""
    kinds: dict[str, float] = {}
    for creditor in CREDITORS:
        kinds[creditor.kind] = kinds.get(creditor.kind, 0) + creditor.share
    whose = "draw('creditor', hash(household, kind, CASE WHEN kind = 'zorg' THEN slot END))"
    of_kind = " ".join(
        f"WHEN '{kind}' THEN {choice({c.slug: c.share for c in CREDITORS if c.kind == kind}, whose)}" for kind in kinds
    )
    first_kind, any_kind = (choice(kinds, f"draw('kind', {key})") for key in ("m.household * 64", "key"))
    world.execute(
        f"""
        CREATE TABLE claim AS
        WITH wanted AS (
            SELECT m.*, k.position, m.household * 64 + m.nth * 4 + k.position AS key,
                CASE WHEN m.nth > 0 AND k.position = 0 AND draw('same kind', key) < {SAME_KIND_AGAIN}
                    THEN {first_kind} ELSE {any_kind} END AS kind
            FROM melding m, range((CASE WHEN m.nth = 0
                THEN {choice(PARTNERS_AT_ONCE["first"], "draw('at once', m.household * 16)")}
                ELSE {choice(PARTNERS_AT_ONCE["again"], "draw('at once', m.household * 16 + m.nth)")}
                END)::INT) k(position)
        ), placed AS (
            SELECT w.*, f.adults, f.municipality,
                CASE WHEN w.kind = 'zorg'
                        THEN (floor(draw('insured', w.household) * f.adults)::INT + w.position) % f.adults
                    WHEN draw('contract', hash(w.household, w.kind)) < 0.75 THEN 0
                    ELSE floor(draw('contract of', hash(w.household, w.kind)) * least(f.adults, 3))::INT END AS slot
            FROM wanted w
            JOIN (SELECT household, municipality, count(*) AS adults FROM person GROUP BY ALL) f USING (household)
        )
        SELECT household, municipality, month, nth, kind, slot, household * 4 + slot AS person,
            min(position) AS position, CASE kind {of_kind} END AS partner
        FROM placed GROUP BY ALL
        """
    )


def _fill_in(world: duckdb.DuckDBPyConnection, *, window: Window, signals: int) -> None:
    """`signal`: claims inside the window with amounts and dates, cut at random to the number asked for."""
    median = _by_kind({kind: str(median * 100) for kind, (median, _) in AMOUNTS.items()})
    sigma = _by_kind({kind: str(sigma) for kind, (_, sigma) in AMOUNTS.items()})
    low = _by_kind({kind: str(low) for kind, (low, _) in DAYS_IN_ARREARS.items()}, "31")
    high = _by_kind({kind: str(high) for kind, (_, high) in DAYS_IN_ARREARS.items()}, "75")
    equal = NOT_HIGHER["equal"]
    world.execute(
        f"""
        CREATE TABLE signal AS
        WITH dated AS (
            SELECT c.*, hash(c.person, c.partner) AS contract, hash(c.person, c.partner, c.month) AS key,
                DATE '{window.first}' + to_months(c.month) AS period,
                least(period::DATE + floor(3 * draw('day', key))::INT, DATE '{window.until}') AS signalled_on
            FROM claim c
        ), grown AS (
            SELECT *, CASE WHEN row_number() OVER chain = 1 THEN 0.0
                    WHEN draw('growth', key) < {equal} THEN 0.0
                    WHEN draw('growth', key) < {equal + NOT_HIGHER["lower"]} THEN ln(0.5 + 0.4 * draw('lower', key))
                    ELSE ln(1.15 + 0.75 * draw('higher', key)) END AS growth,
                min(signalled_on) OVER chain AS first_signal
            FROM dated WINDOW chain AS (PARTITION BY contract ORDER BY month)
        ), sized AS (
            SELECT *, sqrt(-2 * ln(1 - draw('size', contract))) * cos(2 * pi() * draw('turn', contract)) AS deviation,
                ({median}) * exp(({sigma}) * deviation + sum(growth) OVER (PARTITION BY contract ORDER BY month))
                    AS cents
            FROM grown
        ), kept AS (
            SELECT * FROM sized WHERE month >= 0 ORDER BY draw('kept', key), key LIMIT {signals}
        )
        SELECT household, municipality, person, partner, kind, month, period::DATE AS period, contract, key,
            signalled_on, greatest(900, round(cents))::INT AS amount,
            (CASE WHEN kind = 'zorg' THEN signalled_on ELSE first_signal END
                - whole({low}, {high}, draw('arrears', CASE WHEN kind = 'zorg' THEN key ELSE contract END)))::DATE
                AS arrears_since,
            draw('end of supply', key) < ({_by_kind(END_OF_SUPPLY, "0")}) AS end_of_supply,
            CASE WHEN end_of_supply THEN signalled_on + 33 + floor(22 * draw('ends', key))::INT END AS supply_ends_on,
            draw('crisis', key) < ({_by_kind(CRISIS, "0")}) AS crisis,
            draw('warm', key) < {WARM_HANDOVER} AS warm_handover
        FROM kept
        """
    )


def _by_kind(values: Mapping[str, object], otherwise: str = "NULL") -> str:
    cases = " ".join(f"WHEN '{kind}' THEN {value}" for kind, value in values.items())
    return f"CASE kind {cases} ELSE {otherwise} END"
