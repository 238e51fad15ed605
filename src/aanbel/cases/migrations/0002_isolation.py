from aanbel.audit.isolation import Isolate
from django.db import migrations


class Migration(migrations.Migration):
    """Shuts these tables to every municipality but the acting one."""

    dependencies = [("cases", "0001_initial")]
    operations = [Isolate("cases_case", "cases_decision", "cases_contactattempt")]
