"""Which approaches there are and in which order: the first that is meant for a case is taken.

As with steps, the buttons move what was filled in and not stored yet; that needs no script.
"""

from collections.abc import Mapping
from dataclasses import replace

from django import forms
from django.http import QueryDict
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanbel.outreach.core.approach import Approach, Audience, Sequence, Unsound
from aanbel.ui.choices import offer


class NewSequenceForm(forms.Form):
    """A new approach begins as a copy: its steps are changed afterwards, and until then no fact leads to it."""

    new_name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    like = forms.ChoiceField(label=gettext_lazy("Begin with the steps of"))

    def __init__(self, data: QueryDict | None, *, sequences: Mapping[str, Sequence]) -> None:
        super().__init__(data)
        offer(self, "like", [(slug, _(one.name)) for slug, one in sequences.items()])


class ApproachOrderForm:
    """The approaches of a version in their order. `do` is the button: add, keep, or up-2, down-2, remove-2."""

    def __init__(self, start: Approach, data: QueryDict | None) -> None:
        known = {one.slug: one for one in start.sequences}
        self.rows = list(start.sequences) if data is None else _filled_in(known, data)
        self.wrong = ""
        do = data.get("do", "") if data else ""
        self.new = NewSequenceForm(data if do == "add" else None, sequences=known)
        if do == "add" and self.new.is_valid():
            self._add(known[self.new.cleaned_data["like"]], self.new.cleaned_data["new_name"])
            self.new = NewSequenceForm(None, sequences=known)
        self._move(do)
        self.fresh = {one.slug for one in self.rows} - set(known)

    def is_valid(self) -> bool:
        """Whether these make a sound approach; `wrong` says why not."""
        try:
            self.approach = Approach(tuple(self.rows))
        except Unsound as unsound:
            self.wrong = _(unsound.text) % unsound.values
            return False
        return True

    def _add(self, like: Sequence, name: str) -> None:
        taken = {one.slug for one in self.rows}
        word = slugify(name).replace("-", "_")[:36] or "approach"
        slug = next(one for one in (word, *(f"{word}_{n}" for n in range(2, 99))) if one not in taken)
        self.rows.insert(0, _copied(like, slug, name))

    def _move(self, do: str) -> None:
        """The last is for everyone and stays the last."""
        what, _dash, place = do.partition("-")
        movable = len(self.rows) - 1
        at = int(place) if place.isdecimal() else movable
        if at >= movable:
            return
        if what == "remove":
            del self.rows[at]
        other = {"up": at - 1, "down": at + 1}.get(what, -1)
        if 0 <= other < movable:
            self.rows[at], self.rows[other] = self.rows[other], self.rows[at]


def _copied(like: Sequence, slug: str, name: str) -> Sequence:
    """Its steps and limits under another name, for nobody yet."""
    return replace(like, slug=slug, name=name, purpose="", opening="", after=0, audience=Audience(by_hand=True))


def _filled_in(known: Mapping[str, Sequence], data: QueryDict) -> list[Sequence]:
    """The rows as the page sent them; a new one says of which it is a copy."""
    rows = []
    for slug in data.getlist("slug"):
        like, name = known.get(data.get(f"like-{slug}", "")), data.get(f"name-{slug}", "")
        if slug in known:
            rows.append(known[slug])
        elif like is not None and name:
            rows.append(_copied(like, slug[:40], name[:80]))
    return rows
