"""What entries are found by: one weighed document and the neighbourhoods it reaches each, and the words of the map.
Set-based, also for 100,000.

Of each kind of text the first so many letters count: a document of PostgreSQL has an end, and a description of a
megabyte says nothing more by being longer.

Weights of the document: A the name; B other names and the organisation; C what it is, for whom, its languages and
terms; D places, areas and what one should bring. A neighbourhood is reached by a place in it, or by being named as an
area; an entry with neither is for the whole municipality.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import connection

from aanbel.audit.acting import Acting

_DOCUMENTS = """
with said as (
    select s.id,
        s.name as a,
        concat_ws(' ', s.alternate_name, o.name, o.alternate_name) as b,
        concat_ws(' ', s.description, s.eligibility_description,
            (select string_agg(concat_ws(' ', l.name, l.note), ' ') from directory_language l
                where l.service_id = s.id),
            (select string_agg(t.name, ' ') from directory_attribute a
                join directory_taxonomyterm t on t.id = a.taxonomy_term_id
                where a.municipality_id = s.municipality_id
                and a.link_id in (s.id::text, nullif(s.told_id, '')))) as c,
        concat_ws(' ', s.application_process,
            (select string_agg(concat_ws(' ', l.name, l.alternate_name), ' ') from directory_serviceatlocation x
                join directory_location l on l.id = x.location_id where x.service_id = s.id),
            (select string_agg(r.name, ' ') from directory_servicearea r where r.service_id = s.id),
            (select string_agg(d.document, ' ') from directory_requireddocument d where d.service_id = s.id)) as d
    from directory_service s left join directory_organization o on o.id = s.organization_id
    where s.municipality_id = %(municipality)s and (%(all)s or s.id = any(%(ids)s))
)
"""
_INDEX = (
    _DOCUMENTS
    + """
update directory_service s set document =
    setweight(to_tsvector('dutch', {a}), 'A') || setweight(to_tsvector('dutch', {b}), 'B')
    || setweight(to_tsvector('dutch', {c}), 'C') || setweight(to_tsvector('dutch', {d}), 'D'),
    reaches = array(
        select l.neighbourhood_id from directory_serviceatlocation x join directory_location l on l.id = x.location_id
            where x.service_id = s.id and l.neighbourhood_id is not null
        union
        select r.neighbourhood_id from directory_servicearea r
            where r.service_id = s.id and r.neighbourhood_id is not null
        order by 1)
from said where said.id = s.id
"""
)
_WORDS = (
    _DOCUMENTS
    + """
, used as (
    select distinct lexeme from said, unnest(to_tsvector('simple', {a} || ' ' || {b} || ' ' || {c} || ' ' || {d}))
    where length(lexeme) between 4 and 30 and lexeme ~ '^[a-z]+$'
)
insert into directory_vocabulary as v (municipality_id, version, words)
select %(municipality)s, md5(array_agg(lexeme order by lexeme)::text), array_agg(lexeme order by lexeme)
from used having count(*) > 0
on conflict (municipality_id) do update set (version, words) = (
    select md5(array_agg(word order by word)::text), array_agg(word order by word)
    from (
        select distinct unnest(case when %(all)s then excluded.words else v.words || excluded.words end) as word
    ) as joined
) where %(all)s or not v.words @> excluded.words
"""
)
LETTERS = 40_000
_ACCENTS = "áàâäãåéèêëíìîïóòôöõúùûüýÿñç"
_PLAIN = "aaaaaaeeeeiiiiooooouuuuyync"


def index_services(*, by: Acting, services: Collection[UUID] | None = None) -> None:
    """Builds what these services are found by; without names, of the whole map. Inside a transaction."""
    asked: dict[str, Any] = {"municipality": by.municipality, "all": services is None, "ids": list(services or ())}
    columns = {name: f"translate(lower(left(said.{name}, {LETTERS})), '{_ACCENTS}', '{_PLAIN}')" for name in "abcd"}
    with connection.cursor() as cursor:
        for statement in (_INDEX, _WORDS):
            cursor.execute(statement.format(**columns), asked)
