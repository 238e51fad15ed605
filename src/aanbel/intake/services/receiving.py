"""A file is received: kept as it came, with its hash, and a receipt, before anybody looks into it.

The receipt proves to a partner what it delivered and when (DOMAIN §1.4: landlords need that proof). The same file of
the same partner for the same municipality is received once.
"""

import hashlib
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db import connection as database
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aanbel.accounts.permissions import check_can_coordinate
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.intake.core.opening import CHUNK, LARGEST, MEGABYTE
from aanbel.intake.core.profiles import BUILT_IN
from aanbel.intake.models import Agreement, Delivery, Finding, Partner, stored_at
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused

RECORD = f"""
insert into audit_event (municipality_id, verb, subject, data, actor_id, actor_name, at)
select municipality_id, '{Verb.DELIVERY_RECEIVED}', 'delivery:' || id, jsonb_build_object('filename', filename),
    %s, %s, received_at
from intake_delivery where id = any(%s) order by id
"""


@dataclass(frozen=True)
class Incoming:
    """A file at the door. `partner` is its slug; `period` the month it counts for (default: that of `received_at`)."""

    municipality: int
    partner: str
    path: Path
    filename: str = ""
    profile: str = ""
    period: date | None = None
    received_at: datetime | None = None


@dataclass(frozen=True)
class Receipts:
    """What became of the files at the door: each is in exactly one of the three."""

    received: tuple[Delivery, ...] = ()
    duplicates: tuple[Delivery, ...] = ()
    refused: tuple[tuple[Incoming, str], ...] = field(default=())


class AlreadyReceived(Refused):
    """The same file was received before; `delivery` is that earlier receipt."""

    def __init__(self, delivery: Delivery) -> None:
        day = date_format(delivery.received_at.astimezone(clock.AMSTERDAM), "j F Y H:i")
        super().__init__(_("This file was already received on %(day)s. Nothing was taken in twice.") % {"day": day})
        self.delivery = delivery


@transaction.atomic
def receive_delivery(
    *,
    by: Acting,
    partner: str,
    path: Path,
    filename: str = "",
    profile: str = "",
    period: date | None = None,
    received_at: datetime | None = None,
) -> Delivery:
    """Keeps one file and writes its receipt; raises AlreadyReceived, or Refused with what to do about it."""
    incoming = Incoming(by.municipality, partner, path, filename, profile, period, received_at)
    try:
        with transaction.atomic():
            receipts = receive_deliveries(by=by, files=[incoming])
    except IntegrityError:  # somebody delivered the same file at the same moment; now it is there to be found
        receipts = receive_deliveries(by=by, files=[incoming])
    if receipts.refused:
        raise Refused(receipts.refused[0][1])
    if receipts.duplicates:
        raise AlreadyReceived(receipts.duplicates[0])
    return receipts.received[0]


@transaction.atomic
def receive_deliveries(*, by: Acting, files: Sequence[Incoming]) -> Receipts:
    """Keeps many files of many municipalities and writes their receipts in one statement. Safe to repeat."""
    check_can_coordinate(by)
    partners = {partner.slug: partner for partner in Partner.objects.filter(slug__in={file.partner for file in files})}
    agreements: dict[tuple[int, int], list[Agreement]] = defaultdict(list)
    ours = Agreement.objects.filter(municipality_id__in=by.municipalities, partner__in=partners.values())
    for agreement in ours.order_by("pk"):
        agreements[agreement.municipality_id, agreement.partner_id].append(agreement)
    wanted: list[Delivery] = []
    refused: list[tuple[Incoming, str]] = []
    for file in files:
        try:
            wanted.append(_receipt(by, file, partners.get(file.partner), agreements))
        except Missing:
            raise
        except Refused as no:
            refused.append((file, no.sentence))
    return _written(by, wanted, refused)


