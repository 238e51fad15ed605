"""How creditors get it wrong: every error is a named function, and `SLIPS` is the published table of rates.

The first five are the causes Divosa names for signals that do not match the register (2024/2025 'onder de loep', DOMAIN
§4.2): ss/s and ij/y, tussenvoegsels, diacritics, maiden name, trade name. The rates are our own estimate. A slip
belongs to a contract, so a creditor repeats it every month, as creditors do.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import duckdb

from aanbel.demo.simulator.creditors import CREDITORS
from aanbel.demo.simulator.places import addresses

Change = Mapping[str, str]
"""Column → the SQL expression it becomes."""


@dataclass(frozen=True)
class Slip:
    """`rate`: share of the contracts to which it can happen (`where`) that have it."""

    rate: float
    change: Callable[[], Change]
    where: str = "TRUE"

    @property
    def name(self) -> str:
        return self.change.__name__


def maiden_name_only() -> Change:
    """A double or partner's name is known by the name at birth alone."""
    return {"prefix": "own_prefix", "surname": "own_surname"}


def partner_name_only() -> Change:
    """De Boer-Kaya is filed as de Boer."""
    return {"surname": "split_part(surname, '-', 1)"}


def trade_name_on_contract() -> Change:
    """The contract is in the name of the business; nobody's initials, sex or birth date are on it."""
    return {"surname": "trade", "prefix": "''", "initials": "''", "sex": "''", "birth_date": "NULL::DATE", "bsn": "''"}


def diacritics_lost() -> Change:
    """Çelik becomes Celik."""
    return {"surname": "plain(surname)"}


def one_s_or_two() -> Change:
    """Bos becomes Boss, Claassen becomes Claasen."""
    return {
        "surname": "CASE WHEN contains(surname, 'ss') THEN replace(surname, 'ss', 's')"
        " ELSE regexp_replace(surname, 's([^s]|$)', 'ss\\1') END"
    }


def y_for_ij() -> Change:
    """Kuijpers becomes Kuypers, van Eyck becomes van Eijck."""
    return {
        "surname": "CASE WHEN contains(surname, 'ij') THEN replace(surname, 'ij', 'y')"
        " ELSE replace(surname, 'y', 'ij') END"
    }


def tussenvoegsel_dropped() -> Change:
    """Van den Berg is filed as Berg."""
    return {"prefix": "''"}


def tussenvoegsel_in_surname() -> Change:
    """The surname field holds 'van den Berg'."""
    return {"surname": "prefix || ' ' || surname", "prefix": "''"}


def tussenvoegsel_behind() -> Change:
    """The surname field holds 'Berg van den'."""
    return {"surname": "surname || ' ' || prefix", "prefix": "''"}


def letters_swapped() -> Change:
    """Two neighbouring letters change places."""
    at = "(2 + floor(draw('place of typo', contract) * (length(surname) - 3))::INT)"
    return {
        "surname": f"substr(surname, 1, {at} - 1) || surname[{at} + 1] || surname[{at}] || substr(surname, {at} + 2)"
    }


def letter_missed() -> Change:
    """A letter is lost."""
    at = "(2 + floor(draw('place of loss', contract) * (length(surname) - 2))::INT)"
    return {"surname": f"substr(surname, 1, {at} - 1) || substr(surname, {at} + 1)"}


def one_initial() -> Change:
    """J.M.C. becomes J."""
    return {"initials": "substr(initials, 1, 2)"}


def capitals() -> Change:
    """The surname arrives in capitals."""
    return {"surname": "upper(surname)"}


def birth_date_missing() -> Change:
    """Known to this creditor, but left out of the file."""
    return {"birth_date": "NULL::DATE"}


def day_and_month_swapped() -> Change:
    """7 March becomes 3 July."""
    return {"birth_date": "make_date(year(birth_date), day(birth_date), month(birth_date))"}


def birth_year_digit() -> Change:
    """One digit of the birth year is another."""
    return {
        "birth_date": "(birth_date + to_years(CASE WHEN draw('wrong year', contract) < 0.5 THEN 1 ELSE -10 END))::DATE"
    }


def moved_house() -> Change:
    """The creditor still has the address before the last move, inside the municipality."""
    return {
        column: f"old_{column}" for column in ("street", "house_number", "house_letter", "house_addition", "postcode")
    }


def house_number_swapped() -> Change:
    """Number 48 becomes 84."""
    return {"house_number": "(house_number % 10) * 10 + house_number // 10"}


def addition_missing() -> Change:
    """Which door of the block is left out."""
    return {"house_letter": "''", "house_addition": "''"}


