"""The SQL of linking, in the order in which it is used. A record's number is twice its signal's; odd numbers are
residents all of whose signals were destroyed in time: they are still recognised by what is kept of them.
"""

from typing import Any, Final

import pyarrow as pa

LOOK_BACK_MONTHS: Final = 12
"""Known signals that new ones are compared with: the six months that count for a case, twice (Divosa: opeenvolgend)."""

PLACES_WITH_NEWS: Final = """
    select code from unnest(%(municipalities)s::int[]) as code
    where exists (
        select from intake_signal s
        where s.municipality_id = code and not exists (select from people_link l where l.signal_id = s.id))"""

_PERSON = "{0}.initials, {0}.prefix, {0}.surname, {0}.birth_date, {0}.sex, {0}.bsn"
_DOOR = "{0}.street, {0}.house_number, {0}.house_letter, {0}.house_addition, {0}.postcode"
_SIGNAL = f"{_PERSON.format('s')}, {_DOOR.format('s')}, s.phone, s.email"

NEW_RECORDS: Final = f"""
    select s.id * 2 as record_id, s.municipality_id as municipality, {_SIGNAL}
    from intake_signal s
    where s.municipality_id = any(%(places)s) and not exists (select from people_link l where l.signal_id = s.id)"""

KNOWN_RECORDS: Final = f"""
    select s.id * 2 as record_id, s.municipality_id as municipality, l.resident_id as resident, {_SIGNAL}
    from people_link l join intake_signal s on s.id = l.signal_id
    where l.municipality_id = any(%(places)s) and s.municipality_id = any(%(places)s)
      and s.signalled_on >= %(since)s
    union all
    select r.id * 2 + 1, r.municipality_id, r.id, {_PERSON.format("r")}, {_DOOR.format("a")}, '', ''
    from people_resident r join people_address a on a.id = r.address_id
    where r.municipality_id = any(%(places)s)
      and not exists (
        select from people_link l join intake_signal s on s.id = l.signal_id
        where l.resident_id = r.id and s.signalled_on >= %(since)s)
      and not exists (select from people_question q where q.previous_resident_id = r.id and q.answer = 'same')"""

RECORD_TYPES: Final[dict[str, Any]] = {
    "record_id": pa.int64(),
    "municipality": pa.int32(),
    "resident": pa.int64(),
    "birth_date": pa.date32(),
    "house_number": pa.int32(),
    **dict.fromkeys(
        (
            "initials",
            "prefix",
            "surname",
            "sex",
            "bsn",
            "street",
            "house_letter",
            "house_addition",
            "postcode",
            "phone",
            "email",
        ),
        pa.string(),
    ),
}

CLEAR_THE_TABLE: Final = "drop table if exists found_link, found_person, found_question, found_door, located, newcomers"

BROUGHT_BACK: Final = {
    "found_link": (
        """create temp table found_link (
               signal bigint, resident bigint, newcomer bigint, method text, weight float8, levels smallint[],
               matched_signal bigint) on commit drop""",
        """select record_id // 2, resident, new_group // 2, method, weight, '{' || array_to_string(levels, ',') || '}',
               case when matched_record % 2 = 0 then matched_record // 2 end
           from links""",
    ),
    "found_person": (
        """create temp table found_person (
               newcomer bigint, birth_date date, sex text, bsn text) on commit drop""",
        """select new_group // 2, min(birth_date),
               coalesce(min(nullif(records.sex, '')), ''), coalesce(min(nullif(records.bsn, '')), '')
           from links join records using (record_id)
           where new_group is not null
           group by new_group""",
    ),
    "found_question": (
        """create temp table found_question (
               signal bigint, resident bigint, newcomer bigint, weight float8, levels smallint[], matched_signal bigint
           ) on commit drop""",
        """select record_id // 2, candidate_resident, candidate_group // 2, weight,
               '{' || array_to_string(levels, ',') || '}', case when matched_record % 2 = 0 then matched_record // 2 end
           from questions""",
    ),
}

_SAME_DOOR = """a.municipality_id = s.municipality_id and a.postcode = s.postcode and a.house_number = s.house_number
        and a.house_letter = s.house_letter and a.house_addition = s.house_addition"""

