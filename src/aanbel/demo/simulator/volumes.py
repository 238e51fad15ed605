"""How many, how much and how often: the figures the world is calibrated on, each with where it comes from.

Divosa monitor vroegsignalering 2022–2024 unless another source is named. `tests/test_simulator.py` measures the files
against these same figures.
"""

from datetime import date

SIGNALS_PER_THOUSAND = 4.4
"""Signals per 1,000 inhabitants per month (Divosa 2024)."""

PERSONS_PER_DWELLING = 2.1
"""CBS: average household size, rounded; it turns inhabitants into front doors."""

MONTH_WEIGHTS = (1.0, 1.0, 1.30, 1.04, 0.98, 0.96, 0.93, 0.94, 0.97, 1.0, 1.0, 0.96)
"""January to December, for first arrears. March peaks: the January health premium is not collected in advance (Divosa
2022: 4.1 against 3.3 over the year)."""

AGAIN = 0.43
"""Chance that a melding is followed by another within six months. In a steady state this is also the share of meldingen
that are consecutive (opeenvolgend 40 %, Divosa 2023): with chains of mean length 1/(1-p), a share p has a predecessor,
less what the edges of the window and the cut to an exact number take away."""

MONTHS_BETWEEN = {"1": 55, "2": 18, "3": 11, "4": 7, "5": 5, "6": 4}
"""Months until the next melding of the same household, when there is one; within the six months that Divosa counts."""

PARTNERS_AT_ONCE = {"first": {"1": 80, "2": 16.5, "3": 3.5}, "again": {"1": 92, "2": 6.5, "3": 1.5}}
"""Creditors in one month at one address: 11 % of meldingen are multiple (meervoudig) and only a few are both. The same
creditor drawn twice counts once, so these chances are a little higher."""

SAME_KIND_AGAIN = 0.75
"""A next melding mostly concerns the same arrears (own estimate; DDAS has 'herhaalde melding' for it)."""

NOT_HIGHER = {"equal": 0.18, "lower": 0.12}
"""Of repeats by the same creditor, the share with the same or a lower amount: those need not be taken up again (DDAS).
With thresholds this gives about eight meldingen of ten that are taken up (Divosa 2023)."""

END_OF_SUPPLY = {"energie": 0.25, "water": 0.02}
"""Share of signals that announce the end of supply (energy 25 %, Divosa 2024; water: own estimate)."""

CRISIS = {"huur": 0.05, "energie": 0.04, "hypotheek": 0.05}
"""Share of signals marked as a crisis by the creditor (own estimate: a few percent; DDAS has the Boolean only)."""

WARM_HANDOVER = 0.03

AMOUNTS = {
    "zorg": (390, 0.55),
    "huur": (780, 0.60),
    "energie": (330, 0.80),
    "water": (105, 0.60),
    "hypotheek": (1900, 0.55),
    "overige": (290, 0.65),
    "cak_eigen_bijdrage": (260, 0.40),
}
"""Median in euros and spread (sigma of the logarithm): skewed, and to be read per kind (DOMAIN §4.2: € 100 of rent is a
leftover, € 100 of water is several months)."""

DAYS_IN_ARREARS = {"zorg": (32, 95), "cak_eigen_bijdrage": (155, 240), "overige": (60, 200)}
"""Days between the oldest claim and the signal; others 31–75 (LCV: at least 30; care 30–100; CAK: 5 months)."""

LAST_DAY = date(2026, 3, 31)
"""Where a simulation ends when nobody says otherwise: fixed, so that the same seed gives the same files on any day."""
