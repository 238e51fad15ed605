from django.db import migrations

from aanbel.audit.isolation import Isolate


class Migration(migrations.Migration):
    """Shuts these tables to every municipality but the acting one."""

    dependencies = [("field", "0001_initial")]
    operations = [Isolate("field_device", "field_handout", "field_factreceipt", "field_printedcode")]
