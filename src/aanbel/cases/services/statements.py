"""The rules of `core.decisions` for all signals at once, in SQL.

Two working tables live as long as the transaction: `undecided` (every linked signal without a decision, with the
facts the rules look at) and `history` (what was decided in the six months before). Each month then fills `deciding`
(one verdict per signal) and `homes` (one case per address), and writes from these. Working tables have no policies
and no keys, so the real tables are read once and otherwise only inserted into.

A property test compares the outcome with the plain Python, row by row.
"""

ONE_RUN_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('cases.decide_signals'))"

UNDECIDED = """
create temp table undecided on commit drop as
select l.signal_id, l.municipality_id, l.address_id, l.resident_id, s.partner_id, s.period, s.signalled_on,
       s.kind, s.amount, s.crisis, s.end_of_supply, s.supply_ends_on,
       s.signalled_on - s.arrears_since as days, coalesce(r.birth_date, s.birth_date) as birth_date,
       r.registration, r.known_to_debt_help,
       a.minimum_amount, a.minimum_days, a.maximum_days, a.needs_match
from intake_signal s
join people_link l on l.signal_id = s.id
join people_resident r on r.id = l.resident_id
join intake_delivery d on d.id = s.delivery_id
join intake_agreement a on a.id = d.agreement_id
where s.municipality_id = any(%(municipalities)s)
  and s.period <= coalesce(%(until)s, 'infinity'::date)
  and not exists (select from cases_decision x where x.signal_id = s.id)
"""

PERIODS = "select period, count(*) from undecided group by period order by period"

NOTICES_WITHOUT_A_DATE = """
select distinct signalled_on from undecided where end_of_supply and supply_ends_on is null
"""

SUPPLY_ENDS = """
update undecided u set supply_ends_on = n.ends_on
from unnest(%(notices)s::date[], %(ends)s::date[]) as n(notice_on, ends_on)
where u.end_of_supply and u.supply_ends_on is null and u.signalled_on = n.notice_on
"""

HISTORY = """
create temp table history on commit drop as
select x.signal_id, x.municipality_id, l.address_id, l.resident_id, s.partner_id, x.period, s.amount,
       x.code = 'taken_up' as taken_up,
       case when x.reason = 'waits_for_match' then exists (
           select from people_resident r
           where r.id = l.resident_id and r.registration in ('unknown', 'resident') and not r.known_to_debt_help
       ) else false end as waits
from cases_decision x
join people_link l on l.signal_id = x.signal_id
join intake_signal s on s.id = x.signal_id
where x.municipality_id = any(%(municipalities)s) and s.municipality_id = any(%(municipalities)s)
  and x.period between %(look_back)s and %(look_ahead)s
"""

DECIDING = """
create temp table deciding on commit drop as
with batch as (
    select u.*, count(*) over (partition by address_id) as in_batch,
           case when registration in ('deceased', 'moved_out') then registration
                when known_to_debt_help then 'known'
                when end_of_supply then 'end_of_supply'
                when crisis then 'crisis'
                when amount < minimum_amount then 'amount_too_low'
                when days < minimum_days then 'too_early'
                when days > maximum_days then 'too_late'
           end as standing
    from undecided u
    where period = %(period)s
), at_address as (
    select address_id, count(*) filter (where period = %(period)s) as in_period,
           count(*) filter (where period < %(period)s) as before
    from history
    where period between %(look_back)s and %(period)s and address_id in (select address_id from batch)
    group by address_id
), of_partner as (
    select resident_id, partner_id, max(amount) as highest
    from history
    where taken_up and period between %(look_back)s and %(period)s
      and resident_id in (select resident_id from batch)
    group by resident_id, partner_id
), facts as (
    select b.*, b.in_batch + coalesce(a.in_period, 0) as signals_in_period,
           coalesce(a.before, 0) as signals_before, p.highest,
           b.needs_match and b.in_batch = 1 and a.address_id is null as lone,
           b.kind in ('zorg', 'cak_zorg') and (
               b.birth_date is null or extract(year from age(b.signalled_on, b.birth_date)) between 18 and 26
           ) as young_health
    from batch b
    left join at_address a using (address_id)
    left join of_partner p using (resident_id, partner_id)
), compared as (
    select *, greatest(highest, max(amount) filter (
        where standing in ('end_of_supply', 'crisis') or (standing is null and (not lone or young_health))
    ) over (
        partition by resident_id, partner_id order by signalled_on, signal_id
        rows between unbounded preceding and 1 preceding
    )) as earlier
    from facts
), reasoned as (
    select *, case when standing is not null then standing
                   when amount <= earlier then 'not_higher'
                   when lone and young_health then 'young_health'
                   when lone then 'waits_for_match'
                   when earlier is not null then 'higher'
                   else 'regular'
              end as reason
    from compared
)
select signal_id, municipality_id, address_id, resident_id, partner_id, amount, crisis, supply_ends_on,
       signals_in_period, signals_before, false as revived, reason,
       case when reason in ('deceased', 'known') then reason
            when reason = 'moved_out' then 'not_resident'
            when reason in ('amount_too_low', 'too_early', 'too_late') then 'unjustified'
            when reason = 'not_higher' then 'repeated'
            when reason = 'waits_for_match' then 'other'
            else 'taken_up'
       end as code,
       case when reason in ('regular', 'end_of_supply', 'crisis', 'young_health', 'waits_for_match') then '{}'
            when reason = 'amount_too_low' then jsonb_build_object('amount', amount, 'minimum', minimum_amount)
            when reason in ('not_higher', 'higher') then jsonb_build_object('amount', amount, 'earlier', earlier)
            when reason = 'too_early' then jsonb_build_object('days', days, 'minimum', minimum_days)
            when reason = 'too_late' then jsonb_build_object('days', days, 'maximum', maximum_days)
            when crisis or end_of_supply then '{"threat": true}'
            else '{}'
       end::jsonb as params
from reasoned
"""

