"""Letters in the demo: the starting texts, one rewritten, a batch handed over, one waiting to be released, and some
letters, cards and a text message in cases that somebody works on.
"""

from aanbel.accounts.models import User
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases import queries as cases
from aanbel.cases.models import Case
from aanbel.kernel.errors import Refused
from aanbel.outreach import services as outreach
from aanbel.outreach.models import Batch
from aanbel.outreach.queries.selection import cases_to_write_to
from aanbel.outreach.queries.templates import current_version, template

REWRITTEN = (
    "**Bel of app {{medewerker}}: {{telefoon}}.**\n\n"
    "Hoe gaat het? Lukt het even niet met alle rekeningen? U bent niet de enige. Wij komen graag een kop koffie"
    " drinken en denken gratis met u mee.\n\n"
    "Liever niet? Laat het ook weten, dan komen we niet terug."
)
NUMBERS = {"consulent@klokkendam.example": "06 55 50 12 34", "coordinator@klokkendam.example": "06 55 50 43 21"}


def write_letters(codes: tuple[int, ...]) -> None:
    """Gives every municipality its texts, and the first one the rest. Does nothing the second time."""
    for code in codes:
        with on_behalf_of(Acting.system(code)) as by:
            outreach.ship_templates(by=by)
    for email, phone in NUMBERS.items():
        User.objects.filter(email=email, phone="").update(phone=phone)
    with on_behalf_of(Acting.system(codes[0])):
        if Batch.objects.filter(municipality_id=codes[0]).exists():
            return
    coordinator = _acting(codes[0], "coordinator@klokkendam.example", "coordinator")
    worker = _acting(codes[0], "consulent@klokkendam.example", "worker")
    with on_behalf_of(worker):
        _write_to_a_few(worker)
    with on_behalf_of(coordinator):
        _rewrite(coordinator)
        sent = _draft(coordinator, "kaart_hulp", 24)
        outreach.release_batch(by=coordinator, batch=sent)
    outreach.write_batch(by=coordinator, batch=sent)
    with on_behalf_of(coordinator):
        outreach.hand_over_batch(by=coordinator, batch=sent)
        _draft(coordinator, "brief_hulp", 40)


def _acting(code: int, email: str, role: str) -> Acting:
    """A colleague of the demo at work; in a smaller demo the machine in their name."""
    user = User.objects.filter(email=email).first()
    if user is None:
        return Acting.system(code)
    return Acting((code,), user.pk, user.name, frozenset({role}))


def _rewrite(by: Acting) -> None:
    """The card in the municipality's own words: version 2, with the first one still to be read."""
    card = template(by=by, slug="kaart_hulp")
    draft = outreach.draft_version(by=by, template=card, language="nl", subject="Een kop koffie?", body=REWRITTEN)
    outreach.release_version(by=by, draft=draft.pk)


def _draft(by: Acting, slug: str, most: int) -> int:
    """For the first of the list whom nobody tried to reach lately."""
    chosen = cases_to_write_to(by=by, untouched_days=14, most=most)
    return outreach.draft_batch(by=by, template=slug, cases=chosen).pk


def _write_to_a_few(by: Acting) -> None:
    """A letter, a card and a text message, in cases of this worker that may be approached."""
    mine = Case.objects.of(by.municipality).open().filter(assigned_to_id=by.user_id).order_by("-pk")[:12]
    free = [one for one in mine if cases.permit(case=one).free]
    for case, slug in zip(free, ("brief_hulp", "kaart_aan_de_deur", "sms_hulp", "mail_hulp"), strict=False):
        try:
            outreach.write_message(by=by, case=case.pk, version=current_version(by=by, slug=slug))
        except Refused:
            continue  # no number or address in this case: a worker would write a card
