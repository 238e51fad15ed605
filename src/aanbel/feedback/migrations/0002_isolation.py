from django.db import migrations

from aanbel.audit.isolation import Isolate


class Migration(migrations.Migration):
    """Shuts these tables to every municipality but the acting one."""

    dependencies = [("feedback", "0001_initial")]
    operations = [
        Isolate(
            "feedback_sharing",
            "feedback_report",
            "feedback_telling",
            "feedback_subscriber",
            "feedback_spentstatement",
        )
    ]
