"""The cards that a key figure gets: how to begin about it without telling tales (source 4), in plain words.

Texts as data, in Dutch and English, so that they can be read, judged and changed here without knowing the typesetter.
The words of the resident's own language come first; nobody is asked to report anybody.
"""

from dataclasses import dataclass

DUTCH, ENGLISH = "nl", "en"


@dataclass(frozen=True)
class Card:
    """One card of A6: a heading, what to do, and a sentence one can say."""

    title: str
    lines: tuple[str, ...]
    say: str = ""


CARDS: dict[str, tuple[Card, ...]] = {
    DUTCH: (
        Card(
            "Zo begin je erover zonder te klikken",
            (
                "Je hoeft niets te melden. Je helpt iemand zelf om hulp te vragen.",
                "Kies een rustig moment, met z'n tweeën.",
                "Praat over wat je ziet, niet over wat je denkt.",
                "Zeg dat het iedereen kan overkomen.",
            ),
            "“Je lijkt je zorgen te maken. Wil je erover praten?”",
        ),
        Card(
            "Nee is nee",
            (
                "Wil iemand niet? Dan is het goed. Zeg dat je deur openstaat.",
                "Je geeft niemand op en je vertelt niets door.",
                "Schrijf geen namen op, ook niet op een briefje.",
                "Geef dit kaartje, dan kan het later ook nog.",
            ),
            "“Dat is prima. Hier staat het nummer, voor als je het nog eens wilt.”",
        ),
        Card(
            "Ja? Dan gaat het zo",
            (
                "Hulp is gratis en niemand krijgt er straf door.",
                "De inwoner belt zelf, of jullie bellen samen.",
                "Samen naar de inloop mag altijd. Een afspraak is niet nodig.",
                "De inwoner kiest wat hij of zij vertelt.",
            ),
            "“Zullen we samen bellen? Ik blijf erbij zitten.”",
        ),
        Card(
            "Waaraan merk je geldzorgen?",
            (
                "Post die dicht blijft. Niet meer meedoen met iets wat geld kost.",
                "Vaak moe, snel boos of stil. Vragen om een voorschot of lening.",
                "Het zegt niets zeker. Vraag hoe het gaat, en luister.",
                "Dreigt afsluiting of ontruiming? Bel dan vandaag samen.",
            ),
            "“Ik merk dat je er niet meer bij bent op dinsdag. Hoe gaat het?”",
        ),
    ),
    ENGLISH: (
        Card(
            "How to raise it without telling tales",
            (
                "You do not have to report anything. You help somebody to ask for help themselves.",
                "Choose a quiet moment, just the two of you.",
                "Talk about what you see, not about what you think.",
                "Say that it can happen to anybody.",
            ),
            "“You seem worried. Would you like to talk about it?”",
        ),
        Card(
            "No is no",
            (
                "Somebody does not want to? That is fine. Say that your door is open.",
                "You do not report anybody and you pass nothing on.",
                "Write down no names, not even on a slip of paper.",
                "Give this card: it can also be done later.",
            ),
            "“That is fine. Here is the number, in case you want it one day.”",
        ),
        Card(
            "Yes? This is what happens",
            (
                "Help is free and nobody is punished.",
                "The resident calls, or you call together.",
                "Going to the walk-in together is always possible. No appointment is needed.",
                "The resident decides what to tell.",
            ),
            "“Shall we call together? I will stay with you.”",
        ),
        Card(
            "How do you notice money worries?",
            (
                "Letters that stay closed. Not joining in any more when it costs money.",
                "Often tired, quickly angry or quiet. Asking for an advance or a loan.",
                "It proves nothing. Ask how somebody is, and listen.",
                "About to be cut off or evicted? Then call together today.",
            ),
            "“I notice that you no longer come on Tuesdays. How are you?”",
        ),
    ),
}
"""Four of them fill one sheet of A4."""
