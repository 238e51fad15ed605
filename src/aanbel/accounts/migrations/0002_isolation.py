from django.db import migrations

from aanbel.audit.isolation import Isolate


class Migration(migrations.Migration):
    """Shuts these tables to every municipality but the acting one."""

    dependencies = [("accounts", "0001_initial")]
    operations = [Isolate("accounts_neighbourhood", "accounts_postcodearea", "accounts_qualification")]
