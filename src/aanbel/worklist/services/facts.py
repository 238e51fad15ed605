"""The facts of open cases as one query over cases, people and intake: one row per case, columns of a placing.

Set-based on purpose (DESIGN §5): a million cases are one statement. What each fact means is in `core.facts`.
"""

from aanbel.worklist.core.facts import KINDS
from aanbel.worklist.core.folding import fold_sql

COLUMNS: tuple[str, ...] = (
    "case_id",
    "municipality_id",
    "scheme_id",
    "door",
    "status",
    "opened_on",
    "neighbourhood_id",
    "assigned_to_id",
    "main_kind",
    "partner_ids",
    "amount",
    *(f"amount_{kind}" for kind in KINDS),
    "signals",
    "partners",
    "times",
    "attempts",
    "reached",
    "phone",
    "multiple",
    "consecutive",
    "crisis",
    "warm_handover",
    "children",
    "supply_ends_on",
    "youngest_born",
    "eldest_born",
    "attempted_on",
)
"""What a case brings in; `score`, `points` and `tray` are what the scheme makes of it."""

_AMOUNTS = ",\n           ".join(f"sum(amount) filter (where kind = '{kind}') as amount_{kind}" for kind in KINDS)
_AMOUNT_NAMES = ", ".join(f"amount_{kind}" for kind in KINDS)
_LARGEST = " ".join(f"when amount_{kind} = largest then '{kind}'" for kind in KINDS)
_MONTH = "greatest(0, least(62, ((d.period - %(first_month)s::date) + 10) * 100 / 3044))"
"""Which month a period is, counted from `first_month`. A period is a first of the month, so counting in months of 30.44
days lands right for the five years that fit in the bits of a number, at a tenth of the price of a calendar.
"""

DOOR = (
    f"{fold_sql('a.street')} || ' ' || a.house_number || lower(a.house_letter) ||"
    f" rtrim(' ' || {fold_sql('a.house_addition')})"
)
"""Street and number as a person looks for them: `molenweg 12a 2`."""

FACTS = f"""(
with chosen as materialized (
    select c.id, c.municipality_id, c.address_id, k.id as scheme_id, c.status, c.opened_on, c.assigned_to_id,
           c.multiple, c.consecutive, c.crisis, c.supply_ends_on
      from cases_case c
      join worklist_scheme k on k.municipality_id = c.municipality_id
                            and k.activated_at is not null and k.replaced_at is null
     where c.closed_on is null and c.municipality_id = any(%(municipalities)s) and {{wanted}}
),
claim as ( -- what one partner asks of one resident: reported twice, it counts once, with the highest amount
    select d.case_id, s.kind, s.partner_id, l.resident_id,
           max(s.amount) as amount, count(*)::int as signals,
           bool_or(s.warm_handover) as warm_handover, bool_or(s.phone <> '') as phone,
           bit_or(1::bigint << {_MONTH}) as months, max({_MONTH}) as newest
      from chosen c
      join cases_decision d on d.case_id = c.id
      join intake_signal s on s.id = d.signal_id
      left join people_link l on l.signal_id = s.id
     group by 1, 2, 3, 4
),
door as (
    select case_id,
           {_AMOUNTS},
           sum(amount) as amount, sum(signals) as signals, array_agg(partner_id) as partner_ids,
           max(birth_date) as youngest_born, min(birth_date) as eldest_born, bool_or(minor_children) as children,
           bool_or(warm_handover) as warm_handover, bool_or(phone) as phone,
           bit_or(months) as months, max(newest) as newest
      from claim
      left join people_resident r on r.id = claim.resident_id
     group by case_id
),
before as ( -- every linked signal at the door counts, also one that was not taken up (Divosa: opeenvolgend)
    select c.id as case_id, bit_or(1::bigint << {_MONTH}) as months
      from chosen c
      join people_link l on l.address_id = c.address_id
      join cases_decision d on d.signal_id = l.signal_id
     where c.consecutive
     group by c.id
),
tried as (
    select a.case_id, count(*) as attempts, bool_or(a.reached) as reached, max(a."on") as attempted_on
      from chosen c
      join cases_contactattempt a on a.case_id = c.id
     where a.undone_at is null
     group by a.case_id
)
select c.id as case_id, c.municipality_id, c.scheme_id, c.status, c.opened_on, a.neighbourhood_id, c.assigned_to_id,
       left({DOOR}, 160) as door,
       case {_LARGEST} else 'overige' end as main_kind, coalesce(d.partner_ids, '{{{{}}}}') as partner_ids,
       coalesce(d.amount, 0) as amount, {_AMOUNT_NAMES}, least(coalesce(d.signals, 0), 32767)::smallint as signals,
       coalesce(cardinality(d.partner_ids), 0)::smallint as partners,
       coalesce(
           bit_count((((d.months | coalesce(b.months, 0)) >> greatest(0, d.newest - 6)) & 127)::bit(8)), 0
       )::smallint as times,
       least(coalesce(t.attempts, 0), 32767)::smallint as attempts, coalesce(t.reached, false) as reached,
       coalesce(d.phone, false) as phone, c.multiple, c.consecutive, c.crisis,
       coalesce(d.warm_handover, false) as warm_handover, d.children, c.supply_ends_on,
       d.youngest_born, d.eldest_born, t.attempted_on
  from chosen c
  join people_address a on a.id = c.address_id
  left join ( -- left, so that a case whose signals were all taken back stays in sight
      select case_id, amount, {_AMOUNT_NAMES}, signals, youngest_born, eldest_born, children, warm_handover, phone,
             months, newest, greatest({_AMOUNT_NAMES}) as largest,
             case when cardinality(door.partner_ids) = 1 then door.partner_ids
                  else (select array_agg(distinct one order by one) from unnest(door.partner_ids) one)
             end as partner_ids
        from door
      offset 0
  ) d on d.case_id = c.id
  left join before b on b.case_id = c.id
  left join tried t on t.case_id = c.id
)"""
"""With a `wanted` condition on `c` (a case) to fill in; parameters `municipalities` and `first_month`."""
