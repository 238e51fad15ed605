"""Reading texts: which there are, which version is written with now, and what is to be said about a draft."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.kernel.errors import Missing
from aanbel.outreach.core.plain_language import Reading, check
from aanbel.outreach.core.template_kinds import ABOUT_MONEY, READABLE_BY_OTHERS, VARIABLES, Kind
from aanbel.outreach.core.template_text import Block, Unreadable, names_in, read
from aanbel.outreach.models import Template, TemplateVersion
from aanbel.outreach.wording import templates as wording


@dataclass(frozen=True)
class Judged:
    """What the house says of a text: marks that mean nothing (`faults`), and what a reader would stumble over."""

    faults: tuple[str, ...]
    reading: Reading

    @property
    def releasable(self) -> bool:
        """Whether nothing blocks: advice may stay."""
        return not self.faults and not self.reading.errors

    @property
    def errors(self) -> list[tuple[str, int]]:
        """Sentences that block, each with its line (0: the whole text)."""
        told = [(wording.finding_sentence(one), one.line) for one in self.reading.errors]
        return [*((fault, 0) for fault in self.faults), *told]

    @property
    def advice(self) -> list[tuple[str, int]]:
        return [(wording.finding_sentence(one), one.line) for one in self.reading.warnings]


def judge(*, kind: Kind, body: str, subject: str = "", language: str = "nl") -> Judged:
    """Reads a text as the house and its reader do."""
    faults: list[str] = []
    try:
        blocks = read(body)
    except Unreadable as unreadable:
        faults.append(str(wording.UNREADABLE[unreadable.rule]) % {"mark": unreadable.mark, "line": unreadable.line})
    else:
        faults += [str(wording.UNREADABLE["not_for_this_kind"]) % {"mark": mark} for mark in out_of_place(blocks, kind)]
    if not body.strip():
        faults.append(_("There is no text yet."))
    return Judged(tuple(faults), check(body, kind, subject=subject, language=language))


def out_of_place(blocks: tuple[Block, ...], kind: Kind) -> list[str]:
    """Variables that are not for this kind, and parts that would show others what it is about."""
    wrong = {name for name in names_in(blocks) if kind not in VARIABLES[name].kinds}
    if kind in READABLE_BY_OTHERS:
        wrong |= {f"als {one.condition.value}" for one in blocks if one.condition and one.condition in ABOUT_MONEY}
    return sorted(wrong)


def templates(*, by: Acting) -> list[Template]:
    """All texts, with their versions at hand."""
    here = Template.objects.filter(municipality_id=by.municipality).prefetch_related("versions")
    order = list(Kind)
    return sorted(here, key=lambda one: (order.index(one.what), one.name))


def template(*, by: Acting, slug: str) -> Template:
    """The text with this short name."""
    found = Template.objects.filter(municipality_id=by.municipality, slug=slug).first()
    if found is None:
        raise Missing(_("This text does not exist here."))
    return found


def current_version(*, by: Acting, slug: str, language: str = "nl") -> TemplateVersion:
    """What is written with now; in Dutch when there is none in this language."""
    here = TemplateVersion.objects.current().filter(municipality_id=by.municipality, template__slug=slug)
    found = {one.language: one for one in here.select_related("template")}
    if not found:
        told = _("There is no released text “%(slug)s”. A coordinator releases it at Letters and cards.")
        raise Missing(told % {"slug": slug})
    return found.get(language) or found.get("nl") or next(iter(found.values()))


def version(*, by: Acting, pk: int) -> TemplateVersion:
    """One version, of this municipality."""
    found = TemplateVersion.objects.filter(municipality_id=by.municipality, pk=pk).select_related("template").first()
    if found is None:
        raise Missing(_("This version does not exist here."))
    return found


def writable(*, by: Acting, kinds: frozenset[Kind]) -> list[TemplateVersion]:
    """The released versions of these kinds, to choose from."""
    here = TemplateVersion.objects.current().filter(municipality_id=by.municipality, template__kind__in=list(kinds))
    order = list(Kind)
    found = here.select_related("template")
    return sorted(found, key=lambda one: (order.index(one.template.what), one.template.name, one.language != "nl"))
