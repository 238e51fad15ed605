"""What happens to a signal, and why: one decision for every signal, none forgotten.

The codes are those of the national exchange model (DDAS v1.2, EnumSignaalstatus). The municipality must
follow up every designated signal (art. 3 Wgs and art. 3 Besluit), so not taking one up needs a reason that
can be shown to the resident, the creditor (only *that*, not *why*) and an auditor.

The rules, in this order; the first that fits decides:

1. *deceased* and 2. *no resident (any more)*: there is no one here to make an offer to.
3. *already known to debt help*: someone is helping; a threat is passed on, a second offer is not made.
4. *threat* (crisis, or supply about to end): always taken up. No threshold, repetition or wish for a match
   stops it: the municipality must follow up shut-off signals too (NVVK, October 2022).
5. *refused*: somebody here said no, or objected to the use of their data, and that stands (`refusals`). DDAS
   names the exclusion list under "andere reden"; the creditor learns that it was not taken up, never why. Before
   all that follows, since whoever said no need not be weighed any further. A threat passed it: that case is put
   to a person before anybody approaches.
6. *unjustified*: below the agreement's minimum amount, or too few or too many days in arrears (DDAS:
   "onterecht signaal"). Before *repeated*, because it needs the signal alone and no history.
7. *repeated*: same partner, same resident, within six months, and not higher than what was taken up before.
   Higher means taken up again (DDAS: "herhaalde melding").
8. *waits for a match*: only where the agreement wants two signals at an address. DDAS calls this "andere
   reden": the signal is not wrong ("onterecht") and it *was* looked at ("nog niet opgepakt" would hide it).
   A single health-insurance signal of a young adult is never left waiting, since it is often all there is
   (NVVK, 7 October 2021); neither is one whose age nobody knows. A later signal at the address ends the
   wait.
9. Everything else is taken up.

`services.deciding` does the same for a million signals in SQL; a property test holds the two together.
"""

from dataclasses import dataclass, field
from enum import StrEnum

YOUNG_FROM, YOUNG_UP_TO = 18, 26
HEALTH_INSURANCE = frozenset({"zorg", "cak_zorg"})
LOOK_BACK_MONTHS = 6


class Code(StrEnum):
    """The recorded decision; `ddas` is the exact text of the exchange model."""

    TAKEN_UP = "taken_up"
    REPEATED = "repeated"
    UNJUSTIFIED = "unjustified"
    NOT_RESIDENT = "not_resident"
    DECEASED = "deceased"
    KNOWN = "known"
    OTHER = "other"


DDAS: dict[Code, str] = {
    Code.TAKEN_UP: "Opgepakt",
    Code.REPEATED: "Niet opgepakt: herhaalde melding",
    Code.UNJUSTIFIED: "Niet opgepakt: onterecht signaal",
    Code.NOT_RESIDENT: "Persoon is geen inwoner (meer) in de gemeente",
    Code.DECEASED: "Inwoner is overleden",
    Code.KNOWN: "Inwoner al bekend bij schuldhulpverlening",
    Code.OTHER: "Niet opgepakt: andere reden",
}
DDAS_UNDECIDED = "Nog niet opgepakt"


