"""Names of many origins: lists of our own, from common to rare, with the spellings that make linking hard.

The mix follows a Dutch town among people with payment arrears, roughly; it is an estimate, not a statistic.
"""

ORIGINS = {
    "dutch": 58,
    "frisian": 6,
    "turkish": 7,
    "moroccan": 7,
    "surinamese": 5,
    "antillean": 3,
    "polish": 4,
    "ukrainian": 1.5,
    "syrian": 2.5,
    "eritrean": 1.5,
    "chinese": 1,
    "german": 2,
    "english": 1.5,
}

_STEMS = """Brink Dael Eike Haver Heide Hoek Kloos Kool Kraa Lang Linde Loon Meer Molen Nieuw Noord Olden Ooster Pols
Roze Schoon Smal Steen Storm Ter Veen Velt Vogel Wal Water Wester Wijn Winter Zand Zwart Ykel Kuiper Dijks"""
_ENDINGS = "man huis veld berg horst sma beek kamp stein dijk graaf hof sen laar mans"

_SURNAMES = {
    "dutch": """de Jong|Jansen|de Vries|van den Berg|van Dijk|Bakker|Janssen|Visser|Smit|Meijer|de Boer|Mulder|
de Groot|
Bos|Vos|Peters|Hendriks|van Leeuwen|Dekker|Brouwer|de Wit|Dijkstra|Smits|de Graaf|van der Meer|Kok|Jacobs|
van der Linden|
de Haan|Vermeulen|van den Heuvel|van der Veen|van den Broek|de Bruijn|de Bruin|van der Heijden|Schouten|van Beek|
Willems|
van Vliet|van de Ven|Hoekstra|Maas|Verhoeven|Koster|van Dam|Prins|Blom|Huisman|Peeters|Kuipers|van Veen|Kuijpers|Post|
van Wijk|Postma|Veenstra|Gerritsen|Jonker|Verbeek|van Loon|Willemsen|van der Wal|Kramer|Timmermans|van den Bosch|
Driessen|
van Doorn|Evers|Molenaar|van der Laan|van Rijn|van Dongen|Hermans|van Es|Bosch|Scholten|Dijkman|van der Horst|
van 't Hof|
Vink|Groen|van Rooij|van Rooy|Wolters|de Ruiter|Boersma|Bouwman|Groenewegen|de Leeuw|van Eijk|van Eyck|Kortekaas|
Smeets|
Martens|Ijssel de Schepper|van der Velde|Claassen|Klaassen|van Straaten|op den Kamp|ter Horst|ten Brinke|in 't Veld|
de la Croix|Noordhoek|Ruys|Ruijs|Thijssen|Tijssen|van Hees|Buijs|Buys|Feijen|Heijnen|Heynen|Lammers|Pauwels|Rijken|
Sijbrandij|Slijkhuis|Teunissen|Theunissen|van Zijl|van Zyl|Wijnands|Goossens|Gosens|Bosma|Bossma|Crijns|André|Böttger|
Coenraadts|Cuppen|van der Zijden|Huijbregts|'t Hart|van 't Wout|van der Zee|van de Wiel|Zonderland|Oude Kotte""",
    "frisian": """Dijkstra|Hoekstra|de Vries|Bouma|Postma|Wiersma|Zijlstra|Terpstra|Sijtsma|Sytsma|Feenstra|Hiemstra|
Jellema|Kuiken|Miedema|Nauta|Reitsma|Roorda|Sinnema|Tjalsma|Wâldstra|Ypma|IJpma|Haitjema|Elzinga|Bijlsma|Bylsma""",
    "turkish": """Yılmaz|Kaya|Demir|Şahin|Çelik|Yıldız|Yıldırım|Öztürk|Aydın|Özdemir|Arslan|Doğan|Kılıç|Aslan|Çetin|
Kara|
Koç|Kurt|Özkan|Şimşek|Polat|Güneş|Erdoğan|Aksoy|Bulut|Taş|Ünal|Çiftçi|İnan|Işık|Karataş|Gündüz|Başaran""",
    "moroccan": """El Idrissi|Benali|Bouzidi|El Amrani|Azzouzi|El Khattabi|Bouali|Ben Haddou|Aït Ouahmane|Chaoui|
El Yaakoubi|Mansouri|Bakkali|Oulad Ali|El Hamdaoui|Ziani|Amezian|Tahiri|Ouali|El Mourabit|Achahboun|Bennani|Lamrini|
Belhaj|El Ouafi|Zeroual|Abdellaoui|Aoulad""",
    "surinamese": """Ramdin|Kanhai|Pengel|Bhagwandin|Ramautar|Sewnarain|Jankie|Wijngaarde|Tjon A Fat|Lie A Kwie|
Blokland|
Emanuels|Mahabier|Soekhai|Ramkhelawan|Kartodikromo|Sopawiro|Pawirodirjo|Vreden|Landveld|Amoksi|Pinas|Gangadin|
Jhinkoe""",
    "antillean": """Martina|Maduro|Winklaar|Croes|Henriquez|Martis|Rosalia|Cijntje|Sint Jago|Zimmerman|Francisca|
Felicia|
Isenia|Pieternella|Kelly|Geerman|Tromp|de Cuba|Wever|Albertus""",
    "polish": """Nowak|Kowalski|Wiśniewski|Wójcik|Kowalczyk|Kamiński|Lewandowski|Zieliński|Szymański|Woźniak|
Dąbrowski|
Kozłowski|Mazur|Jankowski|Kwiatkowski|Krawczyk|Grabowski|Pawłowski|Michalski|Król|Wróbel|Jabłoński""",
    "ukrainian": """Shevchenko|Kovalenko|Bondarenko|Tkachenko|Kravchenko|Oliynyk|Shevchuk|Koval|Polishchuk|Bondar|
Lysenko|
Marchenko|Savchenko|Rudenko|Moroz|Petrenko|Klymenko""",
    "syrian": """al-Hassan|Haddad|al-Ahmad|Khalil|al-Masri|Darwish|Sheikho|al-Khatib|Kassem|Othman|al-Hussein|Ibrahim|
Barakat|Najjar|Sabbagh|al-Abdullah|Hamo|Issa""",
    "eritrean": """Tesfay|Ghebremedhin|Haile|Kidane|Tekle|Woldemichael|Gebrehiwot|Habte|Berhane|Abraha|Mehari|Okbay|
Fessehaye|Weldu|Yohannes""",
    "chinese": "Wang|Li|Zhang|Chen|Liu|Yang|Huang|Wu|Zhou|Lin|Hu|Cheung|Wong|Lam",
    "german": """Müller|Schmidt|Schneider|Fischer|Weber|Wagner|Becker|Schröder|Köhler|Jäger|Großmann|Hoffmann|Krüger|
Böhm|Weiß|von Bergen""",
    "english": "Smith|Brown|Johnson|Taylor|Wilson|O'Brien|Clarke|Hughes|McDonald|Walker|Wright|Murphy|Osei|Mensah",
}
SURNAMES = {
    origin: [" ".join(name.split()) for name in names.replace("\n", "").split("|")]
    for origin, names in _SURNAMES.items()
}
SURNAMES["dutch"] += [stem + ending for ending in _ENDINGS.split() for stem in _STEMS.split()]

