"""The server's half of a phone's key, and codes that lie sealed for a day.

The half is made from the house's own key and a salt per device: wiping a device throws the salt away, and then nobody,
the municipality included, can make that half again. What the phone kept is from that moment noise.
"""

import base64
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SALT, NONCE, KEY = 32, 12, 32


def new_salt() -> bytes:
    """Something that nobody can guess."""
    return secrets.token_bytes(SALT)


def device_secret(house_key: str, salt: bytes) -> str:
    """The half of the key that goes to the phone, base64; the same salt gives the same half."""
    return base64.b64encode(_derived(house_key, salt, b"aanbel.field.device")).decode()


def seal(house_key: str, words: str, about: str) -> bytes:
    """The words, readable only with the house's key and only in their own place (`about`)."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + _box(house_key).encrypt(nonce, words.encode(), about.encode())


def unsealed(house_key: str, sealed: bytes, about: str) -> str:
    """The words again; "" when the house's key was replaced since.

    >>> unsealed("key", seal("key", "K7F-3QX-9TB", "stop 1"), "stop 1")
    'K7F-3QX-9TB'
    >>> unsealed("key", seal("key", "K7F-3QX-9TB", "stop 1"), "stop 2")
    ''
    """
    try:
        return _box(house_key).decrypt(sealed[:NONCE], sealed[NONCE:], about.encode()).decode()
    except InvalidTag:
        return ""


def _box(house_key: str) -> AESGCM:
    return AESGCM(_derived(house_key, b"", b"aanbel.field.card"))


def _derived(house_key: str, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY, salt=salt, info=purpose).derive(house_key.encode())
