"""Letters and cards to measure the check of plain words with: good ones that pass, bad ones with what is wrong in them.

Written for this purpose after the manner of real ones; no real letter is among them.
"""

from dataclasses import dataclass

from aanbel.kernel.plain_dutch import Style
from aanbel.outreach.core.plain_language import Rule
from aanbel.outreach.core.template_kinds import Kind


@dataclass(frozen=True)
class Bad:
    """A text with every kind of finding that must be told, and no error beyond `errors`."""

    name: str
    kind: Kind
    body: str
    errors: frozenset[Rule]
    advice: frozenset[Rule | Style]
    subject: str = ""


BAD = (
    Bad(
        "a letter as it used to be",
        Kind.LETTER,
        "Geachte heer, mevrouw,\n\nNaar aanleiding van een melding van uw verhuurder is ons gebleken dat u een"
        " betalingsachterstand heeft. U heeft een betalingsachterstand van € 640,00. Derhalve wordt u verzocht om"
        " uiterlijk binnen tien werkdagen na dagtekening van dit schrijven contact op te nemen met de afdeling"
        " schuldhulpverlening, teneinde verdere invorderingsmaatregelen te voorkomen.\n\nIndien u nalaat te reageren,"
        " bent u zelf verantwoordelijk voor de consequenties.",
        frozenset(
            {Rule.ACCUSES, Rule.SAYS_FREE, Rule.SAYS_WHERE_FROM, Rule.SAYS_HOW_TO_REFUSE, Rule.SAYS_HOW_TO_ANSWER}
        ),
        frozenset(
            {Style.JARGON, Style.LONG_SENTENCE, Style.PASSIVE, Rule.NO_REQUEST_FIRST, Rule.ALONE, Style.HARD_TO_READ}
        ),
    ),
    Bad(
        "a card that tells the neighbours",
        Kind.CARD,
        "**Bel ons over uw huurschuld van 812 euro.** Anders volgt ontruiming.\n\nTelefoon: {{telefoon}}."
        " Het is gratis. Liever niet? Laat het weten, dan komen we niet terug.",
        frozenset({Rule.DEBT_IN_SIGHT, Rule.AMOUNT_IN_SIGHT}),
        frozenset({Rule.ALONE}),
    ),
    Bad(
        "a text message that threatens",
        Kind.TEXT,
        "Uw dossier is overgedragen aan incasso. U moet vandaag bellen: {{telefoon}}",
        frozenset({Rule.DEBT_IN_SIGHT, Rule.SAYS_FREE}),
        frozenset({Style.JARGON, Style.BLAMES}),
    ),
    Bad(
        "an e-mail whose subject shows",
        Kind.EMAIL,
        "{{aanhef}},\n\n**Bel mij: {{telefoon}}.** Het is gratis. Wij kregen dit van {{herkomst}}. U bent"
        " niet de enige. Liever niet? Dan komen wij niet meer terug.",
        frozenset({Rule.DEBT_IN_SIGHT}),
        frozenset(),
        subject="Uw betalingsachterstand",
    ),
    Bad(
        "friendly, but where it came from is not said",
        Kind.LETTER,
        "{{aanhef}},\n\n**Bel mij: {{telefoon}}.** Wij denken gratis met u mee. U bent niet de enige.\n\nLiever niet?"
        " Laat het ons weten. Dan komen wij niet meer terug.",
        frozenset({Rule.SAYS_WHERE_FROM}),
        frozenset(),
    ),
    Bad(
        "official and passive",
        Kind.LETTER,
        "{{aanhef}},\n\n**Bel mij: {{telefoon}}.** Het aanbod is gratis. U bent niet de enige.\n\nUw gegevens werden"
        " door {{herkomst}} verstrekt. Er wordt binnenkort contact met u opgenomen door een klantmanager. Gelieve uw"
        " bescheiden gereed te houden.\n\nLiever niet? Dan komen wij niet meer terug.",
        frozenset(),
        frozenset({Style.PASSIVE, Style.JARGON}),
    ),
    Bad(
        "a decision without the way to object",
        Kind.DECISION,
        "{{aanhef}},\n\nWij helpen u. Bel bij vragen: {{telefoon}}.",
        frozenset({Rule.SAYS_HOW_TO_OBJECT}),
        frozenset(),
    ),
)

GOOD = (
    (
        "short and kind",
        Kind.LETTER,
        "{{aanhef}},\n\n**Bel of app Anna: {{telefoon}}.** Wij denken gratis met u mee.\n\nLukt het even niet? U bent"
        " niet de enige. Wij kijken samen wat kan.\n\nWij kregen uw naam van {{herkomst}}. Dat mag volgens de wet.\n\n"
        "Liever niet? Laat het ons weten. Dan komen wij niet meer terug.",
    ),
    (
        "on the doormat",
        Kind.CARD,
        "**Hallo, we waren even bij u aan de deur.**\n\nLukt het even niet met alle rekeningen? U bent niet de enige."
        " Wij denken gratis met u mee. Bel Anna: {{telefoon}}.\n\nLiever niet? Laat het ook weten, dan komen we niet"
        " terug.",
    ),
    ("by text", Kind.TEXT, "Hallo, met Anna van de gemeente. Wij denken gratis met u mee. Bel of app {{telefoon}}."),
)
