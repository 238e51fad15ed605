"""Letters and cards: the texts of the municipality, writing them with advice at hand, releasing a version."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.outreach import services
from aanbel.outreach.core.shipped_templates import UNREAD
from aanbel.outreach.core.template_kinds import ABOUT_MONEY, READABLE_BY_OTHERS, VARIABLES, Condition
from aanbel.outreach.forms.writing import NewTextForm, TextForm
from aanbel.outreach.models import Template, TemplateVersion
from aanbel.outreach.models.templates import TEXT_LANGUAGES
from aanbel.outreach.permissions import (
    can_coordinate,
    check_can_coordinate,
    check_can_work_cases,
)
from aanbel.outreach.queries import batches, composing, templates
from aanbel.outreach.wording import templates as wording

LANGUAGES = dict(TEXT_LANGUAGES)


def pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF to look at, kept by nobody on the way."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


@require_GET
@needs(check_can_work_cases)
def texts(request: HttpRequest) -> HttpResponse:
    """All texts with the version in use, and the batches."""
    by = acting(request)
    found = templates.templates(by=by)
    if not found:
        services.ship_templates(by=by)
        found = templates.templates(by=by)
    lines = [(one, _in_use(one), [v for v in one.versions.all() if v.draft]) for one in found]
    context = {"texts": lines, "batches": batches.batches(by=by), "may_write": can_coordinate(by)}
    return render(request, "outreach/texts.html", context)


def _in_use(template: Template) -> list[TemplateVersion]:
    """The versions in use, Dutch first."""
    return sorted((one for one in template.versions.all() if one.current), key=lambda one: one.language != "nl")


@needs(check_can_coordinate)
def new_text(request: HttpRequest) -> HttpResponse:
    """A text of one's own."""
    form = NewTextForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = services.start_template(by=acting(request), kind=form.what(), name=form.cleaned_data["name"])
        return redirect("outreach:edit_text", made.slug)
    status = 422 if request.method == "POST" else 200
    return render(request, "outreach/new_text.html", {"form": form}, status=status)


@require_GET
@needs(check_can_work_cases)
def text(request: HttpRequest, slug: str) -> HttpResponse:
    """One text: the version in use, the draft, what was used before."""
    by = acting(request)
    found = templates.template(by=by, slug=slug)
    versions = list(found.versions.all())
    asked = request.GET.get("versie", "")
    shown = next((one for one in versions if str(one.pk) == asked), None)
    shown = shown or next(iter([*_in_use(found), *versions]), None)
    judged = shown and templates.judge(kind=found.what, body=shown.body, subject=shown.subject, language=shown.language)
    context = {
        "text": found,
        "shown": shown,
        "judged": judged,
        "versions": versions,
        "unread": shown is not None and shown.language in UNREAD and shown.drafted_by == "Aanbel",
        "missing": [(code, name) for code, name in TEXT_LANGUAGES if code not in {v.language for v in versions}],
        "may_write": can_coordinate(by),
    }
    return render(request, "outreach/text.html", context)


@needs(check_can_coordinate)
def edit_text(request: HttpRequest, slug: str) -> HttpResponse:
    """Writing, with advice: while typing, or by the button where there is no script."""
    by = acting(request)
    found = templates.template(by=by, slug=slug)
    language = _language(request)
    start = _start(found, language)
    initial = {"subject": start.subject, "body": start.body} if start else {}
    form = TextForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and "check" not in request.POST:
        kept = services.draft_version(by=by, template=found, language=language, **form.cleaned_data)
        messages.success(
            request, _("Version %(n)s is kept as a draft. Nothing is sent with it yet.") % {"n": kept.number}
        )
        return redirect(f"{reverse('outreach:text', args=[slug])}?versie={kept.pk}")
    body = form["body"].value() or ""
    context = {
        "text": found,
        "form": form,
        "language": language,
        "language_name": LANGUAGES[language],
        "judged": templates.judge(kind=found.what, body=body, subject=form["subject"].value() or "", language=language),
        "check_url": f"{reverse('outreach:check_text', args=[slug])}?taal={language}",
        "variables": [
            (f"{{{{{name}}}}}", wording.VARIABLES[name], one.example)
            for name, one in VARIABLES.items()
            if found.what in one.kinds
        ],
        "conditions": [
            (f"{{{{als {one.value}}}}}\n\n{{{{einde}}}}", f"{{{{als {one.value}}}}}", wording.CONDITIONS[one])
            for one in Condition
            if not (found.what in READABLE_BY_OTHERS and one in ABOUT_MONEY)
        ],
    }
    invalid = request.method == "POST" and not form.is_valid()
    return render(request, "outreach/edit_text.html", context, status=422 if invalid else 200)


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("taal", "nl")
    return asked if asked in LANGUAGES else "nl"


def _start(template: Template, language: str) -> TemplateVersion | None:
    """Where writing begins: the draft, else the version in use, else the Dutch text to translate."""
    versions = list(template.versions.all())
    for wanted in (language, "nl"):
        here = [one for one in versions if one.language == wanted]
        if found := next((one for one in here if one.draft), None) or next((one for one in here if one.current), None):
            return found
    return versions[0] if versions else None


@require_POST
@needs(check_can_coordinate)
def check_text(request: HttpRequest, slug: str) -> HttpResponse:
    """The advice alone, for while somebody types."""
    found = templates.template(by=acting(request), slug=slug)
    judged = templates.judge(
        kind=found.what,
        body=request.POST.get("body", "")[:6_000],
        subject=request.POST.get("subject", "")[:120],
        language=_language(request),
    )
    return render(request, "outreach/advice.html", {"judged": judged, "kind": found.what})


@require_POST
@needs(check_can_coordinate)
def release_text(request: HttpRequest, version: int) -> HttpResponse:
    """From now on this version is written with."""
    released = services.release_version(by=acting(request), draft=version)
    messages.success(request, _("Version %(n)s is in use from now on.") % {"n": released.number})
    return redirect("outreach:text", released.template.slug)


@require_GET
@needs(check_can_work_cases)
def text_pdf(request: HttpRequest, version: int) -> HttpResponse:
    """A version as it would be printed, with the examples of the variables."""
    by = acting(request)
    shown = templates.version(by=by, pk=version)
    return pdf(composing.preview(by=by, version=shown), f"{shown.template.slug}-{shown.number}.pdf")
