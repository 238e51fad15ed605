from django.db import migrations

from aanbel.audit.isolation import Isolate


class Migration(migrations.Migration):
    """Shuts these tables to every municipality but the acting one; a code opens its own row."""

    dependencies = [("outreach", "0001_initial")]
    operations = [
        Isolate(
            "outreach_answer",
            "outreach_approach",
            "outreach_batch",
            "outreach_chosenapproach",
            "outreach_message",
            "outreach_part",
            "outreach_replycode",
            "outreach_setaside",
            "outreach_slot",
            "outreach_template",
            "outreach_templateversion",
        ),
        migrations.RunSQL(
            "create policy shown_code on outreach_replycode for select"
            " using (digest = current_setting('aanbel.shown_code', true))",
            "drop policy shown_code on outreach_replycode",
        ),
    ]
