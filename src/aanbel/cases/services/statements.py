"""The rules of `core.decisions` for all signals at once, in SQL.

The real tables are read once at the start (`undecided`, `history`, `doors`) and written once at the end. In between,
each month fills `deciding` (one verdict per signal) and adds to `verdicts`, `homes` (one row per case and month) and
`doors` (the one open case per address). These working tables live as long as the transaction; they have no policies,
keys or old statistics, so a million signals cost what a million rows cost.

A property test compares the outcome with the plain Python, row by row.
"""

_STANDS = """withdrawn_on is null and coalesce(until, 'infinity') >= %(today)s
    and municipality_id = any(%(municipalities)s)"""

_REFUSED = f"""(
    {{link}}.resident_id in (select resident_id from cases_refusal where resident_id is not null and {_STANDS})
    or {{link}}.address_id in (select address_id from cases_refusal where resident_id is null and {_STANDS})
)"""
"""Whether somebody said no: two short lists, each read once and hashed (`core.refusals.Said.stands`)."""

UNDECIDED = f"""
create temp table undecided on commit drop as
select l.signal_id, l.municipality_id, l.address_id, l.resident_id, s.partner_id, s.period, s.signalled_on,
       s.kind, s.amount, s.crisis, s.end_of_supply, s.supply_ends_on,
       s.signalled_on - s.arrears_since as days, coalesce(r.birth_date, s.birth_date) as birth_date,
       r.registration, r.known_to_debt_help, {_REFUSED.format(link="l")} as refused,
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
       x.code = 'taken_up' as taken_up, x.reason = 'waits_for_match' as waits
from cases_decision x
join people_link l on l.signal_id = x.signal_id
join intake_signal s on s.id = x.signal_id
where x.municipality_id = any(%(municipalities)s) and s.municipality_id = any(%(municipalities)s)
  and x.period between %(look_back)s and %(look_ahead)s
"""

WAITING = f"""
create temp table waiting on commit drop as
select h.signal_id, h.municipality_id, h.address_id, h.period
from history h join people_resident r on r.id = h.resident_id
where h.waits and r.registration in ('unknown', 'resident') and not r.known_to_debt_help
  and not {_REFUSED.format(link="h")}
"""

DOORS = """
create temp table doors on commit drop as
select address_id, id as case_id, null::date as opened_in
from cases_case
where closed_on is null and municipality_id = any(%(municipalities)s)
  and address_id in (select address_id from undecided union select address_id from waiting)
"""

LEDGERS = """
create temp table verdicts (
    signal_id bigint, municipality_id int, address_id bigint, period date, code text, reason text, params jsonb
) on commit drop;
create temp table homes (
    municipality_id int, address_id bigint, period date, signals int, multiple bool, consecutive bool, crisis bool,
    supply_ends_on date
) on commit drop;
create temp table revived (signal_id bigint, address_id bigint) on commit drop
"""

DECIDING = """
create temp table deciding on commit drop as
with batch as (
    select u.*, count(*) over (partition by address_id) as in_batch,
           case when registration in ('deceased', 'moved_out') then registration
                when known_to_debt_help then 'known'
                when end_of_supply then 'end_of_supply'
                when crisis then 'crisis'
                when refused then 'refused'
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
    where (taken_up or signal_id in (select signal_id from revived))
      and period between %(look_back)s and %(period)s and resident_id in (select resident_id from batch)
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
            when reason in ('refused', 'waits_for_match') then 'other'
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
insert into deciding (signal_id, municipality_id, address_id, signals_in_period, signals_before, revived, reason, code)
select w.signal_id, w.municipality_id, w.address_id, 0, 0, true, 'matched_later', 'taken_up'
from waiting w
where w.period between %(look_back)s and %(look_ahead)s and w.address_id in (select address_id from deciding)
"""

NO_LONGER_WAITING = """
with again as (
    insert into revived select signal_id, address_id from deciding where revived returning signal_id
)
delete from waiting w using again where again.signal_id = w.signal_id
"""

NEW_DOORS = """
insert into doors
select address_id, nextval(pg_get_serial_sequence('cases_case', 'id')), %(period)s
from (
    select distinct address_id from deciding n
    where code = 'taken_up' and not exists (select from doors where doors.address_id = n.address_id)
    order by address_id
) d
"""

