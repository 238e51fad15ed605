"""What a person may change about themselves, and what an administrator may change about a colleague."""

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Role, Skill, User
from aanbel.audit.acting import Acting

ROLE_HELP = _("Give no more than somebody needs for the work. No role at all takes the access away.")


class ProfileForm(forms.Form):
    """My own name, telephone, language and whether single keys do something (WCAG 2.1.4)."""

    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("As colleagues see it."))
    phone = forms.CharField(
        label=_("Telephone"), max_length=20, required=False, help_text=_("For letters and cards to residents.")
    )
    language = forms.ChoiceField(label=_("Language"), choices=[("nl", "Nederlands"), ("en", "English")])
    keyboard = forms.BooleanField(
        label=_("Shortcuts with single keys"),
        required=False,
        help_text=_("Such as / for search and j and k for the next and previous row."),
    )


class RolesForm(forms.Form):
    """The roles of one person in this municipality."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=Role.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=ROLE_HELP,
    )


class InvitationForm(RolesForm):
    """A new colleague: who, where to reach them, and what they may do."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("With this address your colleague signs in and chooses a password."),
    )
    field_order = ("name", "email", "roles")

    def __init__(self, *args: object, by: Acting, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came
        self.fields["roles"].required = True
        self.by = by

    def clean_email(self) -> str:
        """Lower case, as it is stored; refused when this person has a role here already."""
        email: str = self.cleaned_data["email"].lower()
        if User.objects.filter(email=email, memberships__municipality_id=self.by.municipality).exists():
            raise forms.ValidationError(_("Somebody with this address works here already. Change the roles instead."))
        return email


class QualificationForm(forms.Form):
    """One thing a colleague is trained in or knows."""

    skill = forms.TypedChoiceField(label=_("What"), choices=Skill.choices, coerce=Skill)
    language = forms.CharField(
        label=_("Which language"), max_length=40, required=False, help_text=_("Only for “Speaks a language”.")
    )
    valid_until = forms.DateField(
        label=_("Valid until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave empty when it does not end."),
    )


class MunicipalityForm(forms.Form):
    """What a municipality chooses for itself."""

    phone = forms.CharField(
        label=_("Telephone"),
        max_length=20,
        required=False,
        help_text=_("On the resident's page, on letters and on cards."),
    )
    decision_weeks = forms.IntegerField(
        label=_("Weeks for the formal decision"),
        min_value=1,
        max_value=8,
        help_text=_("After the first conversation, by your by-law: eight at most (art. 4a Wgs)."),
    )
    refusal_months = forms.IntegerField(
        label=_("Months in which a “no contact, please” stands"),
        min_value=1,
        max_value=24,
        help_text=_("So long nobody calls, visits or writes. An objection stands until the resident takes it back."),
    )
