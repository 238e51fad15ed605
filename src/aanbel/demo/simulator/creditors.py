"""The twelve invented creditors. Kinds after DDAS; shares so that the mix is that of Divosa 2024 H1:
care 41 %, rent 20 %, energy 20 %, water 18 %, and the experiments (mortgage, CAK, municipal taxes) about 1 %.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Creditor:
    """`profile` is the name under which intake knows the shape; `knows_*` the share of customers of whom they know it.

    `minimum_amount` is the threshold (cents) that the demo's agreement sets; the median of municipalities is € 75
    (Divosa, October 2024).
    """

    slug: str
    name: str
    kind: str
    share: float
    profile: str
    knows_bsn: float
    knows_birth: float
    knows_phone: float = 0.7
    knows_email: float = 0.6
    minimum_amount: int = 7500


CREDITORS = (
    Creditor("lichtstroom", "Lichtstroom", "energie", 10.0, "canonical", 0.0, 0.75),
    Creditor("dagstroom", "Dagstroom Energie", "energie", 6.5, "dagstroom", 0.0, 0.60),
    Creditor("stadswarmte", "Stadswarmte Delta", "energie", 3.5, "canonical", 0.0, 0.55),
    Creditor("klokwonen", "Woningstichting Klokwonen", "huur", 12.0, "klokwonen", 0.0, 0.97),
    Creditor("goedehaven", "De Goede Haven Wonen", "huur", 6.0, "canonical", 0.25, 0.95),
    Creditor("baksteen", "Baksteen Vastgoedverhuur", "huur", 2.0, "canonical", 0.0, 0.70),
    Creditor("polderzorg", "Polderzorg Zorgverzekeringen", "zorg", 25.0, "polderzorg", 0.95, 0.99),
    Creditor("zilverkruin", "Zilverkruin Zorgverzekeraar", "zorg", 16.0, "canonical", 0.92, 0.99),
    Creditor("duinwater", "Duinwater Drinkwater", "water", 17.9, "duinwater", 0.0, 0.40, 0.6, 0.5, 5000),
    Creditor(
        "zorgbijdrage",
        "Centraal Bureau Zorgbijdragen",
        "cak_eigen_bijdrage",
        0.4,
        "canonical",
        0.98,
        1.0,
        0.2,
        0.1,
        10000,
    ),
    Creditor("belastingbalie", "Belastingbalie Delta", "overige", 0.5, "belastingbalie", 0.9, 0.98, 0.1, 0.1),
    Creditor("hypotheekhuis", "Het Hypotheekhuis", "hypotheek", 0.2, "canonical", 0.5, 1.0, 0.9, 0.9, 20000),
)
