"""The page behind the link in the mail: for a professional elsewhere, without an account.

Opening it shows only that there is a question. The code, told by phone, shows the question and what the resident
allowed; a signed proof of half an hour stands in the form, so that nothing is kept in the browser.
"""

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from aanbel.accounts.permissions import public
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases import queries, services
from aanbel.cases.core.referral import TRIES, Act, Link, Stage, Wish
from aanbel.cases.forms.referral import AnswerForm, CodeForm
from aanbel.cases.models import Referral
from aanbel.cases.views.referral import named
from aanbel.cases.wording.referral import LINKS, WISHES
from aanbel.kernel.errors import Missing, Refused

PROOF = "aanbel.referral"
HALF_AN_HOUR = 30 * 60
HIGHEST_CODE = 9999


@never_cache
@public("a professional answers a referral without an account; before the code it shows nothing of a resident")
def receive(request: HttpRequest, municipality: int, token: str) -> HttpResponse:
    """Ask for the code, show the question, take the answer."""
    by = Acting(municipalities=(min(municipality, HIGHEST_CODE),), name="")
    with on_behalf_of(by):
        try:
            referral = queries.referral_behind(by=by, token=token)
        except Missing as no:
            response = render(request, "cases/receive_shut.html", {"sentence": str(no), "phone": ""}, status=404)
        else:
            response = _shown(request, by, referral, token)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _shown(request: HttpRequest, by: Acting, referral: Referral, token: str) -> HttpResponse:
    """What the link shows now."""
    state = queries.link_of(referral)
    if state is not Link.OPENS:
        return _shut(request, referral, str(LINKS[state]))
    if request.method == "POST" and _proven(request.POST.get("proof", ""), referral):
        return _answered(request, by, referral, token)
    form = CodeForm(request.POST if "code" in request.POST else None)
    if request.method == "POST" and form.is_valid():
        if services.open_referral(by=by, token=token, code=form.cleaned_data["code"]):
            return _question(request, referral, AnswerForm(may_consider=referral.at is Stage.ASKED))
        referral.refresh_from_db()
        if queries.link_of(referral) is not Link.OPENS:
            return _shut(request, referral, str(LINKS[queries.link_of(referral)]))
        left = TRIES - referral.wrong_codes
        form.add_error("code", _("This code is not right. You can try %(left)s more times.") % {"left": left})
    context = {"referral": referral, "form": form, "sender": _sender(referral)}
    return render(request, "cases/receive.html", context, status=422 if form.errors else 200)


def _answered(request: HttpRequest, by: Acting, referral: Referral, token: str) -> HttpResponse:
    """The answer, or the question again with what is missing in it."""
    form = AnswerForm(request.POST, may_consider=referral.at is Stage.ASKED)
    if not form.is_valid():
        return _question(request, referral, form)
    try:
        found = services.answer_referral(by=by, token=token, **form.cleaned_data)
    except Refused as no:
        return _shut(request, referral, str(no))
    thanks = {
        Act.ACCEPT: _("Thank you. We tell the resident. Nothing is shown on this page any more."),
        Act.DECLINE: _("Thank you for saying so. We look further. Nothing is shown on this page any more."),
        Act.CONSIDER: _("Thank you. Open the same link again when you know; we expect to hear by %(day)s.")
        % {"day": f"{found.due_on:%d-%m-%Y}"},
    }
    return _shut(request, found, thanks[form.cleaned_data["act"]], done=True)


def _question(request: HttpRequest, referral: Referral, form: AnswerForm) -> HttpResponse:
    """What is asked, and what the resident allowed us to tell."""
    context = {
        "referral": referral,
        "shared": named(referral.shared),
        "wish": WISHES[Wish(referral.wish)],
        "form": form,
        "sender": _sender(referral),
        "proof": signing.dumps([referral.pk, referral.link_hash], salt=PROOF),
    }
    return render(request, "cases/receive_question.html", context, status=422 if form.errors else 200)


def _shut(request: HttpRequest, referral: Referral, sentence: str, *, done: bool = False) -> HttpResponse:
    """One sentence, and whom to call."""
    context = {"sentence": sentence, "phone": referral.municipality.phone, "done": done, "sender": _sender(referral)}
    return render(request, "cases/receive_shut.html", context)


def _proven(proof: str, referral: Referral) -> bool:
    """Whether the code of this very link was given, less than half an hour ago."""
    try:
        known: object = signing.loads(proof, salt=PROOF, max_age=HALF_AN_HOUR)
    except signing.BadSignature:
        return False
    return known == [referral.pk, referral.link_hash]


def _sender(referral: Referral) -> str:
    return referral.municipality.organisation or referral.municipality.name
