"""The words by which open cases are found, written in one statement for all cases that are new or changed."""

from aanbel.worklist.core.folding import fold_sql, particles_sql

TERMS = f"""
insert into worklist_searchterm (municipality_id, term, case_id)
select municipality_id, left(term, 160), case_id
  from (
    select n.municipality_id, n.case_id, array_to_string(w.words[i:], ' ') || a.number as term
      from changed n
      join cases_case c on c.id = n.case_id
      join (
          select id, {fold_sql("street")} as street,
                 ' ' || house_number || lower(house_letter) || rtrim(' ' || {fold_sql("house_addition")}) as number
            from people_address
      ) a on a.id = c.address_id
      cross join lateral (select string_to_array(a.street, ' ') as words) w
      cross join lateral generate_subscripts(w.words, 1) i
     where w.words[i] not in ({particles_sql()}) or i = cardinality(w.words)
    union all
    select n.municipality_id, n.case_id, array_to_string(w.words[i:], ' ')
      from changed n
      join cases_decision d on d.case_id = n.case_id
      join people_link l on l.signal_id = d.signal_id
      join people_resident r on r.id = l.resident_id
      cross join lateral (select string_to_array({fold_sql("r.surname")}, ' ') as words) w
      cross join lateral generate_subscripts(w.words, 1) i
     where w.words[i] not in ({particles_sql()}) or i = cardinality(w.words)
  ) found
 where term <> ''
    on conflict do nothing
"""
"""Reads `changed (case_id, municipality_id)`: a name given to a common table expression before this text."""
