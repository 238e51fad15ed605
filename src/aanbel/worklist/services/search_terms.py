"""The further words by which open cases are found, written in one statement for all that are new or changed."""

from aanbel.worklist.core.folding import fold_sql, particles_sql

TERMS = f"""
insert into worklist_searchterm (municipality_id, term, case_id)
select municipality_id, left(term, 160), case_id
  from (
    select n.municipality_id, n.case_id, array_to_string(w.words[i:], ' ') as term
      from changed n
      cross join lateral (select string_to_array(n.door, ' ') as words) w
      cross join lateral generate_series(2, cardinality(w.words) - 1) i
     where w.words[i] not in ({particles_sql()}) and w.words[i] >= 'a'
    union all
    select n.municipality_id, n.case_id, r.surname
      from changed n
      join cases_decision d on d.case_id = n.case_id
      join people_link l on l.signal_id = d.signal_id
      join (select id, {fold_sql("surname")} as surname from people_resident offset 0) r on r.id = l.resident_id
    union all
    select n.municipality_id, n.case_id, array_to_string(w.words[i:], ' ')
      from changed n
      join cases_decision d on d.case_id = n.case_id
      join people_link l on l.signal_id = d.signal_id
      join people_resident r on r.id = l.resident_id and r.surname ~ '[ -]'
      cross join lateral (select string_to_array({fold_sql("r.surname")}, ' ') as words) w
      cross join lateral generate_series(2, cardinality(w.words)) i
     where w.words[i] not in ({particles_sql()})
  ) found
 where term <> ''
    on conflict do nothing
"""
"""Reads `changed (case_id, municipality_id, door)`: a common table expression before this text."""
