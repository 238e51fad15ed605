"""The picture of each public body; always beside its name."""

from aanbel.directory.models.lines import Body

BODY_ICONS: dict[Body, str] = {
    Body.TAX: "coin-euro",
    Body.BENEFITS: "heart-handshake",
    Body.UWV: "briefcase",
    Body.SVB: "mood-kid",
    Body.DUO: "school",
    Body.CAK: "stethoscope",
    Body.CJIB: "gavel",
    Body.MUNICIPALITY: "building-community",
    Body.HOUSING: "home",
    Body.ENERGY: "bolt",
    Body.WATER: "droplet",
    Body.HEALTH: "shield-check",
    Body.OTHER: "phone",
}
