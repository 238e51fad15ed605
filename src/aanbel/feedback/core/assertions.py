"""Proving who a partner's computer is: a short statement signed with its own key (RFC 7523; OAuth-NL 1.2).

The partner never shares a secret with us: it signs with the private half, we check with the public half. A statement
holds for five minutes at most and is used once.
"""

from dataclasses import dataclass
from datetime import datetime

import jwt

ALGORITHMS = ["PS256", "RS256", "ES256"]
LONGEST = 300  # seconds
TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


class Unproven(Exception):
    """The statement does not prove who sent it; the text says why, in English, for the partner's engineer."""


@dataclass(frozen=True)
class Statement:
    """A proven statement: who made it, and the number under which it is used once."""

    client_id: str
    number: str
    expires: int  # seconds since 1970


def claimed_client(assertion: str) -> str:
    """Who the statement says it is from. Nothing is proven yet; it only tells which key to check with."""
    try:
        claims = jwt.decode(assertion, options={"verify_signature": False})
    except jwt.PyJWTError as unreadable:
        raise Unproven("client_assertion is not a signed JWT.") from unreadable
    client = claims.get("sub")
    if not isinstance(client, str) or not client or claims.get("iss") != client:
        raise Unproven("iss and sub must both be your client_id.")
    return client


def proven(assertion: str, *, public_key: str, audience: str, now: datetime) -> Statement:
    """The statement, if this key signed it for us and it still holds."""
    try:
        claims = jwt.decode(
            assertion,
            public_key,
            algorithms=ALGORITHMS,
            audience=audience,
            options={"require": ["exp", "jti", "iss", "sub", "aud"]},
            leeway=10,
        )
    except jwt.PyJWTError as unproven:
        raise Unproven(f"client_assertion is refused: {unproven}.") from unproven
    expires, number = int(claims["exp"]), str(claims["jti"])
    if expires - now.timestamp() > LONGEST + 10:
        raise Unproven(f"exp lies more than {LONGEST} seconds ahead.")
    if not 1 <= len(number) <= 80:
        raise Unproven("jti must have 1 to 80 characters.")
    return Statement(client_id=claims["sub"], number=number, expires=expires)
