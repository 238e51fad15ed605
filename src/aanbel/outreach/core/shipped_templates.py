"""The texts every municipality starts with, in Dutch and English, to use as they are or to rewrite.

After what residents and workers told (an offer, not an accusation; the word *schuld* nowhere; one request first; you
are not the only one) and the card of UX "Voice". Sequences of the approach name these texts by their slug.
"""

from dataclasses import dataclass

from aanbel.outreach.core.template_kinds import Kind


@dataclass(frozen=True)
class Shipped:
    """One text in one language."""

    slug: str
    kind: Kind
    name: str
    subject: str
    body: str
    language: str = "nl"


_CLOSING = """U kiest zelf of u onze hulp wilt. Het is gratis. Wij vertellen het aan niemand.

{{sociale_norm}}

Hoe komen wij aan uw gegevens? Wij kregen ze van {{herkomst}}. Dat mag volgens de wet, om u op tijd hulp aan te bieden.

Liever niet? Laat het ons weten. Dan komen wij niet meer bij u terug."""

_ENERGY = """{{als energie}}
Blijft de rekening voor stroom of gas hoog? Wij kijken samen of het goedkoper kan. Wij kijken ook of u recht hebt op extra geld.
{{einde}}"""

_RENT = """{{als huur}}
Wij kunnen ook samen met uw verhuurder praten. Zo vinden we een oplossing en blijft u rustig wonen.
{{einde}}"""

BRIEF_HULP = f"""{{{{aanhef}}}},

**Bel of app {{{{medewerker}}}}: {{{{telefoon}}}}.** Of scan de code onder aan deze brief. Wij denken graag met u mee.

Lukt het even niet om alles te betalen? U bent niet de enige. Soms valt er ineens geld weg, of is er te veel tegelijk. Wij zoeken samen met u uit wat kan.

{_RENT}

{_ENERGY}

{{{{als zorg}}}}
Wij kunnen ook kijken of een andere zorgverzekering beter bij u past.
{{{{einde}}}}

{_CLOSING}

{{{{als jong}}}}
Liever appen dan praten? Dat kan ook.
{{{{einde}}}}

Dit kan u ook helpen:

{{{{wegwijzers}}}}"""

BRIEF_BEZOEK = f"""{{{{aanhef}}}},

**Wij komen graag bij u langs op {{{{bezoekdag}}}}.** Komt het niet uit? Bel of app {{{{medewerker}}}}: {{{{telefoon}}}}. Of scan de code onder aan deze brief.

Lukt het even niet om alles te betalen? U bent niet de enige. Wij praten rustig met u en kijken wat u nodig hebt. U hoeft niets klaar te leggen.

Liever niet thuis? Dan spreken we ergens anders af.

{_CLOSING}"""

BRIEF_ENERGIE = f"""{{{{aanhef}}}},

**Bel of app {{{{medewerker}}}}: {{{{telefoon}}}}.** Wij kijken samen met u naar de kosten voor stroom en gas.

Wij vertellen u eerst hoe wij aan uw gegevens komen. Wij kregen uw naam en adres van {{{{herkomst}}}}. Dat mag volgens de wet, om u op tijd hulp aan te bieden. Wij gebruiken ze alleen hiervoor.

Veel mensen merken dat de kosten voor het huis hoog zijn. U bent niet de enige. Wij kijken of u te veel betaalt en of er een regeling is die bij u past. Ons advies is gratis en u zit nergens aan vast.

{{{{sociale_norm}}}}

Liever niet? Laat het ons weten. Dan komen wij niet meer bij u terug.

{{{{wegwijzers}}}}"""

BRIEF_ONDERNEMER = """{{aanhef}},

**Bel of app {{medewerker}}: {{telefoon}}.** Wij denken gratis mee met u en uw bedrijf.

Een klant die laat betaalt, een rustige maand: dan is er soms even te weinig geld. U bent niet de enige. Wij kennen de regelingen voor ondernemers. Wij kijken samen wat bij u past.

{{sociale_norm}}

Hoe komen wij aan uw gegevens? Wij kregen ze van {{herkomst}}. Dat mag volgens de wet, om u op tijd hulp aan te bieden.

Liever niet? Laat het ons weten. Dan komen wij niet meer bij u terug.

{{wegwijzers}}"""

