from django.db import migrations

from aanbel.audit.isolation import Isolate


class Migration(migrations.Migration):
    """Shuts these tables to every municipality but the acting one."""

    dependencies = [("cases", "0001_initial")]
    operations = [Isolate("cases_case", "cases_decision", "cases_contactattempt")]
