"""The types of the phone, as `make docs` writes them."""

from aanbel.field.core.typescript import declarations


def phone_types() -> str:
    """The text of `frontend/src/field/api.d.ts`."""
    return declarations()
