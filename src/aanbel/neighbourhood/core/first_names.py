"""First names that are common here, to see one at the beginning of a sentence or without a capital.

Picked by hand from what is often heard in Dutch neighbourhoods; names that are also everyday words are left out. It
needs not be complete: it only makes the writer of a note look again (`core.naming`).
"""

_LISTED = """
adam agnieszka ahmed ahmet aicha aisha ali alicja amal amina amir andrzej anita anna anneke annelies annemarie annie
anouk ans anton arjan arjen aya aylin ayoub ayse barbara bart bas bertha bianca bilal boris brahim carla carlos
chantal charlotte chris christa claudia colin corrie cynthia daan dagmar daniel danielle danny david debby dennis
diana dimitri dirk ebru edwin elena elif elisabeth ellen els emma emre eric erik esma esra esther eva evelien ewa
farid fatiha fatima fatma femke floris fred frits gabriela geert gerard gerda gerrit gijs gulsah hamza hannah hanneke
hans harrie hasan hassan hatice heidi hendrik henk herman hicham hilde huda hussein ibrahim ilse imane ineke ingrid
irene irina isabel ismail iwona jaap jacqueline jamal jan janine janneke jasmijn jasper jeroen jesse jessica joanna
joep johan johanna joke jolanda joost jorik joris jos jose joyce judith julia jurgen karel karen karim karin katarzyna
kees kevin khadija khalid kim klaas koen krzysztof laila lars laura leila lena leon lieke linda lisa lotte louise
lucas lucie maaike maarten magdalena mahmoud malika manon marcel marco maria marian marianne marieke marije marijke
mario marjan marloes marta martijn martin mary mehmet melissa memet menno mia michael michel miriam mohamed mohammed
monica monika monique mostafa murat mustafa nadia naima natalia nicole niek niels nienke noor noura oksana oleksandr
olga omar oscar osman patricia patrick paula pawel peter petra piet pieter piotr priscilla rachid ramon rania raymond
rebecca remco renate rene ria riet rik rita robert robin roel roland ronald ruben rutger ruud said salma samira sandra
sara saskia selma semih serhii sevda sharon silvia simone sjaak sjors sofia sofie sonja stefan stephanie steven sven
svetlana sylvia tamara tanja tatiana tesfaye theo thijs thomas tim tineke tom tomasz toos trees truus ursula vera
victor vincent walid wanda wendy wessel wiktoria willeke willem wilma wim wouter yasmina yildiz youssef yusuf yvonne
zahra zainab zeynep
"""
FIRST_NAMES = frozenset(_LISTED.split())