REVIVED = """
insert into deciding
select h.signal_id, h.municipality_id, h.address_id, h.resident_id, h.partner_id, h.amount, false, null,
       0, 0, true, 'matched_later', 'taken_up', '{}'
from history h
where h.waits and h.period between %(look_back)s and %(look_ahead)s
  and h.address_id in (select address_id from deciding)
"""

HOMES = """
create temp table homes on commit drop as
select d.*, coalesce(c.id, nextval(pg_get_serial_sequence('cases_case', 'id'))) as case_id, c.id is null as opened
from (
    select municipality_id, address_id, count(*) filter (where code = 'taken_up') as signals,
           max(signals_in_period) > 1 as multiple, max(signals_before) > 0 as consecutive,
           bool_or(crisis) filter (where code = 'taken_up') as crisis,
           min(supply_ends_on) filter (where code = 'taken_up') as supply_ends_on
    from deciding
    group by municipality_id, address_id
    having bool_or(code = 'taken_up')
) d
left join cases_case c
  on c.address_id = d.address_id and c.closed_on is null and c.municipality_id = any(%(municipalities)s)
"""

OPEN_CASES = """
insert into cases_case (id, municipality_id, address_id, status, period, period_end, opened_on, multiple,
                        consecutive, crisis, supply_ends_on, waived, agreed, outcome)
select case_id, municipality_id, address_id, 'open', %(period)s, %(period_end)s, %(today)s, multiple,
       consecutive, crisis, supply_ends_on, false, '', ''
from homes
where opened
order by municipality_id, address_id
"""

JOIN_CASES = """
update cases_case c
set multiple = c.multiple or h.multiple, consecutive = c.consecutive or h.consecutive,
    crisis = c.crisis or h.crisis, period_end = greatest(c.period_end, %(period_end)s),
    supply_ends_on = case when c.supply_ends_on >= %(today)s then least(c.supply_ends_on, h.supply_ends_on)
                          else coalesce(h.supply_ends_on, c.supply_ends_on) end
from homes h
where not h.opened and c.id = h.case_id
"""

DECISIONS = """
insert into cases_decision (signal_id, municipality_id, period, code, reason, params, case_id, decided_on, decided_by)
select d.signal_id, d.municipality_id, %(period)s, d.code, d.reason, d.params,
       case when d.code = 'taken_up' then h.case_id end, %(today)s, %(name)s
from deciding d
left join homes h using (address_id)
where not d.revived
"""

REVIVALS = """
update cases_decision x
set code = d.code, reason = d.reason, params = d.params, case_id = h.case_id, decided_on = %(today)s
from deciding d join homes h using (address_id)
where d.revived and x.signal_id = d.signal_id
"""

EVENTS = """
insert into audit_event (municipality_id, case_id, verb, subject, data, actor_id, actor_name, at)
select municipality_id, case_id, case when opened then 'case_opened' else 'case_joined' end, '',
       jsonb_build_object('signals', signals), %(user)s, %(name)s, %(now)s
from homes
"""

REMEMBER = """
insert into history
select signal_id, municipality_id, address_id, resident_id, partner_id, %(period)s, amount,
       code = 'taken_up', reason = 'waits_for_match'
from deciding
where not revived
"""

NO_LONGER_WAITING = """
update history h set taken_up = true, waits = false from deciding d where d.revived and d.signal_id = h.signal_id
"""

CODES = "select code, count(*) from deciding group by code"

COUNTS = """
select count(*) filter (where opened), count(*) filter (where not opened),
       count(*) filter (where multiple), count(*) filter (where consecutive)
from homes
"""
