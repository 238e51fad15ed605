from django.db import migrations

from aanbel.audit.isolation import Isolate


class Migration(migrations.Migration):
    """Shuts these tables to every municipality but the acting one."""

    dependencies = [("neighbourhood", "0001_initial")]
    operations = [
        Isolate("neighbourhood_spot", "neighbourhood_street"),
        Isolate("neighbourhood_keyfigure", "neighbourhood_touch", "neighbourhood_tie"),
        Isolate("neighbourhood_declined"),
        Isolate("neighbourhood_riskgroup", "neighbourhood_ally", "neighbourhood_activity", "neighbourhood_owntext"),
    ]
