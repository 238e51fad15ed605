"""Fetching reports by computer: a token for a signed statement, then the list of reports and each one's rows.

The token says which subscriber; that the subscriber was not withdrawn since is asked again on every call.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

import jwt
from django.conf import settings
from django.http import HttpRequest
from ninja import Field, Form, Query, Router, Schema
from ninja.security import HttpBearer

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.feedback import queries, services
from aanbel.feedback.core.assertions import TYPE, Unproven, claimed_client, proven
from aanbel.feedback.core.telling import Word
from aanbel.feedback.models import Subscriber
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused

router = Router(tags=["terugkoppelingen"])
HOLDS = timedelta(minutes=15)


class Token(Schema):
    """An answer of RFC 6749."""

    access_token: str
    token_type: str = "Bearer"  # noqa: S105 - the kind of token, not a token
    expires_in: int


class Paging(Schema):
    """Which page, of how many."""

    page: int = Field(1, ge=1)
    page_size: int = Field(20, alias="pageSize", ge=1, le=100)


class Terugkoppeling(Schema):
    """One report, without its rows."""

    nummer: int
    gemaakt_op: datetime = Field(alias="gemaaktOp")
    aantal: int


class Regel(Schema):
    """What became of one signal."""

    kenmerk: str
    signaaldatum: date
    code: Word
    uitkomst: str
    datum: date


class TerugkoppelingMetRegels(Terugkoppeling):
    """One report with its rows."""

    regels: list[Regel]


class Pagina(Schema):
    """Reports, the newest first."""

    count: int
    next: str | None
    previous: str | None
    results: list[Terugkoppeling]


class ByToken(HttpBearer):
    """The subscriber a token was given to."""

    def authenticate(self, request: HttpRequest, token: str) -> Subscriber | None:
        try:
            claims = jwt.decode(token, settings.SECRET_KEY, algorithms=["HS256"], audience="terugkoppelingen")
            with _as_partner(claims["sub"]) as (_by, subscriber):
                return subscriber
        except (jwt.PyJWTError, Refused, Unproven):
            return None


@router.post("/token", response=Token, by_alias=True, url_name="token")
def token(
    request: HttpRequest,
    grant_type: Form[str],
    client_assertion_type: Form[str],
    client_assertion: Form[str],
) -> dict[str, Any]:
    """A token of fifteen minutes for a statement signed with your own key (`private_key_jwt`)."""
    if grant_type != "client_credentials" or client_assertion_type != TYPE:
        raise Refused(f"Use grant_type=client_credentials and client_assertion_type={TYPE}.")
    try:
        client = claimed_client(client_assertion)
        with _as_partner(client) as (by, subscriber):
            statement = proven(
                client_assertion,
                public_key=subscriber.public_key,
                audience=request.build_absolute_uri(request.path),
                now=clock.now(),
            )
            services.use_once(by=by, subscriber=subscriber, number=statement.number, expires=statement.expires)
    except Unproven as unproven:
        raise Refused(str(unproven)) from unproven
    claims = {"sub": client, "aud": "terugkoppelingen", "exp": clock.now() + HOLDS}
    signed = jwt.encode(claims, settings.SECRET_KEY, algorithm="HS256")
    return {"access_token": signed, "expires_in": int(HOLDS.total_seconds())}


@router.get("/terugkoppelingen", response=Pagina, auth=ByToken(), by_alias=True, url_name="reports")
def reports(request: HttpRequest, wanted: Query[Paging]) -> Any:
    """Your reports, the newest first."""
    subscriber: Subscriber = request.auth  # type: ignore[attr-defined]
    with _as_partner(subscriber.client_id) as (by, _same):
        found = queries.reports(by=by, partner=subscriber.partner)
    page, page_size = wanted.page, wanted.page_size
    first = (page - 1) * page_size
    address = request.build_absolute_uri(request.path)

    def at(number: int) -> str | None:
        inside = number >= 1 and (number - 1) * page_size < len(found)
        return f"{address}?page={number}&pageSize={page_size}" if inside else None

    return {
        "count": len(found),
        "next": at(page + 1),
        "previous": at(page - 1),
        "results": [_summary(report) for report in found[first : first + page_size]],
    }


@router.get(
    "/terugkoppelingen/{int:nummer}",
    response=TerugkoppelingMetRegels,
    auth=ByToken(),
    by_alias=True,
    url_name="report",
)
def report(request: HttpRequest, nummer: int) -> Any:
    """One report with its rows. That you fetched it is written down."""
    subscriber: Subscriber = request.auth  # type: ignore[attr-defined]
    with _as_partner(subscriber.client_id) as (by, _same):
        found = queries.report_numbered(by=by, partner=subscriber.partner, number=nummer)
        lines = queries.report_lines(by=by, report=found)
        services.note_fetched(by=by, report=found)
    return _summary(found) | {"regels": [line.told() for line in lines]}


def _summary(report: Any) -> dict[str, Any]:
    return {"nummer": report.number, "gemaaktOp": report.made_at, "aantal": report.rows}


@contextmanager
def _as_partner(client_id: str) -> Iterator[tuple[Acting, Subscriber]]:
    """Acts as this partner in its municipality, whose code its client_id begins with; strangers see no row."""
    code = client_id.partition("-")[0]
    if not (code.isascii() and code.isdecimal() and len(code) <= 4):
        raise Unproven("This client_id has no access.")
    with on_behalf_of(Acting.system(int(code))):
        try:
            subscriber = queries.subscriber(municipality=int(code), client_id=client_id)
        except Missing as missing:
            raise Unproven("This client_id has no access.") from missing
        yield Acting(municipalities=(int(code),), name=subscriber.partner.name), subscriber
