from django.db import migrations

from aanbel.audit.isolation import Isolate


class Migration(migrations.Migration):
    """Shuts these tables to every municipality but the acting one."""

    dependencies = [("intake", "0001_initial")]
    operations = [Isolate("intake_agreement", "intake_delivery", "intake_finding", "intake_signal")]
