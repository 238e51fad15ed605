"""The acts around the phone and the paper, one file per subject; import them from here."""

from aanbel.field.services.devices import forget_device, note_seen, note_wiped, register_device, wipe_device
from aanbel.field.services.handing_over import hand_over_bundle
from aanbel.field.services.paper import forget_codes, print_round
from aanbel.field.services.receiving import receive_facts, settle_refused

__all__ = [
    "forget_codes",
    "forget_device",
    "hand_over_bundle",
    "note_seen",
    "note_wiped",
    "print_round",
    "receive_facts",
    "register_device",
    "settle_refused",
    "wipe_device",
]