DOORS: Final = f"""
    create temp table found_door on commit drop as
    select d.*, coalesce(known, nextval('people_address_id_seq')) as id
    from (
        select s.municipality_id, s.postcode, s.house_number, s.house_letter, s.house_addition,
            max(s.street) as street, max(s.place) as place, max(a.id) as known
        from found_link f join intake_signal s on s.id = f.signal
        left join people_address a on {_SAME_DOOR} and a.municipality_id = any(%(places)s)
        where s.municipality_id = any(%(places)s)
        group by 1, 2, 3, 4, 5
        order by 1, 2, 3, 4, 5) d"""

_LOCATED = f"""
    create temp table located on commit drop as
    select f.*, s.municipality_id as municipality, a.id as address
    from found_link f
    join intake_signal s on s.id = f.signal
    join found_door a on {_SAME_DOOR}
    where s.municipality_id = any(%(places)s)"""

_NEWCOMERS = """
    create temp table newcomers on commit drop as
    select nextval('people_resident_id_seq') as resident, found_person.* from found_person order by newcomer"""

_ADDRESSES = """
    insert into people_address
        (id, municipality_id, postcode, house_number, house_letter, house_addition, street, place, neighbourhood_id)
    select d.id, d.municipality_id, d.postcode, d.house_number, d.house_letter, d.house_addition, d.street, d.place,
        area.neighbourhood_id
    from found_door d
    left join accounts_postcodearea area on area.municipality_id = d.municipality_id and area.postcode = d.postcode
    where d.known is null
    order by d.id"""

_RESIDENTS = """
    insert into people_resident
        (id, municipality_id, address_id, initials, prefix, surname, birth_date, sex, bsn,
         registration, known_to_debt_help)
    select n.resident, l.municipality, l.address, s.initials, s.prefix, s.surname, n.birth_date, n.sex, n.bsn,
        'unknown', false
    from newcomers n
    join located l on l.signal = n.newcomer
    join intake_signal s on s.id = n.newcomer
    where s.municipality_id = any(%(places)s)"""

_LINKS = """
    insert into people_link
        (signal_id, municipality_id, resident_id, address_id, method, weight, levels, matched_signal_id, linked_at)
    select l.signal, l.municipality, coalesce(l.resident, n.resident), l.address, l.method, l.weight,
        coalesce(l.levels, '{}'), l.matched_signal, %(now)s
    from located l left join newcomers n on n.newcomer = l.newcomer"""

_QUESTIONS = """
    insert into people_question
        (municipality_id, signal_id, candidate_id, weight, levels, matched_signal_id, answer, answered_by)
    select l.municipality, q.signal, coalesce(q.resident, n.resident), q.weight, q.levels, q.matched_signal, 'open', ''
    from found_question q
    join located l on l.signal = q.signal
    left join newcomers n on n.newcomer = q.newcomer"""

_WHAT_WE_LEARNED = """
    update people_resident r
    set birth_date = coalesce(r.birth_date, new.birth_date),
        bsn = case when r.bsn = '' then new.bsn else r.bsn end,
        sex = case when r.sex = '' then new.sex else r.sex end
    from (
        select f.resident, min(s.birth_date) as birth_date, max(s.bsn) as bsn, max(s.sex) as sex
        from found_link f join intake_signal s on s.id = f.signal
        where f.resident is not null and s.municipality_id = any(%(places)s)
        group by f.resident) new
    where r.id = new.resident and r.municipality_id = any(%(places)s)
      and ((r.birth_date is null and new.birth_date is not null) or (r.bsn = '' and new.bsn <> '')
           or (r.sex = '' and new.sex <> ''))"""

PUT_READY: Final = (_LOCATED, _NEWCOMERS)

WRITE_DOWN: Final = (_ADDRESSES, _RESIDENTS, _LINKS, _QUESTIONS, _WHAT_WE_LEARNED)

COUNT_LINKS: Final = """
    select count(*), count(*) filter (method = 'certain'), count(*) filter (method = 'new') from links"""