BRIEF_ANDERE_PLEK = f"""{{{{aanhef}}}},

**Kies zelf waar u ons spreekt: scan de code, of bel {{{{medewerker}}}}: {{{{telefoon}}}}.** Dat kan in het buurthuis, bij ons, of buiten op een bankje.

Wij waren bij u aan de deur. Misschien kwam dat niet goed uit. Dat begrijpen wij. U bent niet de enige die liever ergens anders praat.

{_CLOSING}"""

KAART_HULP = """**Bel of app {{medewerker}}: {{telefoon}}.**

Lukt het even niet met alle rekeningen? U bent niet de enige. Wij denken gratis met u mee.

Liever niet? Laat het ook weten, dan komen we niet terug."""

KAART_DEUR = """**We waren even bij u aan de deur.**

Lukt het even niet met alle rekeningen? U bent niet de enige. Wij denken gratis met u mee.

Bel of app {{medewerker}}: {{telefoon}}.

Liever niet? Laat het ook weten, dan komen we niet terug."""

SMS_HULP = """Hallo, met {{medewerker}} van {{dienst}}. Wij denken gratis met u mee over uw rekeningen. Bel of app mij: {{telefoon}}. Of kies zelf: {{webadres}} Liever niet? Laat het daar weten."""

SMS_HERINNERING = """Hallo, met {{medewerker}} van {{dienst}}. Ons aanbod staat nog: gratis en als u dat wilt. Bel of app {{telefoon}} of kies zelf: {{webadres}} Liever niet? Laat het daar weten."""

MAIL_HULP = """{{aanhef}},

**Bel of app {{medewerker}}: {{telefoon}}.** Of kies zelf wat u wilt: {{webadres}}

Lukt het even niet om alles te betalen? U bent niet de enige. Wij denken gratis met u mee. U kiest zelf of u dat wilt.

{{sociale_norm}}

Hoe komen wij aan uw gegevens? Wij kregen ze van {{herkomst}}. Dat mag volgens de wet, om u op tijd hulp aan te bieden.

Liever niet? Laat het ons weten. Dan komen wij niet meer bij u terug.

Dit kan u ook helpen:

{{wegwijzers}}

Met vriendelijke groet,

{{medewerker}}, {{dienst}}"""

MAIL_ONDERNEMER = MAIL_HULP.replace(
    "Lukt het even niet om alles te betalen? U bent niet de enige. Wij denken gratis met u mee. U kiest zelf of u dat wilt.",
    "Is er in uw bedrijf even te weinig geld? U bent niet de enige. Wij kennen de regelingen voor ondernemers. Wij denken"
    " gratis met u mee.",
)

BESLUIT = """{{aanhef}},

**U krijgt hulp van de gemeente bij uw geldzaken.** In deze brief staat wat wij met u hebben afgesproken.

Op {{gesprek_op}} spraken wij met u. U zei dat u hulp wilt. Daarom nemen wij dit besluit.

Dit spraken wij af: {{afspraak}}

Wij houden rekening met het geld dat u nodig hebt om van te leven. Dat heet de beslagvrije voet.

Wat vragen wij van u? Vertel het ons als er iets verandert in uw inkomen of uw huis. En kom naar de afspraken.

Klopt er iets niet? Bel {{medewerker}}: {{telefoon}}. Wij kijken er samen naar.

Bent u het niet eens met dit besluit? Dan kunt u bezwaar maken. Stuur binnen zes weken een brief aan het college van burgemeester en wethouders van {{gemeente}}. Zet erin: uw naam en adres, de datum, over welk besluit het gaat en waarom u het er niet mee eens bent. Zet uw handtekening eronder. Bezwaar maken is gratis.

Wij nemen dit besluit volgens artikel 4a van de Wet gemeentelijke schuldhulpverlening."""


def _creditor(request: str) -> str:
    return f"""Geachte heer, mevrouw,

Wij schrijven u namens {{{{naam}}}}, geboren in {{{{geboortejaar}}}}, {{{{adres}}}}, {{{{woonplaats}}}}. Een machtiging is bijgevoegd.

Uw kenmerk: {{{{kenmerk}}}}

{request}

Wij ontvangen graag binnen tien werkdagen uw schriftelijke reactie. Met vragen kunt u bellen met {{{{medewerker}}}}: {{{{telefoon}}}}."""


