"""Who and what stands on the network map of the demo. All of them are invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A place at the nth street of its neighbourhood."""

    name: str
    kind: str
    area: str
    street: int
    number: int = 12


@dataclass(frozen=True)
class Figure:
    """A key figure: `streets` is the first street they know and how many; days count back from today."""

    name: str
    role: str
    area: str
    streets: tuple[int, int] | tuple[()] = ()
    groups: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    preference: str = "call"
    best_time: str = ""
    agreed: int = 120
    holds: int = 365
    how: str = "paper"
    touches: tuple[tuple[str, int, str], ...] = ()


def _spoken(ago: int, words: str = "", thanked: int | None = None) -> tuple[tuple[str, int, str], ...]:
    """Spoken with, and thanked some time before; who was thanked lately heard on that day what came of it."""
    if thanked is None:
        return (("contacted", ago, words),)
    told = (("informed", thanked, "Hoeveel mensen er kwamen"),) if 20 < thanked < 120 else ()
    return (("contacted", ago, words), ("thanked", thanked, ""), *told)


MOLENWIJK, HAVEN, BINNENSTAD = "Molenwijk", "Havenkwartier", "Binnenstad"
VOGELBUURT, STATION, OOSTPOORT = "Vogelbuurt", "Stationsbuurt", "Oostpoort"

SPOTS: dict[int, tuple[Place, ...]] = {
    9901: (
        Place("De Spil", "community_centre", MOLENWIJK, 4),
        Place("Moskee Al-Noor", "mosque", MOLENWIJK, 9),
        Place("Basisschool De Wieken", "school", MOLENWIJK, 14),
        Place("Buurtsuper Molenhof", "shop", MOLENWIJK, 18, 31),
        Place("Bakkerij Yılmaz", "shop", MOLENWIJK, 23),
        Place("Huisartsen Molenplein", "gp", MOLENWIJK, 27),
        Place("Bibliotheek Molenwijk", "library", MOLENWIJK, 6, 44),
        Place("VV De Wieken", "club", MOLENWIJK, 33),
        Place("Speeltuin Mallemolen", "other", MOLENWIJK, 30, 5),
        Place("Het Anker", "community_centre", HAVEN, 3),
        Place("Viskraam Van Duin", "shop", HAVEN, 8),
        Place("Havenkerk", "church", HAVEN, 12),
        Place("Roeiclub De Kaap", "club", HAVEN, 20),
        Place("Apotheek Kade", "gp", HAVEN, 16, 22),
        Place("Mbo Maritiem", "school", HAVEN, 25),
        Place("Zeemanshuis", "other", HAVEN, 29, 3),
        Place("Poolse winkel Smaczek", "shop", HAVEN, 34),
        Place("Bibliotheek Klokkendam", "library", BINNENSTAD, 2),
        Place("Stadskerk", "church", BINNENSTAD, 7),
        Place("Marktkoffie", "shop", BINNENSTAD, 11),
        Place("Kledingbank", "other", BINNENSTAD, 15),
        Place("Kapsalon Mooi", "shop", BINNENSTAD, 19),
        Place("Voedselbank", "other", BINNENSTAD, 24),
        Place("Huisartsen Vest", "gp", BINNENSTAD, 28),
        Place("Ondernemershuis", "community_centre", BINNENSTAD, 32),
        Place("Nestkastje", "community_centre", VOGELBUURT, 5),
        Place("Basisschool De Merel", "school", VOGELBUURT, 10),
        Place("Kinderopvang Kuikens", "school", VOGELBUURT, 13),
        Place("Sigarenboer Lepelaar", "shop", VOGELBUURT, 17),
        Place("Huisartsen Vogelhof", "gp", VOGELBUURT, 21),
        Place("Tennisclub Fuut", "club", VOGELBUURT, 26),
        Place("Emmaüskerk", "church", VOGELBUURT, 31),
        Place("Taalhuis Perron", "other", STATION, 1),
        Place("Station Servicepunt", "shop", STATION, 6),
        Place("Azc-spreekuur", "other", STATION, 10),
        Place("Sportzaal Spoor", "club", STATION, 15),
        Place("Toko Warung", "shop", STATION, 19),
        Place("Lyceum Spoorlaan", "school", STATION, 24),
        Place("Gebedshuis Hoop", "church", STATION, 28),
        Place("De Poort", "community_centre", OOSTPOORT, 4),
        Place("Seniorenflat Zonnehof", "other", OOSTPOORT, 9),
        Place("Buurtsuper Oost", "shop", OOSTPOORT, 13),
        Place("Fysio en huisarts Oost", "gp", OOSTPOORT, 18),
        Place("Bingo-avond Oranje", "club", OOSTPOORT, 22),
        Place("Praktijkschool Oost", "school", OOSTPOORT, 27),
    ),
    9902: (
        Place("Dorpshuis Zilver", "community_centre", "Dorp", 2),
        Place("Dorpswinkel", "shop", "Dorp", 5),
        Place("Basisschool De Polder", "school", "Nieuwland", 1),
    ),
}

