"""Texts: shipped to everyone, rewritten by the municipality itself, released once and never changed after that."""

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused
from aanbel.outreach.core.shipped_templates import UNREAD, shipped
from aanbel.outreach.core.template_kinds import Kind
from aanbel.outreach.models import Template, TemplateVersion
from aanbel.outreach.permissions import check_can_coordinate
from aanbel.outreach.queries.templates import judge, version


@transaction.atomic
def ship_templates(*, by: Acting) -> None:
    """Gives the municipality the starting texts that it does not have yet. Safe to repeat.

    They are released, but for the languages that no native speaker read: those stay a draft until somebody does.
    """
    there = {one.slug: one for one in Template.objects.filter(municipality_id=by.municipality)}
    made: set[str] = set()
    now = clock.now()
    released = {"released_by": "Aanbel", "released_at": now}
    for text in shipped():
        if text.slug in there and text.slug not in made:
            continue
        if text.slug not in made:
            there[text.slug], _new = Template.objects.get_or_create(
                municipality_id=by.municipality, slug=text.slug, defaults={"kind": text.kind.value, "name": text.name}
            )
            made.add(text.slug)
        TemplateVersion.objects.get_or_create(
            template=there[text.slug],
            language=text.language,
            number=1,
            defaults={
                "municipality_id": by.municipality,
                "subject": text.subject,
                "body": text.body,
                "drafted_by": "Aanbel",
                "drafted_at": now,
                **({} if text.language in UNREAD else released),
            },
        )


@transaction.atomic
def start_template(*, by: Acting, kind: Kind, name: str) -> Template:
    """A new text of the municipality's own, without a version yet."""
    check_can_coordinate(by)
    slug = slugify(name).replace("-", "_")[:40]
    if not slug:
        raise Refused(_("Give the text a name with letters in it."))
    if Template.objects.filter(municipality_id=by.municipality, slug=slug).exists():
        raise Refused(_("There is a text with this name already. Choose another name."))
    return Template.objects.create(municipality_id=by.municipality, slug=slug, kind=kind.value, name=name.strip()[:80])


@transaction.atomic
def draft_version(*, by: Acting, template: Template, language: str, subject: str, body: str) -> TemplateVersion:
    """Keeps the draft in this language: the one there is, or the next version. What is sent now stays as it is."""
    check_can_coordinate(by)
    locked = Template.objects.select_for_update().get(pk=template.pk, municipality_id=by.municipality)
    kept = TemplateVersion.objects.filter(template=locked, language=language, released_at__isnull=True).first()
    if kept is None:
        latest = TemplateVersion.objects.filter(template=locked, language=language).aggregate(n=Max("number"))["n"]
        kept = TemplateVersion(
            municipality_id=by.municipality, template=locked, language=language, number=(latest or 0) + 1
        )
    kept.subject, kept.body = subject.strip()[:120], body.replace("\r\n", "\n").strip()[:6_000]
    kept.drafted_by, kept.drafted_at = by.name, clock.now()
    kept.save()
    audit.record(by=by, verb=Verb.TEXT_DRAFTED, subject=f"text:{locked.slug}", name=locked.name, version=kept.number)
    return kept


@transaction.atomic
def release_version(*, by: Acting, draft: int) -> TemplateVersion:
    """From now on this is written with. Refused while a rule of the house is broken; advice does not stop it."""
    check_can_coordinate(by)
    found = version(by=by, pk=draft)
    Template.objects.select_for_update().get(pk=found.template_id)
    found.refresh_from_db()
    if found.released_at is not None:
        raise Refused(_("This version was released already. Write a new one to change it."))
    judged = judge(kind=found.template.what, body=found.body, subject=found.subject, language=found.language)
    if not judged.releasable:
        raise Refused(_("Not released yet: %(why)s") % {"why": " ".join(sentence for sentence, _line in judged.errors)})
    now = clock.now()
    before = TemplateVersion.objects.current().filter(template=found.template_id, language=found.language)
    before.update(replaced_at=now)
    found.released_by, found.released_at = by.name, now
    found.save(update_fields=["released_by", "released_at"])
    name, number = found.template.name, found.number
    audit.record(by=by, verb=Verb.TEXT_RELEASED, subject=f"text:{found.template.slug}", name=name, version=number)
    return found
