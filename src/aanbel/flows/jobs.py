"""Which journey does which background job. Every job says for which municipality it acts, and can be run twice."""

from datetime import date

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.directory import services as directory
from aanbel.field import services as field
from aanbel.flows.plan_rounds import plan_rounds
from aanbel.flows.read_delivery import read_delivery
from aanbel.flows.run_month import run_month
from aanbel.flows.walk_in import close_the_day
from aanbel.jobs import JobName, bind
from aanbel.neighbourhood import services as neighbourhood
from aanbel.outreach import services as outreach
from aanbel.visits import services as visits
from aanbel.worklist import services as worklist


@bind(JobName.READ_DELIVERY)
def read_delivery_job(*, municipality: int, delivery: int) -> None:
    """A file was uploaded."""
    read_delivery(by=Acting.system(municipality), delivery=delivery)


@bind(JobName.READ_MAP)
def read_map_job(*, municipality: int, file: int) -> None:
    """A file for the social map was handed in, to be tried or taken over."""
    directory.read_handed_in(by=Acting.system(municipality), file=file)


@bind(JobName.RUN_MONTH)
def run_month_job(*, municipality: int) -> None:
    """Somebody asked to match now."""
    run_month(by=Acting.system(municipality))


@bind(JobName.REFRESH_CASE)
def refresh_case_job(*, municipality: int, case: int) -> None:
    """Something happened to a case: its place in the list may change."""
    by = Acting.system(municipality)
    with on_behalf_of(by):
        outreach.note_steps_taken(by=by, case=case)
        worklist.refresh_case(by=by, case=case)


@bind(JobName.RANK_CASES)
def rank_cases_job(*, municipality: int) -> None:
    """A scheme was activated, or a new day began."""
    by = Acting.system(municipality)
    with on_behalf_of(by):
        outreach.note_steps_taken(by=by)
        worklist.rank_cases(by=by)


@bind(JobName.SEND_MESSAGES)
def send_messages_job(*, municipality: int) -> None:
    """Text messages and e-mails wait to be sent, or to be tried again."""
    outreach.send_waiting(by=Acting.system(municipality))


@bind(JobName.WRITE_BATCH)
def write_batch_job(*, municipality: int, batch: int) -> None:
    """A person released a batch of letters or cards."""
    outreach.write_batch(by=Acting.system(municipality), batch=batch)


@bind(JobName.WATCH_VISITOR)
def watch_visitor_job(*, municipality: int, user: int, day: str, at: str) -> None:
    """Somebody on a visit should have been outside by now; `at` only tells one watch from another."""
    by = Acting.system(municipality)
    with on_behalf_of(by):
        visits.watch_visitor(by=by, user=user, day=date.fromisoformat(day))


@bind(JobName.TELL_ALARM)
def tell_alarm_job(*, municipality: int, alarm: int) -> None:
    """Somebody may need help: the coordinators are told."""
    by = Acting.system(municipality)
    with on_behalf_of(by):
        visits.tell_of_alarm(by=by, alarm=alarm)


@bind(JobName.END_OUTINGS)
def end_outings_job(*, municipality: int, before: str) -> None:
    """The night after a day of rounds: nobody is out any more, and no place is kept."""
    by = Acting.system(municipality)
    with on_behalf_of(by):
        visits.end_outings(by=by, before=date.fromisoformat(before))


@bind(JobName.PLAN_ROUNDS)
def plan_rounds_job(*, municipality: int) -> None:
    """A coordinator asked for the rounds of a day or a week."""
    plan_rounds(by=Acting.system(municipality))


@bind(JobName.FORGET_CODES)
def forget_codes_job(*, municipality: int) -> None:
    """The night after a round for which was printed: the codes on that paper are kept nowhere any more."""
    by = Acting.system(municipality)
    with on_behalf_of(by):
        field.forget_codes(by=by)


@bind(JobName.ERASE_KEY_FIGURES)
def erase_key_figures_job(*, municipality: int, after: str) -> None:
    """The night after the last day of somebody's yes; `after` only tells one night from another."""
    by = Acting.system(municipality)
    with on_behalf_of(by):
        neighbourhood.erase_ended(by=by)


@bind(JobName.CLOSE_DESKS)
def close_desks_job(*, municipality: int, night: str) -> None:
    """The night after a walk-in; `night` only tells one night from another."""
    close_the_day(by=Acting.system(municipality))