BESLAG_LAGER = _creditor(
    "**Wij vragen u de beslagvrije voet opnieuw vast te stellen.** De gegevens waarmee nu is gerekend, kloppen naar onze"
    " indruk niet meer (artikel 475d Wetboek van Burgerlijke Rechtsvordering). Houd tot die tijd niet meer in dan is"
    " toegestaan."
)
BESLAG_SOCIAAL = _creditor(
    "**Wij vragen u dit dossier aan te melden bij de sociaal deurwaarder, of zelf contact op te nemen over een oplossing"
    " voor alle rekeningen samen.** Nieuwe kosten maken het voor alle partijen moeilijker."
)
BESLAG_PAUZE = _creditor(
    "**Wij vragen u de invordering te pauzeren.** In die tijd brengen wij met de inwoner de geldzaken op orde. Daarna doen"
    " wij u een voorstel."
)

LETTER_EN = """{{aanhef}},

**Call or text {{medewerker}}: {{telefoon}}.** Or scan the code at the bottom of this letter. We are happy to think along with you.

Is it hard to pay everything at the moment? You are not the only one. We look together at what can be done. Our help is free. You decide whether you want it. We tell nobody.

{{sociale_norm}}

How did we get your details? We received them from {{herkomst}}. The law allows this, so that we can offer help in time.

Rather not? Let us know, and we will not come back.

{{wegwijzers}}"""

CARD_EN = """**We stopped by your door.**

Is it hard to keep up with the bills? You are not the only one. We think along with you, for free.

Call or text {{medewerker}}: {{telefoon}}.

Rather not? Let us know too, and we will not come back."""

SHIPPED = (
    Shipped("brief_hulp", Kind.LETTER, "Brief: wij denken met u mee", "Wij denken graag met u mee", BRIEF_HULP),
    Shipped("brief_hulp", Kind.LETTER, "Brief: wij denken met u mee", "We are happy to help", LETTER_EN, "en"),
    Shipped("brief_bezoek", Kind.LETTER, "Brief: wij komen langs", "Wij komen graag bij u langs", BRIEF_BEZOEK),
    Shipped("brief_energie", Kind.LETTER, "Brief: hoge kosten voor energie", "Samen kijken naar uw kosten", BRIEF_ENERGIE),
    Shipped("brief_ondernemer", Kind.LETTER, "Brief: ondernemers", "Meedenken met u en uw bedrijf", BRIEF_ONDERNEMER),
    Shipped("brief_andere_plek", Kind.LETTER, "Brief: op een andere plek", "Kies zelf waar u ons spreekt", BRIEF_ANDERE_PLEK),
    Shipped("kaart_hulp", Kind.CARD, "Kaartje: wij denken met u mee", "Hallo, hoe gaat het?", KAART_HULP),
    Shipped("kaart_aan_de_deur", Kind.CARD, "Kaartje: wij waren aan de deur", "Hallo!", KAART_DEUR),
    Shipped("kaart_aan_de_deur", Kind.CARD, "Kaartje: wij waren aan de deur", "Hello!", CARD_EN, "en"),
    Shipped("sms_hulp", Kind.TEXT, "Sms: wij denken met u mee", "", SMS_HULP),
    Shipped("sms_herinnering", Kind.TEXT, "Sms: ons aanbod staat nog", "", SMS_HERINNERING),
    Shipped("mail_hulp", Kind.EMAIL, "E-mail: wij denken met u mee", "Wij denken graag met u mee", MAIL_HULP),
    Shipped("mail_ondernemer", Kind.EMAIL, "E-mail: ondernemers", "Meedenken met u en uw bedrijf", MAIL_ONDERNEMER),
    Shipped("besluit_hulp", Kind.DECISION, "Besluit: u krijgt hulp", "Besluit over hulp", BESLUIT),
    Shipped("beslag_lower_seizure", Kind.CREDITOR, "Beslag: lager beslag vragen", "Verzoek: beslagvrije voet", BESLAG_LAGER),
    Shipped("beslag_social_bailiff", Kind.CREDITOR, "Beslag: sociaal deurwaarder", "Verzoek: sociaal deurwaarder", BESLAG_SOCIAAL),
    Shipped("beslag_payment_pause", Kind.CREDITOR, "Beslag: pauze vragen", "Verzoek: pauze van invordering", BESLAG_PAUZE),
)
