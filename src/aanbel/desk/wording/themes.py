"""Sentences about what desks hear: a subject in words, and what stands out, without anybody in it.

Whole sentences per subject, since a sentence put together from pieces does not come out right in another language.
"""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanbel.desk.core.tiles import Sender, Tile
from aanbel.desk.models import Theme
from aanbel.desk.wording.question import SENDERS
from aanbel.desk.wording.tiles import tile_words

HEARD: dict[tuple[str, bool], str | Promise] = {
    (Tile.LETTER, True): gettext_lazy("Many letters are not understood in %(where)s. They come from: %(sender)s"),
    (Tile.LETTER, False): gettext_lazy("Many letters are not understood in %(where)s"),
    (Tile.SHUT_OFF, True): gettext_lazy("In %(where)s shutting off threatens more often. The letter is of: %(sender)s"),
    (Tile.SHUT_OFF, False): gettext_lazy("In %(where)s shutting off of electricity, gas or water threatens more often"),
    (Tile.EVICTION, True): gettext_lazy("In %(where)s more people may lose their home. The letter is of: %(sender)s"),
    (Tile.EVICTION, False): gettext_lazy("In %(where)s more people may lose their home"),
    (Tile.BENEFIT, True): gettext_lazy("More questions about benefits in %(where)s. They are about: %(sender)s"),
    (Tile.BENEFIT, False): gettext_lazy("More questions about benefits in %(where)s"),
    (Tile.FORM, True): gettext_lazy("Many people get stuck on a form in %(where)s. It is of: %(sender)s"),
    (Tile.FORM, False): gettext_lazy("Many people get stuck on a form in %(where)s"),
    (Tile.DEBT, True): gettext_lazy("More questions about bills in %(where)s. They come from: %(sender)s"),
    (Tile.DEBT, False): gettext_lazy("More questions about bills in %(where)s"),
    (Tile.REFUSED, True): gettext_lazy("More applications are refused in %(where)s. The letter is of: %(sender)s"),
    (Tile.REFUSED, False): gettext_lazy("More applications are refused in %(where)s"),
    (Tile.OTHER, True): gettext_lazy("More other questions in %(where)s. They are about: %(sender)s"),
    (Tile.OTHER, False): gettext_lazy("More other questions in %(where)s"),
}


def subject_words(tile: str, sender: str) -> str:
    """A subject as it stands in the list: its tile, and whose letter it is.

    A sender that is not known is left out.
    """
    word = str(tile_words(tile).word)
    return f"{word} · {sender_words(sender)}" if sender else word


def sender_words(sender: str) -> str:
    """The kind of organisation, as people call it."""
    return str(SENDERS.get(Sender(sender), sender)) if sender else ""


def heard_sentence(tile: str, sender: str, where: str) -> str:
    """What is heard, as the sentence that is proposed; a coordinator may change it before it is put."""
    words = HEARD[Tile(tile), bool(sender)]
    return str(words) % {"where": where, "sender": sender_words(sender).lower()}


def rise_words(recent: int, usual: int | None) -> str:
    """Why it stands out; what is usual is told when it is not one to four."""
    if usual is None:
        return _("%(recent)s in the last four weeks. Usual is fewer than 5.") % {"recent": recent}
    return _("%(recent)s in the last four weeks. Usual is %(usual)s.") % {"recent": recent, "usual": usual}


def periods_of(theme: Theme) -> list[tuple[date, int | None]]:
    """The counts with which a theme was kept: the first day of each period, and None where it was hidden."""
    return [(date.fromisoformat(begin), count) for begin, count in theme.periods]
