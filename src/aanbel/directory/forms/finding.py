"""What is looked for on the social map. Nonsense in an address narrows nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Neighbourhood
from aanbel.directory.models import ServiceKind
from aanbel.ui.choices import offer


class FindForm(forms.Form):
    """Words, and what they are narrowed by."""

    words = forms.CharField(label=_("What is it about?"), max_length=120, required=False)
    kind = forms.ChoiceField(
        label=_("Kind of help"), choices=[("", _("All kinds of help")), *ServiceKind.choices], required=False
    )
    neighbourhood = forms.ChoiceField(label=_("Neighbourhood"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    open = forms.BooleanField(label=_("Open now"), required=False)

    def __init__(self, data: Any, *, neighbourhoods: list[Neighbourhood], languages: list[tuple[str, str]]) -> None:
        super().__init__(data)
        offer(self, "neighbourhood", [("", _("Everywhere")), *((str(one.pk), one.name) for one in neighbourhoods)])
        offer(self, "language", [("", _("Any language")), *languages])

        for name in ("kind", "neighbourhood", "language"):
            self.fields[name].widget.attrs["class"] = "utrecht-select utrecht-select--html-select"
        self.fields["open"].widget.attrs["class"] = "utrecht-checkbox utrecht-checkbox--html-input"

    @property
    def asked(self) -> dict[str, Any]:
        """What was asked in the words of `queries.find`."""
        self.is_valid()
        given = self.cleaned_data
        return {
            "words": given.get("words", "").strip(),
            "kind": ServiceKind(given["kind"]) if given.get("kind") else None,
            "neighbourhood": int(given["neighbourhood"]) if given.get("neighbourhood") else None,
            "languages": (given["language"],) if given.get("language") else (),
            "open_now": bool(given.get("open")),
        }
