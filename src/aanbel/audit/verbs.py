"""Every kind of event, in one list. The label is the timeline's sentence; placeholders come from the event's data."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verb(models.TextChoices):
    """What happened. Values are stored for ever; rename the label, never the value."""

    DELIVERY_RECEIVED = "delivery_received", _("Delivery received: %(filename)s")
    DELIVERY_READ = "delivery_read", _("Delivery read: %(accepted)s rows accepted, %(refused)s refused")
    PARTNER_REGISTERED = "partner_registered", _("Signal partner %(partner)s registered")
    AGREEMENT_MADE = "agreement_made", _("Agreement with %(partner)s recorded")
    RESIDENT_LINKED = "resident_linked", _("Signal recognised as the same resident")
    RESIDENT_UNLINKED = "resident_unlinked", _("Signal recognised as another resident")
    REGISTRATION_CHECKED = "registration_checked", _("Registration checked: %(registration)s")
    KNOWN_TO_DEBT_HELP = "known_to_debt_help", _("Known to debt help: %(known)s")
    CASE_OPENED = "case_opened", _("Case opened from %(signals)s signal(s)")
    CASE_JOINED = "case_joined", _("%(signals)s new signal(s) joined this case")
    CASE_TAKEN_UP = "case_taken_up", _("Taken up")
    CASE_ASSIGNED = "case_assigned", _("Assigned to %(to)s")
    CASE_MOVED_ON = "case_moved_on", _("Status changed to: %(status)s")
    ATTEMPT_REGISTERED = "attempt_registered", _("%(kind)s, %(day_part)s: %(result)s")
    ATTEMPT_UNDONE = "attempt_undone", _("Contact attempt undone: %(kind)s")
    CASE_CLOSED = "case_closed", _("Closed: %(outcome)s")
    CASE_REOPENED = "case_reopened", _("Opened again: %(why)s")
    DECISION_CORRECTED = "decision_corrected", _("Decision corrected from %(before)s to %(after)s: %(why)s")
    SCHEME_PROPOSED = "scheme_proposed", _("Priority scheme %(version)s drafted")
    SCHEME_ACTIVATED = "scheme_activated", _("Priority scheme %(version)s activated")
    MONTH_RUN = "month_run", _("Signals matched up to %(period)s")
    USER_INVITED = "user_invited", _("%(user)s given access")
    ROLES_CHANGED = "roles_changed", _("Roles of %(user)s changed to: %(roles)s")
    LIST_EXPORTED = "list_exported", _("Worklist exported: %(rows)s rows")
    ROWS_EXPORTED = "rows_exported", _("Rows to mend taken out of %(filename)s")
    CONSENT_GIVEN = "consent_given", _("Consent given, %(how)s: %(purpose)s")
    CONSENT_WITHDRAWN = "consent_withdrawn", _("Consent withdrawn: %(purpose)s")
    FACTS_NOTED = "facts_noted", _("Written down with consent")
    KEPT_ERASED = "kept_erased", _("Erased after the consent was withdrawn: %(things)s notes")
    SIGNAL_CHECKED = "signal_checked", _("The resident about a signal: %(answer)s")
    SKETCH_MADE = "sketch_made", _("Budget sketch made")
    SKETCH_KEPT = "sketch_kept", _("Budget sketch kept, as the resident wished")
    SKETCH_ERASED = "sketch_erased", _("Budget sketch thrown away")
    STEP_AGREED = "step_agreed", _("Step agreed for: %(who)s")
    STEP_CHANGED = "step_changed", _("Step changed")
    STEP_TICKED = "step_ticked", _("Step done, says: %(who)s")
    STEP_UNTICKED = "step_unticked", _("Step not done yet")
    STEP_DROPPED = "step_dropped", _("Step taken out of the plan")
    POINTER_KEPT = "pointer_kept", _("Pointer kept: %(name)s")
    POINTER_DROPPED = "pointer_dropped", _("Pointer taken away: %(name)s")
