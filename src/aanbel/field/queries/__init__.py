"""Reading what goes along, as seen by who takes it along; one file per subject, import them from here."""

from aanbel.field.queries.bundle import TodaysRounds, bundle_for, standing_for, todays_rounds
from aanbel.field.queries.devices import DeviceLine, RefusedFact, device_here, devices_page, refused_facts
from aanbel.field.queries.paper import PaperPage, codes_printed, paper_page
from aanbel.field.queries.types import phone_types

__all__ = [
    "DeviceLine",
    "PaperPage",
    "RefusedFact",
    "TodaysRounds",
    "bundle_for",
    "codes_printed",
    "device_here",
    "devices_page",
    "paper_page",
    "phone_types",
    "refused_facts",
    "standing_for",
    "todays_rounds",
]