REMEMBER_HOMES = """
insert into homes
select municipality_id, address_id, %(period)s, count(*) filter (where code = 'taken_up'),
       max(signals_in_period) > 1, max(signals_before) > 0,
       coalesce(bool_or(crisis) filter (where code = 'taken_up'), false),
       min(supply_ends_on) filter (where code = 'taken_up')
from deciding
group by municipality_id, address_id
having bool_or(code = 'taken_up')
"""

REMEMBER_VERDICTS = """
insert into verdicts
select signal_id, municipality_id, address_id, %(period)s, code, reason, params from deciding where not revived
"""

REMEMBER_HISTORY = """
insert into history
select signal_id, municipality_id, address_id, resident_id, partner_id, %(period)s, amount, code = 'taken_up',
       reason = 'waits_for_match'
from deciding
where not revived
"""

REMEMBER_WAITING = """
insert into waiting
select signal_id, municipality_id, address_id, %(period)s from deciding where reason = 'waits_for_match'
"""

_CASES_OF_HOMES = """
    select d.case_id, h.municipality_id, h.address_id, min(h.period) as period,
           (max(h.period) + interval '1 month - 1 day')::date as period_end, bool_or(h.multiple) as multiple,
           bool_or(h.consecutive) as consecutive, bool_or(h.crisis) as crisis,
           coalesce(min(h.supply_ends_on) filter (where h.supply_ends_on >= %(today)s),
                    max(h.supply_ends_on)) as supply_ends_on
    from homes h join doors d using (address_id)
    where (d.opened_in is not null) = %(opened)s
    group by d.case_id, h.municipality_id, h.address_id
"""

OPEN_CASES = f"""
insert into cases_case (id, municipality_id, address_id, status, period, period_end, opened_on, multiple,
                        consecutive, crisis, supply_ends_on, agreed, outcome)
select case_id, municipality_id, address_id, 'open', period, period_end, %(today)s, multiple,
       consecutive, crisis, supply_ends_on, '', ''
from ({_CASES_OF_HOMES}) c
order by municipality_id, address_id
"""

JOIN_CASES = f"""
update cases_case c
set multiple = c.multiple or h.multiple, consecutive = c.consecutive or h.consecutive,
    crisis = c.crisis or h.crisis, period_end = greatest(c.period_end, h.period_end),
    supply_ends_on = case when c.supply_ends_on >= %(today)s then least(c.supply_ends_on, h.supply_ends_on)
                          else coalesce(h.supply_ends_on, c.supply_ends_on) end
from ({_CASES_OF_HOMES}) h
where c.id = h.case_id and c.id = any(array(select case_id from doors where opened_in is null))
"""

REVIVALS = """
update cases_decision x
set code = 'taken_up', reason = 'matched_later', params = '{}', decided_on = %(today)s, case_id = d.case_id
from revived r join doors d using (address_id)
where x.signal_id = r.signal_id and x.signal_id = any(array(select signal_id from revived))
"""

DECISIONS = """
insert into cases_decision (signal_id, municipality_id, period, code, reason, params, case_id, decided_on, decided_by)
select v.signal_id, v.municipality_id, v.period, case when r.signal_id is null then v.code else 'taken_up' end,
       case when r.signal_id is null then v.reason else 'matched_later' end,
       case when r.signal_id is null then v.params else '{}' end,
       case when v.code = 'taken_up' or r.signal_id is not null then d.case_id end, %(today)s, %(name)s
from verdicts v
left join doors d using (address_id)
left join revived r on r.signal_id = v.signal_id
order by v.municipality_id, v.period, v.signal_id
"""

EVENTS = """
insert into audit_event (municipality_id, case_id, verb, subject, data, actor_id, actor_name, at)
select h.municipality_id, d.case_id, case when d.opened_in = h.period then 'case_opened' else 'case_joined' end, '',
       jsonb_build_object('signals', h.signals), %(user)s, %(name)s, %(now)s
from homes h join doors d using (address_id)
order by d.case_id, h.period
"""

CODES = """
select code, count(*)
from (
    select case when r.signal_id is null then v.code else 'taken_up' end as code
    from verdicts v full join revived r using (signal_id)
) decided
group by code
"""

COUNTS = f"""
with of_cases as ({_CASES_OF_HOMES})
select count(*), count(*) filter (where multiple), count(*) filter (where consecutive) from of_cases
"""
