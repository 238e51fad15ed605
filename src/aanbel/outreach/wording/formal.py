"""What seizing creditors are called on an envelope."""

SEIZERS: dict[str, str] = {
    "belastingdienst": "Belastingdienst",
    "dienst_toeslagen": "Dienst Toeslagen",
    "duo": "DUO",
    "cjib": "CJIB",
    "uwv": "UWV",
    "svb": "SVB",
    "cak": "CAK",
    "gemeentebelasting": "Gemeentebelastingen",
}
