"""With whom it was agreed: partners, their agreements and thresholds."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from aanbel.accounts.permissions import acting, can_coordinate, check_can_coordinate, check_can_see_deliveries, needs
from aanbel.intake import queries, services
from aanbel.intake.forms import AgreementForm, PartnerForm
from aanbel.intake.models import Agreement, Partner
from aanbel.intake.wording import shape_name
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused


@require_GET
@needs(check_can_see_deliveries)
def partners(request: HttpRequest) -> HttpResponse:
    """All partners, with what holds today."""
    by = acting(request)
    return render(request, "intake/partners.html", {"lines": queries.partners(by), "may_change": can_coordinate(by)})


@require_GET
@needs(check_can_see_deliveries)
def partner(request: HttpRequest, slug: str) -> HttpResponse:
    """One partner: contact, agreements, what it delivered."""
    by = acting(request)
    found = queries.partner(slug)
    context = {
        "partner": found,
        "agreements": [
            (one, shape_name("own" if one.mapping else one.profile)) for one in queries.agreements(by, found)
        ],
        "deliveries": queries.deliveries(by, partner=slug).rows[:12],
        "may_change": can_coordinate(by),
        "today": clock.today(),
    }
    return render(request, "intake/partner.html", context)


@require_http_methods(["GET", "POST"])
@needs(check_can_coordinate)
def new_partner(request: HttpRequest) -> HttpResponse:
    """Register a partner; its agreement comes next."""
    form = PartnerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if Partner.objects.filter(slug=form.cleaned_data["slug"]).exists():
            form.add_error("slug", _("There is a partner with this short name already."))
        else:
            made = services.register_partner(by=acting(request), **form.cleaned_data)
            return redirect("intake:new_agreement", made.slug)
    context = {"form": form, "partner": None}
    return render(request, "intake/partner_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@needs(check_can_coordinate)
def edit_partner(request: HttpRequest, slug: str) -> HttpResponse:
    """Change a partner's name and contact; short name and kind stay."""
    found = queries.partner(slug)
    kept = {"slug": found.slug, "kind": found.kind}
    initial = {**kept, "name": found.name, "email": found.email, "phone": found.phone}
    form = PartnerForm({**request.POST.dict(), **kept} if request.method == "POST" else None, initial=initial)
    for name in kept:
        form.fields[name].disabled = True
    if request.method == "POST" and form.is_valid():
        services.register_partner(by=acting(request), **form.cleaned_data)
        messages.success(request, _("Noted."))
        return redirect("intake:partner", slug)
    context = {"form": form, "partner": found}
    return render(request, "intake/partner_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@needs(check_can_coordinate)
def new_agreement(request: HttpRequest, slug: str) -> HttpResponse:
    """Record an agreement with a partner."""
    return _agreement_page(request, queries.partner(slug), None)


@require_http_methods(["GET", "POST"])
@needs(check_can_coordinate)
def edit_agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the terms of an agreement; its start is what it is known by."""
    found = queries.agreement(acting(request), pk)
    return _agreement_page(request, found.partner, found)


def _agreement_page(request: HttpRequest, partner: Partner, agreement: Agreement | None) -> HttpResponse:
    initial = AgreementForm.of(agreement) or {"starts_on": clock.today(), "minimum_amount": "75.00"}
    form = AgreementForm(request.POST or None, initial=initial)
    if agreement is not None:
        form.fields["starts_on"].disabled = True
    if request.method == "POST" and form.is_valid():
        mapping = agreement.mapping if agreement and not form.cleaned_data["profile"] else None
        try:
            services.agree(by=acting(request), partner=partner.slug, mapping=mapping, **form.terms())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The agreement is recorded."))
            return redirect("intake:partner", partner.slug)
    context = {"form": form, "partner": partner, "agreement": agreement}
    return render(request, "intake/agreement_form.html", context, status=422 if form.errors else 200)
