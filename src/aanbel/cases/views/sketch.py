"""The budget sketch: typed, looked at, printed, and then kept or thrown away. Showing it stores nothing."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from aanbel.accounts.permissions import acting, needs
from aanbel.audit import services as audit
from aanbel.cases import queries, services
from aanbel.cases.core.consent import Purpose
from aanbel.cases.core.sketch import LINES, Balance, Block, Sketch, bars, scale_of
from aanbel.cases.forms.sketch import SketchForm
from aanbel.cases.permissions import check_can_work_cases
from aanbel.cases.wording.sketch import BLOCKS, GROUPS, TWICE
from aanbel.cases.wording.sketch import LINES as WORDS
from aanbel.kernel import clock


@dataclass(frozen=True)
class Picture:
    """One balance as two bars, with the words for who cannot see them."""

    title: str
    balance: Balance
    coming: list[Block]
    going: list[Block]

    @property
    def legend(self) -> list[tuple[str, str, int]]:
        """The pieces in words: the name of its colour, its word, cents per month."""
        cents = {
            "income": self.balance.income,
            "short": self.balance.short,
            "fixed": self.balance.fixed,
            "reserve": self.balance.reserve,
            "household": self.balance.household,
            "left": self.balance.left,
        }
        return [(block.name, str(BLOCKS[block.name]), cents[block.name]) for block in [*self.coming, *self.going]]


@needs(check_can_work_cases)
def sketch(request: HttpRequest, case: int) -> HttpResponse:
    """The sketch. `act` says what to do with what was typed: show (by itself), print, keep or throw away."""
    by = acting(request)
    act = request.POST.get("act", "")
    if act == "throw":
        services.throw_away_sketch(by=by, case=case)
        messages.success(request, _("Thrown away. Nothing of it was kept."))
        return redirect("cases:plan", case)
    page = queries.case_page(by=by, case_id=case)
    kept = queries.kept_sketch(page.case)
    form, drawn = _read(request, kept.figures if kept else None)
    if act == "keep" and form.is_valid():
        services.keep_sketch(by=by, case=case, sketch=drawn)
        messages.success(request, _("Kept, as the resident wished."))
        return redirect("cases:plan", case)
    context = {
        "page": page,
        "case": page.case,
        "form": form,
        "wrong": any(form.errors.values()) if form.is_bound else False,
        "kept": kept,
        "consent": queries.consent_for(by=by, case=case, purpose=Purpose.FACTS),
        **_told(drawn),
    }
    if request.headers.get("HX-Request"):
        return render(request, "cases/sketch_balance.html", context)
    audit.record_reading(by=by, case_id=case, purpose="budget sketch")
    if act == "print":
        context["lines"] = _lines(drawn)
        context["pointers"] = queries.pointers_for(page, today=clock.today(), short=drawn.now.left < 0)
        context["today"] = clock.today()
        return render(request, "cases/sketch_print.html", context)
    return render(request, "cases/sketch.html", context, status=422 if act == "keep" else 200)


def _read(request: HttpRequest, kept: dict[str, Any] | None) -> tuple[SketchForm, Sketch]:
    """The form with what it says: as typed, else as kept, else empty."""
    if request.method == "POST":
        form = SketchForm(request.POST)
        form.is_valid()
        return form, form.sketch()
    drawn = Sketch.from_stored(kept) if kept else Sketch()
    return SketchForm.of(drawn), drawn


def _told(drawn: Sketch) -> dict[str, Any]:
    """The pictures and the warnings."""
    now, then = drawn.now, drawn.then
    scale = scale_of([now, *([then] if then else [])])
    pictures = [Picture(_("Now"), now, *bars(now, scale=scale))]
    if then is not None:
        pictures.append(Picture(_("If it changes"), then, *bars(then, scale=scale)))
    changes = [(str(WORDS[line]), drawn.lines.get(line), amount) for line, amount in drawn.what_if.items()]
    return {
        "empty": drawn.empty,
        "now": now,
        "then": then,
        "pictures": pictures,
        "changes": changes,
        "twice": [TWICE[charge] for charge in drawn.counted_twice],
    }


def _lines(drawn: Sketch) -> list[tuple[Any, int, list[tuple[Any, int]]]]:
    """Per group its word, its sum, and the lines that were filled in, per month."""
    found = []
    for group, names in LINES.items():
        rows = [(WORDS[name], drawn.lines[name].month) for name in names if name in drawn.lines]
        if rows:
            found.append((GROUPS[group], sum(cents for _word, cents in rows), rows))
    return found
