"""How a record is read before it is compared: one spelling for what partners write in many ways.

Divosa ("onder de loep" 2024 and 2025) names the five causes why a signal and the register disagree: ss/s and ij/y,
tussenvoegsels, diacritics, the maiden name, and a trade name on the contract. Each is met here, in SQL that
DuckDB runs over all records at once. Nothing is thrown away: only the copy that is compared is changed.
"""

from typing import Final

from aanbel.people.core.names import TRADE_WORDS, TUSSENVOEGSELS, UNSURE_TRADE_WORDS, sql_list

FIELDS: Final = (
    "initials",
    "prefix",
    "surname",
    "birth_date",
    "sex",
    "bsn",
    "street",
    "house_number",
    "house_letter",
    "house_addition",
    "postcode",
    "phone",
    "email",
)
"""What a record to be linked holds, besides `record_id`, `municipality` and `resident` (null when new)."""

MACROS: Final = (
    # Lower case, no diacritics, the letters that strip_accents leaves, then ij = y and ss = s.
    """create or replace macro folded(words) as
         replace(replace(replace(replace(replace(replace(replace(
           strip_accents(lower(words)),
           'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ı', 'i'), 'ß', 's'), 'ij', 'y'), 'ss', 's')""",
    # The words of a folded name: 'v.d. berg-hoogland' is v, d, berg, hoogland; 'v.o.f.' stays one word.
    r"""create or replace macro words_of(name) as
         list_filter(
           regexp_split_to_array(
             regexp_replace(translate(name, '''’`´', ''),
               '\b(v\.o\.f|b\.v|n\.v|t?\.?h\.o\.d\.n)\b\.?', ' vof ', 'g'),
             '[^\p{L}]+'),
           lambda word: word <> '')""",
    f"""create or replace macro without_prefixes(words) as
         list_filter(words, lambda word: not list_contains({sql_list(TUSSENVOEGSELS)}, word))""",
    f"""create or replace macro without_trade(words) as
         list_filter(words, lambda word: not list_contains({sql_list(TRADE_WORDS)}, word))""",
    f"""create or replace macro has_trade(words) as
         list_has_any(words, {sql_list(TRADE_WORDS - UNSURE_TRADE_WORDS)})""",
)

_NAMES = r"""
    with
    folds as (select distinct surname as written, folded(surname) as fold from records),
    split as (
        select written, fold, case when not regexp_full_match(fold, '\p{L}*') then words_of(fold) end as words
        from folds),
    traded as (select *, coalesce(has_trade(words), false) as trade from split)
    select
        written,
        trade,
        case when words is null then nullif([fold], [''])
             else coalesce(
                nullif(without_prefixes(case when trade then without_trade(words) else words end), []),
                case when not trade then nullif(words, []) end)
        end as names,
        array_to_string(names, '') as surname,
        surname[1:3] as surname_start
    from traded"""

_INITIALS = r"""
    with
    short as (
        select distinct
            initials as written,
            regexp_replace(initials, '(\p{Lu})\p{Ll}{1,2}\.', '\1.', 'g') as dotted,
            regexp_matches(initials, '\p{L}{3,}') and initials <> upper(initials) as is_name
        from records),
    split as (select *, regexp_split_to_array(trim(folded(dotted), ' .-'), '[^\p{L}]+') as words from short)
    select
        written,
        nullif(case when is_name then array_to_string(list_transform(words, lambda word: word[1]), '')
                    else array_to_string(words, '') end, '') as initials,
        initials[1] as initial,
        case when is_name then words[1] end as given
    from split"""

_STREETS = r"""
    select distinct street as written, nullif(regexp_replace(folded(street), '[^\p{L}\p{N}]', '', 'g'), '') as street
    from records"""

MOST_NAMES_PER_CONTACT: Final = 5
"""A telephone number, e-mail address or BSN under more surnames is an institution's or a placeholder: no evidence."""

MOST_NAMES_PER_BIRTH_DATE: Final = 60
"""In one municipality; the largest has some 40 inhabitants to a day. A system that knows none fills in one for all."""

CROWDED: Final = 60
"""At a door with more records (a shelter, a postal address) only those whose surnames begin alike are compared."""

_CLEANED = r"""
    select
        record_id, municipality, resident,
        names.surname, names.surname_start, names.names, names.trade,
        initials.initials, initials.initial, initials.given,
        case when birth_date > date '1900-01-01' then birth_date end as born,
        case upper(left(sex, 1)) when 'M' then 'M' when 'V' then 'V' when 'F' then 'V' end as sex,
        case when bsn <> '' then nullif(lpad(regexp_replace(bsn, '\D', '', 'g'), 9, '0'), '000000000') end as bsn,
        streets.street,
        house_number,
        case when house_letter <> '' or house_addition <> ''
             then lower(regexp_replace(concat(house_letter, house_addition), '[^\p{L}\p{N}]', '', 'g'))
             else '' end as addition,
        nullif(upper(replace(postcode, ' ', '')), '') as postcode,
        case when phone <> '' then nullif(right(regexp_replace(phone, '\D', '', 'g'), 9), '') end as phone,
        case when email like '%_@_%' then trim(lower(email)) end as email
    from records as person
    left join names on names.written = person.surname
    left join initials on initials.written = person.initials
    left join streets on streets.written = person.street"""

PREPARE: Final = rf"""
    create or replace temp table prepared as
    with names as ({_NAMES}), initials as ({_INITIALS}), streets as ({_STREETS}), cleaned as ({_CLEANED})
    select
        *,
        year(born) as born_year,
        strftime(born, '%Y%m%d') as born_digits,
        born_digits[5:8] as born_month_day,
        born_digits[7:8] || born_digits[5:6] as born_day_month,
        split_part(email, '@', 1) as email_name,
        regexp_replace(email, '\D', '', 'g') as email_digits,
        coalesce(postcode, street) || '/' || house_number as building,
        building || '/' || addition as door,
        door as door_block,
        case when born_month_day = '0101' then born_digits || surname_start else born_digits end as born_block
    from cleaned"""
"""From a table `records` (see FIELDS) to a table `prepared` with one folded row for each. Names, initials and
streets are folded once each, for many records share them."""

SET_ASIDE: Final = (
    *(
        f"""
        update prepared set {column} = null
        from (
            select municipality, {column} from prepared where {column} is not null
            group by all having count(distinct surname) > {MOST_NAMES_PER_CONTACT}) as shared
        where shared.municipality = prepared.municipality and shared.{column} = prepared.{column}"""
        for column in ("phone", "email", "bsn")
    ),
    f"""
        update prepared set born = null, born_year = null, born_digits = null, born_month_day = null,
            born_day_month = null, born_block = null
        from (
            select municipality, born from prepared join (
                select municipality, born from prepared group by all having count(*) > {MOST_NAMES_PER_BIRTH_DATE}
            ) as often using (municipality, born)
            group by all having count(distinct surname) > {MOST_NAMES_PER_BIRTH_DATE}) as shared
        where shared.municipality = prepared.municipality and shared.born = prepared.born""",
    f"""
        update prepared set door_block = prepared.door || surname_start
        from (
            select municipality, door from prepared where door is not null
            group by all having count(*) > {CROWDED}) as crowded
        where crowded.municipality = prepared.municipality and crowded.door = prepared.door""",
)
"""What says nothing because too many share it."""
