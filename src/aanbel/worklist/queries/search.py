"""Finding open cases by half a street and a number, a surname, a postcode or a reference.

Prefixes are ranges on text sorted by byte: the only kind of search that may use an index under row-level security.
"""

import re
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection

from aanbel.audit.acting import Acting
from aanbel.worklist.core.folding import Sought, sought

MOST = 500
SHORTEST_SLIP = 5
LIKE_ENOUGH = 80  # of 100: one letter in five
_POSTCODE = re.compile(r"^\s*(\d{4})\s?([A-Za-z]{2})(?:\s+(\d{1,5}).*)?\s*$")


@dataclass(frozen=True)
class Found:
    """The cases found, whether there were more than a list can use, and the street that must have been meant."""

    case_ids: tuple[int, ...]
    more: bool = False
    meant: str = ""


def found(*, by: Acting, text: str) -> Found:
    """The open cases that fit these words: following each other if there are such, else one of them somewhere.

    *Oude Dijk 7* is nearly always just that, and a city has forty thousand doors that begin with *Oude*.
    """
    if postcode := _POSTCODE.match(text):
        return _limited(_BY_POSTCODE, _postcode_parameters(by, *postcode.groups()))
    by_reference = _limited(_BY_REFERENCE, {"municipality": by.municipality, "text": text.strip()[:80], "most": MOST})
    if by_reference.case_ids:
        return by_reference
    wanted = sought(text)
    if wanted is None or len(wanted.beginning) < 2:
        return Found(())
    for way in dict.fromkeys((wanted.in_a_row, wanted)):
        if (found := _by_words(by, way)).case_ids:
            return found
    return _with_a_slip(by, wanted)


def _by_words(by: Acting, wanted: Sought) -> Found:
    parameters: dict[str, Any] = {
        "municipality": by.municipality,
        "first": wanted.beginning,
        "last": wanted.beginning[:-1] + chr(ord(wanted.beginning[-1]) + 1),
        "most": MOST,
    }
    at_door = in_term = ""
    for number, word in enumerate(wanted.words):
        parameters[f"word{number}"] = rf"[ ]{re.escape(word)}" + (r"(?![0-9])" if word.isdecimal() else "")
        # The plain comparison takes a third of the time and leaves few doors for the pattern to look at.
        parameters[f"near{number}"] = "% " + re.sub(r"([\\%_])", r"\\\1", word) + "%"
        at_door += f" and door like %(near{number})s and door ~ %(word{number})s"
        in_term += f" and term like %(near{number})s and term ~ %(word{number})s"
    return _limited(_BY_WORDS.format(at_door=at_door, in_term=in_term), parameters)


def _with_a_slip(by: Acting, wanted: Sought) -> Found:
    """The cases in the street that is spelled most like what was typed. Asked only when nothing else is found."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - seldom needed

    typed = wanted.in_a_row
    if len(typed.beginning) < SHORTEST_SLIP:
        return Found(())
    with connection.cursor() as cursor:
        cursor.execute(_STREETS, {"municipality": by.municipality})
        streets = {part for (street,) in cursor.fetchall() for part in (street, street.partition(" ")[2]) if part}
    nearest = process.extractOne(typed.beginning, sorted(streets), scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH)
    if nearest is None:
        return Found(())
    return replace(_by_words(by, Sought(nearest[0], typed.words)), meant=nearest[0])


def _limited(sql: str, parameters: dict[str, Any]) -> Found:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        ids = tuple(row[0] for row in cursor.fetchall())
    return Found(ids[:MOST], more=len(ids) > MOST)


def _postcode_parameters(by: Acting, digits: str, letters: str, number: str | None) -> dict[str, Any]:
    return {
        "municipality": by.municipality,
        "postcode": digits + letters.upper(),
        "number": int(number) if number else None,
        "most": MOST,
    }


_BY_WORDS = """
select distinct case_id from (
    (select case_id from worklist_placing
      where municipality_id = %(municipality)s and door >= %(first)s and door < %(last)s {at_door}
      limit %(most)s + 1)
    union all
    (select case_id from worklist_searchterm
      where municipality_id = %(municipality)s and term >= %(first)s and term < %(last)s {in_term}
      limit %(most)s + 1)
) t limit %(most)s + 1
"""
_STREETS = """
select distinct btrim(substring(door from '^[^0-9]*')) from worklist_placing where municipality_id = %(municipality)s
"""
_BY_POSTCODE = """
select c.id from people_address a
  join cases_case c on c.address_id = a.id and c.closed_on is null and c.municipality_id = %(municipality)s
 where a.municipality_id = %(municipality)s and a.postcode = %(postcode)s
   and (%(number)s::int is null or a.house_number = %(number)s::int)
 limit %(most)s + 1
"""
_BY_REFERENCE = """
select distinct d.case_id from intake_signal s
  join cases_decision d on d.signal_id = s.id
 where s.municipality_id = %(municipality)s and s.partner_id in (select id from intake_partner)
   and s.reference = %(text)s and d.case_id is not null
 limit %(most)s + 1
"""
