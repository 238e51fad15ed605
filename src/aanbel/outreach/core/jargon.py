"""Office words with a better one, picked by hand from letters of municipalities, creditors and bailiffs.

The key is a word or phrase in lower case; the value what to write instead, the best first. Words that only a lawyer
needs stand here too: where the law's own word must be in a decision, it may stay, for jargon only warns.
"""

JARGON: dict[str, tuple[str, ...]] = {
    # joining words
    "aangaande": ("over",), "aangezien": ("omdat",), "alsmede": ("en ook",), "alvorens": ("voordat",),
    "betreffende": ("over",), "blijkens": ("volgens",), "conform": ("volgens", "zoals"), "daartoe": ("daarvoor",),
    "derhalve": ("dus", "daarom"), "desgewenst": ("als u dat wilt",), "desalniettemin": ("toch",),
    "desondanks": ("toch",), "doch": ("maar",), "dientengevolge": ("daardoor",), "echter": ("maar",),
    "eveneens": ("ook",), "evenals": ("en ook", "net als"), "hetgeen": ("wat",), "hiertoe": ("hiervoor",),
    "ingeval": ("als",), "indien": ("als",), "ingevolge": ("volgens",), "inzake": ("over",), "jegens": ("tegen", "voor"),
    "krachtens": ("volgens",), "middels": ("met", "door"), "mits": ("als",), "naar aanleiding van": ("door", "na"),
    "nochtans": ("toch",), "omtrent": ("over",), "ondanks het feit dat": ("hoewel",), "opdat": ("zodat",),
    "overeenkomstig": ("volgens",), "reeds": ("al",), "slechts": ("alleen", "maar"), "teneinde": ("om te",),
    "ten aanzien van": ("over", "voor"), "ten behoeve van": ("voor",), "ten gevolge van": ("door",),
    "ter zake": ("over",), "thans": ("nu",), "tevens": ("ook",), "tenzij": ("behalve als",),
    "tot op heden": ("tot nu toe",), "uit hoofde van": ("door", "volgens"), "voorts": ("ook", "verder"),
    "vanwege": ("door",), "waaronder begrepen": ("ook",), "zodoende": ("zo",), "zulks": ("dat",),
    "met betrekking tot": ("over",), "in verband met": ("door", "omdat"), "in het kader van": ("voor", "bij"),
    "door middel van": ("met", "door"), "op grond van": ("volgens", "door"), "op basis van": ("met", "door"),
    "voor wat betreft": ("over",), "te allen tijde": ("altijd",), "ten spoedigste": ("snel",),
    "zo spoedig mogelijk": ("snel",), "per omgaande": ("snel",), "onverwijld": ("meteen",), "terstond": ("meteen",),
    "gedurende": ("tijdens",), "omstreeks": ("rond",), "nadien": ("daarna",), "voornoemd": ("deze",),
    "voornoemde": ("deze",), "bovenvermelde": ("deze",), "bovengenoemde": ("deze",), "onderhavige": ("deze",),
    "desbetreffende": ("deze",), "dergelijke": ("zulke",), "respectievelijk": ("en",),
    # doing words
    "aanwenden": ("gebruiken",), "achten": ("vinden",), "afdragen": ("betalen",), "beogen": ("willen",),
    "berusten bij": ("zijn bij",), "beschikken over": ("hebben",), "bewerkstelligen": ("zorgen voor",),
    "continueren": ("doorgaan met",), "dient te": ("moet",), "dienen te": ("moeten",), "effectueren": ("uitvoeren",),
    "fungeren": ("werken",), "geschieden": ("gebeuren",), "implementeren": ("invoeren",), "in acht nemen": ("opletten",),
    "in behandeling nemen": ("ermee beginnen",), "in gebreke": ("te laat",), "informeren": ("laten weten",),
    "kenbaar maken": ("laten weten",), "ondervinden": ("hebben",), "overgaan tot": ("beginnen met",),
    "prevaleren": ("voorgaan",), "realiseren": ("maken", "lukken"), "resulteren in": ("leiden tot",),
    "retourneren": ("terugsturen",), "sommeren": ("vragen",), "trachten": ("proberen",),
    "verifiëren": ("controleren",), "verschuldigd": ("moet u betalen",), "vernemen": ("horen",),
    "verstrekken": ("geven",), "verzoeken": ("vragen",), "verzoeken wij u": ("vragen wij u",), "voldoen": ("betalen",),
    "voorzien in": ("zorgen voor",), "wij verzoeken u vriendelijk": ("wilt u",),
    "gelieve": ("wilt u",), "zich wenden tot": ("bellen met",), "u dient": ("wilt u",),
    # things
    "aanmaning": ("brief van het bedrijf", "herinnering"), "additioneel": ("extra",), "adequaat": ("goed",),
    "afbetalingsregeling": ("betalen in delen",), "belanghebbende": ("u",), "beschikking": ("besluit",),
    "beslaglegging": ("iemand houdt een deel van uw geld in",), "bescheiden": ("papieren",),
    "betalingsachterstand": ("rekening die nog open staat",), "betalingsverplichting": ("wat u moet betalen",),
    "bijlagen dezes": ("papieren hierbij",), "consequentie": ("gevolg",), "correspondentie": ("brieven",),
    "crediteur": ("bedrijf dat geld van u krijgt",), "debiteur": ("u",), "discrepantie": ("verschil",),
    "dossier": ("gegevens",), "financiële problematiek": ("geldzorgen",), "geldelijke": ("geld",),
    "identiteitsbewijs": ("paspoort of id-kaart",), "inkomensondersteuning": ("extra geld",), "intake": ("gesprek",),
    "interventie": ("hulp",), "kwijtschelding": ("u hoeft niet te betalen",), "legitimatie": ("paspoort of id-kaart",),
    "minnelijk traject": ("afspraken met bedrijven",), "ondergetekende": ("ik",), "onvermogen": ("niet kunnen",),
    "periodiek": ("elke maand",), "problematische schulden": ("te veel rekeningen",), "saldo": ("bedrag",),
    "schrijven": ("brief",), "schuldenproblematiek": ("geldzorgen",), "schuldhulpverlening": ("hulp bij geldzorgen",),
    "termijn": ("tijd", "dag"), "traject": ("hulp",), "vordering": ("rekening",), "voorziening": ("hulp", "regeling"),
    "vroegsignalering": ("wij horen vroeg van rekeningen",), "wanbetaling": ("niet betaald",),
    "wettelijke rente": ("extra kosten",), "woonlasten": ("kosten voor uw huis",), "zelfredzaamheid": ("zelf doen",),
    "multiproblematiek": ("veel zorgen tegelijk",), "maatwerk": ("wat bij u past",),
    "hulpverleningstraject": ("hulp",), "aanvang": ("begin",), "significant": ("veel",), "optioneel": ("als u wilt",),
}  # fmt: skip

PLAIN_ENOUGH = frozenset(
    """afspraak appen beslagvrije betaalregeling betalingsregeling bijstand budgetcoach buurthuis buurtteam
    energiebedrijf energiebedrijven energiecoach energierekening energietoeslag geldexpert geldfit geldzaken geldzorgen
    hoofdrekenen huisbezoek huurbaas huurtoeslag inloop inloopspreekuur kaartje kinderopvangtoeslag langskomen
    meedenken meedenkt meekijken postcode spreekuur teruggebeld terugbel thuisbezoek toeslagen verhuurder
    voorzieningenwijzer waterbedrijf werkplaats wijkteam woningcorporatie zorgpremie zorgtoeslag zorgverzekeraar
    bezwaarschrift bezwaarbrief huishoudens huisgenoot vaste lasten""".split()
)
"""Rare in newspapers, known at the kitchen table: not called difficult."""