class Reason(StrEnum):
    """Why the code was given; its sentence, with figures from the decision's parameters, is in `wording`."""

    REGULAR = "regular"
    CRISIS = "crisis"
    END_OF_SUPPLY = "end_of_supply"
    HIGHER = "higher"
    YOUNG_HEALTH = "young_health"
    MATCHED_LATER = "matched_later"
    DECEASED = "deceased"
    MOVED_OUT = "moved_out"
    KNOWN = "known"
    REFUSED = "refused"
    AMOUNT_TOO_LOW = "amount_too_low"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    NOT_HIGHER = "not_higher"
    WAITS_FOR_MATCH = "waits_for_match"
    BY_HAND = "by_hand"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All that is looked at. Amounts in cents; days and age are None when a date is missing.

    `signals_in_period` counts this signal; `highest_taken_up` is the highest earlier amount of the same
    partner and resident that was taken up in the six months before.
    """

    kind: str
    amount: int
    crisis: bool = False
    end_of_supply: bool = False
    days: int | None = None
    age: int | None = None
    registration: str = "unknown"
    known_to_debt_help: bool = False
    refused: bool = False
    minimum_amount: int | None = None
    minimum_days: int | None = None
    maximum_days: int | None = None
    needs_match: bool = False
    signals_in_period: int = 1
    signals_before: int = 0
    highest_taken_up: int | None = None

    @property
    def threat(self) -> bool:
        """Something is about to be taken away: a shut-off, an eviction, a policy."""
        return self.crisis or self.end_of_supply

    @property
    def matched(self) -> bool:
        """There is another signal at the address, this month or in the six months before."""
        return self.signals_in_period > 1 or self.signals_before > 0

    @property
    def perhaps_young(self) -> bool:
        """A young adult, or someone who may be one for all we know."""
        return self.age is None or YOUNG_FROM <= self.age <= YOUNG_UP_TO


@dataclass(frozen=True)
class Verdict:
    """A decision with its reason and the figures that reason speaks of."""

    code: Code
    reason: Reason
    params: dict[str, int | bool] = field(default_factory=dict)


def decide(facts: Facts) -> Verdict:
    """Decide about one signal; the order of the rules is told at the top of this module.

    >>> decide(Facts(kind="water", amount=4000, minimum_amount=7500)).code.value
    'unjustified'
    >>> decide(Facts(kind="water", amount=4000, minimum_amount=7500, end_of_supply=True)).reason.value
    'end_of_supply'
    """
    return _nobody_to_offer_to(facts) or _threat(facts) or _refused(facts) or _unjustified(facts) or _history(facts)


def _nobody_to_offer_to(facts: Facts) -> Verdict | None:
    """Rules 1 to 3. A threat is kept in the parameters: the page then says who must be told."""
    params: dict[str, int | bool] = {"threat": True} if facts.threat else {}
    if facts.registration == "deceased":
        return Verdict(Code.DECEASED, Reason.DECEASED, params)
    if facts.registration == "moved_out":
        return Verdict(Code.NOT_RESIDENT, Reason.MOVED_OUT, params)
    if facts.known_to_debt_help:
        return Verdict(Code.KNOWN, Reason.KNOWN, params)
    return None


def _threat(facts: Facts) -> Verdict | None:
    """Rule 4. The end of supply is named first: it has a date."""
    if facts.end_of_supply:
        return Verdict(Code.TAKEN_UP, Reason.END_OF_SUPPLY)
    if facts.crisis:
        return Verdict(Code.TAKEN_UP, Reason.CRISIS)
    return None


def _refused(facts: Facts) -> Verdict | None:
    """Rule 5. No is no."""
    return Verdict(Code.OTHER, Reason.REFUSED) if facts.refused else None


def _unjustified(facts: Facts) -> Verdict | None:
    """Rule 6. A missing date is not held against the resident: no days, no rule about days."""
    if facts.minimum_amount is not None and facts.amount < facts.minimum_amount:
        figures: dict[str, int | bool] = {"amount": facts.amount, "minimum": facts.minimum_amount}
        return Verdict(Code.UNJUSTIFIED, Reason.AMOUNT_TOO_LOW, figures)
    if facts.days is None:
        return None
    if facts.minimum_days is not None and facts.days < facts.minimum_days:
        return Verdict(Code.UNJUSTIFIED, Reason.TOO_EARLY, {"days": facts.days, "minimum": facts.minimum_days})
    if facts.maximum_days is not None and facts.days > facts.maximum_days:
        return Verdict(Code.UNJUSTIFIED, Reason.TOO_LATE, {"days": facts.days, "maximum": facts.maximum_days})
    return None


def _history(facts: Facts) -> Verdict:
    """Rules 7 to 9: what came before from this partner, and what else there is at the address."""
    earlier = facts.highest_taken_up
    if earlier is not None and facts.amount <= earlier:
        return Verdict(Code.REPEATED, Reason.NOT_HIGHER, {"amount": facts.amount, "earlier": earlier})
    if facts.needs_match and not facts.matched:
        if facts.kind in HEALTH_INSURANCE and facts.perhaps_young:
            return Verdict(Code.TAKEN_UP, Reason.YOUNG_HEALTH)
        return Verdict(Code.OTHER, Reason.WAITS_FOR_MATCH)
    if earlier is not None:
        return Verdict(Code.TAKEN_UP, Reason.HIGHER, {"amount": facts.amount, "earlier": earlier})
    return Verdict(Code.TAKEN_UP, Reason.REGULAR)
