"""From a version and a household to a text, a sheet, a PDF. Nothing is written down here; the acts are in services."""

from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import Executor, Future
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from aanbel.audit.acting import Acting
from aanbel.kernel.errors import Missing, Refused
from aanbel.outreach.core import typesetting
from aanbel.outreach.core.template_kinds import TO_RESIDENT, VARIABLES, Condition, Kind
from aanbel.outreach.core.template_text import Block, Incomplete, Unreadable, fill, names_in, plain, read
from aanbel.outreach.core.typesetting import Printed, Sheet
from aanbel.outreach.models import Message, TemplateVersion
from aanbel.outreach.queries.recipients import Recipient, recipients
from aanbel.outreach.wording.templates import missing_sentence

SAMPLE_CODE = "VOO-RBE-ELD"
HIDDEN_CODE = "•••-•••-•••"
LAYOUT = ("dienst", "gemeente", "medewerker", "telefoon", "datum")
"""What the paper itself shows, whatever the text asks for."""

INVITES = {
    "nl": "Scan de code, of ga naar",
    "en": "Scan the code, or go to",
    "de": "Scannen Sie den Code, oder gehen Sie auf",
    "tr": "Kodu tarayın veya şu adrese gidin",
    "ar": "امسح الرمز أو اذهب إلى",
    "pl": "Zeskanuj kod lub wejdź na",
    "uk": "Скануйте код або перейдіть на",
}
GREETINGS = {
    "nl": "Met vriendelijke groet,",
    "en": "Kind regards,",
    "de": "Mit freundlichen Grüßen,",
    "tr": "Saygılarımla,",
    "ar": "مع أطيب التحيات،",
    "pl": "Z wyrazami szacunku,",
    "uk": "З повагою,",
}
QR_WORDS = {
    "nl": "QR-code naar uw eigen pagina",
    "en": "QR code to your own page",
    "de": "QR-Code zu Ihrer eigenen Seite",
    "tr": "Kendi sayfanıza giden QR kodu",
    "ar": "رمز QR إلى صفحتك الخاصة",
    "pl": "Kod QR do własnej strony",
    "uk": "QR-код до вашої сторінки",
}
"""In the language of the text, not of the screen: a resident reads them."""


def fonts() -> Path:
    """The face of letters, put there by the build of the front end."""
    return Path(settings.FRONTEND) / "paper"


def page_of(code: str) -> str:
    """Where a household answers."""
    return f"{settings.PUBLIC_URL}/r/{code}"


def shown_page_of(code: str) -> str:
    """The same as people read and type it."""
    return page_of(code).removeprefix("https://").removeprefix("http://")


def used_values(blocks: Collection[Block], values: Mapping[str, str]) -> dict[str, str]:
    """Only what this text and its paper use: a message keeps no more than it says."""
    wanted = (names_in(blocks) | set(LAYOUT)) - {"code", "webadres"}
    return {name: values[name] for name in sorted(wanted) if values.get(name)}


def filled(
    version: TemplateVersion, values: Mapping[str, str], facts: Collection[Condition], code: str
) -> tuple[Block, ...]:
    """The text of a version for one household. Raises `Refused` with what is missing."""
    try:
        return fill(read(version.body), {**values, "code": code, "webadres": shown_page_of(code)}, facts)
    except Incomplete as incomplete:
        raise Refused(missing_sentence(incomplete.names)) from incomplete
    except Unreadable as unreadable:
        raise Refused(missing_sentence((unreadable.mark,))) from unreadable


def sheet(
    version: TemplateVersion,
    *,
    blocks: tuple[Block, ...],
    to: Sequence[str],
    values: Mapping[str, str],
    code: str,
    number: int = 1,
) -> Sheet:
    """A filled text on its paper."""
    kind, language = version.template.what, version.language
    card = kind is Kind.CARD
    answered = kind in TO_RESIDENT and code
    service, town = values.get("dienst", ""), values.get("gemeente", "")
    worker, phone = values.get("medewerker", ""), values.get("telefoon", "")
    return Sheet(
        number=number,
        blocks=blocks,
        subject=version.subject,
        to=() if card else tuple(to),
        sender=() if card else (service, *(() if town in service else (town,)), phone),
        signed=() if card else (GREETINGS.get(language, GREETINGS["nl"]), worker, service),
        date="" if card else values.get("datum", ""),
        invite=INVITES.get(language, INVITES["nl"]) if answered else "",
        url=page_of(code) if answered else "",
        note=card,
    )


def typeset(sheets: Sequence[Sheet], version: TemplateVersion, *, per_sheet: int = 4) -> Printed:
    """The PDF of these sheets."""
    return put_on_press(sheets, version, per_sheet=per_sheet, press=None).result()


def put_on_press(
    sheets: Sequence[Sheet], version: TemplateVersion, *, per_sheet: int, press: Executor | None
) -> Future[Printed]:
    """The PDF of these sheets when a press apart is done with it; without a press it is set here and now."""
    layout = typesetting.letters
    how: dict[str, Any] = {
        "title": version.subject or version.template.name,
        "language": version.language,
        "fonts": fonts(),
        "qr_words": QR_WORDS.get(version.language, QR_WORDS["nl"]),
    }
    if version.template.what is Kind.CARD:
        layout, how["per_sheet"] = typesetting.cards, per_sheet
    if press:
        return press.submit(layout, sheets, **how)
    done: Future[Printed] = Future()
    done.set_result(layout(sheets, **how))
    return done


def recipient(*, by: Acting, case: int, version: TemplateVersion, visit_on: date | None = None) -> Recipient:
    """The household of one case, as this version sees it."""
    found = recipients(by=by, cases_=[case], language=version.language, visit_on=visit_on).get(case)
    if found is None:
        raise Missing(missing_sentence(("adres",)))
    return found


def preview(*, by: Acting, version: TemplateVersion, case: int | None = None, visit_on: date | None = None) -> bytes:
    """How it would look: for a real case, or with the examples of the variables. The code on it opens nothing."""
    if case is None:
        examples = {name: one.example for name, one in VARIABLES.items()}
        to: Sequence[str] = (examples["naam"], examples["adres"], examples["woonplaats"])
        values, facts = examples, frozenset({Condition.RENT, Condition.ENERGY, Condition.POINTERS})
    else:
        who = recipient(by=by, case=case, version=version, visit_on=visit_on)
        to, values, facts = who.to, who.values, who.facts
    blocks = filled(version, values, facts, SAMPLE_CODE)
    return typeset([sheet(version, blocks=blocks, to=to, values=values, code=SAMPLE_CODE)], version).pdf


def text_of(message: Message, code: str = HIDDEN_CODE) -> str:
    """What a message says, as plain text."""
    facts = [Condition(one) for one in message.facts]
    return plain(filled(message.version, message.values, facts, code))


def copy_of(message: Message) -> bytes:
    """The PDF again, from what was kept. Its code is covered: only the paper itself answers."""
    facts = [Condition(one) for one in message.facts]
    blocks = filled(message.version, message.values, facts, HIDDEN_CODE)
    printed = sheet(message.version, blocks=blocks, to=message.to, values=message.values, code="")
    return typeset([printed], message.version).pdf
