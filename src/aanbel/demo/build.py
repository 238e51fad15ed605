"""The demo from beginning to end: three municipalities, twelve creditors, seven months that end today.

Everything goes through the services and flows that a municipality uses, month by month, with the clock standing at
the days on which it would have happened. Each step looks what is there already, so that a build that was cut off goes
on, and a finished one is left alone.
"""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path

from django.conf import settings

from aanbel.accounts import services as accounts
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.demo.answers import answer_cards, leave_a_card
from aanbel.demo.approaches import decide_otherwise
from aanbel.demo.cast import COLLEAGUES, SERVICES
from aanbel.demo.chart import publish_charts
from aanbel.demo.conversations import talk_it_over
from aanbel.demo.desks import open_desks
from aanbel.demo.feedback import tell_two_creditors
from aanbel.demo.history import Month, truth_of, work_through
from aanbel.demo.letters import write_letters
from aanbel.demo.network import weave_network
from aanbel.demo.prevention import plan_prevention
from aanbel.demo.questions import ask_questions
from aanbel.demo.referrals import help_around
from aanbel.demo.refusals import say_no
from aanbel.demo.report import DemoReport, report
from aanbel.demo.rounds import make_rounds
from aanbel.demo.short_lines import write_down_short_lines
from aanbel.demo.simulator.arrears import Window
from aanbel.demo.simulator.creditors import CREDITORS
from aanbel.demo.simulator.places import DEMO_TOWNS, Town
from aanbel.demo.simulator.run import simulate_towns
from aanbel.demo.social_map import draw_social_map
from aanbel.demo.themes import tell_themes
from aanbel.demo.visited import look_back
from aanbel.flows.read_delivery import read_waiting
from aanbel.flows.run_month import Advance, run_month
from aanbel.intake import services as intake
from aanbel.intake.models import Agreement, Delivery
from aanbel.kernel import clock

MONTHS = 7
SEED = 4
"""A world with a few more doubtful matches than most: there must be something in that list."""
CODES = tuple(town.code for town in DEMO_TOWNS)
DELIVERED_ON = 4
"""The day of the month on which the files come in and the month is run."""


@dataclass(frozen=True)
class Files:
    """The simulated files in their folder."""

    folder: Path

    @cached_property
    def listed(self) -> list[dict[str, str]]:
        """The lines of the manifest."""
        with (self.folder / "manifest.csv").open(encoding="utf-8") as lines:
            return list(csv.DictReader(lines))

    @property
    def periods(self) -> list[date]:
        """The months, in order, each by its first day."""
        return sorted({date.fromisoformat(f"{line['period']}-01") for line in self.listed})

    def of(self, period: date) -> list[intake.Incoming]:
        """The files of one month, at the door."""
        return [
            intake.Incoming(
                municipality=int(line["municipality"]),
                partner=line["partner"],
                path=self.folder / line["file"],
                filename=Path(line["file"]).name,
                period=period,
                received_at=clock.now(),
            )
            for line in self.listed
            if line["period"] == f"{period:%Y-%m}"
        ]

    def postcodes(self, municipality: int) -> list[tuple[str, str, str]]:
        """Postcode, code and name of its neighbourhood."""
        with (self.folder / "postcodes.csv").open(encoding="utf-8") as lines:
            return [
                (line["postcode"], line["neighbourhood"], line["name"])
                for line in csv.DictReader(lines)
                if int(line["municipality"]) == municipality
            ]


AFTERWARDS: tuple[tuple[str, Callable[[tuple[int, ...]], object]], ...] = (
    ("refusals", say_no),
    ("conversations", talk_it_over),
    ("referrals", help_around),
    ("answers", answer_cards),
    ("letters", write_letters),
    ("this month", lambda codes: run_month(by=Acting.system(*codes))),
    ("feedback", tell_two_creditors),
    ("approaches", decide_otherwise),
    ("rounds", make_rounds),
    ("looking back", lambda codes: look_back(codes[0])),
    ("short lines", write_down_short_lines),
    ("network", weave_network),
    ("prevention", plan_prevention),
    ("flowchart", publish_charts),
    ("walk-in desks", open_desks),
    ("questions", ask_questions),
    ("themes", tell_themes),
)
"""What was done and written beside the months, in its order: the name that the progress bar shows, and the act."""


def build_demo(advance: Advance, *, towns: tuple[Town, ...] = DEMO_TOWNS, months: int = MONTHS) -> DemoReport:
    """Builds what is not there yet, and tells what there is."""
    folder = Path(settings.AANBEL_HOME) / "demo"
    codes = tuple(town.code for town in towns)
    if not _finished(folder, codes):
        total = months + len(AFTERWARDS)
        advance("creditors' files", 0, total)
        files = _files(folder, towns, months)
        _register_house(files, towns)
        draw_social_map(codes)
        truth = truth_of(folder / "truth.csv")
        for done, period in enumerate(files.periods):
            advance(f"{period:%Y-%m}", done, total)
            _live_through(files, period, codes, truth)
        for done, (name, act) in enumerate(AFTERWARDS, start=months):
            advance(name, done, total)
            act(codes)
        (folder / "finished").touch()
    leave_a_card(codes, folder)
    with on_behalf_of(Acting.system(*codes)):
        return report(codes)