SLIPS = (
    Slip(0.14, maiden_name_only, "use <> 'own'"),
    Slip(0.06, partner_name_only, "use = 'double'"),
    Slip(0.55, trade_name_on_contract, "trade <> '' AND kind IN ('energie', 'water', 'huur')"),
    Slip(0.40, diacritics_lost, "surname <> plain(surname)"),
    Slip(0.020, one_s_or_two, "contains(surname, 's')"),
    Slip(0.040, y_for_ij, "contains(surname, 'ij') OR contains(surname, 'y')"),
    Slip(0.030, tussenvoegsel_dropped, "prefix <> ''"),
    Slip(0.050, tussenvoegsel_in_surname, "prefix <> ''"),
    Slip(0.020, tussenvoegsel_behind, "prefix <> ''"),
    Slip(0.012, letters_swapped, "length(surname) > 4"),
    Slip(0.008, letter_missed, "length(surname) > 4"),
    Slip(0.080, one_initial, "length(initials) > 2"),
    Slip(0.040, capitals),
    Slip(0.020, birth_date_missing),
    Slip(0.008, day_and_month_swapped, "birth_date IS NOT NULL AND day(birth_date) <= 12"),
    Slip(0.004, birth_year_digit, "birth_date IS NOT NULL"),
    Slip(0.020, moved_house),
    Slip(0.006, house_number_swapped, "house_number BETWEEN 12 AND 99 AND house_number % 10 > 0"),
    Slip(0.050, addition_missing, "house_letter <> '' OR house_addition <> ''"),
)


def struck(change: Callable[[], Change]) -> str:
    """SQL for whether this slip happens to a contract."""
    slip = next(slip for slip in SLIPS if slip.change is change)
    return f"draw('{slip.name}', contract) < {slip.rate} AND ({slip.where})"


def write_down(world: duckdb.DuckDBPyConnection) -> None:
    """`written`: each signal with the person and address as this creditor has them, slips and all."""
    world.execute(
        f"CREATE TABLE moved AS SELECT DISTINCT s.contract, s.municipality,"
        f" floor(draw('before', s.contract) * t.dwellings)::INT AS dwelling"
        f" FROM signal s JOIN town t ON t.code = s.municipality WHERE {struck(moved_house)}"
    )
    world.execute(f"CREATE TABLE old_home AS {addresses('SELECT DISTINCT municipality, dwelling FROM moved')}")
    knows = {what: _known(what) for what in ("bsn", "birth", "phone", "email")}
    body = f"""
        SELECT s.*, p.slot, p.dwelling, p.initials, p.prefix, p.surname, p.own_prefix, p.own_surname, p.use, p.trade,
            CASE WHEN partner IN ('duinwater', 'dagstroom', 'belastingbalie') THEN '' ELSE p.sex END AS sex,
            CASE WHEN draw('knows bsn', contract) < ({knows["bsn"]}) THEN p.bsn ELSE '' END AS bsn,
            CASE WHEN draw('knows birth', contract) < ({knows["birth"]}) THEN p.birth_date END AS birth_date,
            CASE WHEN draw('knows phone', contract) < ({knows["phone"]}) THEN p.phone ELSE '' END AS phone,
            CASE WHEN draw('knows email', contract) < ({knows["email"]}) THEN p.email ELSE '' END AS email,
            h.street, h.house_number, h.house_letter, h.house_addition, h.postcode, h.place,
            o.street AS old_street, o.house_number AS old_house_number, o.house_letter AS old_house_letter,
            o.house_addition AS old_house_addition, o.postcode AS old_postcode
        FROM signal s
        JOIN person p USING (household, municipality, person)
        JOIN home h USING (municipality, dwelling)
        LEFT JOIN moved m USING (contract)
        LEFT JOIN old_home o ON o.municipality = m.municipality AND o.dwelling = m.dwelling
    """
    for slip in SLIPS:
        changes = ", ".join(
            f"CASE WHEN {struck(slip.change)} THEN {expression} ELSE {column} END AS {column}"
            for column, expression in slip.change().items()
        )
        body = f"SELECT * REPLACE ({changes}) FROM ({body})"
    world.execute(
        f"CREATE TABLE written AS SELECT * EXCLUDE (own_prefix, own_surname, use, trade, old_street, old_house_number,"
        f" old_house_letter, old_house_addition, old_postcode) FROM ({body})"
    )
    for table in ("signal", "claim", "melding", "moved", "old_home", "home"):
        world.execute(f"DROP TABLE {table}")


def _known(what: str) -> str:
    cases = " ".join(f"WHEN '{creditor.slug}' THEN {getattr(creditor, f'knows_{what}')}" for creditor in CREDITORS)
    return f"CASE partner {cases} END"
