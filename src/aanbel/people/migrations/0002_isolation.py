from django.db import migrations

from aanbel.audit.isolation import Isolate


class Migration(migrations.Migration):
    """Shuts these tables to every municipality but the acting one."""

    dependencies = [("people", "0001_initial")]
    operations = [Isolate("people_address", "people_resident", "people_link", "people_question")]