PREFIXES = (
    *("van de", "van den", "van der", "van 't", "op den", "in 't", "de la"),
    *("van", "de", "den", "der", "ter", "ten", "'t", "von"),
)
"""Tussenvoegsels, longest first: what stands before the surname in a Dutch register and is sorted without."""

MEN = {
    "dutch": """Jan Johannes Pieter Hendrik Cornelis Willem Gerrit Peter Robert Marcel Dennis Jeroen Kevin Bas Thomas
Tim Rick Daan Sem Lars Sander Wouter Rob Theo Ad Frank Erik Mark Ruud Thijs Stijn René""",
    "frisian": "Sjoerd Jelle Wytse Douwe Klaas Siebe Hidde Tjeerd Fokke Gerben Ids Auke Ype",
    "turkish": "Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim Murat Emre Ömer Yusuf Çağlar Şükrü Can Umut Oğuz",
    "moroccan": "Mohamed Ahmed Rachid Hassan Said Youssef Karim Abdelaziz Bilal Hamza Omar Khalid Ilyas Noureddine",
    "surinamese": "Rudy Sergio Glenn Anand Ravi Roy Stanley Winston Dinesh Soeradj Orlando Wensly",
    "antillean": "Jurensly Gilbert Rignald Edson Quincy Jeandro Rudolf Franklin Elvis Shurandy",
    "polish": "Piotr Krzysztof Andrzej Tomasz Paweł Łukasz Michał Marcin Jakub Grzegorz Zbigniew",
    "ukrainian": "Oleksandr Serhiy Andriy Volodymyr Dmytro Ihor Mykola Yuriy Taras",
    "syrian": "Mohammad Ahmad Omar Khaled Mahmoud Yousef Ibrahim Hussein Mustafa Samer Fadi",
    "eritrean": "Yonas Filmon Samuel Dawit Tesfalem Kibrom Merhawi Robel Abel Haben",
    "chinese": "Wei Jun Ming Hao Lei Qiang Kwok Chi",
    "german": "Hans Jürgen Klaus Wolfgang Stefan Matthias Uwe Jörg",
    "english": "James David Paul Michael Kwame Kofi Emeka Sean Ian Stephen",
}
WOMEN = {
    "dutch": """Maria Johanna Anna Cornelia Wilhelmina Petra Monique Ingrid Linda Sandra Esther Kim Lisa Emma Sanne
Lotte Anouk Femke Iris Marloes Yvonne Ria Truus Bep Tineke Chantal Priscilla Zoë Daniëlle Renée Michèle""",
    "frisian": "Ymkje Sjoukje Baukje Froukje Tjitske Jeltje Hiltje Wietske Nynke Jildou Aafke",
    "turkish": "Fatma Ayşe Emine Hatice Zeynep Elif Gül Özlem Çiğdem Şerife Sibel Melek Yıldız İpek Büşra",
    "moroccan": "Fatima Khadija Aicha Naima Samira Hanane Malika Nadia Yasmina Rachida Ikram Soumaya",
    "surinamese": "Sheila Ramona Roseline Sharda Asha Lucia Wonny Maureen Indra Soenita Muriel Jennifer",
    "antillean": "Shurmaine Rosaline Mireille Ludwina Suzette Raysa Jeanine Gislaine Angelique",
    "polish": "Anna Katarzyna Małgorzata Agnieszka Joanna Barbara Ewa Magdalena Zofia Beata",
    "ukrainian": "Olena Tetyana Iryna Nataliya Oksana Svitlana Yuliya Halyna Kateryna",
    "syrian": "Fatima Aisha Rania Amal Hiba Nour Rasha Samar Lina Maryam",
    "eritrean": "Selam Luwam Rahwa Senait Feven Mehret Eden Helen Tsega",
    "chinese": "Li Mei Xiu Ying Fang Na Yan Wai",
    "german": "Ursula Petra Monika Jutta Käthe Sabine Renate",
    "english": "Mary Grace Susan Margaret Abena Ama Ngozi Karen Siobhán",
}

TRADES = (
    "Bouwbedrijf {}",
    "{} Schilderwerken",
    "Taxi {}",
    "{} Klussen & Onderhoud",
    "Kapsalon {}",
    "Eetcafé {}",
    "{} Koeriers",
    "Schoonmaakbedrijf {}",
    "{} Tuinen",
    "Rijschool {}",
)
"""How sole traders name their business; `{}` is the surname (Divosa names the trade name as a cause of mismatch)."""
