"""The five questions of the phone, as JSON. Each is asked in the session of its user, and by a device of that user.

A wiped device is answered 410 with `wipe`, its session ends, and the browser is told to clear all it kept
(Clear-Site-Data). Whatever is wrong is a sentence in `application/problem+json` (RFC 9457), never a page.
"""

import json
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib.auth import logout
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_POST
from pydantic import BaseModel

from aanbel.accounts.permissions import acting, needs
from aanbel.field import queries, services
from aanbel.field.core import shapes
from aanbel.field.core.reading import Sending, Unread, read_sending
from aanbel.field.models import Device
from aanbel.field.permissions import check_can_go_out
from aanbel.field.queries.bundle import tonight
from aanbel.field.wording import BAD_REQUEST, NO_DEVICE, REVOKED, UNKNOWN_DEVICE, UNREAD
from aanbel.kernel.errors import Missing, NotAllowed, Refused
from aanbel.visits import services as visits

HEADER = "X-Aanbel-Device"
NOT_KEPT = {"Cache-Control": "no-store"}
FORGET = '"cache", "cookies", "storage"'
STATUS = {
    Unread.TOO_BIG: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    Unread.NOT_JSON: HTTPStatus.REQUEST_TIMEOUT,  # cut off on the way: to be sent again, and not given up
}
ForDevice = Callable[[HttpRequest, Device], HttpResponse]


def answer(told: BaseModel) -> HttpResponse:
    """The shape as JSON, kept by nobody on the way."""
    return HttpResponse(told.model_dump_json(), content_type="application/json", headers=NOT_KEPT)


def problem(status: int, detail: object, *, wipe: bool = False) -> HttpResponse:
    """A refusal of the whole request."""
    told = shapes.Problem(status=status, title=HTTPStatus(status).phrase, detail=str(detail), wipe=wipe)
    response = HttpResponse(told.model_dump_json(), status=status, headers=NOT_KEPT)
    response.headers["Content-Type"] = "application/problem+json"
    return response


def in_json(view: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A rule that says no says it in JSON, too."""

    @wraps(view)
    def told(request: HttpRequest) -> HttpResponse:
        try:
            return view(request)
        except Refused as no:
            status = 403 if isinstance(no, NotAllowed) else 404 if isinstance(no, Missing) else 400
            return problem(status, no)

    return told


def by_device(view: ForDevice) -> Callable[[HttpRequest], HttpResponse]:
    """Lets the view run for a device of this user that was not wiped."""

    @wraps(view)
    def asked(request: HttpRequest) -> HttpResponse:
        number = _uuid(request.headers.get(HEADER, ""))
        if number is None:
            return problem(400, NO_DEVICE)
        device = queries.device_here(by=acting(request), number=number)
        if device is None:
            return problem(404, UNKNOWN_DEVICE)
        return _forget(request, device) if device.revoked_at else view(request, device)

    return asked


@require_POST
@needs(check_can_go_out)
@in_json
def register(request: HttpRequest) -> HttpResponse:
    """This phone is in use from now on; the session then lasts until tonight, for the PIN guards it from here."""
    told = _read(request)
    again = _uuid(told.get("device"))
    known = queries.device_here(by=acting(request), number=again) if again else None
    if known is not None and known.revoked_at:
        return _forget(request, known)
    device, secret = services.register_device(by=acting(request), name=str(told.get("name") or ""), again=again)
    request.session.set_expiry(tonight())
    return answer(shapes.Registered(device=device.pk, name=device.name, secret=secret, expires_at=tonight()))


@require_GET
@needs(check_can_go_out)
@in_json
@by_device
@ensure_csrf_cookie
def bundle(request: HttpRequest, device: Device) -> HttpResponse:
    """Today's rounds."""
    return answer(services.hand_over_bundle(by=acting(request), device=device))


@require_GET
@needs(check_can_go_out)
@in_json
@by_device
def standing(request: HttpRequest, device: Device) -> HttpResponse:
    """Is there something new, and at which doors need one not ring?"""
    services.note_seen(device=device)
    return answer(queries.standing_for(by=acting(request)))


@require_POST
@needs(check_can_go_out)
@in_json
@by_device
def outbox(request: HttpRequest, device: Device) -> HttpResponse:
    """The facts of the phone, each with its receipt."""
    try:
        sending = read_sending(request.body)
    except RequestDataTooBig:
        sending = Unread.TOO_BIG
    except UnreadablePostError:
        sending = Unread.NOT_JSON
    if not isinstance(sending, Sending):
        return problem(STATUS.get(sending, HTTPStatus.BAD_REQUEST), UNREAD[sending])
    if sending.device != device.pk:
        return problem(400, NO_DEVICE)
    receipts = services.receive_facts(by=acting(request), device=device, facts=sending.facts)
    return answer(shapes.Sent(receipts=receipts))


@require_POST
@needs(check_can_go_out)
@in_json
@by_device
def leave(request: HttpRequest, device: Device) -> HttpResponse:
    """Signing out on the phone: the duty ends, the device is forgotten on both sides."""
    visits.close_duty(by=acting(request))
    services.forget_device(by=acting(request), device=device.pk)
    logout(request)
    return HttpResponse(status=204, headers={**NOT_KEPT, "Clear-Site-Data": FORGET})


def _forget(request: HttpRequest, device: Device) -> HttpResponse:
    services.note_wiped(device=device)
    logout(request)
    response = problem(HTTPStatus.GONE, REVOKED, wipe=True)
    response.headers["Clear-Site-Data"] = FORGET
    return response


def _read(request: HttpRequest) -> dict[str, Any]:
    try:
        told = json.loads(request.body or b"{}")
    except (ValueError, RecursionError, RequestDataTooBig):
        told = None
    if not isinstance(told, dict):
        raise Refused(str(BAD_REQUEST))
    return told


def _uuid(told: object) -> UUID | None:
    try:
        return UUID(told) if isinstance(told, str) else None
    except ValueError:
        return None