def _live_through(files: Files, period: date, codes: tuple[int, ...], truth: Mapping[tuple[str, str], str]) -> None:
    """One month: the files come in, the month is run, the workers work."""
    by = Acting.system(*codes)
    with clock.standing_at(_arrival(period)):
        _deliver(files, period, codes)
        read_waiting(by=by)
        run_month(by=by, until=period)
    behind = len(files.periods) - 1 - files.periods.index(period)
    for code in codes:
        work_through(municipality=code, month=_worked(period, behind=behind), truth=truth)


def _finished(folder: Path, codes: tuple[int, ...]) -> bool:
    """Whether an earlier build got to its end and its deliveries are still in the database."""
    if not (folder / "finished").exists():
        return False
    with on_behalf_of(Acting.system(*codes)):
        return Delivery.objects.filter(municipality_id__in=codes).count() >= len(Files(folder).listed)


def _files(folder: Path, towns: tuple[Town, ...], months: int) -> Files:
    """The creditors' files, made once: a build that goes on another day goes on with the same ones."""
    if not (folder / "simulated").exists():
        window = Window(months=months, until=clock.today())
        simulate_towns(folder, towns=towns, window=window, seed=SEED)
        (folder / "simulated").touch()
    return Files(folder)


def _register_house(files: Files, towns: tuple[Town, ...]) -> None:
    """Municipalities with their neighbourhoods, partners, agreements and colleagues. Does nothing the second time."""
    for town in towns:
        service = SERVICES.get(town.code, SERVICES[CODES[0]])
        accounts.register_municipality(
            code=town.code,
            name=town.name,
            organisation=service.organisation,
            theme=service.theme,
            phone=service.phone,
        )
        by = Acting.system(town.code)
        with on_behalf_of(by):
            if Agreement.objects.filter(municipality_id=town.code).exists():
                continue
            postcodes = files.postcodes(town.code)
            accounts.divide_into_neighbourhoods(
                by=by,
                names={code: name for _, code, name in postcodes},
                postcodes=[(postcode, code) for postcode, code, _ in postcodes],
            )
            _invite_colleagues(by)
            _agree_with_creditors(by, starts_on=clock.month_after(files.periods[0], -12))


def _invite_colleagues(by: Acting) -> None:
    for colleague in COLLEAGUES:
        if by.municipality in colleague.municipalities:
            accounts.invite_user(by=by, email=colleague.email, name=colleague.name, roles=colleague.roles)


def _agree_with_creditors(by: Acting, *, starts_on: date) -> None:
    """The terms of the LCV: 30 days in arrears, health insurers 30 to 100; thresholds around the median € 75."""
    for creditor in CREDITORS:
        intake.register_partner(
            by=by,
            slug=creditor.slug,
            name=creditor.name,
            kind=creditor.kind,
            email=f"vroegsignalering@{creditor.slug}.example",
        )
        intake.agree(
            by=by,
            partner=creditor.slug,
            starts_on=starts_on,
            profile="" if creditor.profile == "canonical" else creditor.profile,
            minimum_amount=creditor.minimum_amount,
            minimum_days=30,
            maximum_days=100 if creditor.kind == "zorg" else None,
        )


def _deliver(files: Files, period: date, codes: tuple[int, ...]) -> None:
    """The month's files come in and are read; what came in before is left."""
    by = Acting.system(*codes)
    with on_behalf_of(by):
        if Delivery.objects.filter(municipality_id__in=codes, period=period).exists():
            return
        intake.receive_deliveries(by=by, files=files.of(period))


def _arrival(period: date) -> datetime:
    """When the files of a month come in: in the morning of its fourth day, or now when that is still to come."""
    day = period + timedelta(days=DELIVERED_ON - 1)
    return min(datetime.combine(day, time(9, 5), clock.AMSTERDAM), clock.now())


def _worked(period: date, *, behind: int) -> Month:
    """How much was done in a month that lies `behind` months back: nearly all, except lately."""
    begins = _arrival(period).date()
    last_day = clock.month_after(period) - timedelta(days=1)
    if behind:
        worked_on, closes = (0.97, 0.9) if behind > 1 else (0.85, 0.6)
        return Month(period, begins, last_day, worked_on, closes, settled=behind > 3)
    ends = min(clock.today(), last_day)
    gone = (ends - begins).days / 27
    return Month(period, begins, ends, worked_on=0.05 + 0.4 * gone, closes=0.2 * gone, settled=False)
