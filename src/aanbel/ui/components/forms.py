"""Forms: a field with its label, help and error; the summary of errors; a whole form."""

from typing import Any

from django.forms import BaseForm, BoundField
from django.template import Context, Library
from django.utils.safestring import SafeString

from aanbel.ui.components.rendering import attributes, render

register = Library()

CHOICES = {"radio", "checkbox"}
WIDGET_CLASSES = {
    "select": "utrecht-select utrecht-select--html-select",
    "textarea": "utrecht-textarea utrecht-textarea--html-textarea",
    "checkbox": "utrecht-checkbox utrecht-checkbox--html-input utrecht-checkbox--custom",
    "file": "ui-file",
}
TEXT_CLASS = "utrecht-textbox utrecht-textbox--html-input"


def shape(bound: BoundField) -> str:
    """How a field is laid out: "hidden", "checkbox" (label after box), "choices" (a group), or "text"."""
    widget = bound.field.widget
    kind = getattr(widget, "input_type", "")
    if widget.is_hidden:
        return "hidden"
    if widget.use_fieldset and kind in CHOICES:
        return "choices"
    return "checkbox" if kind == "checkbox" else "text"


def control(bound: BoundField, extra: dict[str, Any]) -> SafeString:
    """The input itself, with the Utrecht class for its kind and pointers to its help and error."""
    widget = bound.field.widget
    kind = getattr(widget, "input_type", "") or ("textarea" if "rows" in widget.attrs else "")
    named: dict[str, Any] = {name.rstrip("_").replace("_", "-"): value for name, value in extra.items()}
    wrong = bool(bound.errors)
    described = [f"{bound.auto_id}-help"] if bound.help_text else []
    described += [f"{bound.auto_id}-error"] if wrong else []
    if described:
        named["aria-describedby"] = " ".join(described)
    if wrong:
        named["aria-invalid"] = "true"
    classes = [WIDGET_CLASSES.get(kind, TEXT_CLASS), str(widget.attrs.get("class", ""))]
    named["class"] = " ".join(part for part in classes if part)
    return bound.as_widget(attrs=named)


@register.simple_tag
def field(bound: BoundField, label: str = "", hide_label: bool = False, **attrs: Any) -> SafeString:
    """A field with label, help and error; keyword arguments become attributes of the input."""
    layout = shape(bound)
    if layout == "hidden":
        return bound.as_widget()
    return render(
        "ui/components/field.html",
        bound=bound,
        wrong=bool(bound.errors),
        layout=layout,
        label=label or bound.label,
        hide_label=hide_label,
        control="" if layout == "choices" else control(bound, attrs),
        options=list(bound) if layout == "choices" else [],
        kind=getattr(bound.field.widget, "input_type", ""),
    )


@register.simple_tag
def fields(form: BaseForm) -> SafeString:
    """All fields of a form, one below the other."""
    return SafeString("".join(field(bound) for bound in form))


@register.simple_tag
def form_errors(form: BaseForm) -> SafeString:
    """What is wrong with the form, on top, each error a link to its field; nothing when all is well."""
    wrong = [bound for bound in form if bound.errors]
    if not wrong and not form.non_field_errors():
        return SafeString("")
    return render("ui/components/form_errors.html", form=form, wrong=wrong)


@register.simple_tag(takes_context=True)
def form(
    context: Context,
    given: BaseForm,
    submit: str,
    action: str = "",
    cancel: str = "",
    kind: str = "primary",
    icon: str = "",
    **attrs: object,
) -> SafeString:
    """A whole POST form: errors on top, the fields, one button, and a way back when `cancel` is given."""
    return render(
        "ui/components/form.html",
        form=given,
        submit=submit,
        action=action,
        cancel=cancel,
        kind=kind,
        icon=icon,
        multipart=given.is_multipart(),
        token=str(context.get("csrf_token", "")),
        attrs=attributes(attrs),
    )


@register.simple_tag
def upload(bound: BoundField, hint: str = "", paste: Any = None) -> SafeString:
    """A file to drop or choose; with `paste` (a textarea field) also a place to paste rows from Excel."""
    return render(
        "ui/components/upload.html",
        bound=bound,
        hint=hint,
        control=control(bound, {}),
        paste=paste,
        paste_control=control(paste, {"rows": 4}) if paste else "",
    )
