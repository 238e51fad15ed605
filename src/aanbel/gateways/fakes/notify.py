"""A Notify service that speaks the protocol: tokens, 201, 400, 403, 429 and 5xx. It sends nothing.

In tests it is served over HTTP; without NOTIFY_URL the gateway calls it within the process. What it took is in `taken`.
"""

import base64
import hashlib
import hmac
import json
import re
import uuid
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

from aanbel.kernel import clock

Answer = tuple[str, dict[str, Any]]
MOST_KEPT = 1_000
SKEW = 30  # seconds that a token may be early or late


class FakeNotify:
    """A WSGI application. `secret` empty: any token will do. `says` makes it answer with that status instead."""

    def __init__(self, *, service: str = "", secret: str = "") -> None:
        self.service, self.secret = service, secret
        self.taken: list[dict[str, Any]] = []
        self.says = 0

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        status, body = self._answer(environ)
        start_response(status, [("Content-Type", "application/json")])
        return [json.dumps(body).encode()]

    def _answer(self, environ: dict[str, Any]) -> Answer:
        if self.says:
            return f"{self.says} Asked for", _error(self.says, "Exception", "Asked for by the test")
        if not self._known(environ.get("HTTP_AUTHORIZATION", "")):
            return "403 Forbidden", _error(403, "AuthError", "Invalid token: API key not found")
        if environ["PATH_INFO"] != "/v2/notifications/sms":
            return self._found(environ)
        sent = json.loads(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)) or b"{}")
        number = re.sub(r"[\s()-]", "", str(sent.get("phone_number", "")))
        if not re.fullmatch(r"(?:\+|00)?\d{9,15}", number):
            return "400 Bad Request", _error(400, "ValidationError", "phone_number Not enough digits")
        if "bericht" not in sent.get("personalisation", {}):
            return "400 Bad Request", _error(400, "BadRequestError", "Missing personalisation: bericht")
        kept = {"id": str(uuid.uuid4()), "reference": sent.get("reference"), "phone_number": number}
        kept["body"] = sent["personalisation"]["bericht"]
        self.taken = [*self.taken, kept][-MOST_KEPT:]
        return "201 Created", {
            "id": kept["id"],
            "reference": kept["reference"],
            "content": {"body": kept["body"], "from_number": "GEMEENTE"},
            "uri": f"/v2/notifications/{kept['id']}",
            "template": {"id": sent.get("template_id"), "version": 1, "uri": ""},
        }

    def _found(self, environ: dict[str, Any]) -> Answer:
        wanted = parse_qs(environ.get("QUERY_STRING", "")).get("reference", [""])[0]
        known = [one for one in self.taken if one["reference"] == wanted]
        return "200 OK", {"notifications": [{"id": one["id"], "reference": wanted} for one in known], "links": {}}

    def _known(self, header: str) -> bool:
        """Whether the token is signed with our key, for our service, just now."""
        if not self.secret:
            return header.startswith("Bearer ")
        head, _dot, rest = header.removeprefix("Bearer ").partition(".")
        claims, _dot, signature = rest.partition(".")
        right = hmac.new(self.secret.encode(), f"{head}.{claims}".encode(), hashlib.sha256).digest()
        if not hmac.compare_digest(base64.urlsafe_b64encode(right).rstrip(b"=").decode(), signature):
            return False
        said = json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))
        return bool(said.get("iss") == self.service) and abs(said.get("iat", 0) - clock.now().timestamp()) <= SKEW


def _error(status: int, error: str, message: str) -> dict[str, Any]:
    return {"status_code": status, "errors": [{"error": error, "message": message}]}
