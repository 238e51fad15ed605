"""What may not stand in a note on the network map: a resident. Checked by shape, never looked up (source 4)."""

from collections.abc import Collection, Iterable, Sequence

from django.utils.translation import gettext as _

from aanbel.accounts.models import Municipality, Neighbourhood
from aanbel.audit.acting import Acting
from aanbel.directory.models import Organization
from aanbel.kernel.errors import Refused
from aanbel.kernel.personal_patterns import Pattern, traces
from aanbel.neighbourhood.core.naming import unknown_names
from aanbel.neighbourhood.models import KeyFigure, Spot, Street

WHERE = frozenset({Pattern.ADDRESS, Pattern.POSTCODE})
"""An address is nobody's secret where a text is about a place."""


class Doubtful(Refused):
    """It may be about a resident: the writer looks again, and says that it is not or takes it out."""


def check_about_nobody(texts: Iterable[str], *, sure: bool = False, may_say: Collection[Pattern] = ()) -> None:
    """Refuses what is always somebody's own; what may be is `Doubtful`, until the writer is `sure` that it is not."""
    found = [one for text in texts for one in traces(text) if one.pattern not in may_say]
    never = [one for one in found if one.never]
    if never:
        raise Refused(
            _("“%(words)s” looks like %(what)s. That is never kept in a note. Take it out and keep it again.")
            % {"words": never[0].words, "what": _word(never[0].pattern)}
        )
    if found and not sure:
        raise _doubt(found[0].words, found[0].pattern)


def check_note(by: Acting, texts: Sequence[str], *, sure: bool = False) -> None:
    """The same for a note beside a key figure, where any name that the map does not know is asked about as well."""
    check_about_nobody(texts, sure=sure)
    if sure or not any(texts):
        return
    people = list(_names(KeyFigure, by))
    places = [*_names(Spot, by), *_names(Street, by), *_names(Neighbourhood, by), *_names(Organization, by)]
    places += Municipality.objects.filter(pk=by.municipality).values_list("name", flat=True)
    for text in texts:
        for words in unknown_names(text, people=people, places=places):
            raise _doubt(words, Pattern.NAME)


def _names(model: type[KeyFigure | Spot | Street | Neighbourhood | Organization], by: Acting) -> Iterable[str]:
    return model.objects.filter(municipality_id=by.municipality).values_list("name", flat=True)


def _doubt(words: str, pattern: Pattern) -> Doubtful:
    return Doubtful(
        _(
            "“%(words)s” looks like %(what)s. No resident stands on the network map. "
            "Take it out, or tick that this is not about a resident."
        )
        % {"words": words, "what": _word(pattern)}
    )


def _word(pattern: Pattern) -> str:
    return {
        Pattern.BSN: _("a citizen service number"),
        Pattern.BANK_ACCOUNT: _("a bank account"),
        Pattern.PHONE: _("somebody's telephone number"),
        Pattern.EMAIL: _("an e-mail address"),
        Pattern.BIRTH_DATE: _("a date of birth"),
        Pattern.NAME: _("somebody's name"),
        Pattern.ADDRESS: _("an address with a house number"),
        Pattern.POSTCODE: _("a postcode"),
    }[pattern]
