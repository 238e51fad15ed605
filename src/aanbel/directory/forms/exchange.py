"""A file to take over."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ImportForm(forms.Form):
    """A social map after HSDS."""

    file = forms.FileField(label=_("File"))
