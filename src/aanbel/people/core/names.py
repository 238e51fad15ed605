"""Words in Dutch names: what stands before a surname, what makes a trade name, and which surnames are common.

After RvIG's table of voorvoegsels, the Nederlandse Familienamenbank (counts of 2007) and the names that sole traders
give their business. Written as people write them; `sql_list` folds them as records are folded.
"""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TUSSENVOEGSELS: Final = _words("""
    van de der den het t 't ten ter te d d' du des von vom zu zur zum del della di da do dos das el al le la los
    op in aan bij uit uijt over onder voor tot vd v s 's
""")
"""Words before a surname that partners put in either column, shorten or leave out."""

TRADE_WORDS: Final = _words("""
    bakkerij slagerij kapsalon salon cafe eetcafe restaurant cafetaria snackbar lunchroom pizzeria hotel winkel
    shop store studio atelier garage autobedrijf autoservice taxi taxibedrijf transport transporten koeriers
    koeriersdienst logistiek klussen klussenbedrijf klusbedrijf onderhoud kluswerken bouw bouwbedrijf aannemersbedrijf
    timmerbedrijf timmerwerken schilder schildersbedrijf schilderwerken stukadoorsbedrijf installatiebedrijf
    installatietechniek elektrotechniek loodgietersbedrijf dakdekkersbedrijf hoveniersbedrijf hovenier
    tuinonderhoud kwekerij schoonmaak schoonmaakbedrijf schoonmaakdiensten glazenwasserij dienstverlening diensten
    advies adviesbureau consultancy consulting administratie administratiekantoor praktijk fysiotherapie massage
    schoonheidssalon nagelstudio bloemen bloemist bloemenhandel handel handelsonderneming onderneming bedrijf
    groothandel webshop media design fotografie zorg thuiszorg rijschool montage techniek service services
    beheer holding vof bv nv cv maatschap eenmanszaak firma fa gebr gebroeders zn zoon zonen dochters co cie
    thodn hodn handelend onder naam en
""")
"""Words that belong to a trade name: the contract of a sole trader runs on the business (DOMAIN §1.6)."""

UNSURE_TRADE_WORDS: Final = _words(
    "naam onder en onderhoud co fa bouw handel zorg schilder hovenier zoon zonen media taxi"
)
"""Of these, the ones that may as well be in a person's name: they do not make a trade name by themselves."""

VERY_COMMON: Final = _words("jong jansen vries berg bakker dijk visser smit meijer boer mulder groot")
"""Surnames of about 3 or more in 1,000 inhabitants."""

COMMON: Final = _words("""
    bos vos peters hendriks dekker leeuwen brouwer wit dijkstra smits graaf meer kok jacobs linden vermeulen haan
    heuvel broek veen bruin schouten beek heijden bruijn willems vliet maas hoekstra verhoeven koster dam prins
    huisman blom peeters jonge kuijpers wal post kuiper kramer brink veenstra scholten wijk postma martens vink
    ruiter groen timmermans ven gerritsen jonker loon willemsen smeets bosch lange schipper dongen koning laan
    driessen doorn hermans evers velden hofman wolters meulen bosman mol molenaar sanders horst leeuw
    yilmaz mohamed ali ahmed hassan singh nguyen
""")
"""Other surnames of roughly 1 in 1,000: to share one of these says less than to share a rare name."""


def sql_list(words: frozenset[str]) -> str:
    """The words as an SQL list, folded as the names are.

    >>> sql_list(frozenset({"dijk", "visser"}))
    "['dyk', 'viser']"
    """
    folded = {word.replace("ij", "y").replace("ss", "s").replace("'", "") for word in words}
    return "[" + ", ".join(f"'{word}'" for word in sorted(folded)) + "]"