FIGURES: dict[int, tuple[Figure, ...]] = {
    9901: (
        Figure("Fatima", "schenkt koffie in De Spil en de moskee", MOLENWIJK, (2, 7), ("families", "lone_parents"),
               ("Arabisch", "Berbers"), "call", "'s ochtends, niet op vrijdag", 200, 365, "paper",
               _spoken(24, "Neemt tien kaartjes mee naar de vrouwenochtend", 150)),
        Figure("Hassan", "vrijwilliger in de moskee", MOLENWIJK, (9, 4), ("elderly", "low_wage"), ("Arabisch",),
               "message", "", 90, 365, "paper", _spoken(31)),
        Figure("Emine", "achter de toonbank bij de bakker", MOLENWIJK, (22, 5), ("families", "entrepreneurs"),
               ("Turks",), "drop_by", "na drie uur is het rustig", 100, 365, "screen", _spoken(35, "", 20)),
        Figure("Meester Bart", "conciërge van De Wieken", MOLENWIJK, (13, 6), ("families", "lone_parents"), (), "call",
               "tussen twaalf en één", 300, 365, "paper", _spoken(110, "Let op kinderen zonder gymspullen", 240)),
        Figure("Sjaan", "caissière bij de buurtsuper", MOLENWIJK, (17, 6), ("elderly", "low_wage", "lone_parents"), (),
               "drop_by", "aan het eind van de dag", 60, 365, "paper", _spoken(12, "", 10)),
        Figure("Dilan", "doktersassistent", MOLENWIJK, (25, 3), ("unwell", "carers"), ("Koerdisch", "Turks"), "mail",
               "", 40, 365, "message", _spoken(38)),
        Figure("Ruud", "trainer van de jeugd", MOLENWIJK, (30, 4), ("young", "families"), (), "message",
               "na de training", 330, 365, "paper", _spoken(140, "", 300)),
        Figure("Piet de post", "postbode, loopt hier twaalf jaar", HAVEN, (0, 14), ("elderly", "unwell"), (), "call",
               "na twee uur", 210, 365, "paper",
               _spoken(18, "Kent elke portiek; praat alleen over zorgen, niet over wie", 30)),
        Figure("Wietske", "beheerder van Het Anker", HAVEN, (3, 5), ("families", "unwell"), ("Fries",), "mail", "", 150,
               365, "screen", _spoken(9, "", 60)),
        Figure("Marek", "van de Poolse winkel", HAVEN, (30, 6), ("migrant_workers", "low_wage"), ("Pools",), "message",
               "zondag", 45, 365, "paper", _spoken(40)),
        Figure("Dominee Els", "van de Havenkerk", HAVEN, (11, 5), ("elderly", "lone_parents"), (), "call", "", 350, 395,
               "paper", _spoken(95, "", 200)),
        Figure("Kees", "roeit en kent de kade", HAVEN, (18, 4), ("entrepreneurs",), (), "call", "'s avonds", 120, 365,
               "paper", ()),
        Figure("Joyce", "docent burgerschap", HAVEN, (24, 3), ("young",), ("Papiaments",), "mail", "", 75, 365,
               "message", _spoken(52, "Wil een les over geld samen voorbereiden")),
        Figure("Halima", "apothekersassistent", HAVEN, (15, 3), ("unwell", "carers"), ("Somalisch",), "message", "", 30,
               365, "screen", _spoken(28)),
        Figure("Ans", "vrijwilliger bij de Voedselbank", BINNENSTAD, (20, 6), ("low_wage", "lone_parents", "families"),
               (), "call", "dinsdag en donderdag", 250, 365, "paper",
               _spoken(6, "Drie mensen kwamen zelf naar de inloop", 6)),
        Figure("Omar", "kapper, hoort alles en vertelt niets door", BINNENSTAD, (17, 5), ("young", "entrepreneurs"),
               ("Arabisch", "Frans"), "drop_by", "maandag is hij dicht", 80, 365, "paper", _spoken(44, "", 44)),
        Figure("Ria", "gastvrouw in de bibliotheek", BINNENSTAD, (1, 6), ("low_literacy", "elderly"), (), "mail", "",
               190, 365, "screen", _spoken(20, "", 100)),
        Figure("Gerrit", "marktkoopman", BINNENSTAD, (9, 5), ("entrepreneurs", "low_wage"), (), "call",
               "voor zevenen", 310, 355, "paper", _spoken(130)),
        Figure("Zuster Maria", "wijkzuster", BINNENSTAD, (26, 6), ("elderly", "carers", "unwell"), (), "call", "", 160,
               365, "message", _spoken(15, "", 90)),
        Figure("Selma", "van het Ondernemershuis", BINNENSTAD, (30, 4), ("entrepreneurs",), ("Turks",), "mail", "", 55,
               365, "message", _spoken(33)),
        Figure("Jan en Toos", "van de Kledingbank", BINNENSTAD, (13, 4), ("families", "low_wage"), (), "call",
               "woensdag", 360, 400, "paper", _spoken(170, "", 350)),
        Figure("Juf Noor", "leerkracht, kent de ouders aan het hek", VOGELBUURT, (8, 6), ("families", "lone_parents"),
               (), "message", "na half vier", 110, 365, "screen", _spoken(22, "", 80)),
        Figure("Henk", "de sigarenboer", VOGELBUURT, (15, 8), ("elderly", "low_wage"), (), "drop_by", "", 400, 420,
               "paper", _spoken(99, "", 260)),
        Figure("Priya", "gastouder", VOGELBUURT, (11, 4), ("families", "lone_parents"), ("Engels", "Hindi"), "message",
               "", 65, 365, "paper", _spoken(41)),
        Figure("Tineke", "beheerder van het Nestkastje", VOGELBUURT, (4, 6), ("unwell", "low_literacy"), (), "call", "",
               220, 365, "paper", _spoken(11, "", 25)),
        Figure("Koos", "barman bij de tennisclub", VOGELBUURT, (24, 4), ("entrepreneurs",), (), "call", "vrijdagavond",
               95, 365, "paper", ()),
        Figure("Yonas", "taalmaatje, zelf in 2016 gekomen", STATION, (0, 5), ("status_holders", "young"),
               ("Tigrinya", "Engels"), "message", "", 70, 365, "screen", _spoken(17, "", 17)),
        Figure("Nadia", "coördinator van het Taalhuis", STATION, (5, 5), ("status_holders", "low_literacy"),
               ("Arabisch", "Frans"), "mail", "", 230, 365, "message", _spoken(8, "", 70)),
        Figure("Oom Soe", "van de toko", STATION, (18, 6), ("elderly", "entrepreneurs"), ("Indonesisch",), "drop_by",
               "niet rond etenstijd", 130, 365, "paper", _spoken(60)),
        Figure("Coach Milan", "zaalvoetbal en huiswerkklas", STATION, (14, 5), ("young",), (), "message", "", 50, 365,
               "screen", _spoken(26)),
        Figure("Esther", "mentor op het lyceum", STATION, (23, 3), ("young", "families"), (), "mail", "", 85, 365,
               "message", _spoken(57, "", 120)),
        Figure("Bep van de bingo", "roept al twintig jaar de nummers", OOSTPOORT, (20, 6), ("elderly", "low_wage"), (),
               "call", "donderdagmiddag", 240, 365, "paper", _spoken(29, "", 40)),
        Figure("Ali", "huismeester van de Zonnehof", OOSTPOORT, (8, 5), ("elderly", "carers"), ("Turks",), "call", "",
               140, 365, "paper", _spoken(13, "", 13)),
        Figure("Monique", "beheerder van De Poort", OOSTPOORT, (3, 6), ("families", "unwell"), (), "mail", "", 180, 365,
               "screen", _spoken(30, "", 90)),
        Figure("Dennis", "leermeester op de praktijkschool", OOSTPOORT, (26, 4), ("young",), (), "message", "", 105,
               365, "paper", _spoken(48)),
    ),
    9902: (
        Figure("Griet", "van de dorpswinkel", "Dorp", (1, 6), ("elderly", "low_wage"), ("Fries",), "drop_by", "", 100,
               365, "paper", _spoken(30, "", 30)),
        Figure("Meester Tjeerd", "schoolhoofd", "Nieuwland", (0, 4), ("families",), (), "call", "", 60, 365, "paper",
               _spoken(45)),
    ),
}  # fmt: skip

