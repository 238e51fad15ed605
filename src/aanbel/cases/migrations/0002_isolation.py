from django.db import migrations

from aanbel.audit.isolation import Isolate


class Migration(migrations.Migration):
    """Shuts these tables to every municipality but the acting one."""

    dependencies = [("cases", "0001_initial")]
    operations = [
        Isolate("cases_case", "cases_decision", "cases_contactattempt"),
        Isolate("cases_refusal", "cases_reminder", "cases_agendalink"),
        Isolate("cases_referral", "cases_seizurerequest"),
        Isolate("cases_discussion", "cases_participant", "cases_agreedstep"),
        Isolate("cases_jointvisit", "cases_debrief", "cases_peerfeedback"),
        Isolate("cases_intervisionmeeting", "cases_intervisionquestion"),
        Isolate("cases_consent", "cases_fact", "cases_signalcheck"),
        Isolate("cases_sketch", "cases_planstep", "cases_pointer"),
        Isolate("cases_selfreport"),
    ]
