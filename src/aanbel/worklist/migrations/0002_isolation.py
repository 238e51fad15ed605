from django.db import migrations

from aanbel.audit.isolation import Isolate


class Migration(migrations.Migration):
    """Shuts these tables to every municipality but the acting one."""

    dependencies = [("worklist", "0001_initial")]
    operations = [Isolate("worklist_scheme", "worklist_placing", "worklist_searchterm")]