TIES: dict[int, tuple[tuple[str, str, str, int], ...]] = {
    9901: (
        # Molenwijk: the mosque and the baker hang by Fatima alone
        ("Fatima", "De Spil", "works", 3), ("Fatima", "Moskee Al-Noor", "works", 3), ("Fatima", "Hassan", "knows", 2),
        ("Hassan", "Moskee Al-Noor", "works", 3), ("Hassan", "Bakkerij Yılmaz", "visits", 2),
        ("Emine", "Bakkerij Yılmaz", "works", 3), ("Emine", "Moskee Al-Noor", "visits", 1),
        ("Meester Bart", "Basisschool De Wieken", "works", 3), ("Meester Bart", "Ruud", "knows", 2),
        ("Meester Bart", "Speeltuin Mallemolen", "visits", 2), ("Sjaan", "Buurtsuper Molenhof", "works", 3),
        ("Sjaan", "De Spil", "visits", 1), ("Sjaan", "Meester Bart", "knows", 1),
        ("Dilan", "Huisartsen Molenplein", "works", 3), ("Dilan", "De Spil", "visits", 1),
        ("Ruud", "VV De Wieken", "works", 3), ("Ruud", "Sjaan", "knows", 1),
        ("Ruud", "Speeltuin Mallemolen", "visits", 1),
        ("Fatima", "Sjaan", "knows", 2), ("De Spil", "Bibliotheek Molenwijk", "works", 2),
        ("Basisschool De Wieken", "Bibliotheek Molenwijk", "works", 1),
        ("Fatima", "Basisschool De Wieken", "visits", 1),
        # Havenkwartier
        ("Piet de post", "Het Anker", "visits", 2), ("Piet de post", "Viskraam Van Duin", "visits", 2),
        ("Piet de post", "Zeemanshuis", "visits", 1), ("Wietske", "Het Anker", "works", 3),
        ("Wietske", "Dominee Els", "knows", 2), ("Dominee Els", "Havenkerk", "works", 3),
        ("Dominee Els", "Zeemanshuis", "visits", 2), ("Marek", "Poolse winkel Smaczek", "works", 3),
        ("Marek", "Havenkerk", "visits", 1), ("Marek", "Wietske", "knows", 1), ("Kees", "Roeiclub De Kaap", "works", 2),
        ("Kees", "Viskraam Van Duin", "visits", 2), ("Joyce", "Mbo Maritiem", "works", 3),
        ("Joyce", "Roeiclub De Kaap", "visits", 1), ("Joyce", "Het Anker", "visits", 1),
        ("Halima", "Apotheek Kade", "works", 3), ("Halima", "Het Anker", "visits", 2),
        ("Kees", "Piet de post", "knows", 2),
        # Binnenstad
        ("Ans", "Voedselbank", "works", 3), ("Ans", "Stadskerk", "visits", 2), ("Ans", "Jan en Toos", "knows", 3),
        ("Jan en Toos", "Kledingbank", "works", 3), ("Jan en Toos", "Stadskerk", "visits", 1),
        ("Omar", "Kapsalon Mooi", "works", 3), ("Omar", "Ondernemershuis", "visits", 1), ("Omar", "Gerrit", "knows", 2),
        ("Ria", "Bibliotheek Klokkendam", "works", 3), ("Ria", "Ans", "knows", 2),
        ("Gerrit", "Marktkoffie", "visits", 3),
        ("Gerrit", "Kledingbank", "visits", 1), ("Zuster Maria", "Huisartsen Vest", "works", 3),
        ("Zuster Maria", "Ans", "knows", 2), ("Zuster Maria", "Marktkoffie", "visits", 1),
        ("Selma", "Ondernemershuis", "works", 3), ("Selma", "Ria", "knows", 1),
        ("Voedselbank", "Kledingbank", "works", 3),
        # Vogelbuurt
        ("Juf Noor", "Basisschool De Merel", "works", 3), ("Juf Noor", "Priya", "knows", 2),
        ("Priya", "Kinderopvang Kuikens", "works", 3), ("Priya", "Nestkastje", "visits", 2),
        ("Henk", "Sigarenboer Lepelaar", "works", 3), ("Henk", "Nestkastje", "visits", 1), ("Henk", "Koos", "knows", 2),
        ("Tineke", "Nestkastje", "works", 3), ("Tineke", "Emmaüskerk", "visits", 2),
        ("Tineke", "Huisartsen Vogelhof", "visits", 1), ("Koos", "Tennisclub Fuut", "works", 3),
        ("Juf Noor", "Tineke", "knows", 1), ("Koos", "Tineke", "knows", 1),
        ("Basisschool De Merel", "Kinderopvang Kuikens", "works", 2),
        # Stationsbuurt
        ("Yonas", "Taalhuis Perron", "visits", 3), ("Yonas", "Azc-spreekuur", "works", 2),
        ("Yonas", "Gebedshuis Hoop", "visits", 2),
        ("Nadia", "Taalhuis Perron", "works", 3), ("Nadia", "Azc-spreekuur", "works", 2),
        ("Oom Soe", "Toko Warung", "works", 3),
        ("Oom Soe", "Station Servicepunt", "visits", 1), ("Oom Soe", "Nadia", "knows", 1),
        ("Oom Soe", "Coach Milan", "knows", 1), ("Coach Milan", "Sportzaal Spoor", "works", 3),
        ("Coach Milan", "Lyceum Spoorlaan", "visits", 2),
        ("Coach Milan", "Yonas", "knows", 2), ("Esther", "Lyceum Spoorlaan", "works", 3),
        ("Esther", "Coach Milan", "knows", 2),
        ("Esther", "Nadia", "knows", 1),
        # Oostpoort
        ("Bep van de bingo", "Bingo-avond Oranje", "works", 3),
        ("Bep van de bingo", "Seniorenflat Zonnehof", "visits", 3),
        ("Ali", "Seniorenflat Zonnehof", "works", 3), ("Ali", "Buurtsuper Oost", "visits", 2),
        ("Monique", "De Poort", "works", 3), ("Monique", "Bep van de bingo", "knows", 2),
        ("Monique", "Ali", "knows", 2),
        ("Dennis", "Praktijkschool Oost", "works", 3), ("Dennis", "De Poort", "visits", 1),
        ("Dennis", "Ali", "knows", 1),
        ("Ali", "Fysio en huisarts Oost", "visits", 1), ("Bep van de bingo", "De Poort", "visits", 2),
        # From one neighbourhood to another
        ("Fatima", "Nadia", "knows", 2), ("Sjaan", "Ans", "knows", 2), ("Meester Bart", "Juf Noor", "knows", 1),
        ("Piet de post", "Gerrit", "knows", 2), ("Wietske", "Ria", "knows", 1),
        ("Dominee Els", "Stadskerk", "works", 2),
        ("Tineke", "Zuster Maria", "knows", 2), ("Henk", "Ria", "knows", 1), ("Nadia", "Ria", "knows", 3),
        ("Coach Milan", "Joyce", "knows", 1), ("Monique", "Ans", "knows", 2), ("Dennis", "Esther", "knows", 1),
        ("Selma", "Kees", "knows", 1), ("Dilan", "Zuster Maria", "knows", 2), ("Halima", "Zuster Maria", "knows", 1),
    ),
    9902: (
        ("Griet", "Dorpswinkel", "works", 3), ("Griet", "Dorpshuis Zilver", "visits", 2),
        ("Meester Tjeerd", "Basisschool De Polder", "works", 3), ("Griet", "Meester Tjeerd", "knows", 1),
    ),
}  # fmt: skip

DECLINED: dict[int, tuple[tuple[str, int, int], ...]] = {
    9901: ((MOLENWIJK, 1, 7), (MOLENWIJK, 2, 5), (HAVEN, 1, 3), (BINNENSTAD, 2, 6), (STATION, 1, 2)),
}
"""Neighbourhood, months ago, how often."""
