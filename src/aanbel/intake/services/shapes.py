"""Which shape a delivery is read with: the one named with the file, else the agreement's own, else its built-in one."""

from aanbel.intake.core.profiles import BUILT_IN, Profile
from aanbel.intake.models import Agreement


def shape_agreed(named: str, agreement: Agreement | None) -> Profile | None:
    """None means: recognise it by its headers."""
    if named:
        return BUILT_IN.get(named)
    if agreement is None:
        return None
    if agreement.mapping:
        return Profile.from_json(agreement.mapping)
    return BUILT_IN.get(agreement.profile)