def _receipt(
    by: Acting, file: Incoming, partner: Partner | None, agreements: Mapping[tuple[int, int], Sequence[Agreement]]
) -> Delivery:
    """The receipt of one file, after the file itself is safe."""
    if partner is None:
        raise Missing(_("There is no signal partner “%(slug)s”.") % {"slug": file.partner})
    if file.profile and file.profile not in BUILT_IN:
        raise Refused(
            _("Unknown file shape “%(profile)s”. We know: %(known)s.")
            % {"profile": file.profile, "known": ", ".join(BUILT_IN)}
        )
    moment = file.received_at or clock.now()
    day = moment.astimezone(clock.AMSTERDAM).date()
    agreed = agreements.get((file.municipality, partner.pk), ())
    agreement = holding(agreed, partner, day)
    size = file.path.stat().st_size
    if size > LARGEST["csv"]:
        raise Refused(
            _("The file is %(size)s MB; we read at most %(limit)s MB. Deliver it in parts.")
            % {"size": size // MEGABYTE, "limit": LARGEST["csv"] // MEGABYTE}
        )
    folder = str(stored_at(file.municipality, ""))
    os.makedirs(folder, mode=0o700, exist_ok=True)
    return Delivery(
        municipality_id=file.municipality,
        partner=partner,
        agreement=agreement,
        period=clock.month_of(file.period or day),
        filename=(file.filename or file.path.name)[-200:].replace("\0", ""),
        sha256=_keep(file.path, folder),
        size=size,
        profile=file.profile,
        received_at=moment,
        received_by=by.name,
    )


def holding(agreed: Iterable[Agreement], partner: Partner, day: date) -> Agreement:
    """The agreement with this partner that holds on this day; Refused when there is none."""
    for one in agreed:
        if one.starts_on <= day and (one.ends_on is None or day <= one.ends_on):
            return one
    raise Refused(
        _("There is no agreement with %(partner)s that holds on %(day)s. Record one under Partners first.")
        % {"partner": partner.name, "day": date_format(day, "j F Y")}
    )


def _keep(path: Path, folder: str) -> str:
    """Copy the file to its place, readable by us alone; gives its hash. A copy that was cut off is never found."""
    digest = hashlib.sha256()
    handle, name = tempfile.mkstemp(dir=folder)
    try:
        with os.fdopen(handle, "wb") as copy, path.open("rb") as source:
            while chunk := source.read(CHUNK):
                digest.update(chunk)
                copy.write(chunk)
        os.replace(name, os.path.join(folder, digest.hexdigest()))
    except BaseException:
        os.unlink(name)
        raise
    return digest.hexdigest()


def _written(by: Acting, wanted: list[Delivery], refused: list[tuple[Incoming, str]]) -> Receipts:
    """The rows, except of files that were received before (also earlier in this very batch)."""
    known = {
        (delivery.municipality_id, delivery.partner_id, delivery.sha256): delivery
        for delivery in Delivery.objects.filter(
            municipality_id__in=by.municipalities, sha256__in=[delivery.sha256 for delivery in wanted]
        ).order_by("pk")
    }
    new: list[Delivery] = []
    duplicates: list[Delivery] = []
    for delivery in wanted:
        key = (delivery.municipality_id, delivery.partner_id, delivery.sha256)
        if key in known:
            duplicates.append(known[key])
        else:
            known[key] = delivery
            new.append(delivery)
    Delivery.objects.bulk_create(new, batch_size=1000)
    with database.cursor() as cursor:
        cursor.execute(RECORD, [by.user_id, by.name, [delivery.pk for delivery in new]])
    return Receipts(tuple(new), tuple(duplicates), tuple(refused))


@transaction.atomic
def read_again(*, by: Acting, delivery: int) -> Delivery:
    """Makes a refused delivery ready to be read again, after its agreement learned the shape of the file."""
    check_can_coordinate(by)
    here = Delivery.objects.select_for_update(of=("self",)).filter(municipality_id=by.municipality)
    found = here.filter(pk=delivery).first()
    if found is None:
        raise Missing(_("This delivery is not here."))
    if found.status != Delivery.Status.REFUSED:
        raise Refused(_("Only a delivery that was refused as a whole can be read again."))
    Finding.objects.filter(municipality_id=by.municipality, delivery=found).delete()
    found.status, found.read_at, found.profile = Delivery.Status.RECEIVED, None, ""
    found.accepted = found.refused = found.warnings = 0
    found.save()
    return found


def kept_from(chunks: Iterable[bytes]) -> Path:
    """An upload in a file of its own, so that it can be received; the caller removes it afterwards."""
    folder = Path(settings.AANBEL_HOME) / "uploads"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "wb") as copy:
        for chunk in chunks:
            copy.write(chunk)
    return Path(name)
