"""Text messages through NotifyNL, which speaks the protocol of GOV.UK Notify.

A token (JWT, HS256) per request names the service and proves its key; our reference is the message's own id, so that
after a crash we ask first whether it went out. No number and no text is ever written to the log.
Protocol: POST /v2/notifications/sms and GET /v2/notifications?reference=… (docs.notifications.service.gov.uk).
"""

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any

import httpx
from django.conf import settings

from aanbel.gateways.fakes.notify import FakeNotify
from aanbel.gateways.outcome import Handed, Trouble
from aanbel.kernel import clock

TIMEOUT = 15.0
_ID = 36  # a service id and a secret key are UUIDs, written one after the other behind the key's name
_fake = FakeNotify()


@dataclass(frozen=True)
class Account:
    """One service at NotifyNL. The template there is one line: ((bericht))."""

    url: str
    service: str
    secret: str
    template: str

    @classmethod
    def from_settings(cls) -> "Account":
        key = settings.NOTIFY_API_KEY
        return cls(settings.NOTIFY_URL.rstrip("/"), key[-2 * _ID - 1 : -_ID - 1], key[-_ID:], settings.NOTIFY_TEMPLATE)


def send_text(*, to: str, text: str, reference: str, account: Account | None = None) -> Handed:
    """Hands one text message over. A number is made international; Notify checks it."""
    body = {
        "phone_number": to,
        "template_id": (account or Account.from_settings()).template,
        "personalisation": {"bericht": text},
        "reference": reference,
    }
    return _call("POST", "/v2/notifications/sms", account, json=body)


def find(*, reference: str, account: Account | None = None) -> Handed | None:
    """What Notify knows under our reference; None when it never came in."""
    try:
        answer = _request("GET", "/v2/notifications", account, params={"reference": reference})
    except httpx.HTTPError:
        return Handed(trouble=Trouble.DOWN)
    if answer.status_code != 200:
        return Handed(trouble=_trouble(answer.status_code))
    known: list[dict[str, Any]] = answer.json().get("notifications", [])
    return Handed(receipt=str(known[0]["id"])) if known else None


def _call(method: str, path: str, account: Account | None, **content: Any) -> Handed:
    try:
        answer = _request(method, path, account, **content)
    except httpx.ConnectError:
        return Handed(trouble=Trouble.DOWN)
    except httpx.HTTPError:
        return Handed(trouble=Trouble.PERHAPS)  # it was on its way when the line broke
    if answer.status_code == 201:
        return Handed(receipt=str(answer.json()["id"]))
    return Handed(trouble=_trouble(answer.status_code))


def _trouble(status: int) -> Trouble:
    if status in {401, 403}:
        return Trouble.NOT_ALLOWED
    if status == 429:
        return Trouble.BUSY
    return Trouble.DOWN if status >= 500 else Trouble.REFUSED


def _request(method: str, path: str, account: Account | None, **content: Any) -> httpx.Response:
    using = account or Account.from_settings()
    within = None if using.url else httpx.WSGITransport(app=_fake)  # nothing leaves the building without an address
    with httpx.Client(transport=within, base_url=using.url or "http://notify.invalid", timeout=TIMEOUT) as client:
        return client.request(method, path, headers={"Authorization": f"Bearer {token(using)}"}, **content)


def token(account: Account) -> str:
    """A JSON web token for this moment (RFC 7519), signed with the secret key."""
    head = _encoded({"typ": "JWT", "alg": "HS256"})
    claims = _encoded({"iss": account.service, "iat": int(clock.now().timestamp())})
    signed = hmac.new(account.secret.encode(), f"{head}.{claims}".encode(), hashlib.sha256).digest()
    return f"{head}.{claims}.{base64.urlsafe_b64encode(signed).rstrip(b'=').decode()}"


def _encoded(part: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(part, separators=(",", ":")).encode()).rstrip(b"=").decode()
