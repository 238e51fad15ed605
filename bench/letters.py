"""(d) Ten thousand letters with a QR code each: from the release of a batch to the last file for the print house.

Everything that a real batch does is counted: the rule of no asked of each household again, the codes, the PDF/UA, the
files, the manifest, the attempts and the events. Making the households and drafting the batch are not.
"""

import time
from datetime import date
from typing import TYPE_CHECKING, Any

from bench.installation import Databases
from bench.memory import Memory
from bench.national_year import _shared_memory, settle
from bench.table import Measure, console

if TYPE_CHECKING:
    from aanbel.audit.acting import Acting

LETTERS = 10_000
LIMIT = 60.0
PLACE = 9901
MONTH = date(2026, 3, 1)


def run(databases: Databases, *, letters: int = LETTERS) -> tuple[list[Measure], dict[str, Any]]:
    """Makes the households, drafts and releases a batch for them, and measures the writing."""
    from aanbel.audit.acting import on_behalf_of
    from aanbel.outreach import services as outreach
    from aanbel.outreach.queries.batches import batch_rows, folder_of
    from aanbel.outreach.services.manifest import bundle

    with console.status("Making households …"):
        numbers = households(letters)
        settle()
    by = _coordinator()
    with on_behalf_of(by):
        outreach.ship_templates(by=by)
        started = time.perf_counter()
        batch = outreach.draft_batch(by=by, template="brief_hulp", cases=numbers)
        drafted = time.perf_counter() - started
        outreach.release_batch(by=by, batch=batch.pk)
    with Memory(databases.data, _shared_memory()) as memory:
        started, before = time.perf_counter(), time.process_time()
        outreach.write_batch(by=by, batch=batch.pk)
        seconds, processor = time.perf_counter() - started, time.process_time() - before
    with on_behalf_of(by):
        batch.refresh_from_db()
        counted, parts = batch_rows(batch), list(batch.parts.all())
        assert counted.written == letters == sum(part.messages for part in parts), "a letter is missing"
        size = sum((folder_of(batch) / part.file).stat().st_size for part in parts)
        bundle(batch)
    measures = [
        Measure("letters", "10,000 letters with QR" if letters == LETTERS else f"{letters:,} letters", seconds, "s",
                limit=LIMIT, note=f"{len(parts)} files, {size / 1e6:.0f} MB, PDF/UA-1"),
        Measure("letters", "peak memory of our process", memory.ours, "MB", limit=2_000, note="PSS"),
        Measure("letters", "of it our own processor time", processor, "s", note="whatever else the machine does"),
        Measure("letters", "drafting the batch", drafted, "s", note="with every household's reason to be left out"),
    ]  # fmt: skip
    return measures, {"letters": letters, "files": len(parts), "bytes": size, "per_second": round(letters / seconds)}


def _coordinator() -> "Acting":
    """Who releases the batch, and signs the letters of cases that are nobody's."""
    from aanbel.accounts import services as accounts
    from aanbel.audit.acting import Acting, on_behalf_of

    system = Acting.system(PLACE)
    with on_behalf_of(system):
        user = accounts.invite_user(by=system, email="bench@klokkendam.example", name="Bench", roles=("coordinator",))
    return Acting((PLACE,), user.pk, user.name, frozenset({"coordinator", "system"}))


def households(count: int) -> list[int]:
    """So many open cases, each with an address, a resident and a signal, written straight into the tables."""
    from aanbel.accounts import services as accounts
    from aanbel.audit.acting import Acting, on_behalf_of
    from aanbel.cases.models import Case, Decision
    from aanbel.intake.models import Agreement, Delivery, Partner, Signal
    from aanbel.kernel import clock
    from aanbel.people.models import Address, Link, Resident

    accounts.register_municipality(code=PLACE, name="Klokkendam", organisation="Geldwinkel", phone="0990 12 34 56")
    by, now = Acting.system(PLACE), clock.now()
    here: dict[str, Any] = {"municipality_id": PLACE}
    with on_behalf_of(by):
        partner = Partner.objects.create(slug="klokwonen", name="Klokwonen", kind="huur")
        agreed = Agreement.objects.create(partner=partner, starts_on=date(2025, 1, 1), **here)
        delivery = Delivery.objects.create(
            partner=partner, agreement=agreed, period=MONTH, filename="x.csv", sha256="0" * 64, size=1,
            received_at=now, received_by="bench", **here,
        )  # fmt: skip
        doors = Address.objects.bulk_create(
            Address(
                postcode=f"{9000 + n // 100}AB", house_number=n % 100 + 1, street="Molenweg", place="Klokkendam", **here
            )
            for n in range(count)
        )
        people = Resident.objects.bulk_create(
            Resident(address=door, initials="A.", surname=f"van der Berg-{n}", birth_date=date(1980, 1, 1), **here)
            for n, door in enumerate(doors)
        )
        signals = Signal.objects.bulk_create(
            Signal(partner=partner, delivery=delivery, reference=f"L{n}", row=n, period=MONTH, kind="huur",
                   surname=person.surname, postcode=door.postcode, house_number=door.house_number, street=door.street,
                   amount=20_000, signalled_on=MONTH, **here)
            for n, (door, person) in enumerate(zip(doors, people, strict=True))
        )  # fmt: skip
        Link.objects.bulk_create(
            Link(signal=signal, resident=person, address=door, method=Link.Method.NEW, linked_at=now, **here)
            for signal, person, door in zip(signals, people, doors, strict=True)
        )
        cases = Case.objects.bulk_create(
            Case(address=door, period=MONTH, period_end=MONTH, opened_on=MONTH, **here) for door in doors
        )
        Decision.objects.bulk_create(
            Decision(signal=signal, case=case, period=MONTH, code="taken_up", reason="alone", decided_on=MONTH, **here)
            for signal, case in zip(signals, cases, strict=True)
        )
        return [case.pk for case in cases]
