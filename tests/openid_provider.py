"""An organisation's own sign-in on a local port, speaking OpenID Connect: discovery, authorize, token, userinfo, keys.

It keeps to the protocol as a real one does: the address to return to must be known, a code works once and only with
the proof it was asked with (PKCE, RFC 7636), and the identity token is signed (RS256).
"""

import base64
import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_urlsafe
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "aanbel", "een geheim van de gemeente"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class OpenIdProvider:
    """Who is signed in there (`person`, the claims), what goes wrong (`amiss`), and the codes it gave out."""

    url: str
    returns_to: str
    person: dict[str, Any] = field(default_factory=dict)
    amiss: dict[str, Any] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)

    def discovery(self) -> dict[str, Any]:
        """`/.well-known/openid-configuration`."""
        places = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
        return {
            "issuer": self.url,
            "jwks_uri": f"{self.url}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            **{f"{name}_endpoint": f"{self.url}/{place}" for name, place in places.items()},
        }

    def authorize(self, query: dict[str, str]) -> str:
        """The person says yes; the address to which the browser is sent back."""
        self.asked = query
        assert query["client_id"] == CLIENT and query["redirect_uri"] == self.returns_to
        assert query["response_type"] == "code" and "openid" in query["scope"].split()
        if "error" in self.amiss:
            return f"{self.returns_to}?{urlencode({'error': self.amiss['error'], 'state': query['state']})}"
        code = token_urlsafe()
        assert query["code_challenge_method"] == "S256"
        self.codes[code] = query["code_challenge"]
        return f"{self.returns_to}?{urlencode({'code': code, 'state': query['state']})}"

    def token(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """A code for an identity token, once."""
        proof = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = self.codes.pop(form.get("code", ""), None)
        known = (form.get("client_id"), form.get("client_secret")) == (CLIENT, SECRET)
        if not known or challenge != base64.urlsafe_b64encode(proof).rstrip(b"=").decode():
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {"iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 300, **self.person, **self.amiss}
        signed = jwt.encode(claims, KEY, algorithm="RS256", headers={"kid": "1"})
        return 200, {"access_token": "toegang", "token_type": "Bearer", "id_token": signed}

    def keys(self) -> dict[str, Any]:
        """The public half of what tokens are signed with."""
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
        return {"keys": [{**public, "kid": "1", "alg": "RS256", "use": "sig"}]}


class _Desk(BaseHTTPRequestHandler):
    """Where the questions come in."""

    provider: OpenIdProvider

    def do_GET(self) -> None:
        """Everything but the token."""
        place = urlsplit(self.path)
        match place.path:
            case "/.well-known/openid-configuration":
                self._answer(200, self.provider.discovery())
            case "/keys":
                self._answer(200, self.provider.keys())
            case "/userinfo" if self.headers["Authorization"] == "Bearer toegang":
                self._answer(200, self.provider.person)
            case "/authorize":
                self.send_response(302)
                self.send_header("Location", self.provider.authorize(_single(place.query)))
                self.end_headers()
            case _:
                self._answer(401, {"error": "invalid_token"})

    def do_POST(self) -> None:
        """The token, from server to server."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._answer(*self.provider.token(_single(body)))

    def _answer(self, status: int, told: dict[str, Any]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(told).encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Silent."""


def _single(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}


@contextmanager
def serving(returns_to: str) -> Iterator[OpenIdProvider]:
    """The provider, listening until the end of the block."""
    desk = type("Desk", (_Desk,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), desk)
    desk.provider = OpenIdProvider(f"http://127.0.0.1:{server.server_port}", returns_to)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield desk.provider
    finally:
        server.shutdown()
        server.server_close()
