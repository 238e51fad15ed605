"""A sequence as a person changes it: its limits, for whom it is, and its steps one by one."""

from dataclasses import replace
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanbel.intake.models import Kind as SignalKind
from aanbel.outreach.core.approach import (
    LONGEST_WAIT,
    MOST_ATTEMPTS,
    MOST_STEPS,
    Approach,
    Asks,
    Audience,
    DayPart,
    Kind,
    Sequence,
    Step,
    Unsound,
)
from aanbel.outreach.wording import approach as wording
from aanbel.ui.choices import offer


def _days(label: Any, *, help_text: Any = "") -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"step": 1, "inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=0, max_value=LONGEST_WAIT, widget=widget, help_text=help_text)


class StepForm(forms.Form):
    """One station."""

    kind = forms.ChoiceField(label=gettext_lazy("What"), choices=list(wording.KINDS.items()))
    days = _days(gettext_lazy("Days after the attempt before"))
    within = _days(gettext_lazy("To be done within (working days)"))
    day_part = forms.ChoiceField(
        label=gettext_lazy("Part of the day"),
        required=False,
        choices=[("", gettext_lazy("another than before")), *wording.DAY_PARTS.items()],
    )
    announce = _days(gettext_lazy("Visit: letter so many working days before (0 = not announced)"))
    template = forms.ChoiceField(label=gettext_lazy("Text that is sent"), required=False)
    asks = forms.ChoiceField(label=gettext_lazy("By whom"), required=False, choices=list(wording.ASKS.items()))

    def __init__(self, *args: Any, texts: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = str(self.initial.get("template") or self.data.get(self.add_prefix("template"), ""))
        known = {slug for slug, _name in texts}
        offer(self, "template", [("", _("none")), *texts, *([(kept, kept)] if kept and kept not in known else [])])

    def step(self) -> Step:
        """The step as filled in."""
        given = self.cleaned_data
        return Step(
            kind=Kind(given["kind"]),
            days=given["days"],
            within=given["within"],
            day_part=DayPart(given["day_part"]) if given["day_part"] else None,
            announce=given["announce"],
            template=given["template"],
            asks=Asks(given["asks"]),
        )

    @staticmethod
    def initial_of(step: Step) -> dict[str, Any]:
        """A step as the form shows it."""
        return {
            "kind": step.kind.value,
            "days": step.days,
            "within": step.within,
            "day_part": step.day_part.value if step.day_part else "",
            "announce": step.announce,
            "template": step.template,
            "asks": step.asks.value,
        }


class SequenceForm(forms.Form):
    """What holds for all steps. Whom it is for stays as it is where everyone or only a worker's choice is meant."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=60)
    opening = forms.CharField(label=gettext_lazy("What to say at once"), max_length=200, required=False)
    minimum_days = _days(gettext_lazy("Days between two attempts, at least"))
    maximum = forms.IntegerField(
        label=gettext_lazy("Attempts, at most"),
        min_value=1,
        max_value=MOST_ATTEMPTS,
        widget=forms.NumberInput(attrs={"step": 1, "inputmode": "numeric"}),
    )
    evening = forms.BooleanField(label=gettext_lazy("Call or visit in the evening at least once"), required=False)
    return_visit = _days(
        gettext_lazy("Let in, nothing agreed, no “no”: once more after so many days"),
        help_text=gettext_lazy("0 = never. A no is always a no."),
    )
    trays = forms.MultipleChoiceField(label=gettext_lazy("Trays"), required=False, widget=forms.CheckboxSelectMultiple)
    youngest = forms.IntegerField(label=gettext_lazy("Age from"), required=False, min_value=0, max_value=120)
    eldest = forms.IntegerField(label=gettext_lazy("Age up to"), required=False, min_value=0, max_value=120)
    kind = forms.ChoiceField(label=gettext_lazy("Kind of signal"), required=False)
    amount = forms.IntegerField(label=gettext_lazy("Amount from (€)"), required=False, min_value=0, max_value=100_000)
    partners = forms.IntegerField(label=gettext_lazy("Partners from"), required=False, min_value=0, max_value=20)

    entrepreneur = forms.BooleanField(label=gettext_lazy("Only who runs a business"), required=False)
    by_hand = forms.BooleanField(
        label=gettext_lazy("Only when a worker chooses it"),
        required=False,
        help_text=gettext_lazy("Then the facts of a case never lead to it."),
    )

    FOR_WHOM = ("trays", "youngest", "eldest", "kind", "amount", "partners", "entrepreneur", "by_hand")

    def __init__(self, sequence: Sequence, data: Any = None, *, trays: list[tuple[str, str]]) -> None:
        audience = sequence.audience
        initial = {
            "name": _(sequence.name),
            "opening": _(sequence.opening) if sequence.opening else "",
            "minimum_days": sequence.minimum_days,
            "maximum": sequence.maximum,
            "evening": sequence.evening,
            "return_visit": sequence.return_visit,
            "trays": audience.trays,
            "youngest": audience.youngest or None,
            "eldest": audience.eldest or None,
            "kind": audience.kind,
            "amount": audience.amount // 100 or None,
            "partners": audience.partners or None,
            "entrepreneur": audience.entrepreneur,
            "by_hand": audience.by_hand,
        }
        super().__init__(data, initial=initial)
        self.sequence = sequence
        if audience.everyone:
            for name in self.FOR_WHOM:
                del self.fields[name]
            return
        offer(self, "trays", trays)
        offer(self, "kind", [("", _("Any kind")), *((kind.value, kind.label) for kind in SignalKind)])

    @property
    def for_whom(self) -> list[forms.BoundField]:
        """The fields that say whom it is for, where they can be changed."""
        return [self[name] for name in self.FOR_WHOM if name in self.fields]

    def changed(self, steps: tuple[Step, ...]) -> Sequence:
        """The sequence as filled in; a name or sentence that was left alone stays the shipped one, to be translated."""
        given, before = self.cleaned_data, self.sequence
        return replace(
            before,
            name=before.name if given["name"] == _(before.name) else given["name"],
            opening=before.opening if before.opening and given["opening"] == _(before.opening) else given["opening"],
            minimum_days=given["minimum_days"],
            maximum=given["maximum"],
            evening=given["evening"],
            return_visit=given["return_visit"],
            audience=self._audience(),
            steps=steps,
        )

    def _audience(self) -> Audience:
        if "trays" not in self.fields:
            return self.sequence.audience
        given = self.cleaned_data
        return Audience(
            trays=tuple(given["trays"]),
            youngest=given["youngest"] or 0,
            eldest=given["eldest"] or 0,
            kind=given["kind"],
            amount=(given["amount"] or 0) * 100,
            partners=given["partners"] or 0,
            entrepreneur=given["entrepreneur"],
            by_hand=given["by_hand"],
        )


class ApproachForm:
    """A sequence with its steps on one page. `do` is the button pressed: add, or up-2, down-2, remove-2.

    Steps are moved on the server, in what was filled in and not stored yet: that needs no script.
    """

    def __init__(
        self,
        sequence: Sequence,
        data: QueryDict | None,
        *,
        within: Approach,
        texts: list[tuple[str, str]],
        trays: list[tuple[str, str]],
    ) -> None:
        self.within = within
        self.texts = texts
        self.whole = SequenceForm(sequence, data, trays=trays)
        if data is None:
            shown = [StepForm.initial_of(step) for step in sequence.steps]
            self.steps = [
                StepForm(initial=one, prefix=f"step-{number}", texts=texts) for number, one in enumerate(shown)
            ]
            return
        rows = _moved(_rows(data), data.get("do", ""))
        self.steps = [
            StepForm(
                {f"step-{number}-{name}": value for name, value in row.items()}, prefix=f"step-{number}", texts=texts
            )
            for number, row in enumerate(rows)
        ]
        self.wrong = ""

    def is_valid(self) -> bool:
        """Whether it makes a sound approach; `wrong` says why not, beside the errors of the fields."""
        if not all([self.whole.is_valid(), *(step.is_valid() for step in self.steps)]):
            return False
        try:
            self.sequence = self.whole.changed(tuple(step.step() for step in self.steps))
            self.approach = self.within.with_sequence(self.sequence)
        except Unsound as unsound:
            self.wrong = _(unsound.text) % {**unsound.values, "name": self.whole.cleaned_data["name"]}
            return False
        return True


def _rows(data: QueryDict) -> list[dict[str, str]]:
    """What was filled in, step by step."""
    count = data.get("steps", "0")
    number_of = min(int(count), MOST_STEPS) if count.isdecimal() else 0
    return [
        {name: data.get(f"step-{number}-{name}", "") for name in StepForm.base_fields} for number in range(number_of)
    ]


def _moved(rows: list[dict[str, str]], do: str) -> list[dict[str, str]]:
    """The steps after the button that was pressed."""
    what, _dash, place = do.partition("-")
    at = int(place) if place.isdecimal() and int(place) < len(rows) else None
    if what == "add" and len(rows) < MOST_STEPS:
        return [*rows, {name: str(value) for name, value in StepForm.initial_of(Step(kind=Kind.PHONE, days=3)).items()}]
    if at is None:
        return rows
    if what == "remove" and len(rows) > 1:
        return rows[:at] + rows[at + 1 :]
    other = {"up": at - 1, "down": at + 1}.get(what, -1)
    if 0 <= other < len(rows):
        rows[at], rows[other] = rows[other], rows[at]
    return rows
