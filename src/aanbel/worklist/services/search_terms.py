"""The further words by which open cases are found, written in one statement for all that are new or changed."""

from aanbel.worklist.core.folding import fold_sql, particles_sql

TERMS = f"""
insert into worklist_searchterm (municipality_id, term, case_id)
with named as materialized ( -- every resident of a case, read once; many signals of a case are about one of them
    select n.municipality_id, n.case_id, r.surname
      from changed n
      join cases_decision d on d.case_id = n.case_id
      join people_link l on l.signal_id = d.signal_id
      join people_resident r on r.id = l.resident_id
     group by 1, 2, 3
),
folded as materialized ( -- and every name is folded once
    select surname, {fold_sql("surname")} as fold from (select distinct surname from named) names
)
select municipality_id, left(term, 160), case_id
  from (
    select n.municipality_id, n.case_id, array_to_string(w.words[i:], ' ') as term
      from changed n
      cross join lateral (select string_to_array(n.door, ' ') as words offset 0) w -- split once
      cross join lateral generate_series(2, cardinality(w.words) - 1) i
     where w.words[i] not in ({particles_sql()}) and w.words[i] >= 'a'
    union all
    select n.municipality_id, n.case_id, f.fold from named n join folded f using (surname)
    union all
    select n.municipality_id, n.case_id, array_to_string(w.words[i:], ' ')
      from named n
      join folded f on f.surname = n.surname and f.fold ~ ' '
      cross join lateral (select string_to_array(f.fold, ' ') as words offset 0) w
      cross join lateral generate_series(2, cardinality(w.words)) i
     where w.words[i] not in ({particles_sql()})
  ) found
 where term <> ''
    on conflict do nothing
"""
"""Reads `changed (case_id, municipality_id, door)`: a common table expression before this text."""
